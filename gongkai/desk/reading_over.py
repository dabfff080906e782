"""What is shown beside a text that is no finding of a rule: numbers of somebody; and a ledger's finding put right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from gongkai.documents.comments.passage import paragraphs
from gongkai.documents.corrected import said
from gongkai.documents.models import Document, Edition
from gongkai.documents.proofing.places import BODY, HEADS
from gongkai.law.personal_release import WITHOUT_CONSENT
from gongkai.text.catalogue import check
from gongkai.text.finding import Finding, Gravity
from gongkai.text.lists import Lists
from gongkai.text.passage import Passage
from gongkai.text.personal import KINDS, masked
from gongkai.text.personal import found as numbers_in


@dataclass(frozen=True)
class Noted:
    """A number with where it stands: in words, and for an editor, which counts `letters` before it and `size` letters of it,
    because its own words are shown nowhere else. `key` of the place; `paragraph` of the body from 1."""

    finding: Finding
    place: str
    key: str
    letters: int
    size: int
    paragraph: int = 0


def numbers_over(text: str, heads: Mapping[str, str]) -> list[Noted]:
    """The numbers of somebody in a text and in the short texts above it, masked as the content check shows them."""
    return _over(text, heads, _numbers)


def persons_over(text: str, heads: Mapping[str, str], numbers: Iterable[Noted], lists: Lists) -> list[Noted]:
    """What else of persons the rules find, covered: names, homes, what somebody has to judge. Nothing that is told already."""
    told = {(one.key, one.finding.start) for one in numbers}
    found = _over(text, heads, lambda said: _persons(said, lists))
    return [one for one in found if (one.key, one.finding.start) not in told]


def _over(text: str, heads: Mapping[str, str], look: Callable[[str], list[Finding]]) -> list[Noted]:
    """What is found in the short texts, then in the text."""
    passage, begins = Passage(text), [at for at, _ in paragraphs(text)]
    return [
        *(
            Noted(one, HEADS[name], name, *_letters(said, one))
            for name, said in heads.items()
            for one in look(said)
        ),
        *(
            Noted(
                one,
                f"正文{passage.place(one.start)}",
                BODY,
                *_letters(text, one),
                bisect_right(begins, one.start),
            )
            for one in look(text)
        ),
    ]


def _letters(text: str, one: Finding) -> tuple[int, int]:
    """How many letters and digits stand before a finding, and in it."""
    return sum(map(str.isalnum, text[: one.start])), sum(map(str.isalnum, text[one.start : one.end]))


def _persons(text: str, lists: Lists) -> list[Finding]:
    return [
        replace(one, found=one.better or "***")
        for one in check(text, select=("PD",), ignore=("PD902",), lists=lists)
    ]


def _numbers(text: str) -> list[Finding]:
    """As grave as the rules of the command line and the public tool call them; that they keep a text back is the gate's say."""
    says = "请删去或者遮盖；确需公开的，在“发布前检查”由拟稿人以外的人决定保留"
    return [
        Finding(
            "", KINDS[span.kind], Gravity.ERROR, span.start, span.end, masked(text[span.start : span.end], span.kind),
            None, f"{KINDS[span.kind]}：{says}", str(WITHOUT_CONSENT),
        )
        for span in numbers_in(text)
    ]  # fmt: skip


def heads_of(document: Document, edition: Edition | None = None) -> dict[str, str]:
    """The lines of the record the rules read, by field: the document's, or as an edition of it has them."""
    return {name: getattr(document, name) if edition is None else said(edition, name) for name in HEADS}


def mended(text: str, found: str, better: str, code: str, lists: Lists) -> str:
    """The text with a ledger's finding put right: where its rule finds it, or everywhere it stands by hand."""
    if not better:
        return text
    if not code:
        return text.replace(found, better)
    for one in reversed(check(text, profile="web", codes=[code], lists=lists)):
        if one.found[: len(found)] == found and one.better:
            text = text[: one.start] + one.better + text[one.end :]
    return text
