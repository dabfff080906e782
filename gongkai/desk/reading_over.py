"""The text rules' findings as the panel beside a draft shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.documents.corrected import said
from gongkai.documents.models import Document, Edition
from gongkai.law.personal_release import WITHOUT_CONSENT
from gongkai.text.catalogue import check
from gongkai.text.finding import Finding, Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal import KINDS, masked
from gongkai.text.personal import found as numbers_in

OF_PERSONS = ("PD",)
SHAPES = {Gravity.SEVERE: "■", Gravity.ERROR: "■", Gravity.WARNING: "▲", Gravity.ADVICE: "○"}


@dataclass(frozen=True)
class Noted:
    """A finding with where it stands, in words."""

    finding: Finding
    place: str

    @property
    def shape(self) -> str:
        return SHAPES[self.finding.gravity]

    @property
    def is_severe(self) -> bool:
        return self.finding.gravity is Gravity.SEVERE


def read_over(
    text: str, heads: Mapping[str, str], *, profile: str = "document", is_open: bool = True
) -> list[Noted]:
    """What the rules find in a text and in the short texts above it (标题, 发文字号), the gravest first.

    What is not to be public (`is_open`) may name whom it likes.
    """
    passage, ignore = Passage(text), () if is_open else OF_PERSONS
    noted = [
        Noted(f, place) for place, said in heads.items() for f in check(said, profile=profile, ignore=ignore)
    ]
    for found in check(text, profile=profile, ignore=ignore):
        line, column = passage.line_column(found.start)
        noted.append(Noted(found, f"第{line}行第{column}字"))
    order = list(Gravity)
    return sorted(noted, key=lambda n: order.index(n.finding.gravity))


def all_over(text: str, heads: Mapping[str, str], *, is_open: bool) -> list[Noted]:
    """Numbers that keep a text from going out first, then what else the rules find; nothing twice."""
    numbers = numbers_over(text, heads) if is_open else []
    told = {(one.place, one.finding.start) for one in numbers}
    rest = read_over(text, heads, is_open=is_open)
    return numbers + [
        one
        for one in rest
        if not one.finding.code.startswith(OF_PERSONS) or (one.place, one.finding.start) not in told
    ]


def numbers_over(text: str, heads: Mapping[str, str]) -> list[Noted]:
    """The numbers of somebody in a text and in the short texts above it, masked as the content check shows them."""
    passage = Passage(text)
    return [
        *(Noted(one, place) for place, said in heads.items() for one in _numbers(said)),
        *(Noted(one, "第{}行第{}字".format(*passage.line_column(one.start))) for one in _numbers(text)),
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
    """The lines of the record the rules read: the document's, or as an edition of it has them."""
    names = {"标题": "title", "发文字号": "doc_no", "内容概述": "summary"}
    return {
        label: getattr(document, name) if edition is None else said(edition, name)
        for label, name in names.items()
    }


def mended(text: str, found: str, better: str, code: str) -> str:
    """The text with a ledger's finding put right: where its rule finds it, or everywhere it stands by hand."""
    if not better:
        return text
    if not code:
        return text.replace(found, better)
    for one in reversed(check(text, profile="web", codes=[code])):
        if one.found[: len(found)] == found and one.better:
            text = text[: one.start] + one.better + text[one.end :]
    return text
