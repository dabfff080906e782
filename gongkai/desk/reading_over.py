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


def read_over(text: str, heads: Mapping[str, str], *, profile: str = "document") -> list[Noted]:
    """What the rules find in a text and in the short texts above it (标题, 发文字号), the gravest first."""
    passage = Passage(text)
    noted = [Noted(f, place) for place, said in heads.items() for f in check(said, profile=profile)]
    for found in check(text, profile=profile):
        line, column = passage.line_column(found.start)
        noted.append(Noted(found, f"第{line}行第{column}字"))
    order = list(Gravity)
    return sorted(noted, key=lambda n: order.index(n.finding.gravity))


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
            "", KINDS[span.kind], Gravity.SEVERE, span.start, span.end, masked(text[span.start : span.end]),
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
