"""Scores and house rules."""

from __future__ import annotations

import pytest

from gongkai.law.assessment import INDICATORS, Measure, marks, score
from gongkai.law.house_rule import BY_NAME, HOUSE_RULES
from gongkai.law.source import Refusal


def test_full_marks_everywhere_are_a_hundred() -> None:
    assert score(marks({i.key: Measure(10, 10) for i in INDICATORS})) == 100


def test_what_did_not_happen_neither_helps_nor_harms() -> None:
    some = {i.key: Measure(0, 0) for i in INDICATORS} | {"rectified": Measure(1, 2)}
    assert score(marks(some)) == 50
    assert score(marks({i.key: Measure(0, 0) for i in INDICATORS})) is None


@pytest.mark.parametrize("rule", HOUSE_RULES, ids=lambda r: r.name)
def test_a_house_rule_stays_inside_its_range(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.accept(rule.default) == rule.default
    for outside in (rule.low - 1, rule.high + 1):
        with pytest.raises(Refusal, match="之间选定"):
            rule.accept(outside)
    assert "没有规定" in rule.silent or "没有规定" in BY_NAME[rule.name].silent or "只说" in rule.silent
