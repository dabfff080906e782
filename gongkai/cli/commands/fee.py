"""`gongkai fee`: what a month's items or a request's pages cost, and why."""

from __future__ import annotations

import argparse
from datetime import date

from gongkai.cli.output import print_json
from gongkai.cli.program import OK, Unusable
from gongkai.law.fee import Method, fee_for

HELP = "计算信息处理费：按件或者按量，逐档列明"
EXAMPLE = "gongkai fee --method item --count 32 --json"
NEEDS_DATABASE = False


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--method",
        required=True,
        choices=[m.value for m in Method],
        help="item 按件（同一申请人一个自然月），page 按量（一件申请的页数）",
    )
    parser.add_argument("--count", required=True, type=int, metavar="N", help="件数或者页数")
    parser.add_argument("--on", default="2021-01-01", metavar="日期", help="按哪一天的标准")
    parser.add_argument("--json", action="store_true", help="输出JSON")


def run(args: argparse.Namespace) -> int:
    try:
        on = date.fromisoformat(args.on)
    except ValueError:
        raise Unusable(f"--on {args.on!r} 不是日期，请写成 2024-06-03") from None
    if args.count > 1_000_000:
        raise Unusable(f"--count {args.count} 过大，请核对")
    fee = fee_for(Method(args.method), args.count, on)
    if args.json:
        tiers = [
            {"from": t.first, "to": t.last, "rate": t.rate, "count": t.count, "amount_yuan": t.amount}
            for t in fee.tiers
        ]
        print_json({"amount_yuan": fee.amount, "tiers": tiers, "because": [c.as_json() for c in fee.because]})
        return OK
    for tier in fee.tiers:
        print(
            f"第{tier.first}—{tier.last}{fee.method.unit}：{tier.count}{fee.method.unit} × {tier.rate}元 = {tier.amount}元"
        )
    print(f"合计 {fee.amount} 元\n依据：{'、'.join(map(str, fee.because))}")
    return OK
