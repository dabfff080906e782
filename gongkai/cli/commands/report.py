"""`gongkai report`: read, check and build annual reports."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.cli.output import print_json, read_text_file
from gongkai.cli.program import FINDINGS, OK, Unusable, start_framework
from gongkai.law.source import Refusal

if TYPE_CHECKING:
    from gongkai.reports.reading import Reading

HELP = "年度报告：识读已有报告、核对勾稽、由办理记录生成"
EXAMPLE = (
    "gongkai report read 年度报告.docx --json\n"
    "  gongkai report check 年度报告.pdf\n"
    "  gongkai report build --agency 11990000DEMO000000 --year 2023 --format docx -o 2023.docx"
)
NEEDS_DATABASE = False
FORMATS = ("json", "html", "docx", "xlsx")


def arguments(parser: argparse.ArgumentParser) -> None:
    subs = parser.add_subparsers(dest="what", required=True, metavar="read|check|build")
    for name, says in (("read", "把一份年度报告识读成表"), ("check", "核对一份年度报告的表式和勾稽")):
        sub = subs.add_parser(name, help=says, epilog=f"例：gongkai report {name} 年度报告.docx --json")
        sub.add_argument("file", metavar="文件|-")
        sub.add_argument("--json", action="store_true")
    build = subs.add_parser(
        "build",
        help="由记录生成一年的报告",
        epilog="例：gongkai report build --agency 机构代码 --year 2023 --format html -o 2023.html",
    )
    build.add_argument("--agency", required=True, metavar="机构代码")
    build.add_argument("--year", required=True, type=int, metavar="年份")
    build.add_argument("--format", choices=FORMATS, default="json")
    build.add_argument("-o", "--output", metavar="文件", help="写到文件；json、html 不写时输出到屏幕")


def run(args: argparse.Namespace) -> int:
    return {"read": _read, "check": _check, "build": _build}[args.what](args)


def _reading(path: str) -> Reading:
    from gongkai.files.extract import Unreadable, text_of
    from gongkai.reports.reading import NotAReport, read_report

    try:
        text = read_text_file("-") if path == "-" else text_of(Path(path))
        return read_report(text)
    except (Unreadable, NotAReport) as wrong:
        raise Unusable(str(wrong)) from None


def _read(args: argparse.Namespace) -> int:
    reading = _reading(args.file)
    if args.json:
        faults = [
            {
                "code": f.code,
                "start": f.start,
                "end": f.end,
                "found": f.found,
                "better": f.better,
                "says": f.says,
            }
            for f in reading.faults
        ]
        print_json(reading.as_json() | {"faults": faults})
    else:
        _show_reading(reading)
    return FINDINGS if reading.faults else OK


def _show_reading(reading: Reading) -> None:
    figures = reading.figures
    print(f"{figures.agency or '（未写明机关）'} {figures.year or '（未写明年度）'}年 表式{figures.form}")
    cells = list(figures.cells())
    known = [v for _, v in cells if v is not None]
    print(f"共{len(cells)}格，识读{len(known)}格，其中非零{sum(1 for v in known if v)}格")
    for cell, value in cells:
        if value:
            print(f"  {cell} = {value}")
    for one in reading.faults:
        print(f"问题 {one.code} {one.says}")
    for doubt in reading.unsure:
        print(f"存疑 {doubt.cell} {doubt.why}")


def _check(args: argparse.Namespace) -> int:
    from gongkai.law.forms.tie_out import check

    reading = _reading(args.file)
    rows: list[dict[str, Any]] = [
        {"rule": f.rule, "gravity": f.gravity, "cell": f.cell, "expected": _plain(f.expected), "found": _plain(f.found),
         "says": f.says, "source": f.source}
        for f in check(reading.figures)
    ]  # fmt: skip
    rows += [
        {"rule": f.code, "gravity": f.gravity, "cell": None, "expected": f.better, "found": f.found, "says": f.says,
         "source": f.source}
        for f in reading.faults
    ]  # fmt: skip
    if args.json:
        print_json({"findings": rows, "unsure": [one.as_json() for one in reading.unsure]})
    else:
        for row in rows:
            print(f"{row['rule']} [{row['gravity']}] {row['says']}")
        print(f"{len(rows)}处")
    return FINDINGS if rows else OK


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | str) else str(value)


def _build(args: argparse.Namespace) -> int:
    start_framework()
    from gongkai.agencies.models import Agency
    from gongkai.law.forms.shape import form
    from gongkai.reports.building import build, narrative_of
    from gongkai.site.today import today

    form(args.year)
    if args.year > today().year:
        raise Refusal((f"{args.year}年还没有到，没有可以统计的记录", None))
    agency = Agency.objects.filter(code=args.agency).first()
    if agency is None:
        known = "、".join(Agency.objects.values_list("code", flat=True)[:5]) or "还没有机关"
        raise Unusable(f"没有代码为 {args.agency} 的机关；系统里有：{known}")
    if args.format in ("docx", "xlsx") and not args.output:
        raise Unusable(f"{args.format} 需要用 -o 写明文件名")
    made = build(agency, args.year, args.format, narrative_of(agency, args.year))
    if not args.output:
        sys.stdout.write(made.decode())
        return OK
    try:
        Path(args.output).write_bytes(made)
    except OSError as wrong:
        raise Unusable(f"{args.output} 无法写入：{wrong.strerror}") from None
    print(f"已生成 {args.output}", file=sys.stderr)
    return OK
