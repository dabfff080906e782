"""Many words looked for at once: an index by their first two characters, one walk over the text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import add


class Needles:
    """Every place of every word, overlaps included. Words have at least two characters."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_head: dict[str, list[str]] = defaultdict(list)
        for word in sorted(set(words)):
            if len(word) < 2:
                raise ValueError(f"{word!r} is too short to look for")
            self._by_head[word[:2]].append(word)

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        by_head = self._by_head
        for at, head in enumerate(map(add, text, text[1:])):
            if head in by_head:
                for word in by_head[head]:
                    if text.startswith(word, at):
                        yield at, word
