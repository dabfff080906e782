"""`gongkai letter copy|check|try`: an agency's own Word templates of its letters."""

from __future__ import annotations

import argparse
from pathlib import Path

from gongkai.cli.program import FINDINGS, OK, Unusable
from gongkai.law.letter import LetterKind
from gongkai.law.source import Refusal

HELP = "文书模板：取出副本，核对改过的模板，用虚构的内容试排"
EXAMPLE = "gongkai letter try --kind receipt --agency 机构代码 -o 试排.pdf"
NEEDS_DATABASE = True


def arguments(parser: argparse.ArgumentParser) -> None:
    kinds = "、".join(f"{kind}（{kind.label}）" for kind in LetterKind)
    parser.add_argument("what", choices=["copy", "check", "try"], help="copy 取出，check 核对，try 试排")
    parser.add_argument(
        "--agency", default="", metavar="机构代码", help="模板放在数据目录的 letters/机构代码 下"
    )
    parser.add_argument("--kind", type=kind_named, metavar="文书", help=f"只处理一种：{kinds}")
    parser.add_argument("-o", "--out", metavar="文件", help="试排的结果，.docx 或者 .pdf")


def kind_named(name: str) -> LetterKind:
    if name not in LetterKind.__members__.values():
        raise argparse.ArgumentTypeError(f"没有文书 {name}")
    return LetterKind(name)


def run(args: argparse.Namespace) -> int:
    kinds = [args.kind] if args.kind else list(LetterKind)
    if args.what == "try":
        return _try(args)
    if not args.agency:
        raise Unusable("请用 --agency 给出机构代码")
    return _copy(args.agency, kinds) if args.what == "copy" else _check(args.agency, kinds)


def _copy(agency: str, kinds: list[LetterKind]) -> int:
    """Put a copy of each shipped template into the agency's folder; one that lies there already stays as it is."""
    from gongkai.files.letters.templates import folder, own, shipped

    for kind in kinds:
        if own(agency, kind) is None:
            folder(agency).mkdir(parents=True, exist_ok=True)
            (folder(agency) / f"{kind}.docx").write_bytes(shipped(kind).read_bytes())
            print(f"{kind}.docx　{kind.label}")
    print(f"模板在 {folder(agency)}，可以用Word修改；删去其中的文件即恢复原样")
    return OK


def _check(agency: str, kinds: list[LetterKind]) -> int:
    from gongkai.files.letters.render import check_template
    from gongkai.files.letters.templates import own

    status = OK
    for kind in kinds:
        path = own(agency, kind)
        if path is None:
            continue
        try:
            check_template(kind, path)
            print(f"{kind.label}：可以使用")
        except Refusal as refusal:
            status = FINDINGS
            print(f"{kind.label}：{refusal}")
    return status


def _try(args: argparse.Namespace) -> int:
    from gongkai.files.letters.render import word
    from gongkai.files.letters.specimen import specimen
    from gongkai.files.letters.templates import own
    from gongkai.files.letters.typeset import pdf

    if args.kind is None or Path(args.out or "").suffix not in (".docx", ".pdf"):
        raise Unusable("试排请用 --kind 给出文书，用 -o 给出 .docx 或者 .pdf 文件")
    content = word(args.kind, specimen(args.kind), own=own(args.agency, args.kind))
    Path(args.out).write_bytes(pdf(content) if args.out.endswith(".pdf") else content)
    return OK
