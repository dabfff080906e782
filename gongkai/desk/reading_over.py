"""What is shown beside a text that is no finding of a rule: numbers of somebody; and a ledger's finding put right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from gongkai.documents.corrected import said
from gongkai.documents.models import Document, Edition
from gongkai.documents.proofing.places import HEADS
from gongkai.law.personal_release import WITHOUT_CONSENT
from gongkai.text.catalogue import check
from gongkai.text.finding import Finding, Gravity
from gongkai.text.lists import Lists
from gongkai.text.passage import Passage
from gongkai.text.personal import KINDS, masked
from gongkai.text.personal import found as numbers_in


@dataclass(frozen=True)
class Noted:
    """A number with where it stands, in words."""

    finding: Finding
    place: str


def numbers_over(text: str, heads: Mapping[str, str]) -> list[Noted]:
    """The numbers of somebody in a text and in the short texts above it, masked as the content check shows them."""
    passage = Passage(text)
    return [
        *(Noted(one, HEADS[name]) for name, said in heads.items() for one in _numbers(said)),
        *(Noted(one, "正文第{}行第{}字".format(*passage.line_column(one.start))) for one in _numbers(text)),
    ]


def persons_over(text: str, heads: Mapping[str, str], numbers: Iterable[Noted], lists: Lists) -> list[Noted]:
    """What else of persons the rules find, covered: names, homes, what somebody has to judge. Nothing that is told already."""
    told = {(one.place, one.finding.start) for one in numbers}
    passage = Passage(text)
    found = [
        *(Noted(one, HEADS[name]) for name, said in heads.items() for one in _persons(said, lists)),
        *(
            Noted(one, "正文第{}行第{}字".format(*passage.line_column(one.start)))
            for one in _persons(text, lists)
        ),
    ]
    return [one for one in found if (one.place, one.finding.start) not in told]


def _persons(text: str, lists: Lists) -> list[Finding]:
    return [
        replace(one, found=one.better or "***")
        for one in check(text, select=("PD",), ignore=("PD902",), lists=lists)
    ]


def _numbers(text: str) -> list[Finding]:
    says = "请删去或者遮盖；确需公开的，在“发布前检查”由拟稿人以外的人决定保留"
    return [
        Finding(
            "", KINDS[span.kind], Gravity.SEVERE, span.start, span.end, masked(text[span.start : span.end], span.kind),
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
