"""`gongkai check`: read a text as a careful editor would."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from gongkai import __version__
from gongkai.cli.checking.asked import Asked, asked
from gongkai.cli.checking.sources import files, text
from gongkai.cli.output import is_folder, print_json
from gongkai.cli.program import FINDINGS, OK, UNUSABLE, Unusable
from gongkai.cli.progress import shown
from gongkai.text.checked import Checked

HELP = "检查公文文字：错别字、标点、文号、数字、序号、前后一致；年度报告另查表式"
EXAMPLE = (
    "gongkai check 通知.docx --json\n  gongkai check 年度报告.txt --profile report\n"
    "  gongkai check 文件夹 --format html -o 结果.html\n  gongkai check 通知.txt --fix"
)
NEEDS_DATABASE = False


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="文件|文件夹|-", help="txt、md、html、docx、pdf、xlsx")
    parser.add_argument(
        "--profile",
        choices=["document", "report", "guide", "web"],
        default=None,
        help="按哪一类文稿检查；不写时自动辨认年度报告",
    )
    parser.add_argument("--json", action="store_true", help="输出JSON")
    parser.add_argument("--format", choices=["text", "json", "sarif", "html"], help="输出的形式，默认text")
    parser.add_argument("-o", "--output", metavar="文件", help="写到文件，不写时显示在屏幕上")
    parser.add_argument(
        "--select", metavar="代码", help="只查这些规则，写代码或其开头，用逗号隔开，如 PU,TY001"
    )
    parser.add_argument("--also", metavar="代码", help="另加这些默认不查的规则")
    parser.add_argument("--ignore", metavar="代码", help="不查这些规则")
    parser.add_argument(
        "--level", choices=["severe", "error", "warning", "advice"], help="只显示这样严重或者更严重的"
    )
    parser.add_argument("--fast", action="store_true", help="不查需要查对字词统计的规则，快几倍")
    parser.add_argument(
        "--date", type=date.fromisoformat, metavar="年-月-日", help="文稿的日期，有时效的规则据此判断"
    )
    parser.add_argument("--lists", metavar="文件", help="本单位词表（TOML或者JSON）")
    parser.add_argument(
        "--learned", metavar="文件", help="gongkai learn 写的用字统计，不写时用数据文件夹里的"
    )
    parser.add_argument(
        "--corrector", metavar="文件夹", help="另用自备的纠错模型（model.onnx、vocab.txt）看可疑的句子"
    )
    parser.add_argument("--baseline", metavar="文件", help="既往问题清单：清单里有的不再显示")
    parser.add_argument("--write-baseline", metavar="文件", help="把现有问题写成既往问题清单")
    parser.add_argument(
        "--fix",
        action="store_true",
        help="改正可以放心自动改正的：txt、md改原文件，docx另存为“….改正.docx”；然后再查一遍，显示余下的",
    )
    parser.add_argument("--diff", action="store_true", help="只显示--fix会改什么，不改文件")
    parser.add_argument("--rules", action="store_true", help="列出全部规则")
    parser.add_argument("--explain", metavar="代码", help="说明一条规则")


def run(args: argparse.Namespace) -> int:
    if args.rules or args.explain:
        return _tell(args.explain)
    if not args.files:
        raise Unusable("请写出要检查的文件、文件夹，或者写 - 从标准输入读")
    wanted = asked(args, Path.cwd())
    paths = files(args.files)
    many = len(paths) > 1 or any(is_folder(f) for f in args.files)
    left, unmended = [(path, path) for path in paths], False
    if args.fix or args.diff:
        from gongkai.cli.checking import mending_files

        if args.diff:
            return mending_files.show(paths, wanted)
        is_text = not args.json and args.format in (None, "text") and not args.output
        left, unmended = mending_files.mend(paths, wanted, sys.stdout if is_text else sys.stderr)
    done, unread = _check(left, wanted, many)
    unread = unread or unmended
    if args.write_baseline:
        from gongkai.cli.checking import known

        known.write(Path(args.write_baseline), done)
        print(f"已写入{args.write_baseline}，{sum(len(one.findings) for one in done)}处", file=sys.stderr)
        return UNUSABLE if unread else OK
    if done or many:
        _show([replace(one, file="") if one.file == "-" else one for one in done], args, many)
    if unread:
        return UNUSABLE
    return FINDINGS if any(one.findings for one in done) else OK


def _check(paths: Sequence[tuple[str, str]], wanted: Asked, many: bool) -> tuple[list[Checked], bool]:
    """What the files say, each given with the path a baseline knows it by; and whether one could not be read."""
    from gongkai.cli.checking import known
    from gongkai.text.baseline import news

    before = known.read(wanted.baseline) if wanted.baseline else {}
    done: list[Checked] = []
    unread = False
    each = _each([path for path, _ in paths], wanted)
    for checked, (_, name) in zip(
        shown(each, len(paths), "检查") if many else (c for _, c in each), paths, strict=True
    ):
        if isinstance(checked, Unusable):
            if not many:
                raise checked
            print(checked, file=sys.stderr)  # one bad file does not hide what the others say
            unread = True
        elif name in before:
            left = news(checked.findings, checked.text, before[name])
            done.append(replace(checked, findings=tuple(left)))
        else:
            done.append(checked)
    return done, unread


def _each(paths: Sequence[str], wanted: Asked) -> Iterator[tuple[int, Checked | Unusable]]:
    from gongkai.cli.checking.looking import findings_of

    for path in paths:
        try:
            said = text(path)
        except Unusable as wrong:
            yield 1, wrong
        else:
            yield 1, Checked(path, said.text, tuple(findings_of(path, said.body, wanted, said.beside)))


def _show(done: Sequence[Checked], args: argparse.Namespace, many: bool) -> None:
    form = "json" if args.json else args.format or "text"
    if form == "json" and not args.output:
        from gongkai.text.showing.as_json import as_json

        print_json([as_json(one) for one in done] if many else as_json(done[0]))
        return
    said = _said(done, form, many)
    if args.output:
        try:
            Path(args.output).write_text(said, "utf-8")
        except OSError as wrong:
            raise Unusable(f"{args.output} 无法写入：{wrong.strerror}") from None
    else:
        sys.stdout.write(said)


def _said(done: Sequence[Checked], form: str, many: bool) -> str:
    import json

    from gongkai.text.catalogue import rules
    from gongkai.text.showing import as_json, lines, page, sarif

    if form == "html":
        return page.page(done)
    if form == "text":
        return "".join(f"{line}\n" for one in done for line in lines.lines(one))
    plain = [as_json.as_json(one) for one in done]
    document = sarif.as_sarif(done, rules(), __version__) if form == "sarif" else plain if many else plain[0]
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _tell(code: str | None) -> int:
    from gongkai.text.catalogue import rules
    from gongkai.text.told import told

    if code is None:
        for rule in rules():
            off = "默认不查" if rule.opt_in else ""
            print(f"{rule.code}\t{rule.gravity.label}\t{off}\t{told(rule).title}\t{rule.name}")
        return OK
    for rule in rules():
        if rule.code == code.upper():
            print(f"{rule.code} {told(rule).title}（{rule.name}）［{rule.gravity.label}，{rule.fix.label}］")
            print(f"为什么：{told(rule).why}\n出处：{rule.source}")
            print(
                "\n".join([*(f"误：{text}" for text in rule.wrong), *(f"正：{text}" for text in rule.right)])
            )
            return OK
    raise Unusable(f"没有规则{code}，规则清单见 gongkai check --rules")
