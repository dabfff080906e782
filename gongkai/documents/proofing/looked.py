"""What the rules find in one place: a text or a file read once and remembered, each finding told where it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import PurePath
from threading import Lock

from gongkai.documents.comments.passage import paragraphs
from gongkai.documents.proofing.noted import Told
from gongkai.documents.proofing.places import BODY, Place, words_in
from gongkai.documents.wordlists.reads import Allowed, HouseLists
from gongkai.files.extract import FileText
from gongkai.law.statutes import OGI_2019
from gongkai.text.automaton import SHORTEST, Words, whole
from gongkai.text.baseline import LENGTH, fingerprint
from gongkai.text.catalogue import check
from gongkai.text.finding import Finding, Gravity
from gongkai.text.passage import Passage
from gongkai.text.whole import OF_WHOLE_TEXTS

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


def told_in(place: Place, house: HouseLists, day: date | None, heavy: bool, profile: str) -> tuple[Told, ...]:
    """All of a place, in order, but for what is no fault there."""
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
