"""Adding a line to the journal: called by every act, inside its transaction. The runs of the night: what ran, what is
planned, what was mailed. The forms that were sent, and how often something was tried."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import DateTimeField, Value
from django.db.models.functions import Least
from django.utils import timezone
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gongkai.agencies.models import Agency, Person
from gongkai.journal.chain import seal
from gongkai.journal.models import Attempt, Entry, Head, JobRun, Mailing, SentForm, Waking
from gongkai.law.hand import Hand
from gongkai.law.source import Citation

SLIPS_KEPT = timedelta(days=7)


@transaction.atomic
def note(
    agency: Agency,
    matter: str,
    key: str,
    act: str,
    *,
    label: str,
    under: Citation,
    by: Person | Hand,
    on: date,
    hand: Hand | None = None,
    **facts: Any,
) -> Entry:
    """Write one line and chain it. `by` is a person, or APPLICANT/CLOCK, who have no account.

    `facts` must be plain JSON without personal data of applicants.
    """
    Head.objects.get_or_create(agency=agency)
    head = Head.objects.select_for_update().get(agency=agency)
    entry = Entry(
        agency=agency,
        number=head.number + 1,
        at=timezone.now(),
        on=on,
        matter=matter,
        key=key,
        act=act,
        label=label,
        under=str(under),
        person=by if isinstance(by, Person) else None,
        by=by.name if isinstance(by, Person) else by.label,
        hand=hand.value if hand else (by.value if isinstance(by, Hand) else ""),
        facts={name: _plain(value) for name, value in facts.items()},
        previous=head.digest,
    )
    entry.digest = seal(entry)
    entry.save(force_insert=True)
    head.number, head.digest = entry.number, entry.digest
    head.save(update_fields=["number", "digest"])
    return entry


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def begin_run(job: str, for_day: date) -> JobRun:
    """A job begins. Raises IntegrityError while another run of it has no end."""
    return JobRun.objects.create(job=job, for_day=for_day, started_at=timezone.now())


def end_run(run: JobRun, *, facts: dict[str, Any], error: str = "") -> JobRun:
    """A job ended, well or with an error in one sentence."""
    run.ended_at, run.ok, run.facts, run.error = timezone.now(), not error, facts, error[:300]
    run.save(update_fields=["ended_at", "ok", "facts", "error"])
    return run


def end_broken_runs(job: str) -> int:
    """Whoever holds the job alone knows that a run without an end is one whose process was killed."""
    broken = JobRun.objects.filter(job=job, ended_at__isnull=True)
    return broken.update(ended_at=timezone.now(), error="运行到一半，进程被终止")


def note_mailed(person: Person, kind: str, for_day: date) -> Mailing:
    """A mail of this kind went out to somebody for a day."""
    return Mailing.objects.create(person=person, kind=kind, for_day=for_day, sent_at=timezone.now())


def note_sent(person: Person, slip: str, said: str, on: date) -> tuple[SentForm, bool]:
    """The row of a form somebody sends, and whether it is the first of its slip; a second one waits for the first's
    transaction. The rows of a week ago go."""
    sent, first = SentForm.objects.get_or_create(
        person=person, slip=slip, defaults={"said": said, "sent_on": on}
    )
    if first:
        SentForm.objects.filter(person=person, sent_on__lt=on - SLIPS_KEPT).delete()
    return sent, first


def note_made(sent: SentForm, key: str) -> None:
    """What was made of a form, by its key."""
    sent.key = key
    sent.save(update_fields=["key"])


@transaction.atomic
def plan(task: Task, at: datetime) -> None:
    """Leave exactly one waiting run of a task in the queue, at `at` or earlier.

    The row is locked, so two workers that plan at the same moment agree on one.
    """
    Waking.objects.get_or_create(task=task.module_path)
    row = Waking.objects.select_for_update().get(task=task.module_path)
    waiting = DBTaskResult.objects.filter(pk__in=[row.result], status=TaskResultStatus.READY)
    if waiting.update(run_after=Least("run_after", Value(at, DateTimeField()))):
        return
    row.result = task.using(run_after=at).enqueue().id
    row.save(update_fields=["result"])


@transaction.atomic
def take_attempt(keys: dict[str, int], seconds: int) -> bool:
    """Count one more attempt under every key, which maps to how many it may have in `seconds`; False, and nothing is
    counted, where one of them is spent. Two processes that ask at once get the last one once:
    one locked row a key. Neither of Django's shared caches counts atomically (their `incr` reads, then writes)."""
    now = timezone.now()
    fresh = {"count": 0, "until": now + timedelta(seconds=seconds)}
    rows = []
    for key in sorted(keys):  # locked in one order, so that two who share them do not wait for each other
        row, _ = Attempt.objects.select_for_update().get_or_create(key=key, defaults=fresh)
        if row.until <= now:
            row.count, row.until = 0, fresh["until"]  # type: ignore[assignment]
        rows.append(row)
    if any(row.count >= keys[row.key] for row in rows):
        return False
    for row in rows:
        row.count += 1
        row.save(update_fields=["count", "until"])
    return True


@transaction.atomic
def give_attempt_back(keys: dict[str, int]) -> None:
    """What was taken was no wrong attempt after all."""
    for row in Attempt.objects.select_for_update().filter(key__in=sorted(keys), count__gt=0).order_by("key"):
        row.count -= 1
        row.save(update_fields=["count"])


def sweep_attempts() -> int:
    """Remove the counts whose time was over a day ago. Returns how many."""
    old = Attempt.objects.filter(until__lt=timezone.now() - timedelta(days=1))
    return old.delete()[0]
