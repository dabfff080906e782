"""The rule by which items are counted (计数口径). No law says what one 条 is: the authority does, in writing, from a year on.

What never changes: one document is one item, with all its editions and attachments; it belongs to the year of its first
publication and to one category; what is not public, or no longer, is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

FIRST_YEAR = 2008  # 条例 took effect on 2008-05-01: no year before has anything to count
ALWAYS = (
    "一条信息连同它的各个版本和附件计一条，计入首次发布的年度和一个信息类别；没有公开的、已经撤回的不计。"
)
# The categories that may be counted, and what each is called; an interpretation is decided by its own choice.
CATEGORIES = {
    "document": "文件",
    "culture": "公共文化体育",
    "guide": "公开指南",
    "system": "公开制度",
    "other": "其他",
}
DEFAULT_CATEGORIES = ("document", "culture", "other")


@dataclass(frozen=True)
class CountingRule:
    """`since`: the first year it rules. `basis`: the document that set it; "" where nobody did and the default rules."""

    since: int
    categories: tuple[str, ...] = DEFAULT_CATEGORIES
    interpretations: bool = False
    reposts: bool = False
    basis: str = ""

    def says(self) -> str:
        """The rule in one paragraph, for people."""
        counted = "、".join(label for code, label in CATEGORIES.items() if code in self.categories)
        left = "、".join(label for code, label in CATEGORIES.items() if code not in self.categories)
        parts = [ALWAYS, f"计入的信息类别：{counted}。"]
        parts.append(f"{left}不计入。" if left else "")
        parts.append(f"政策解读{'单独计一条' if self.interpretations else '随所解读的文件，不另计'}。")
        parts.append(f"转载其他机关的信息{'计入' if self.reposts else '不计入'}。")
        return "".join(parts)


def in_force(rules: Sequence[CountingRule], year: int) -> CountingRule:
    """The rule of a year among rules in any order; the default where none had begun."""
    begun = [rule for rule in rules if rule.since <= year]
    return max(begun, key=lambda rule: rule.since, default=CountingRule(FIRST_YEAR))


def spans(rules: Sequence[CountingRule]) -> Iterator[tuple[date, date, CountingRule]]:
    """Every day belongs to exactly one rule: first day, last day, rule, in order."""
    starts = sorted({date.min.year, *(rule.since for rule in rules)})
    for at, year in enumerate(starts):
        last = date.max if at + 1 == len(starts) else date(starts[at + 1] - 1, 12, 31)
        yield date(year, 1, 1), last, in_force(rules, year)
