"""Counting items by the rule that ruled their year: one condition, used by every number and every list."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, Count, Q, QuerySet, When

from gongkai.agencies.models import Agency, Person
from gongkai.documents.counting.models import CountingDecision, SetCountingRule
from gongkai.documents.counting.rule import CATEGORIES, CountingRule, in_force, spans
from gongkai.documents.models import Document, DocumentQuerySet


def rules_of(agency: Agency) -> list[CountingRule]:
    """The rules over an agency: its authority's where that set any, else its own; none is the default for ever."""
    over = [key for key in (agency.supervised_by_id, agency.pk) if key]
    rows = list(SetCountingRule.objects.filter(agency__in=over))
    of_authority = [row for row in rows if row.agency_id != agency.pk]
    return [row.rule() for row in of_authority or rows]


def rule_of(agency: Agency, year: int) -> CountingRule:
    """The rule by which a year's items are counted."""
    return in_force(rules_of(agency), year)


def counted_q(agency: Agency) -> Q:
    """What of an agency's public documents counts, each by the rule of the year it was first published in."""
    which = Q(pk__in=[])
    for first, last, rule in spans(rules_of(agency)):
        which |= Q(published_on__gte=first, published_on__lte=last) & _by(rule)
    return which & Q(counts_in_total=True)


def proactive_counts(agency: Agency, year: int) -> dict[str, int]:
    """Items of proactive disclosure of a year per category, and their `total`: disjoint and exhaustive."""
    public = Document.objects.filter(
        agency=agency, published_on__range=(date(year, 1, 1), date(year, 12, 31))
    ).public()
    return by_category(public.filter(counted_q(agency)))


def by_category(counted: QuerySet[Document]) -> dict[str, int]:
    """Items that count, per category, and their `total`."""
    counts = dict(counted.order_by().values_list("category").annotate(Count("id")))
    return counts | {"total": sum(counts.values())}


def decisions(documents: DocumentQuerySet) -> QuerySet[CountingDecision]:
    """What was proposed and decided about these documents: what waits first, then the newest."""
    waits = Case(When(state=CountingDecision.State.OPEN, then=0), default=1)
    rows = CountingDecision.objects.filter(document__in=documents)
    return rows.select_related("document", "by", "decided_by").order_by(waits, "-id")


def waiting_decisions(documents: DocumentQuerySet, by: Person) -> QuerySet[CountingDecision]:
    """The proposals that wait for somebody else than who made them; the oldest first."""
    waits = CountingDecision.objects.filter(document__in=documents, state=CountingDecision.State.OPEN)
    return waits.exclude(by=by).select_related("document", "by").order_by("on", "id")


def _by(rule: CountingRule) -> Q:
    which = Q(category__in=[code for code in rule.categories if code in CATEGORIES])
    if rule.interpretations:
        which |= Q(category=Document.Category.INTERPRETATION)
    return which if rule.reposts else which & Q(origin="")
