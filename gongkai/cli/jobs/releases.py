"""Packages whose day and hour have come, published: every minute while the worker runs, and first thing when it starts.

What was missed while it was down goes out then, late, with an alarm at the desk. The night looks once more.
"""

from __future__ import annotations

import logging
from collections import Counter
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django_tasks import task

from gongkai.documents.models import Schedule
from gongkai.documents.release.acts.scheduling import release_scheduled
from gongkai.documents.release.reads import due_now
from gongkai.journal.acts import plan
from gongkai.journal.jobs import Job, Unfinished
from gongkai.journal.night import carry_out
from gongkai.site.today import now, today

logger = logging.getLogger("gongkai.releases")
EVERY = timedelta(minutes=1)


def run(on: date) -> dict[str, Any]:
    """Each by itself: one that breaks stops no other, and is tried again the next minute. Raises Unfinished for it."""
    counts: Counter[str] = Counter(releases_out=0, releases_late=0, releases_failed=0)
    broken = 0
    for key in due_now(now()):
        try:
            counts[_count(release_scheduled(key, now=now(), on=today()))] += 1
        except Exception:
            logger.exception("schedule %s", key)
            broken += 1
    if broken:
        raise Unfinished(f"{broken}件定时发布出错，没有发布，详见日志", dict(counts))
    return dict(counts)


def _count(done: Schedule) -> str:
    if done.state == Schedule.State.FAILED:
        return "releases_failed"
    return "releases_late" if done.is_late else "releases_out"


@task()
def watch() -> None:
    """Look every minute; a run is recorded only where something was due. The next look is planned before anything is
    done, so that a process killed in the middle breaks nothing."""
    plan(watch, timezone.now() + EVERY)
    if due_now(now()):
        carry_out(JOB, today(), again=True)


JOB = Job(
    "releases",
    "定时发布",
    run,
    "按时发布{releases_out}件，晚发布{releases_late}件，没有发布{releases_failed}件",
    order=15,
)
