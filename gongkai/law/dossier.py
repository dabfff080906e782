"""What belongs to the file of a matter, part by part (决策案卷、项目公开、组成要素).

Which parts there are follows the kind of the matter. The interim regulation on major administrative decisions (国令第713号)
is cited as a whole: its articles could not be read here. A part marked as advice stands on no text but good practice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from gongkai.law.source import Citation
from gongkai.law.statutes import DECISION_2019, OGI_2019, OPENNESS_2016

PHASES = ("决策", "执行", "管理", "服务", "结果")
# A consultation over a draft decision that is shorter says why; both days count (reading 0023).
SHORTEST_CONSULTATION = timedelta(days=30)


class MatterKind(StrEnum):
    """What a matter is."""

    DECISION = "decision"
    KEY_WORK = "key_work"
    PROJECT = "project"
    ROUTINE = "routine"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    MatterKind.DECISION: "重大决策",
    MatterKind.KEY_WORK: "重点工作",
    MatterKind.PROJECT: "重大工程项目",
    MatterKind.ROUTINE: "经常性工作",
}


@dataclass(frozen=True)
class Part:
    """A part of a file: where it belongs among the five stages, and where it is written that it should be there.

    `may_not_apply`: the agency may say, with a reason, that there is none. `in_words`: a text serves as well as a document.
    """

    key: str
    label: str
    phase: str
    cite: Citation
    in_words: bool = False
    may_not_apply: bool = False
    is_advice: bool = False


_decided, _open = DECISION_2019.whole(), OPENNESS_2016.whole()
CONSULTATION, ADOPTION, RESULTS = "consultation", "adoption", "results"
DECIDED, INTERPRETED = "decision", "interpretation"

DOSSIERS: dict[MatterKind, tuple[Part, ...]] = {
    MatterKind.DECISION: (
        Part("catalogue", "决策事项目录", "决策", _decided, may_not_apply=True),
        Part("draft", "草案及说明", "决策", _decided),
        Part(CONSULTATION, "征求意见", "决策", _decided, may_not_apply=True),
        Part(ADOPTION, "采纳反馈", "决策", _open, may_not_apply=True),
        Part("hearing", "听证", "决策", _decided, in_words=True, may_not_apply=True),
        Part("experts", "专家论证", "决策", _decided, in_words=True, may_not_apply=True),
        Part("risk", "风险评估", "决策", _decided, in_words=True, may_not_apply=True),
        Part("legality", "合法性审核", "决策", _decided, in_words=True),
        Part(DECIDED, "决定", "决策", _decided),
        Part(INTERPRETED, "解读", "决策", _open),
    ),
    MatterKind.PROJECT: (
        Part("measures", "执行措施", "执行", _open, in_words=True),
        Part("steps", "实施步骤", "执行", _open, in_words=True),
        Part("duties", "责任分工", "执行", _open, in_words=True),
        Part(RESULTS, "进展成效", "结果", _open, in_words=True),
        Part("budget", "预算", "管理", OGI_2019.article(20), in_words=True, may_not_apply=True),
    ),
    MatterKind.KEY_WORK: (
        Part("work_measures", "工作措施", "执行", _open, in_words=True, is_advice=True),
        Part(RESULTS, "进展成效", "结果", _open, in_words=True),
    ),
    MatterKind.ROUTINE: (
        Part("basis", "公开依据", "管理", _open, in_words=True),
        Part("standard", "标准", "管理", _open, in_words=True),
        Part("process", "执行过程", "执行", _open, in_words=True),
        Part("outcome", "结果", "结果", _open, in_words=True),
    ),
}


def part_of(kind: MatterKind | str, key: str) -> Part | None:
    """The part of that key in the file of a matter of that kind."""
    return next((part for part in DOSSIERS[MatterKind(kind)] if part.key == key), None)


def part_labels() -> list[tuple[str, str]]:
    """Every key with its label, once."""
    return list({part.key: part.label for parts in DOSSIERS.values() for part in parts}.items())
