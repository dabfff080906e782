"""Words that were found once, looked for everywhere else: a name in a sentence no pattern knows, digits in a longer run."""

from __future__ import annotations

from collections.abc import Mapping

from ahocorasick_rs import AhoCorasick, MatchKind

from gongkai.files.cleansing import personal
from gongkai.files.cleansing.line import Line
from gongkai.files.cleansing.shapes import Span
from gongkai.text.automaton import whole

SHORTEST = 2  # characters; one alone is in every text


class Words:
    """Found words and their kinds."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        known: dict[str, str] = {}
        for word, kind in kinds.items():
            for form in (whole(word), whole(personal.comparable(word))):
                if len(form) >= SHORTEST:
                    known.setdefault(form, kind)
        self._words, self._kinds = list(known), list(known.values())
        self._finds = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest) if known else None

    def added(self, line: Line, spans: list[Span]) -> list[Span]:
        """A line's spans with those added that hold the same words, in order; never one over another."""
        if self._finds is None:
            return spans
        free = [
            Span(start, end, self._kinds[at], certain=False)
            for at, start, end in self._finds.find_matches_as_indexes(whole(line.text))
            if not line.is_fixed(start, end)
        ]
        taken, at = sorted(spans), 0
        extra = []
        for one in free:
            while at < len(taken) and taken[at].end <= one.start:
                at += 1
            if at == len(taken) or taken[at].start >= one.end:
                extra.append(one)
        return sorted([*taken, *extra])
