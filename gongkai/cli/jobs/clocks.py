"""The clocks of open requests, computed again as of the day: silence of a consulted party ends a pause by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.cases.acts import recompute
from gongkai.cases.models import Case
from gongkai.journal.jobs import Job


def run(on: date) -> dict[str, Any]:
    """Cases that came or moved after `on` are left out: their clocks were read later than this day already."""
    cases = Case.objects.open().filter(submitted_on__lte=on).exclude(events__on__gt=on)
    return {"clocks_changed": recompute(cases, on)}


JOB = Job("clocks", "重算在办申请的期限", run, "期限变化{clocks_changed}件", each_day=True, order=10)
