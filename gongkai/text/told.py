"""What a rule is called and why there is one, in Chinese: read from the first lines of its own file.

A rule's file begins `CODE 标题。` and has a paragraph `Why: …`; a test holds every file to it.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass

from gongkai.text.catalogue import rules
from gongkai.text.rule import Rule

_HEAD = re.compile(r"(?P<code>[A-Z]{1,2}\d{3}) (?P<title>.+?)。?\n")
_WHY = re.compile(r"^Why: (.+?)(?:\n\n|\Z)", re.M | re.S)

GROUPS = {
    "FX": "固定表述", "TY": "错别字", "LW": "法律法规", "DN": "发文字号与落款", "SQ": "序号", "QB": "成对标点", "PU": "标点",
    "NU": "数字", "DT": "日期", "AR": "数字勾稽", "CH": "字符", "TM": "用语", "GR": "语法", "CN": "前后一致",
    "AN": "年度报告表式", "ST": "结构", "PD": "个人信息", "T": "条款引用",
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    title: str
    why: str


def told(rule: Rule) -> Told:
    """The rule's title and reason. Raises ValueError where its file does not begin as it must."""
    doc = sys.modules[rule.check.__module__].__doc__ or ""
    head, why = _HEAD.match(doc), _WHY.search(doc)
    if head is None or why is None or head["code"] != rule.code:
        raise ValueError(f"{rule.code}: its file must begin with “{rule.code} 标题。” and say “Why: …”")
    return Told(head["title"], why[1].replace("\n", ""))


def title_of(code: str) -> str:
    """The title of a rule by its code, "" where there is no such rule (any more)."""
    return next((told(rule).title for rule in rules() if rule.code == code), "")


def group(code: str) -> str:
    """The name of the group a code belongs to: TY001 → 错别字."""
    return GROUPS[code.rstrip("0123456789")]
