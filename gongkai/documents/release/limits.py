"""The limit clock of a document: one function for the desk, its lists, the reminders and the measures. Nothing here writes."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.agencies.reads import calendar, house_rule
from gongkai.documents.models import AttributeDecision, Document, Edition
from gongkai.law.attribute import Attribute
from gongkai.law.publication_limit import ROWS, WORKING_DAYS, Clock, Row, read, row_of
from gongkai.law.review import EditionStage
from gongkai.law.source import NotYetLaw
from gongkai.law.working_day import CalendarEnds, WorkCalendar

# Decisions after the signature. Before it the attribute is a draft's, and the clock runs from the day it was formed.
OPENING = ("decide_attribute", "reassess")


class Limits:
    """The limits of an agency as they stand on a day, and the calendar they run on: asked once for any number of
    documents."""

    def __init__(self, agency: Agency, on: date, days: WorkCalendar | None = None) -> None:
        self.agency, self.days = agency, days or calendar()
        self.own = {row.code: house_rule(agency, row.house_rule, on) for row in ROWS if row.house_rule}
        self.opened = _opened(agency)

    def clock(self, kind: str, genre: str, formed: date, on: date) -> Clock | None:
        """The clock of what was formed or changed on a day; None where no calendar tells, or before the law."""
        row = row_of(kind, genre)
        try:
            return read(row, self._days_of(row, formed), formed, on, self.days)
        except (CalendarEnds, NotYetLaw):
            return None

    def formed(self, key: int, made: date) -> date:
        """From which day a document first to be published counts: the day it was formed, or was opened after it."""
        return max(made, self.opened.get(key, made))

    def _days_of(self, row: Row, formed: date) -> int:
        return self.own[row.code] if row.house_rule else WORKING_DAYS.on(formed).value


def _opened(agency: Agency) -> dict[int, date]:
    """When what was closed was opened by a decision: the day by document. One query, for few rows."""
    made = AttributeDecision.objects.filter(
        document__agency=agency, act__in=OPENING, attribute=Attribute.PROACTIVE
    ).exclude(was__in=("", Attribute.PROACTIVE))
    return dict(made.order_by("on", "pk").values_list("document_id", "on"))


def limit_clock(
    document: Document, in_hand: Edition | None, on: date, limits: Limits | None = None
) -> Clock | None:
    """The clock of what of a document waits to be published: all of it from the day it was formed or was opened by a
    decision, a later edition (`in_hand`) from the day its change began. None where nothing waits, or it is not for publication."""
    if document.attribute != Attribute.PROACTIVE or document.interprets_id is not None:
        return None
    limits = limits or Limits(document.agency, on)
    if document.published_on is None:
        if _given_up(document):
            return None
        formed = limits.formed(document.pk, document.made_on)
    elif in_hand is not None and document.is_live:
        formed = in_hand.made_on
    else:
        return None
    return limits.clock(document.kind, document.genre, formed, on)


def _given_up(document: Document) -> bool:
    """Whether every draft of a document was discarded. Asks nothing where its editions were fetched with it."""
    return all(edition.stage == EditionStage.DISCARDED for edition in document.editions.all())


class Waiting(NamedTuple):
    """The keys of the documents that wait, of those near their last day, and of those over it."""

    waiting: tuple[int, ...]
    near: tuple[int, ...]
    over: tuple[int, ...]


def waiting(documents: QuerySet[Document], on: date, limits: Limits) -> Waiting:
    """Of documents that were never published. One query, whatever their number; where no calendar tells, nothing is near
    or over."""
    rows = list(documents.values_list("pk", "kind", "genre", "made_on"))
    tones = {}
    for key, kind, genre, made in rows:
        clock = limits.clock(kind, genre, limits.formed(key, made), on)
        tones[key] = clock.tone if clock else ""
    return Waiting(
        tuple(tones),
        tuple(key for key, tone in tones.items() if tone == "amber"),
        tuple(key for key, tone in tones.items() if tone == "red"),
    )
