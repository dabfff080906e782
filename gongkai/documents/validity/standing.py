"""Whether a document is in force on a day, and how many are (时效). Nothing here writes.

A document is out of force from the day it was repealed or declared lapsed, or from the day after its own last day. Lapsing
by its last day is computed: the night writes it down later, and every list and count reads it the same before and after.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.documents.models import Document
from gongkai.documents.validity.models import Succession

ONE_DAY = timedelta(days=1)
V = Document.Validity
OUT_OF_FORCE = (V.REPEALED, V.LAPSED)
STANDING = (V.IN_FORCE, V.AMENDED)


def validity_on(document: Document, on: date) -> Document.Validity:
    """The validity to show on a day."""
    stands = Document.Validity(document.validity)
    over = document.valid_until is not None and document.valid_until < on
    return V.LAPSED if over and stands in STANDING else stands


def validity_before(document: Document, day: date) -> Document.Validity:
    """The validity on a day that may lie before what was written since: a lapse by the document's own last day counts
    from the day after it, whenever the night wrote it down. A lapse that was declared stands as it is."""
    ends = document.valid_until
    if document.validity != V.LAPSED or ends is None or document.lapsed_on != ends + ONE_DAY or day > ends:
        return validity_on(document, day)
    done = document.successions.filter(took_effect_on__isnull=False, undone_on__isnull=True, since__lte=day)
    return V.AMENDED if done.exclude(found__in=OUT_OF_FORCE).exists() else V.IN_FORCE


def standing(value: str, on: date) -> Q:
    """The documents whose validity on a day is `value`."""
    over = Q(validity__in=STANDING, valid_until__lt=on)
    if value == V.LAPSED:
        return Q(validity=V.LAPSED) | over
    return Q(validity=value) & ~over if value in STANDING else Q(validity=value)


def ended_between(first: date, last: date) -> Q:
    """Out of force from a day of the period. An end without a day counts on the day the document was made."""
    days = Q(repealed_on__isnull=True, lapsed_on__isnull=True)
    return (
        Q(repealed_on__range=(first, last))
        | Q(lapsed_on__range=(first, last))
        | Q(days, validity__in=STANDING, valid_until__range=(first - ONE_DAY, last - ONE_DAY))
        | Q(days, validity__in=OUT_OF_FORCE, made_on__range=(first, last))
    )


def in_force_at(day: date) -> Q:
    """Made by the day and not out of force on it."""
    return Q(made_on__lte=day) & ~ended_between(date(1, 1, 2), day)


def expiring(agency: Agency, on: date, until: date) -> QuerySet[Document]:
    """Normative documents in force whose last day lies in the period, the first first."""
    found = Document.objects.filter(agency=agency, is_live=True, validity__in=STANDING).exclude(normative="")
    return (
        found.filter(valid_until__range=(on, until)).select_related("division").order_by("valid_until", "id")
    )


def before_it(document: Document) -> QuerySet[Succession]:
    """What a document does to older ones, planned or in effect."""
    return document.succeeds.filter(undone_on__isnull=True).select_related("predecessor", "by")


def after_it(document: Document) -> QuerySet[Succession]:
    """What was done to a document, in effect and planned."""
    return document.successions.filter(undone_on__isnull=True).select_related("successor", "by")


Link = tuple[Succession, Document | None]


def public_links(document: Document) -> tuple[list[Link], list[Link]]:
    """Relations in effect — what it did to older documents, what was done to it — each with the document on the other
    side where anyone may read it. One question to the database."""
    either = Q(successor=document) | Q(predecessor=document)
    rows = Succession.objects.filter(either, took_effect_on__isnull=False, undone_on__isnull=True)
    before: list[Link] = []
    after: list[Link] = []
    for row in rows.select_related("predecessor", "successor").order_by("pk"):
        newer = row.successor_id == document.pk
        other = row.predecessor if newer else row.successor
        readable = other is not None and other.is_public
        (before if newer else after).append((row, other if readable else None))
    return before, after
