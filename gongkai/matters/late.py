"""What is late in this room: progress, explanations, feedback, transcripts. One list for the desk, the mail, the night."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef, QuerySet

from gongkai.agencies.models import Agency
from gongkai.agencies.reads import calendar, house_rule
from gongkai.law.dossier import DOSSIERS, RESULTS
from gongkai.law.progress_period import Every, periods_due
from gongkai.law.working_day import CalendarEnds, WorkCalendar
from gongkai.matters.dossier import Cell, cells_of, rows_of
from gongkai.matters.models import Call, Event, Matter, Progress, Reminder, Statement

What = Reminder.What
WITH_PROGRESS = [kind.value for kind, parts in DOSSIERS.items() if any(p.key == RESULTS for p in parts)]


@dataclass(frozen=True)
class Late:
    """One thing late: since which day, of what, and a sentence. `key` tells it from others of the same day."""

    what: Reminder.What
    key: str
    due: date
    of: Matter | Call | Event
    says: str

    @property
    def division(self) -> int:
        return (self.of.of if isinstance(self.of, Call) else self.of).division_id

    @property
    def owner(self) -> int | None:
        """Who answers for it, where somebody is named."""
        of = self.of.of if isinstance(self.of, Call) else self.of
        return of.owner_id if isinstance(of, Matter) else None


def late(agency: Agency, on: date) -> list[Late]:
    """Everything late in an agency, the oldest first. The database is asked about the agency, not about each matter."""
    days = calendar()
    found = [
        *_progress(agency, on, days, is_over=True), *_stale(agency, on), *_gaps(agency, on), *_feedback(agency, on, days),
        *_transcripts(agency, on, days),
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.due, one.key))


def coming(agency: Agency, on: date) -> list[Late]:
    """Progress of periods that have ended, still to be told within its days."""
    return sorted(_progress(agency, on, calendar(), is_over=False), key=lambda one: (one.due, one.key))


def due_after(day: date, working_days: int, days: WorkCalendar) -> date | None:
    """The last working day of a limit that begins after `day`; None where the calendar of those years is not filed."""
    try:
        return days.nth_after(day, working_days)
    except CalendarEnds:
        return None


def over(day: date, working_days: int, on: date, days: WorkCalendar) -> date | None:
    """That day where it has passed on `on`; None while it runs."""
    due = due_after(day, working_days, days)
    return due if due and due < on else None


def running(agency: Agency) -> QuerySet[Matter]:
    """Matters that progress is told of and that are not closed."""
    found = Matter.objects.filter(agency=agency, kind__in=WITH_PROGRESS, closed_on__isnull=True)
    return found.select_related("agency", "division", "owner")


def _progress(agency: Agency, on: date, days: WorkCalendar, *, is_over: bool) -> Iterator[Late]:
    """Ended periods of which nothing was released, their time over or not; those before the matter was entered here are
    left out."""
    limit = house_rule(agency, "progress_days", on)
    told = set(Progress.objects.released().filter(matter__agency=agency).values_list("matter_id", "last"))
    for matter in running(agency).exclude(every=""):
        since = max(matter.begun, matter.made_on)
        for period in periods_due(Every(matter.every), since, min(on, matter.ended or on)):
            due = due_after(period.last, limit, days)
            if due and (due < on) == is_over and (matter.pk, period.last) not in told:
                key, what = f"{matter.number} {period.last}", What.PROGRESS if is_over else What.COMING
                yield Late(what, key, due, matter, f"{period.label}的进展没有公布")


def _stale(agency: Agency, on: date) -> Iterator[Late]:
    """Matters whose newest released progress, or whose beginning, is too long ago."""
    kept = timedelta(days=house_rule(agency, "stale_days", on))
    newest = dict(
        Progress.objects.released()
        .filter(matter__agency=agency)
        .order_by()
        .values_list("matter_id")
        .annotate(Max("released_on"))
    )
    for matter in running(agency).filter(ended__isnull=True):
        last = newest.get(matter.pk) or max(matter.begun, matter.made_on)
        if last + kept < on:
            yield Late(
                What.STALE, matter.number, last + kept, matter, f"最近一次更新是{last}，已超过{kept.days}天"
            )


def _gaps(agency: Agency, on: date) -> Iterator[Late]:
    """Stages and parts still empty though the day the public was told has passed; what waits for release changes nothing."""
    promised = Statement.objects.released().filter(
        matter=OuterRef("pk"), form=Statement.Form.GAP, expected_on__lt=on
    )
    found = Matter.objects.filter(Exists(promised), agency=agency, closed_on__isnull=True)
    matters = list(found.select_related("agency", "division", "owner"))
    filled = rows_of(matters)
    for matter, cells in zip(matters, cells_of(matters, on), strict=True):
        empty = [(cell.phase, cell) for cell in cells] + [(r.part.label, r.cell) for r in filled[matter.pk]]
        for label, cell in empty:
            if isinstance(cell, Cell) and cell.is_overdue(on):
                due = cell.gap.expected_on  # type: ignore[union-attr]
                says = f"“{label}”预计{due}公开，还没有公开"
                yield Late(What.GAP, f"{matter.number} {label}", due, matter, says)  # type: ignore[arg-type]


def _feedback(agency: Agency, on: date, days: WorkCalendar) -> Iterator[Late]:
    """Calls that are over and were not fed back in time."""
    limit = house_rule(agency, "feedback_days", on)
    calls = Call.objects.released().filter(agency=agency, feedback_on__isnull=True, last_day__lt=on)
    for call in calls.select_related("agency", "matter", "event"):
        if due := over(call.last_day, limit, on, days):
            yield Late(What.FEEDBACK, call.number, due, call, f"{call.last_day}截止，没有公布反馈")


def _transcripts(agency: Agency, on: date, days: WorkCalendar) -> Iterator[Late]:
    """Events held whose transcript is not public in time."""
    limit = house_rule(agency, "transcript_days", on)
    held = Event.objects.without_transcript().filter(agency=agency, on__lt=on, moved_by__isnull=True)
    for event in held.released().select_related("agency"):
        if due := over(event.on, limit, on, days):
            yield Late(What.TRANSCRIPT, event.number, due, event, f"{event.on}举行，没有公布实录")
