"""What was found before and is let be (既往问题清单): findings known by what they say, not by where they stand.

A finding keeps its fingerprint when paragraphs are put in above it. Where one wording stands several times, the baseline
says how often it was let be: one more is news.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256

from gongkai.text.automaton import whole
from gongkai.text.finding import Finding

AROUND = 6  # characters on either side that belong to a fingerprint
LENGTH = 16  # hexadecimal digits of it


def fingerprint(one: Finding, text: str) -> str:
    """Sixteen hexadecimal digits of the rule, the words found and those around them in their line, blanks left aside."""
    before = text[max(0, one.start - AROUND) : one.start].rpartition("\n")[2]
    after = text[one.end : one.end + AROUND].partition("\n")[0]
    told = "\x1f".join([one.code, *("".join(piece.split()) for piece in (before, one.found, after))])
    return sha256(whole(told).encode()).hexdigest()[:LENGTH]


def known(findings: Iterable[Finding], text: str) -> dict[str, int]:
    """The baseline of a text: fingerprint → how often."""
    return dict(sorted(Counter(fingerprint(one, text) for one in findings).items()))


def news(findings: Iterable[Finding], text: str, baseline: Mapping[str, int]) -> list[Finding]:
    """The findings the baseline does not let be; of a wording found more often than before the last ones."""
    left = dict(baseline)
    new = []
    for one in findings:
        print_ = fingerprint(one, text)
        if left.get(print_, 0) > 0:
            left[print_] -= 1
        else:
            new.append(one)
    return new
