"""The clocks of open requests, computed again as of the day: silence of a consulted party ends a pause by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.cases.acts import recompute
from gongkai.cases.reads import standing_on
from gongkai.journal.jobs import Job


def run(on: date) -> dict[str, Any]:
    """Raises Refusal where a clock could not be read; all the others were."""
    return {"clocks_changed": recompute(standing_on(on), on)}


JOB = Job("clocks", "重算在办申请的期限", run, "期限变化{clocks_changed}件", each_day=True, order=10)
