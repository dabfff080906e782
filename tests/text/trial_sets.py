"""Reading the trial sets: which known faults the rules find, and how often they raise alarm where nothing is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gongkai.text.catalogue import check
from gongkai.text.finding import Finding, Gravity

NOT_TO_BE_REPORTED = ("反例", "存疑")


@dataclass(frozen=True)
class Known:
    """A fault somebody found by reading: where, of what kind, the words and what would be right."""

    file: str
    kind: str
    words: str
    better: str


def known_faults(shared: Path) -> Iterator[Known]:
    rows = (shared / "data" / "annual" / "FAULTS.tsv").read_text("utf-8").splitlines()[1:]
    for row in rows:
        yield Known(*(row.split("\t") + [""])[:4])


def text_of(shared: Path, file: str) -> str:
    """A report's text; a web page is read as its readers see it."""
    from gongkai.files.extract import text_of as extracted

    folder = shared / ("mission" if file.startswith("seed") else "data/annual")
    return extracted(folder / file)


def is_alarm(one: Finding) -> bool:
    return one.gravity is not Gravity.ADVICE


def touching(found: list[Finding], text: str, words: str) -> list[Finding]:
    """The findings that touch any place where the words stand."""
    places = []
    at = text.find(words)
    while at >= 0:
        places.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return [one for one in found if any(_touches(one, start, end) for start, end in places)]


def _touches(one: Finding, start: int, end: int) -> bool:
    spans = [(one.start, one.end), *((edit.start, edit.end) for edit in one.elsewhere)]
    return any(begin < end and start < max(stop, begin + 1) for begin, stop in spans)


def alarms_in(texts: list[str], profile: str = "document") -> list[tuple[str, Finding]]:
    return [(text, one) for text in texts for one in check(text, profile=profile) if is_alarm(one)]
