"""Which words of before a correction anyone may still read: only where nothing speaks against it. Nothing here writes.

What was taken off, or corrected for a leak, is never shown again; where nobody can tell, it is not shown either (ADR 20).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gongkai.documents.corrected import CORRECTABLE, said, shown
from gongkai.documents.models import Document, Edition, Incident
from gongkai.law.review import EditionStage
from gongkai.text.personal import bare, found

WAS_PUBLIC = (EditionStage.PUBLISHED, EditionStage.SUPERSEDED, EditionStage.WITHDRAWN)
SAID_PUBLICLY = (EditionStage.PUBLISHED, EditionStage.SUPERSEDED)


@dataclass(frozen=True)
class Revised:
    """An edition that stood in public, the public one before it, and whether the two may be read beside each other."""

    edition: Edition
    before: Edition | None
    is_shown: bool


def revisions_of(document: Document) -> list[Revised]:
    """Every edition of a public document that stands on its list of corrections, the newest first.

    One question to the database, two more where there was a correction. `document` is one that anyone may read (`DocumentQuerySet.public`).
    """
    editions = list(document.editions.filter(stage__in=WAS_PUBLIC).order_by("number"))
    rows = [Revised(one, None, False) for one in editions[:1]]
    if len(editions) > 1:
        hidden = _hidden(document, editions)
        rows += [Revised(new, old, not {old.pk, new.pk} & hidden) for old, new in pairwise(editions)]
    return [row for row in reversed(rows) if row.edition.stage in SAID_PUBLICLY]


def _hidden(document: Document, editions: Sequence[Edition]) -> set[int]:
    """The editions whose words nobody reads any more; never the live one, which everybody reads."""
    live = next(one for one in editions if one.pk == document.live_edition_id)
    closes = [one.number for one in editions if one.stage == EditionStage.WITHDRAWN]
    closes += [
        n - 1
        for n in document.editions.filter(hides_before=True)
        .exclude(stage=EditionStage.DISCARDED)
        .values_list("number", flat=True)
    ]
    last = max(closes, default=0)  # a correction that is still under review hides what it is to hide already
    until = _incidents_until(document)
    there = _numbers_in(live)
    return {
        one.pk
        for one in editions
        if one.pk != live.pk
        and (
            one.number <= last
            or one.published_on is None
            or (until is not None and one.published_on <= until)
            or not _numbers_in(one) <= there
        )
    }


def _incidents_until(document: Document) -> date | None:
    """The day up to which something is on the register of incidents about a document; an open one has no end."""
    about = [document.pk, document.interprets_id or document.pk]
    ends = Incident.objects.filter(document__in=about).values_list("ended_on", flat=True)
    days = [day or date.max for day in ends]
    return max(days, default=None)


def _numbers_in(edition: Edition) -> set[str]:
    text = "\n".join([edition.text, *(shown(name, said(edition, name)) for name in CORRECTABLE)])
    return {bare(text[one.start : one.end]) for one in found(text)}
