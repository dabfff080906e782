"""`gongkai calendar`: show a year of working days, file a holiday notice."""

from __future__ import annotations

import argparse
from typing import Any

from gongkai.cli.output import print_json, read_text_file
from gongkai.cli.program import OK
from gongkai.law.working_day import Year

HELP = "查看某年的放假安排，录入新的放假通知"
EXAMPLE = "gongkai calendar show 2027 --json\n  gongkai calendar file 2027.toml"
NEEDS_DATABASE = True


def arguments(parser: argparse.ArgumentParser) -> None:
    subs = parser.add_subparsers(dest="what", required=True, metavar="show|file")
    show = subs.add_parser("show", help="查看一年的安排", epilog="例：gongkai calendar show 2027 --json")
    show.add_argument("year", type=int, metavar="年份")
    show.add_argument("--json", action="store_true")
    file = subs.add_parser(
        "file", help="录入通知并重算在办申请", epilog="例：gongkai calendar file 2027.toml"
    )
    file.add_argument("notice", metavar="通知.toml")
    file.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    return _show(args) if args.what == "show" else _file(args)


def _show(args: argparse.Namespace) -> int:
    from gongkai.agencies.reads import calendar

    year = calendar().year(args.year)
    if args.json:
        print_json(as_json(year))
        return OK
    print(
        f"{year.year}年 {'已公布' if year.status == 'official' else '暂定'} {year.notice} 工作日{len(year.working_days)}天"
    )
    for day, name in sorted(year.off.items()):
        print(f"  休 {day} {name}")
    for day in sorted(year.work):
        print(f"  班 {day}")
    return OK


def _file(args: argparse.Namespace) -> int:
    from gongkai.cases.acts import recompute
    from gongkai.cases.models import Case
    from gongkai.journal import staffing
    from gongkai.law.hand import Hand
    from gongkai.site.today import today

    year = staffing.file_notice(read_text_file(args.notice), by=Hand.ADMINISTRATOR, on=today())
    changed = recompute(Case.objects.all(), today())
    if args.json:
        print_json({"year": year.year, "status": year.status.value, "cases_changed": changed})
    else:
        print(f"已录入{year.year}年放假通知；{changed}件在办申请的期限有变化，已留痕")
    return OK


def as_json(year: Year) -> dict[str, Any]:
    return {
        "year": year.year,
        "status": year.status.value,
        "notice": year.notice,
        "issued": year.issued,
        "working_days": len(year.working_days),
        "off": [{"day": d.isoformat(), "name": n} for d, n in sorted(year.off.items())],
        "work": [d.isoformat() for d in sorted(year.work)],
    }
