"""`gongkai remedy`: what an applicant may do against a reply of a row, given on a day."""

from __future__ import annotations

import argparse
from datetime import date

from gongkai.cli.output import print_json
from gongkai.cli.program import OK, Unusable
from gongkai.law.redress import NoSuchRow, redress

HELP = "救济途径：按年度报告的行和答复日期确定复议、诉讼的先后和期限"
EXAMPLE = "gongkai remedy --row r3_3_6 --on 2025-07-01 --agency-government 示例市人民政府 --json"
NEEDS_DATABASE = False


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--row", required=True, metavar="行", help="年度报告表三的结果行，如 r3_3_6")
    parser.add_argument("--on", required=True, metavar="日期", help="答复日期")
    parser.add_argument("--agency-government", required=True, metavar="政府", help="本级人民政府")
    parser.add_argument("--json", action="store_true", help="输出JSON")


def run(args: argparse.Namespace) -> int:
    try:
        on = date.fromisoformat(args.on)
    except ValueError:
        raise Unusable(f"--on {args.on!r} 不是日期，请写成 2025-07-01") from None
    try:
        found = redress(args.row, on, args.agency_government)
    except NoSuchRow as wrong:
        raise Unusable(str(wrong)) from None
    if args.json:
        print_json(
            {
                "review_first": found.review_first,
                "review": {"body": found.body, "days": found.review_days},
                "suit": {"days": found.suit_days, "months": found.suit_months},
                "because": [c.as_json() for c in found.because],
            }
        )
    else:
        print(f"{found.paragraph()}\n依据：{'、'.join(map(str, found.because))}")
    return OK
