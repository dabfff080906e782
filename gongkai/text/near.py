"""Near misses of fixed expressions: one character replaced, added or lost (一字之差).

One edit leaves one half of an expression whole, so only places where a half stands are compared. The first
and the last character must be right: edits there are nearly always the end of another word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.text.automaton import Words

# Marks inside an expression are free (“放管服”改革, 双随机、一公开); they are left out before comparing.
_FREE = "“”‘’\"'「」《》〈〉、，· \t\r"
# Writers put these into an expression at will; a numeral in place of another counts something else.
_FREELY_ADDED = frozenset("的地之和与及并或等了为")
_COUNTS = frozenset("一二三四五六七八九十两双百千0123456789")
_STOPS = frozenset("。；：！？（）\n|")  # no expression runs over these
SHORTEST = 5


@dataclass(frozen=True)
class Near:
    start: int
    end: int
    meant: str


class Expressions:
    """A set of fixed expressions to compare texts with; `exist_too` lists near ones that are right."""

    def __init__(self, texts: Iterable[str], exist_too: Iterable[str] = ()) -> None:
        self._exact = sorted({bare(text) for text in texts})
        if short := [text for text in self._exact if len(text) < SHORTEST]:
            raise ValueError(f"too short to tell one edit from another word: {short}")
        self._fine = sorted({bare(text) for text in exist_too} | set(self._exact))
        self._by_half: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for text in self._exact:
            middle = len(text) // 2
            self._by_half[text[:middle]].append((text, 0))
            self._by_half[text[middle:]].append((text, middle))
        self._halves = Words(self._by_half)

    def near_misses(self, text: str) -> Iterator[Near]:
        """Where `text` is one edit from an expression. Several may cover one place; the longest comes first."""
        places = [at for at, character in enumerate(text) if character not in _FREE]
        plain = "".join([text[at] for at in places])
        found = {
            (start, end, meant)
            for at, half in self._halves.places(plain)
            for meant, offset in self._by_half[half]
            for start, end in _windows(plain, at - offset, len(meant), bool(offset))
            if _is_one_edit(plain[start:end], meant) and not self._is_fine(plain, start, end)
        }
        for start, end, meant in sorted(found, key=lambda near: (near[0], -len(near[2]))):
            yield Near(places[start], places[end - 1] + 1, meant)

    def _is_fine(self, plain: str, start: int, end: int) -> bool:
        """True where an expression that exists covers more than either end of the window."""
        around = plain[max(0, start - 6) : end + 6]
        begins, ends = start - max(0, start - 6), end - max(0, start - 6)
        for fine in self._fine:
            at = around.find(fine)
            if 0 <= at <= begins + 1 and at + len(fine) >= ends - 1:
                return True
        return False


def bare(text: str) -> str:
    """The text without its free marks."""
    return "".join(character for character in text if character not in _FREE)


def _windows(plain: str, at: int, length: int, right_half_stands: bool) -> Iterator[tuple[int, int]]:
    """The stretches that could be the expression with one character more, less or other."""
    for change in (0, 1, -1):
        start = at - change if right_half_stands else at
        end = start + length + change
        if start >= 0 and end <= len(plain):
            yield start, end


def _is_one_edit(words: str, meant: str) -> bool:
    if words[0] != meant[0] or words[-1] != meant[-1] or words == meant or not _STOPS.isdisjoint(words):
        return False
    same = 0
    while same < min(len(words), len(meant)) and words[same] == meant[same]:
        same += 1
    if len(words) == len(meant):
        two = {words[same], meant[same]}
        return words[same + 1 :] == meant[same + 1 :] and not (two <= _COUNTS or two <= _FREELY_ADDED)
    longer, shorter = (words, meant) if len(words) > len(meant) else (meant, words)
    spare = longer[same]
    return longer[same + 1 :] == shorter[same:] and spare not in _FREELY_ADDED and spare not in _COUNTS
