"""Masking a file: find in every line, decide, write anew, and prove on the result that nothing is left.

What was found once is masked wherever the same words stand, also where no pattern would know them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from gongkai.files.cleansing import personal
from gongkai.files.cleansing.deciding import Decision, Decisions, what_of
from gongkai.files.cleansing.kinds import opened
from gongkai.files.cleansing.leftovers import leftovers
from gongkai.files.cleansing.line import Edit, Line, Piece, Slot
from gongkai.files.cleansing.shapes import Cleansed, Finder, Found, Masker, Overview, Span
from gongkai.files.cleansing.sheet import headers
from gongkai.files.cleansing.sheet.names import NAME_OF_HIDDEN
from gongkai.files.cleansing.slipped import slipped
from gongkai.files.cleansing.words import Words
from gongkai.law.source import Refusal

NAME = "文件名"
# A star is no character of a file's name on the desks' system.
IN_NAMES = str.maketrans("*", "＊")


def pieces(content: bytes, name: str) -> Iterator[Piece]:
    """Everything that can be read in a file, also what nobody sees. Raises Unreadable."""
    file = opened(content, name, Decisions())
    yield Piece(NAME, PurePath(name).stem)
    for line in file.lines():
        yield from line.pieces()
    yield from file.dropped


def find(
    content: bytes, name: str, decisions: Decisions | None = None,
    finder: Finder = personal.find, masker: Masker | None = None,
) -> tuple[list[Found], list[str]]:  # fmt: skip
    """What is found, in the order of the file, and what no machine can read. Raises Unreadable."""
    said = look_over(content, name, decisions, finder, masker)
    return said.found, said.unread


def look_over(
    content: bytes, name: str, decisions: Decisions | None = None,
    finder: Finder = personal.find, masker: Masker | None = None,
) -> Overview:  # fmt: skip
    """What `cleanse` would be about, with nothing written. Raises Unreadable."""
    file = opened(content, name, decisions or Decisions())
    search = _Search(finder, masker or personal.masker(), decisions or Decisions())
    marked = search.marked([_Name(name).line, *file.lines()], file.dropped)
    hidden = [piece.text for piece in file.dropped if piece.place == NAME_OF_HIDDEN]
    return Overview(search.found(marked, file.dropped), file.removed, file.unread, hidden)


def cleanse(
    content: bytes, name: str, decisions: Decisions | None = None,
    finder: Finder = personal.find, masker: Masker | None = None,
) -> Cleansed:  # fmt: skip
    """A new file without what was found. Raises Unreadable for a file that cannot be used, Refusal where originals stay."""
    rows = decisions or Decisions()
    file, named = opened(content, name, rows), _Name(name)
    search = _Search(finder, masker or personal.masker(), rows)
    marked = search.marked([named.line, *file.lines()], file.dropped)
    found = search.found(marked, file.dropped)
    for one in marked:
        one.line.replace(search.edits(one))
    new = file.write()
    kept = {one.text for one in found if one.what == "keep"}
    left = leftovers(new, {one.text for one in found if one.what != "keep"} - kept, named.new)
    left += [place for place in slipped(new, kept, finder) if place not in left]
    left += headers.left(new, kept)
    if left:
        raise Refusal(
            (f"遮盖以后在{'、'.join(left[:3])}仍能找到原文，没有输出；请在原软件里改正后再试", None)
        )
    return Cleansed(new, named.new, found, file.removed, file.unread)


def masked_name(name: str, finder: Finder = personal.find, masker: Masker | None = None) -> str:
    """The name of a file or folder as it may be shown."""
    named, search = _Name(name), _Search(finder, masker or personal.masker(), Decisions())
    for one in search.marked([named.line], []):
        one.line.replace(search.edits(one))
    return named.new


class _Name:
    """The name of the file as a line."""

    def __init__(self, name: str) -> None:
        path = PurePath(name)
        self.suffix, self.new = path.suffix, path.name
        self.line = Line(NAME, [Slot(path.stem, self._put)])

    def _put(self, stem: str) -> None:
        self.new = (stem.translate(IN_NAMES).replace("/", "_") or "文件") + self.suffix


@dataclass
class _Marked:
    """A line and what was found in it."""

    line: Line
    spans: list[Span]


def _once(marked: list[_Marked]) -> list[_Marked]:
    """What one way of reading a place found is not found again by another, nor a part of what another found whole.

    What one reading is sure of is asked of nobody because another was less sure.
    """
    seen: dict[str, set[int]] = {}
    kept: list[list[Span]] = [[] for _ in marked]
    for is_asked in (False, True):
        for spans, one in zip(kept, marked, strict=True):
            told = seen.setdefault(one.line.place, set())
            for span in (span for span in one.spans if span.is_asked is is_asked):
                made_of = one.line.identity(span.start, span.end)
                if not made_of or not made_of <= told:
                    spans.append(span)
                told |= made_of
    for spans, one in zip(kept, marked, strict=True):
        one.spans = sorted(spans, key=lambda span: span.start)
    wholes: dict[tuple[str, int], list[tuple[str, frozenset[int]]]] = {}
    for one in marked:
        for span in one.spans:
            made_of = one.line.identity(span.start, span.end)
            if not span.is_asked:
                for letter in made_of:
                    wholes.setdefault((one.line.place, letter), []).append((span.kind, made_of))
    for one in marked:
        one.spans = [span for span in one.spans if not _is_part(one.line, span, wholes)]
    return marked


def _is_part(
    line: Line, span: Span, wholes: Mapping[tuple[str, int], list[tuple[str, frozenset[int]]]]
) -> bool:
    made_of = line.identity(span.start, span.end)
    others = wholes.get((line.place, min(made_of)), []) if made_of else []
    return any(kind == span.kind and made_of < whole for kind, whole in others)


class _Search:
    """One search through one file: the same words have one kind and one mask."""

    def __init__(self, finder: Finder, masker: Masker, decisions: Decisions) -> None:
        self.finder, self.masker, self.decisions = finder, masker, decisions
        self._words = Words({})
        self._masks: dict[tuple[str, str], str] = {}

    def marked(self, lines: Iterable[Line], dropped: list[Piece]) -> list[_Marked]:
        """All lines with what the finder knows in them, and what is the same as something found elsewhere."""
        marked = [_Marked(line, self._known(line)) for line in lines]
        texts = [(one.line.text, span) for one in marked for span in one.spans]
        texts += [(piece.text, span) for piece in dropped for span in self.finder(piece.text)]
        self._words = Words(
            {text[span.start : span.end]: span.kind for text, span in texts if not span.is_asked}
        )
        for one in marked:
            one.spans = self._words.added(one.line, one.spans)
        return _once(marked)

    def _known(self, line: Line) -> list[Span]:
        if line.measure:
            return []
        return [span for span in self.finder(line.text) if not line.is_fixed(span.start, span.end)]

    def found(self, marked: Iterable[_Marked], dropped: list[Piece]) -> list[Found]:
        rows = [self._row(one.line, span) for one in marked for span in one.spans]
        for piece in dropped:
            line = Line(piece.place, [Slot(piece.text, str)])
            spans = self._words.added(line, self.finder(piece.text))
            rows += [self._row(line, span, gone=True) for span in spans]
        return rows

    def _row(self, line: Line, span: Span, *, gone: bool = False) -> Found:
        text, (at, start, end) = line.text[span.start : span.end], line.located(span.start, span.end)
        place = self._veiled(at)
        decided = (
            Decision("remove")
            if gone
            else self.decisions.about(span.kind, text, place, is_asked=span.is_asked)
        )
        mask = self._mask(span.kind, text)
        return Found(
            span.kind, place, start, end, text, mask, span.certain, what_of(decided), decided.reason, decided.basis, span.why,
            span.is_asked, gone,
        )  # fmt: skip

    def _veiled(self, place: str) -> str:
        """A place that is itself named after somebody (工作表“张三”)."""
        named = Line(place, [Slot(place, str)])
        for span in reversed(self._words.added(named, [])):
            place = (
                place[: span.start] + self._mask(span.kind, place[span.start : span.end]) + place[span.end :]
            )
        return place

    def edits(self, one: _Marked) -> list[Edit]:
        rows = ((span, self._row(one.line, span)) for span in one.spans)
        return [
            Edit(span.start, span.end, row.masked if row.what == "mask" else "")
            for span, row in rows
            if row.what != "keep"
        ]

    def _mask(self, kind: str, text: str) -> str:
        key = (kind, personal.comparable(text))
        if key not in self._masks:
            mask = self.masker(kind, text)
            self._masks[key] = mask if text not in mask else personal.HIDDEN
        return self._masks[key]
