"""What was made and not published yet: what waits, is near its last day, is over it (条例第二十六条)."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.models import Agency
from gongkai.desk.clockface import Face
from gongkai.documents.models import DocumentQuerySet
from gongkai.documents.reads import unpublished
from gongkai.documents.release import limits
from gongkai.documents.release.limits import Limits, Waiting
from gongkai.law.publication_limit import Clock
from gongkai.law.working_day import WorkCalendar


def waiting(documents: DocumentQuerySet, agency: Agency, day: date, days: WorkCalendar) -> Waiting:
    """The documents of an agency that wait to be published, by how near their last day is."""
    return limits.waiting(unpublished(documents), day, Limits(agency, day, days))


def limit_face(clock: Clock | None) -> Face | None:
    """How a clock of publishing is told on a list."""
    if clock is None:
        return None
    if clock.is_late:
        said = f"超期{clock.late_by}个工作日" if clock.late_by else "已超期"
        return Face(said, "red", clock.due)
    if clock.on == clock.due:
        return Face("今天到期", "amber", clock.due)
    return Face(f"已用{clock.used}／{clock.limit}个工作日", clock.tone, clock.due)
