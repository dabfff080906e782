"""The patrol of the night (巡查): every live page read with the agency's lists; what is new enters the ledger once.

What was read and has not changed since, neither the text nor the rules nor the lists, is not read again. A finding whose
wording is gone is marked as gone; closing it stays a person's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypeVar

from django.db.models import Count, Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.documents.models import Document, Edition
from gongkai.documents.proofing.engine import held_to
from gongkai.documents.proofing.reads import Noted, marks_of_all, noted_of
from gongkai.documents.wordlists.reads import HouseLists, house_lists
from gongkai.law.review import EditionStage
from gongkai.quality.acts.entering import adopt, enter
from gongkai.quality.models import Finding, Patrolled
from gongkai.text.finding import Gravity

BATCH = 50
PROFILE = "web"
T = TypeVar("T")
Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Patrol:
    """What a patrol did: pages there are, pages read because something changed, findings new, findings whose words are gone."""

    read: int
    entered: int
    pages: int = 0
    gone: int = 0


def patrol(agency: Agency, *, on: date, told: Told = lambda done, of: None) -> Patrol:
    """Read what changed of the live pages of an agency: titles, numbers, summaries, texts, files. `told(done, of)` is called
    as it goes on.

    Advice is left out: it helps an editor, and would drown a ledger.
    """
    house = house_lists(agency, on)
    state = held_to(house)
    live = Edition.objects.filter(
        document__in=Document.objects.filter(agency=agency).public(), stage=EditionStage.PUBLISHED
    )
    pages = live.count()
    done = read = entered = gone = 0
    for batch in _batches(_changed(live, state), BATCH):
        done += len(batch)
        stale = {key: now for key, now in batch if now}
        if stale:
            new, vanished = _read(agency, stale, house, on)
            read, entered, gone = read + len(stale), entered + new, gone + vanished
        told(done, pages)
    return Patrol(read, entered, pages, gone)


def _changed(live: QuerySet[Edition], state: str) -> Iterator[tuple[int, str]]:
    """(key, fingerprint of what is to be read) of every edition; an empty fingerprint where it was read as it is."""
    marks = Count("document__wording_marks")
    taken_back = Count(
        "document__wording_marks", filter=Q(document__wording_marks__taken_back_on__isnull=False)
    )
    rows = live.annotate(marks=marks, taken_back=taken_back).order_by("pk").values_list(
        "pk", "digest", "document__doc_no", "document__summary", "document__made_on", "marks", "taken_back",
        "patrolled__state",
    )  # fmt: skip
    for key, *read, before in rows.iterator(2000):
        now = hashlib.sha256("\n".join([state, *map(str, read)]).encode()).hexdigest()
        yield key, "" if now == before else now


def _read(agency: Agency, stale: dict[int, str], house: HouseLists, on: date) -> tuple[int, int]:
    """Read some editions; the questions to the database do not grow with how many they are."""
    editions = list(
        Edition.objects.filter(pk__in=stale).select_related("document__division", "document__agency")
        .prefetch_related("attachments").order_by("pk")
    )  # fmt: skip
    documents = [edition.document_id for edition in editions]
    marks = marks_of_all(documents)
    rows: dict[int, list[Finding]] = {}
    for row in Finding.objects.filter(document__in=documents).remembered():
        rows.setdefault(row.document_id or 0, []).append(row)
    entered = gone = 0
    for edition in editions:
        key = edition.document_id
        noted = noted_of(edition, house, profile=PROFILE, marks=marks.get(key, ()))
        known = rows.get(key, [])
        adopt(edition.document, noted, known)
        standing = [one for one in noted if one.finding.gravity is not Gravity.ADVICE and not one.is_settled]
        by_print = {row.print: row for row in known if row.print}
        gone += _told_gone(by_print.values(), noted, on)
        entered += enter(agency, edition, standing, by_print, Finding.Source.PATROL, on)
    Patrolled.objects.bulk_create(
        [Patrolled(edition_id=key, state=state, on=on) for key, state in stale.items()],
        update_conflicts=True, unique_fields=["edition"], update_fields=["state", "on"],
    )  # fmt: skip
    return entered, gone


def _told_gone(rows: Iterable[Finding], noted: Sequence[Noted], on: date) -> int:
    """Mark findings whose words are gone, and unmark those that are back; returns how many are newly gone."""
    there = {one.print for one in noted}
    gone = 0
    for row in rows:
        if row.is_open and (row.print in there) == (row.gone_on is not None):
            row.gone_on = None if row.print in there else on
            row.save(update_fields=["gone_on"])
            gone += row.gone_on is not None
    return gone


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    there = iter(items)
    while batch := list(islice(there, size)):
        yield batch
