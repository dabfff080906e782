"""Three tests which serve every rule, for ever."""

import pytest

from gongkai.text.catalogue import Rule, check, rules
from gongkai.text.finding import Finding

every_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)


@every_rule
def test_a_rule_finds_every_wrong_example(rule: Rule) -> None:
    assert [text for text in rule.wrong if not check(text, codes=[rule.code], lists=rule.lists)] == []


@every_rule
def test_a_rule_is_silent_on_every_right_example(rule: Rule) -> None:
    assert {
        text: found for text in rule.right if (found := check(text, codes=[rule.code], lists=rule.lists))
    } == {}


@every_rule
def test_a_mended_passage_is_clean(rule: Rule) -> None:
    for text in rule.wrong:
        found = check(text, codes=[rule.code], lists=rule.lists)
        if all(finding.better is not None for finding in found):
            assert check(mended(text, found), codes=[rule.code], lists=rule.lists) == [], text


@every_rule
def test_there_are_more_near_misses_than_hits_and_a_reason(rule: Rule) -> None:
    assert len(rule.right) >= len(rule.wrong)
    assert rule.source
    assert rule.profiles


def mended(text: str, found: list[Finding]) -> str:
    for finding in reversed(found):
        text = text[: finding.start] + (finding.better or "") + text[finding.end :]
    return text
