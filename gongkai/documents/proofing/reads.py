"""What the rules find in an edition or on a sheet, and what people said of it. Nothing here writes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import PurePath
from threading import Lock

from gongkai.documents.comments.passage import paragraphs
from gongkai.documents.corrected import said
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import writers_of
from gongkai.documents.proofing.models import WordingMark
from gongkai.documents.proofing.places import BODY, Place, places_of, words_in
from gongkai.documents.wordlists.reads import Allowed, HouseLists
from gongkai.files.extract import FileText
from gongkai.law.statutes import OGI_2019
from gongkai.text.automaton import SHORTEST, Words, whole
from gongkai.text.baseline import LENGTH, fingerprint
from gongkai.text.catalogue import check
from gongkai.text.finding import Finding, Fix, Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal import hide_numbers
from gongkai.text.told import title_of
from gongkai.text.whole import OF_WHOLE_TEXTS

BLOCKING = (Gravity.SEVERE, Gravity.ERROR)
NOT_OURS = "PD"  # numbers of people have a check of their own, with decisions of its own
MOST_LOOKED = 256  # texts whose findings are remembered in a process
_LOOKED: OrderedDict[tuple[object, ...], tuple[Told, ...] | None] = OrderedDict()
_ONE_AT_A_TIME = Lock()
NO_TITLE = "ST001"  # a draft's title is a piece of its own and stands before the body
# What a printed page does to marks and spaces is no fault of the file's author.
MADE_BY_PRINTING = ("PU", "CH", "QB")
LOOKED_FOR = 60  # letters of a finding an editor looks for to jump to it
UNREAD = Finding(
    "", "没有检查的附件", Gravity.WARNING, 0, 0, "读不出文字", None,
    "这个附件读不出文字（扫描件、图片或者打不开的文件），没有检查；请由人通读，在理由里写明谁校对过",
    str(OGI_2019.article(6, 1)),
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A finding with where it stands in its text: in words (第3段第5字), and `nth` of its words there from 0; `rows`: the rows
    of the agency's lists that allow it."""

    finding: Finding
    print: str
    where: str
    nth: int
    paragraph: int
    rows: tuple[Allowed, ...] = ()


@dataclass(frozen=True)
class Noted:
    """A finding in a place, with the mark it has, or the row of the agency's lists that lets it be."""

    told: Told
    at: Place
    mark: WordingMark | None = None
    row: Allowed | None = None

    @property
    def finding(self) -> Finding:
        return self.told.finding

    @property
    def print(self) -> str:
        return self.told.print

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        if not self.finding.code:
            return self.at.label
        if self.at.key == BODY or self.at.is_file:
            return f"{self.at.label or '正文'}{self.told.where}"
        return self.at.label

    @property
    def kept_place(self) -> str:
        """The same to be written down: without the name of a file, which may name somebody and be masked later."""
        if not self.at.is_file:
            return self.place
        return f"附件（{PurePath(self.at.stored).suffix.removeprefix('.')}）{self.told.where if self.finding.code else ''}"

    @property
    def is_severe(self) -> bool:
        return self.finding.gravity is Gravity.SEVERE

    @property
    def is_settled(self) -> bool:
        """Whether it was let be: a severe fault never, an error only where it was judged to be none."""
        if self.is_severe or not self.is_vouched_for:
            return False
        if self.mark is None:
            return True
        return self.finding.gravity is not Gravity.ERROR or self.mark.kind == WordingMark.Kind.NO_FAULT

    @property
    def is_vouched_for(self) -> bool:
        """Whether somebody said at all that it may stay."""
        return self.mark is not None or self.row is not None

    @property
    def idle_row(self) -> Allowed | None:
        """A row that allows it and does not count here: without a basis, or listed by who wrote this text."""
        return self.told.rows[0] if self.told.rows and self.row is None else None

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

    @property
    def better(self) -> str | None:
        """What would be right, without anybody's number."""
        return None if self.finding.better is None else hide_numbers(self.finding.better, "***")

    @property
    def says(self) -> str:
        """What is wrong, without anybody's number."""
        return hide_numbers(self.finding.says, "***")

    @property
    def called(self) -> str:
        """The words found, cut short; of blanks, or where words are wanting, the rule's title."""
        said = self.shown.strip()
        return f"“{said[:20]}”" if said else title_of(self.finding.code) or self.finding.name


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
        for told in _told_in(place, house, day, heavy, profile):
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


def _told_in(
    place: Place, house: HouseLists, day: date | None, heavy: bool, profile: str
) -> tuple[Told, ...]:
    if place.is_file:
        told = _told_in_file(place, house, day, heavy, profile)
    else:
        told = _told_in_text(place.text, house, day, heavy, profile)
    if place.key == BODY:
        return tuple(one for one in told if one.finding.code != NO_TITLE)
    leave = (*OF_WHOLE_TEXTS, *(MADE_BY_PRINTING if place.label.lower().endswith(".pdf”") else ()))
    return tuple(one for one in told if not one.finding.code.startswith(leave))


def _told_in_text(
    text: str, house: HouseLists, day: date | None, heavy: bool, profile: str
) -> tuple[Told, ...]:
    """A page that is shown again is not read again. By the text's fingerprint, so that no long text is held on to."""
    if not text.strip():
        return ()
    key = (
        sha256(text.encode("utf-8", "surrogatepass")).digest(), len(text), house.told, day, heavy, profile,
    )  # fmt: skip
    is_there, told = _remembered(key)
    if not is_there:
        told = _looked(FileText(text), house, day, heavy, profile)
        _remember(key, told)
    return told or ()


def _told_in_file(
    place: Place, house: HouseLists, day: date | None, heavy: bool, profile: str
) -> tuple[Told, ...]:
    """By the file's fingerprint: what was read once is not opened again. A file nobody can read is told as one, to who
    writes and reviews; one that cannot be opened now is asked for again the next time."""
    kind = PurePath(place.stored).suffix.lower()
    key = (place.digest, kind, house.told, day, heavy, profile)
    is_there, told = _remembered(key)
    if not is_there:
        try:
            said = words_in(place.digest, place.stored)
        except OSError:
            return _unread(place, profile)
        told = None if said is None else _looked(said, house, day, heavy, profile)
        _remember(key, told)
    return _unread(place, profile) if told is None else told


def _unread(place: Place, profile: str) -> tuple[Told, ...]:
    """Of a page that is public nothing: that a file is a picture is no fault of it."""
    if profile == "web":
        return ()
    print_ = sha256(f"unread\x1f{place.digest}".encode()).hexdigest()[:LENGTH]
    return (Told(UNREAD, print_, "", 0, 1),)


def _remembered(key: tuple[object, ...]) -> tuple[bool, tuple[Told, ...] | None]:
    with _ONE_AT_A_TIME:
        if key not in _LOOKED:
            return False, None
        _LOOKED.move_to_end(key)
        return True, _LOOKED[key]


def _remember(key: tuple[object, ...], told: tuple[Told, ...] | None) -> None:
    with _ONE_AT_A_TIME:
        _LOOKED[key] = told
        while len(_LOOKED) > MOST_LOOKED:
            _LOOKED.popitem(last=False)


def _looked(
    said: FileText, house: HouseLists, day: date | None, heavy: bool, profile: str
) -> tuple[Told, ...]:
    # Asked without what is allowed, so that it can be told what was let be by which row.
    lists = replace(house.lists, allowed=frozenset())
    found = [
        one.moved(at)
        for at, part in said.parts
        for one in check(part, profile=profile, heavy=heavy, day=day, lists=lists)
        if not one.code.startswith(NOT_OURS)
    ]
    text = said.text
    passage, begins = Passage(text), [at for at, _ in paragraphs(text)]
    told = []
    for one, nth in zip(found, _nths(found, text), strict=True):
        number, rows = bisect_right(begins, one.start), _rows_over(one, passage.shadow, house.allowed)
        told.append(Told(one, fingerprint(one, text), passage.place(one.start), nth, number, rows))
    return tuple(told)


def _nths(found: Sequence[Finding], text: str) -> list[int]:
    """How often the words of each finding stand before it, in one walk over the text for all of them."""
    words = {whole(one.found[:LOOKED_FOR]) for one in found}
    letters = {word for word in words if len(word) == 1}
    there: dict[str, list[int]] = defaultdict(list)
    if longer := [word for word in words if len(word) >= SHORTEST]:
        for at, word in Words(longer).places(text):
            there[word].append(at)
    for at, letter in enumerate(text if letters else ""):
        if letter in letters:
            there[letter].append(at)
    return [bisect_left(there[whole(one.found[:LOOKED_FOR])], one.start) for one in found]


def _rows_over(one: Finding, shadow: str, allowed: Iterable[Allowed]) -> tuple[Allowed, ...]:
    """The rows with a word a finding lies wholly within, for its rule or for all."""
    return tuple(row for row in allowed if row.code in ("", one.code) and _lies_in(one, row.word, shadow))


def _lies_in(one: Finding, word: str, shadow: str) -> bool:
    at = shadow.find(word, max(0, one.end - len(word)), one.start + len(word))
    return 0 <= at <= one.start and one.end <= at + len(word)
