"""Questions to the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Q, QuerySet
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gongkai.agencies.models import Agency
from gongkai.journal.chain import holds
from gongkai.journal.models import Entry, Head, JobRun, Waking

MISSED_AT_MOST = 31  # days a job makes up for
ASLEEP = timedelta(minutes=2)  # a waking so long past says that no worker runs


@dataclass(frozen=True)
class Verification:
    """`rows` lines read; `first_broken` is (agency code, number) of the first line that does not hold, or None."""

    rows: int
    first_broken: tuple[str, int] | None

    @property
    def ok(self) -> bool:
        return self.first_broken is None


def lines_of(agency: Agency, matter: str, key: str) -> QuerySet[Entry]:
    """The lines of one matter, oldest first."""
    return Entry.objects.filter(agency=agency, matter=matter, key=key).order_by("number")


def verify(agency: Agency | None = None) -> Verification:
    """Walk the chain of one agency, or of all: numbers without a gap, each seal right, each line tied to the one
    before, and the last one the head of the chain. A chain whose head is gone is broken at its end."""
    rows = 0
    agencies = [agency] if agency else Agency.objects.filter(journal__isnull=False).distinct().order_by("pk")
    heads = {head.agency_id: head for head in Head.objects.all()}
    empty = [head for head in heads.values() if head.number and not head.agency.journal.exists()]
    for one in agencies:
        expected, previous = 1, ""
        for entry in Entry.objects.filter(agency=one).order_by("number").iterator(2000):
            rows += 1
            if entry.number != expected or entry.previous != previous or not _holds(entry):
                return Verification(rows, (one.code, expected))
            expected, previous = expected + 1, entry.digest
        head = heads.get(one.pk)
        if (expected - 1, previous) != ((head.number, head.digest) if head else (0, "")):
            return Verification(rows, (one.code, expected))
    if agency is None and empty:
        return Verification(rows, (empty[0].agency.code, 1))
    return Verification(rows, None)


def _holds(entry: Entry) -> bool:
    try:
        return holds(entry)
    except ValueError:  # a digest that names no algorithm
        return False


@dataclass(frozen=True)
class GoodRun:
    """The last day a job was well done for, and when that was."""

    day: date
    at: datetime


def last_good_runs() -> dict[str, GoodRun]:
    """Per name of a job its last good run; a job that never ran well is not in it."""
    good = JobRun.objects.filter(ok=True).order_by().values("job")
    return {
        row["job"]: GoodRun(row["day"], row["at"])
        for row in good.annotate(day=Max("for_day"), at=Max("ended_at"))
    }


def missed_days(job: str, today: date) -> list[date]:
    """The days up to `today` a job was not well done for, oldest first, at most MISSED_AT_MOST.

    A job that never ran begins today: what was before it is not its matter.
    """
    last = last_good_runs().get(job)
    if last is None:
        return [today]
    count = min(max((today - last.day).days, 0), MISSED_AT_MOST)
    return [today - timedelta(days=back) for back in reversed(range(count))]


def failures_since(job: str, at: datetime) -> list[datetime]:
    """When the runs of a job that began since then ended badly, oldest first."""
    failed = JobRun.objects.filter(job=job, ok=False, started_at__gte=at, ended_at__isnull=False)
    return list(failed.order_by("ended_at").values_list("ended_at", flat=True))  # type: ignore[arg-type]


def is_worker_awake(now: datetime) -> bool:
    """Whether a worker keeps itself going: its task runs just now, or its next waking is not long past."""
    waiting = DBTaskResult.objects.filter(pk__in=Waking.objects.values("result"))
    return waiting.filter(Q(status=TaskResultStatus.RUNNING) | Q(run_after__gte=now - ASLEEP)).exists()
