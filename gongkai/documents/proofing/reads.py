"""What the rules find in an edition or on a sheet, and what people said of it. Nothing here writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from gongkai.documents.corrected import said
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import writers_of
from gongkai.documents.proofing.looked import told_in
from gongkai.documents.proofing.models import WordingMark
from gongkai.documents.proofing.noted import BLOCKING, Noted, Told
from gongkai.documents.proofing.places import Place, places_of
from gongkai.documents.wordlists.reads import Allowed, HouseLists
from gongkai.text.finding import Gravity


def noted_of(
    edition: Edition,
    house: HouseLists,
    *,
    heavy: bool = True,
    files: bool = True,
    profile: str = "document",
    marks: Iterable[WordingMark] | None = None,
    writers: Collection[int] | None = None,
) -> list[Noted]:
    """Everything found in an edition as it is kept, the gravest first. `marks` and `writers`: those of its document and
    of the edition, where known."""
    there = marks_of(edition.document) if marks is None else marks
    if writers is None:
        writers = writers_of(edition) if house.allowed else ()
    places, day = places_of(edition, files=files), said(edition, "made_on")
    return noted_in(places, house, day, there, writers, heavy=heavy, profile=profile)


def noted_in(
    places: Iterable[Place],
    house: HouseLists,
    day: date | None,
    marks: Iterable[WordingMark] = (),
    writers: Collection[int] = (),
    *,
    heavy: bool = True,
    profile: str = "document",
) -> list[Noted]:
    """What is found in some places, the gravest first. A mark covers a wording as often as it stood there; one more is new.

    What `writers` listed as allowed lets no error of theirs be.
    """
    there = list(marks)
    by_print = {mark.print: mark for mark in there}
    left = Counter({mark.print: mark.times for mark in there})
    noted: list[Noted] = []
    for place in places:
        for told in told_in(place, house, day, heavy, profile):
            if row := _row_for(told, writers):
                noted.append(Noted(told, place, row=row))
                continue
            mark = by_print[told.print] if left[told.print] > 0 else None
            left[told.print] -= 1
            noted.append(Noted(told, place, mark))
    order = list(Gravity)
    return sorted(noted, key=lambda n: order.index(n.finding.gravity))


def marks_of(document: Document) -> list[WordingMark]:
    """What was said of findings in a document and stands."""
    return list(document.wording_marks.filter(taken_back_on__isnull=True).select_related("by"))


def marks_of_all(documents: Iterable[int]) -> Mapping[int, list[WordingMark]]:
    """The same of many documents by key, in one question."""
    found: dict[int, list[WordingMark]] = {}
    for mark in WordingMark.objects.filter(document__in=list(documents), taken_back_on__isnull=True):
        found.setdefault(mark.document_id, []).append(mark)
    return found


def _row_for(told: Told, writers: Collection[int]) -> Allowed | None:
    """The row that lets a finding be. Of an error, as of a judgement on it, only one with a basis by somebody else."""
    if told.finding.gravity not in BLOCKING:
        return told.rows[0] if told.rows else None
    return next((row for row in told.rows if row.source and row.by not in writers), None)
