"""The patrol of the night (巡查): every live page read with the agency's lists; what is new enters the ledger once.

What was read and has not changed since, neither the text nor the rules nor the lists, is not read again. A finding whose
wording is gone is marked as gone; closing it stays a person's.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Count, Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import writers_of_all
from gongkai.documents.proofing.engine import held_to
from gongkai.documents.proofing.noted import Noted
from gongkai.documents.proofing.reads import marks_of_all, noted_of
from gongkai.documents.wordlists.reads import HouseLists, house_lists
from gongkai.law.review import EditionStage
from gongkai.quality.acts.entering import adopt, enter
from gongkai.quality.models import Finding, Patrolled
from gongkai.text.finding import Gravity

log = logging.getLogger(__name__)
BATCH = 50
PROFILE = "web"
T = TypeVar("T")
Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Patrol:
    """What a patrol did: pages there are, pages read because something changed, findings new, findings whose words are gone;
    `failed` pages could not be read or entered and are tried again the next night."""

    read: int
    entered: int
    pages: int = 0
    gone: int = 0
    failed: int = 0


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
    done = read = entered = gone = failed = 0
    for batch in _batches(_changed(live, state), BATCH):
        done += len(batch)
        stale = {key: now for key, now in batch if now}
        if stale:
            counted = _read(agency, stale, house, on)
            read, failed = read + len(counted), failed + len(stale) - len(counted)
            entered += sum(new for new, _ in counted.values())
            gone += sum(vanished for _, vanished in counted.values())
        told(done, pages)
    return Patrol(read, entered, pages, gone, failed)


def _changed(live: QuerySet[Edition], state: str) -> Iterator[tuple[int, str]]:
    """(key, fingerprint of what is to be read) of every edition; an empty fingerprint where it was read as it is."""
    marks = Count("document__wording_marks")
    taken_back = Count(
        "document__wording_marks", filter=Q(document__wording_marks__taken_back_on__isnull=False)
    )
    rows = live.annotate(marks=marks, taken_back=taken_back).order_by("pk").values_list(
        "pk", "digest", "document__subtitle", "document__doc_no", "document__summary", "document__made_on", "marks", "taken_back",
        "patrolled__state",
    )  # fmt: skip
    for key, *read, before in rows.iterator(2000):
        now = hashlib.sha256("\n".join([state, *map(str, read)]).encode()).hexdigest()
        yield key, "" if now == before else now


def _read(agency: Agency, stale: dict[int, str], house: HouseLists, on: date) -> dict[int, tuple[int, int]]:
    """Read some editions; returns (findings new, findings gone) of each that was read to its end.

    The questions to the database do not grow with how many they are. A page that fails keeps no other page back.
    """
    editions = list(
        Edition.objects.filter(pk__in=stale).select_related("document__division", "document__agency")
        .prefetch_related("attachments").order_by("pk")
    )  # fmt: skip
    documents = [edition.document_id for edition in editions]
    marks, writers = marks_of_all(documents), writers_of_all(editions) if house.allowed else {}
    rows: dict[int, list[Finding]] = {}
    for row in _remembered(documents):
        rows.setdefault(row.document_id or 0, []).append(row)
    counted = {}
    for edition in editions:
        key = edition.document_id
        try:
            noted = noted_of(
                edition, house, profile=PROFILE, marks=marks.get(key, ()), writers=writers.get(edition.pk, ())
            )
            counted[edition.pk] = _taken_in(agency, edition, noted, rows.get(key, []), on)
        except Exception:
            log.exception("巡查没有读完：%s", edition)
    Patrolled.objects.bulk_create(
        [Patrolled(edition_id=key, state=stale[key], on=on) for key in counted],
        update_conflicts=True, unique_fields=["edition"], update_fields=["state", "on"],
    )  # fmt: skip
    return counted


def _remembered(documents: Iterable[int]) -> QuerySet[Finding]:
    return Finding.objects.filter(document__in=list(documents)).remembered()


def _taken_in(
    agency: Agency, edition: Edition, noted: Sequence[Noted], known: Sequence[Finding], on: date
) -> tuple[int, int]:
    """Enter what is new of one page, all or nothing; once more where a release was quicker meanwhile."""
    if not _is_news(noted, known):
        return 0, 0
    try:
        return _entered(agency, edition, noted, known, on)
    except IntegrityError:
        return _entered(agency, edition, noted, list(_remembered([edition.document_id])), on)


def _is_news(noted: Sequence[Noted], known: Sequence[Finding]) -> bool:
    """Whether there is anything to write, so that a quiet page takes no lock."""
    prints = {row.print for row in known}
    return (
        "" in prints
        or bool(_turned(known, noted))
        or any(one.print not in prints for one in _standing(noted))
    )


@transaction.atomic
def _entered(
    agency: Agency, edition: Edition, noted: Sequence[Noted], known: Sequence[Finding], on: date
) -> tuple[int, int]:
    adopt(noted, known)
    by_print = {row.print: row for row in known if row.print}
    gone = _told_gone(by_print.values(), noted, on)
    return enter(agency, edition, _standing(noted), by_print, Finding.Source.PATROL, on), gone


def _standing(noted: Iterable[Noted]) -> list[Noted]:
    return [one for one in noted if one.finding.gravity is not Gravity.ADVICE and not one.is_settled]


def _told_gone(rows: Iterable[Finding], noted: Sequence[Noted], on: date) -> int:
    """Mark findings whose words are gone, and unmark those that are back; returns how many are newly gone."""
    gone = 0
    for row in _turned(rows, noted):
        row.gone_on = on if row.gone_on is None else None
        row.save(update_fields=["gone_on"])
        gone += row.gone_on is not None
    return gone


def _turned(rows: Iterable[Finding], noted: Sequence[Noted]) -> list[Finding]:
    """The open findings whose words are gone or back since they were last seen; words allowed since are not gone."""
    there = {one.print for one in noted}
    return [r for r in rows if r.print and r.is_open and (r.print in there) == (r.gone_on is not None)]


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    there = iter(items)
    while batch := list(islice(there, size)):
        yield batch
