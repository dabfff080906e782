"""Policy interpretation (政策解读): whether it is due, in which forms, after which plan.

谁起草、谁解读; document, plan and interpretation are drafted, signed and published together. Which types of document are
due, how many forms a major one wants and the three days' grace some places allow are local practice: types and numbers
that rest on no national text are house rules, and say so. Readings 0017 and 0018.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.source import Citation
from gongkai.law.statutes import OPENNESS_2016


class Form(StrEnum):
    """Forms an interpretation can take."""

    TEXT = "text"
    QUESTIONS = "questions"
    CHART = "chart"
    TABLE = "table"
    VIDEO = "video"
    AUDIO = "audio"
    EXPERT = "expert"
    INTERVIEW = "interview"
    PRESS = "press"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Form.TEXT: "文字",
    Form.QUESTIONS: "问答",
    Form.CHART: "图解",
    Form.TABLE: "对照表",
    Form.VIDEO: "视频",
    Form.AUDIO: "音频",
    Form.EXPERT: "专家解读",
    Form.INTERVIEW: "访谈",
    Form.PRESS: "新闻发布会",
}

IN_STEP: Citation = OPENNESS_2016.whole()
# Types (文件类型) and 规范性文件 that are due, with the words for why.
DUE_NORMATIVE = {"rules": "规章", "normative_docs": "行政规范性文件"}
DUE_KINDS = {"normative": "行政规范性文件", "policy": "政策文件"}
FOR_COMMENT = ("征求意见稿", "公开征求意见")
MAJOR = "重大政策"
# The outline of a plan (解读提纲): field, label, whether no plan goes without it.
OUTLINE = (
    ("background", "背景", True),
    ("basis", "依据", True),
    ("aims", "目标", True),
    ("content", "主要内容", True),
    ("key_words", "关键词", False),
    ("guidance", "办事指引", False),
    ("differences", "新旧差异", False),
)


@dataclass(frozen=True)
class Duty:
    """Whether an interpretation is due, why, and under what; `under` is None where no national text says so."""

    is_due: bool
    reason: str
    under: Citation | None


def duty_of(
    *,
    kind: str,
    normative: str,
    title: str,
    genre: str = "",
    is_major: bool = False,
    is_interpretation: bool = False,
    comment_drafts: bool = True,
) -> Duty:
    """Whether a document is to be interpreted, by what it is. `comment_drafts`: the agency's house rule on drafts for comment."""
    if is_interpretation:
        return Duty(False, "解读本身不再解读", None)
    if is_major:
        return Duty(True, f"{MAJOR}应当解读", IN_STEP)
    what = DUE_NORMATIVE.get(normative) or DUE_KINDS.get(kind)
    if what:
        return Duty(True, f"{what}应当解读", IN_STEP)
    if is_for_comment(title, genre):
        if comment_drafts:
            return Duty(True, "公开征求意见的文件稿按本机关内部规定应当解读", None)
        return Duty(False, "公开征求意见的文件稿可以解读（本机关内部规定不作要求）", None)
    return Duty(False, "不是规章、行政规范性文件、政策文件，也不公开征求意见，可以不解读", None)


def is_for_comment(title: str, genre: str = "") -> bool:
    """Whether a document is a draft put out for comment: its title or its genre says so."""
    return any(mark in title or mark in genre for mark in FOR_COMMENT)


def forms_missing(is_major: bool, forms: Iterable[str], least: int) -> int:
    """How many more forms a package wants: a major document `least` in all, any other one."""
    known = {form for form in forms if form in set(Form)}
    return max(0, (least if is_major else 1) - len(known))


def outline_missing(said: Mapping[str, str]) -> list[str]:
    """The labels of the parts of an outline no plan goes without, and this one has not."""
    return [label for name, label, needed in OUTLINE if needed and not said.get(name, "").strip()]
