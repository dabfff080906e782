"""Near misses of fixed expressions: one character replaced, added or lost (一字之差), or two in a long one.

One edit leaves one half of an expression whole, two leave one third; so only places where such a piece stands are compared.
The first and the last character must be right: edits there are nearly always the end of another word.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

from gongkai.text.automaton import Words
from gongkai.text.passage import Passage

# Marks inside an expression are free (“放管服”改革, 双随机、一公开); they are left out before comparing.
_FREE = "“”‘’\"'「」《》〈〉、，· \t\r"
_QUOTES = frozenset("“”‘’\"'「」《》〈〉")
_SPLIT = re.compile(f"([{_FREE}]+)")
# Writers put these into an expression at will; a numeral in place of another counts something else.
FREELY_ADDED = frozenset("的地之和与及并或等了为")
COUNTS = frozenset("一二三四五六七八九十两双百千0123456789")
# Little words that stand in a short expression belong to another sentence: 中国在现代化建设中….
_LITTLE_WORDS = frozenset("在是有对把被以从于向各个这那其不也都又就很能会可要中上下")
_SHORT = 7
STOPS = frozenset("。；：！？（）\n|")  # no expression runs over these
SHORTEST = 5
LONG = 10  # characters from which on two edits still tell which expression was meant


Windows = Callable[[str, int, str], Iterator[tuple[int, int]]]
# An expression, where in it a piece begins, and one of its ends: where that stands, and which character it is.
Piece = tuple[str, int, int, str]
Pieces = tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class Near:
    start: int
    end: int
    meant: str


class Bare:
    """A text without its free marks, and where in the text each of its places stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.plain = bare(text)
        self._held: dict[Words, array[int]] = {}

    def holds(self, words: Words) -> Iterator[tuple[int, int]]:
        """Where a set of words stands in it, and which of them, walked for once: both kinds of near miss ask."""
        if words not in self._held:
            # Eight bytes a place: a long text holds tens of thousands.
            self._held[words] = array(
                "I", chain.from_iterable((at, which) for at, _, which in words.unordered(self.plain))
            )
        held = self._held[words]
        return zip(held[::2], held[1::2], strict=True)

    def back(self, at: int) -> int:
        """A place of the bare text in the text as given."""
        places, gone = self._taken
        before = bisect_right(places, at)
        return at + (gone[before - 1] if before else 0)

    @cached_property
    def _taken(self) -> tuple[list[int], list[int]]:
        """Where marks were taken out: the places in the bare text, and how many were gone by then."""
        pieces = _SPLIT.split(self._text)
        return list(accumulate(map(len, pieces[:-1:2]))), list(accumulate(map(len, pieces[1::2])))


def bare_words(passage: Passage) -> Bare:
    """The passage's folded words without free marks: `passage.once(bare_words)`."""
    return Bare(passage.shadow)


class Expressions:
    """A set of fixed expressions to compare texts with; `exist_too` lists near ones that are right."""

    def __init__(self, texts: Iterable[str], exist_too: Iterable[str] = ()) -> None:
        exact = sorted({bare(text) for text in texts})
        if short := [text for text in exact if len(text) < SHORTEST]:
            raise ValueError(f"too short to tell one edit from another word: {short}")
        self._fine = Words({bare(text) for text in exist_too} | set(exact))
        cut = {2: exact, 3: [text for text in exact if len(text) >= LONG]}
        pieces = {parts: _Pieces(texts, parts) for parts, texts in cut.items()}
        self._words = Words(piece for those in pieces.values() for piece in those.of)
        self._halves, self._thirds = (pieces[parts].by_number(self._words.words) for parts in (2, 3))

    def near_misses(self, text: Bare) -> Iterator[Near]:
        """Where a text is one edit from an expression. Several may cover one place; the longest comes first."""
        return self._named(text, _one_edit_away, self._halves, reach=1)

    def far_misses(self, text: Bare) -> Iterator[Near]:
        """Where a text is two edits from a long expression: apart from each other, or two neighbours that changed places."""
        return self._named(text, _two_edits_away, self._thirds, reach=2)

    def _named(self, text: Bare, windows: Windows, of: Pieces, *, reach: int) -> Iterator[Near]:
        plain = text.plain
        found = {
            (start, end, meant)
            for at, meant in _begun(plain, text.holds(self._words), of, reach)
            for start, end in windows(plain, at, meant)
            if STOPS.isdisjoint(plain[start:end]) and not is_fine(plain, start, end, self._fine)
        }
        for start, end, meant in sorted(found, key=lambda near: (near[0], -len(near[2]))):
            yield Near(text.back(start), text.back(end - 1) + 1, meant)


def is_fine(plain: str, start: int, end: int, fine: Words) -> bool:
    """True where an expression that exists covers more than either end of the window."""
    first = max(0, start - 6)
    begins, ends = start - first, end - first
    return any(
        at <= begins + 1 and at + len(word) >= ends - 1 for at, word in fine.places(plain[first : end + 6])
    )


def bare(text: str) -> str:
    """The text without its free marks."""
    for mark in _FREE:  # quicker than a pattern
        text = text.replace(mark, "")
    return text


def with_marks(text: str, miss: Near, listed: str) -> Near:
    """A near miss of an expression as it is listed, with the marks it begins and ends with where the writer has them.

    Quotation marks around more than the expression stay outside: there those within the expression are wanting.
    """
    plain = bare(listed)
    first, last = listed.index(plain[0]), listed.rindex(plain[-1]) + 1
    start, end = miss.start - first, miss.end + len(listed) - last
    if _quotes(text[miss.start : miss.end]) != _quotes(listed[first:last]):
        return Near(miss.start, miss.end, listed)
    begins = start >= 0 and _quotes(text[start : miss.start]) == first
    ends = _quotes(text[miss.end : end]) == len(listed) - last
    return Near(start if begins else miss.start, end if ends else miss.end, listed)


def _quotes(text: str) -> int:
    return sum(sign in _QUOTES for sign in text)


class _Pieces:
    """Expressions cut into so many pieces: `of` each piece, what it belongs to and where in that it stands."""

    def __init__(self, texts: Iterable[str], parts: int) -> None:
        self.of: dict[str, list[Piece]] = defaultdict(list)
        for text in texts:
            cuts = [len(text) * part // parts for part in range(parts + 1)]
            for begin, end in zip(cuts, cuts[1:], strict=False):
                # The end of the expression that lies farther off is looked at first: there most places fall away.
                edge = len(text) - 1 if begin < len(text) - end else 0
                self.of[text[begin:end]].append((text, begin, edge, text[edge]))

    def by_number(self, words: Iterable[str]) -> Pieces:
        """The same by the number that a piece has among all; tuples, which the collector of garbage lets go of."""
        return tuple(tuple(self.of.get(word, ())) for word in words)


def _begun(
    plain: str, places: Iterable[tuple[int, int]], of: Pieces, reach: int
) -> Iterator[tuple[int, str]]:
    """Where an expression would begin of which a piece stands, itself left out where it stands as it should."""
    for at, piece in places:
        for meant, offset, edge, sign in of[piece]:
            begin = at - offset
            if begin < 0:
                continue
            near = begin + edge
            around = plain[near - reach if near > reach else 0 : near + reach + 1]
            if sign in around and not plain.startswith(meant, begin):
                yield begin, meant


def _one_edit_away(plain: str, at: int, meant: str) -> Iterator[tuple[int, int]]:
    """Windows that are `meant` with one character more, less or other."""
    end = at + len(meant)
    for start, stop in ((at, end), (at, end + 1), (at, end - 1), (at - 1, end), (at + 1, end)):
        if _may_be(plain, start, stop, meant):
            words = plain[start:stop]
            if (
                words == meant
                or len(meant) <= _SHORT
                and not _LITTLE_WORDS.isdisjoint(set(words) - set(meant))
            ):
                continue
            if any(words[done:] == meant[fit:] for done, fit in _past_an_edit(words, 0, meant, 0)):
                yield start, stop


def _two_edits_away(plain: str, at: int, meant: str) -> Iterator[tuple[int, int]]:
    """Windows that are `meant` with two such edits apart, or with two neighbours that changed places."""
    for start in range(at - 2, at + 3):
        if start >= 0 and plain[start : start + 1] == meant[0]:
            for stop in range(start + len(meant) - 2, start + len(meant) + 3):
                if _may_be(plain, start, stop, meant) and _has_two_edits(plain[start:stop], meant):
                    yield start, stop


def _may_be(plain: str, start: int, stop: int, meant: str) -> bool:
    return start >= 0 and plain[start : start + 1] == meant[0] and plain[stop - 1 : stop] == meant[-1]


def _has_two_edits(words: str, meant: str) -> bool:
    if len(words) == len(meant):
        wrong = [at for at, (one, two) in enumerate(zip(words, meant, strict=True)) if one != two]
        if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
            return words[wrong[0]] == meant[wrong[1]] and words[wrong[1]] == meant[wrong[0]]
    return any(
        words[again:] == meant[still:]
        for done, fit in _past_an_edit(words, 0, meant, 0)
        if words[done : done + 2] == meant[fit : fit + 2]  # two right characters part two accidents
        for again, still in _past_an_edit(words, done, meant, fit)
    )


def _past_an_edit(words: str, at: int, meant: str, fit: int) -> Iterator[tuple[int, int]]:
    """Where `words` and `meant` would go on after the next place in which they differ, for each kind of edit."""
    while at < len(words) and fit < len(meant) and words[at] == meant[fit]:
        at, fit = at + 1, fit + 1
    wrong, right = words[at : at + 1], meant[fit : fit + 1]
    two = {wrong, right}
    if wrong and right and not (two <= COUNTS or two <= FREELY_ADDED):
        yield at + 1, fit + 1
    if wrong and wrong not in FREELY_ADDED and wrong not in COUNTS:
        yield at + 1, fit
    if right and right not in FREELY_ADDED and right not in COUNTS:
        yield at, fit + 1
