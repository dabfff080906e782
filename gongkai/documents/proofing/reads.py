"""What the rules find in an edition or on a sheet, and what people said of it. Nothing here writes."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from threading import Lock

from gongkai.documents.comments.passage import paragraphs
from gongkai.documents.corrected import said
from gongkai.documents.models import Document, Edition
from gongkai.documents.proofing.models import WordingMark
from gongkai.documents.proofing.places import BODY, Place, places_of
from gongkai.documents.wordlists.reads import HouseLists
from gongkai.text.baseline import fingerprint
from gongkai.text.catalogue import check
from gongkai.text.finding import Finding, Fix, Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal import hide_numbers

BLOCKING = (Gravity.SEVERE, Gravity.ERROR)
NOT_OURS = "PD"  # numbers of people have a check of their own, with decisions of its own
MOST_LOOKED = 256  # texts whose findings are remembered in a process
_LOOKED: OrderedDict[tuple[object, ...], tuple[Told, ...]] = OrderedDict()
_ONE_AT_A_TIME = Lock()
OF_WHOLE_TEXTS = ("ST", "AN")  # what a text has to have, which a title or a file beside it has not
# What a printed page does to marks and spaces is no fault of the file's author.
MADE_BY_PRINTING = ("PU", "CH", "QB")


@dataclass(frozen=True)
class Told:
    """A finding with where it stands in its text: line and column from 1, and `nth` of its words there from 0."""

    finding: Finding
    print: str
    line: int
    column: int
    nth: int
    paragraph: int


@dataclass(frozen=True)
class Noted:
    """A finding in a place, with the mark it has."""

    told: Told
    at: Place
    mark: WordingMark | None = None

    @property
    def finding(self) -> Finding:
        return self.told.finding

    @property
    def print(self) -> str:
        return self.told.print

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        if self.at.key == BODY or self.at.is_file:
            return f"{self.at.label or '正文'}第{self.told.line}行第{self.told.column}字"
        return self.at.label

    @property
    def is_severe(self) -> bool:
        return self.finding.gravity is Gravity.SEVERE

    @property
    def is_settled(self) -> bool:
        """Whether it was let be: a severe fault never, an error only where it was judged to be none."""
        if self.mark is None or self.is_severe:
            return False
        return self.finding.gravity is not Gravity.ERROR or self.mark.kind == WordingMark.Kind.NO_FAULT

    @property
    def blocks(self) -> bool:
        """Whether it keeps a draft back until it is put right or judged to be none."""
        return self.finding.gravity in BLOCKING and not self.is_settled

    @property
    def warns(self) -> bool:
        """Whether somebody is to say something of it."""
        return self.finding.gravity is Gravity.WARNING and not self.is_settled

    @property
    def can_be_put_in(self) -> bool:
        """Whether `better` may be put in with one press; what is in a file is put right in the file."""
        return self.finding.fix is not Fix.NONE and bool(self.finding.edits) and not self.at.is_file

    @property
    def is_safe(self) -> bool:
        return self.can_be_put_in and self.finding.fix is Fix.SAFE and not self.is_settled

    @property
    def shown(self) -> str:
        """The words found, without anybody's number."""
        return hide_numbers(self.finding.found, "***")


def noted_of(
    edition: Edition,
    house: HouseLists,
    *,
    heavy: bool = True,
    files: bool = True,
    profile: str = "document",
    marks: Iterable[WordingMark] | None = None,
) -> list[Noted]:
    """Everything found in an edition as it is kept, the gravest first. `marks`: those of its document, where known."""
    there = marks_of(edition.document) if marks is None else marks
    day = said(edition, "made_on")
    return noted_in(places_of(edition, files=files), house, day, there, heavy=heavy, profile=profile)


def noted_in(
    places: Iterable[Place],
    house: HouseLists,
    day: date | None,
    marks: Iterable[WordingMark] = (),
    *,
    heavy: bool = True,
    profile: str = "document",
) -> list[Noted]:
    """What is found in some places, the gravest first. A mark covers a wording as often as it stood there; one more is new."""
    there = list(marks)
    by_print = {mark.print: mark for mark in there}
    left = Counter({mark.print: mark.times for mark in there})
    noted: list[Noted] = []
    for place in places:
        for told in _told_in(place, house, day, heavy, profile):
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


def _told_in(
    place: Place, house: HouseLists, day: date | None, heavy: bool, profile: str
) -> tuple[Told, ...]:
    if not place.text.strip():
        return ()
    told = _remembered(place.text, house, day, heavy, profile)
    if place.key == BODY:
        return told
    leave = (*OF_WHOLE_TEXTS, *(MADE_BY_PRINTING if place.label.lower().endswith(".pdf”") else ()))
    return tuple(one for one in told if not one.finding.code.startswith(leave))


def _remembered(
    text: str, house: HouseLists, day: date | None, heavy: bool, profile: str
) -> tuple[Told, ...]:
    """A page that is shown again is not read again. By the text's fingerprint, so that no long text is held on to."""
    key = (sha256(text.encode("utf-8", "surrogatepass")).digest(), len(text), house.told, day, heavy, profile)
    with _ONE_AT_A_TIME:
        if key in _LOOKED:
            _LOOKED.move_to_end(key)
            return _LOOKED[key]
    told = _looked(text, house, day, heavy, profile)
    with _ONE_AT_A_TIME:
        _LOOKED[key] = told
        while len(_LOOKED) > MOST_LOOKED:
            _LOOKED.popitem(last=False)
    return told


def _looked(text: str, house: HouseLists, day: date | None, heavy: bool, profile: str) -> tuple[Told, ...]:
    passage, begins = Passage(text), [at for at, _ in paragraphs(text)]
    told = []
    for one in check(text, profile=profile, heavy=heavy, day=day, lists=house.lists):
        if one.code.startswith(NOT_OURS) or _is_allowed(one, text, house):
            continue
        line, column = passage.line_column(one.start)
        number = sum(at <= one.start for at in begins)
        told.append(Told(one, fingerprint(one, text), line, column, _nth(one, text), number))
    return tuple(told)


def _nth(one: Finding, text: str) -> int:
    return text.count(one.found, 0, one.start) if one.found else 0


def _is_allowed(one: Finding, text: str, house: HouseLists) -> bool:
    """Whether it lies within a word the agency allows for this rule."""
    for word in house.for_one_rule.get(one.code, ()):
        first = max(0, one.end - len(word))
        at = text.find(word, first, one.start + len(word))
        if 0 <= at <= one.start and one.end <= at + len(word):
            return True
    return False
