"""`gongkai clocks`: the clocks of all open requests, computed again; safe to run and to stop any time."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date

from gongkai.cli.output import print_json
from gongkai.cli.program import FINDINGS, OK, Unusable
from gongkai.cli.progress import shown
from gongkai.law.source import Refusal

HELP = "重算全部在办申请的期限；有变化的留痕并提示承办人，有无法计算的退出状态为1（可重复运行，可随时中断）"
EXAMPLE = "gongkai clocks --json"
NEEDS_DATABASE = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of", metavar="日期", help="算到这一天，缺省为今天；此后收到或者有进展的申请不算"
    )
    parser.add_argument("--json", action="store_true", help="输出JSON")


def run(args: argparse.Namespace) -> int:
    from gongkai.cases.acts import recomputed
    from gongkai.cases.reads import standing_on
    from gongkai.site.today import today

    on = _day(args.as_of, today())
    cases = standing_on(on)
    done = {"read": 0, "changed": 0}

    def counted() -> Iterator[tuple[int, int]]:
        for read, changed in recomputed(cases, on):
            done["read"] += read
            yield read, changed

    status = OK
    try:
        for changed in shown(counted(), cases.filter(received_on__isnull=False).count(), "重算期限"):
            done["changed"] += changed
    except Refusal as unread:
        print(unread, file=sys.stderr)
        status = FINDINGS
    if args.json:
        print_json({"as_of": on.isoformat()} | done)
    else:
        print("重算{read}件在办申请的期限，{changed}件有变化".format(**done))
    return status


def _day(given: str | None, today: date) -> date:
    """The day to read the clocks on. Raises Unusable for what is no day, or one to come."""
    try:
        day = date.fromisoformat(given) if given else today
    except ValueError:
        raise Unusable(f"--as-of {given!r} 不是日期，请写成 2026-09-18") from None
    if day > today:
        raise Unusable(f"--as-of 不能晚于今天（{today}）")
    return day
