"""`gongkai nightly`: what time does by itself, now: every job of the night, and what was missed of it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from gongkai.cli.output import print_json
from gongkai.cli.program import FINDINGS, OK, Unusable

if TYPE_CHECKING:
    from datetime import date

    from gongkai.journal.jobs import Job
    from gongkai.journal.models import JobRun

HELP = "每晚的工作：重算在办申请的期限，巡查在线文字，清除到期的身份证明，发送每日待办，补做错过的；有差错时退出状态为1"
EXAMPLE = "gongkai nightly --json\n  gongkai nightly --job patrol"
NEEDS_DATABASE = True
PATIENCE = 600  # seconds to wait for a job that runs elsewhere


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--job", metavar="任务", help="只运行这一个（clocks、patrol、identity、digest、queue……）"
    )
    parser.add_argument("--json", action="store_true", help="输出JSON")


def run(args: argparse.Namespace) -> int:
    from gongkai.journal.night import carry_out
    from gongkai.site.today import today

    day = today()
    done = [(job, carry_out(job, day, again=True, wait=PATIENCE)) for job in _chosen(args.job)]
    rows = [_row(job, run, day) for job, runs in done for run in runs or []]
    rows += [{"job": job.name, "ok": False, "error": "正在另一处运行"} for job, runs in done if runs is None]
    ok = all(row["ok"] for row in rows)
    if args.json:
        print_json(_totals(rows) | {"ok": ok, "runs": rows})
    else:
        labels = {job.name: job.label for job, _ in done}
        for row in rows:
            print(_line(labels[row["job"]], row))
    return OK if ok else FINDINGS


def _chosen(name: str | None) -> list[Job]:
    from gongkai.journal.jobs import JOBS, jobs

    if name and name not in JOBS:
        raise Unusable(f"没有名为 {name} 的任务；可以写：{'、'.join(job.name for job in jobs())}")
    return [JOBS[name]] if name else jobs()


def _row(job: Job, run: JobRun, day: date) -> dict[str, Any]:
    return {
        "job": job.name, "for_day": run.for_day.isoformat(), "caught_up": run.for_day < day, "ok": run.ok,
        "facts": run.facts, "error": run.error,
    }  # fmt: skip


def _totals(rows: list[dict[str, Any]]) -> dict[str, int]:
    """Every count of the night, over all days it ran for."""
    totals: dict[str, int] = {}
    for row in rows:
        for name, value in row.get("facts", {}).items():
            if isinstance(value, int):
                totals[name] = totals.get(name, 0) + value
    return totals


def _line(label: str, row: dict[str, Any]) -> str:
    from gongkai.journal.jobs import in_words

    error = f"差错：{row['error']}" if row["error"] else ""
    said = "；".join(filter(None, (in_words(row["job"], row.get("facts", {})), error)))
    made_up = "（补做）" if row.get("caught_up") else ""
    return f"{'●' if row['ok'] else '■'} {row.get('for_day', '')} {label}{made_up}：{said}"
