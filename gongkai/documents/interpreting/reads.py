"""How documents stand that are to be interpreted: in step, late, never, waived. One question to the database a list."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)

from gongkai.agencies.models import Person
from gongkai.documents.interpreting.models import Waiver
from gongkai.documents.models import Document, DocumentQuerySet, Edition, in_force
from gongkai.law.assessment import Measure
from gongkai.law.interpretation import DUE_KINDS, DUE_NORMATIVE, Form
from gongkai.law.working_day import CalendarEnds, WorkCalendar


class Standing(TextChoices):
    """How a document that is to be interpreted stands; exactly one."""

    IN_STEP = "in_step", "同步"
    APART = "apart", "同日发布、没有同步审签"
    LATE = "late", "滞后"
    NEVER = "never", "没有解读"
    WAIVED = "waived", "免予解读"


def owing(documents: DocumentQuerySet) -> QuerySet[Any]:
    """Public documents to be interpreted, each with `standing` and `first_interpreted` (None where nothing is online).

    By choice or by rule: also what was imported, or was published before the rule decided at drafting.
    """
    explained = Document.objects.filter(interprets=OuterRef("pk")).public()
    first = explained.order_by("published_on").values("published_on")[:1]
    own = Edition.objects.filter(document=OuterRef(OuterRef("pk"))).values("package")
    together = Edition.objects.filter(
        document__interprets=OuterRef("pk"),
        document__is_live=True,
        document__published_on=OuterRef("published_on"),
        package__in=own,
    )
    # What came in from elsewhere was signed there: of it only the days are known.
    imported = Edition.objects.filter(document=OuterRef("pk"), attested__isnull=False)
    by_rule = Q(kind__in=DUE_KINDS) | Q(normative__in=DUE_NORMATIVE) | Q(is_major=True)
    found = documents.public().filter(Q(needs_interpretation=True) | by_rule, interprets__isnull=True)
    return found.annotate(
        first_interpreted=Subquery(first), is_waived=Exists(in_force(OuterRef("pk")))
    ).annotate(
        standing=Case(
            When(first_interpreted__isnull=True, is_waived=True, then=Value(Standing.WAIVED)),
            When(first_interpreted__isnull=True, then=Value(Standing.NEVER)),
            When(first_interpreted__gt=F("published_on"), then=Value(Standing.LATE)),
            When(Q(Exists(together)) | Q(Exists(imported)), then=Value(Standing.IN_STEP)),
            default=Value(Standing.APART),
        )
    )


def listed(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Ready for a list, newest first: with division, and the waivers of each."""
    waivers = Prefetch("waivers", Waiver.objects.select_related("decided_by", "asked_by"))
    return (
        rows.select_related("division", "agency").prefetch_related(waivers).order_by("-published_on", "-id")
    )


PLACES = len(Form)


def in_form(documents: QuerySet[Document], form: str) -> QuerySet[Document]:
    """Interpretations that come in a form; asked place by place, which every database can."""
    named = Q(forms__0=form)
    for place in range(1, PLACES):
        named |= Q(**{f"forms__{place}": form})
    return documents.filter(named)


def counted(rows: QuerySet[Any]) -> dict[Standing, int]:
    """How many of these stand how; they add up to all of them."""
    found = dict(rows.order_by().values_list("standing").annotate(Count("id")))
    return {standing: found.get(standing.value, 0) for standing in Standing}


def measured(counts: dict[Standing, int]) -> Measure:
    """In step, of all that were not waived."""
    return Measure(counts[Standing.IN_STEP], sum(counts.values()) - counts[Standing.WAIVED])


def days_late(published: date, interpreted: date | None, today: date, days: WorkCalendar) -> int | None:
    """Working days from release to interpretation, or to today where there is none; None where no calendar tells."""
    try:
        return max(0, days.count(published, interpreted or today))
    except CalendarEnds:
        return None


def waiting_waivers(documents: DocumentQuerySet, by: Person) -> QuerySet[Waiver]:
    """The requests that wait for a decision somebody else than their author may give; the oldest first."""
    asked = Waiver.objects.filter(document__in=documents, state=Waiver.State.ASKED).exclude(asked_by=by)
    return asked.select_related("document__division", "asked_by").order_by("asked_on", "id")
