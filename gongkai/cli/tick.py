"""The clock of the worker: a task that enqueues itself, and starts what is due of the night each time it wakes.

It plans its next waking before it does anything, so that a process killed in the middle breaks nothing. What is
missed is found by asking, not by remembering: after an outage the first waking makes up for it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

from gongkai.journal.acts import plan
from gongkai.journal.jobs import jobs
from gongkai.journal.night import carry_out, is_due
from gongkai.site.today import DAY, night_began, night_of

EVERY = timedelta(minutes=5)


@task()
def tick() -> dict[str, list[str]]:
    """Run what is due. Returns per job the days it ran for, a failed one with its error."""
    now = timezone.now()
    plan(tick, next_waking(now))
    night, began = night_of(now), night_began(now)
    due = [job for job in jobs() if is_due(job, night, began, now)]
    return {job.name: [f"{run.for_day}{run.error}" for run in carry_out(job, night) or []] for job in due}


def next_waking(now: datetime) -> datetime:
    """Soon again, and at the nightly hour to the minute."""
    return min(now + EVERY, night_began(now) + DAY)
