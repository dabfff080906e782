"""The rules of personal data tell that something is there, never what: and each as grave as it is."""

from __future__ import annotations

import pytest

from gongkai.text.catalogue import Rule, check, rules
from gongkai.text.finding import Gravity
from gongkai.text.lists import Lists
from gongkai.text.personal import bare

OF_PERSONS = [rule for rule in rules() if rule.code.startswith("PD")]


@pytest.mark.parametrize("rule", OF_PERSONS, ids=lambda rule: rule.code)
def test_no_message_quotes_what_it_is_about(rule: Rule) -> None:
    for text in rule.wrong:
        for one in check(text, codes=[rule.code]):
            assert bare(one.found) not in bare(one.says)
            assert bare(one.found) not in bare(one.better or "")


@pytest.mark.parametrize(
    ("text", "code", "gravity"),
    [
        ("申请人：张伟，男。", "PD901", Gravity.ERROR), ("会议由局长李建国主持", "PD901", Gravity.ADVICE), ("咨询电话：0439-3223456", "PD202", Gravity.ADVICE),
        ("家庭电话：0439-3223456", "PD202", Gravity.WARNING), ("意见请发yijian@163.com", "PD701", Gravity.ADVICE), ("本人邮箱yijian@163.com", "PD701", Gravity.WARNING),
        ("个体工商户（92229901MA0Y4X8K1P）", "PD401", Gravity.WARNING), ("某公司（91229901MA0Y4X8K1T）", "PD401", Gravity.ADVICE),
        ("卡号6222020000000001239", "PD301", Gravity.WARNING), ("某公司，住所：甲山市河东区红旗街12号", "PD801", Gravity.ADVICE),
    ],
)  # fmt: skip
def test_each_as_grave_as_it_is(text: str, code: str, gravity: Gravity) -> None:
    assert [(one.code, one.gravity) for one in check(text) if one.code.startswith("PD")] == [(code, gravity)]


def test_an_offices_contact_is_no_more_than_advice() -> None:
    found = check("联系人：张丽；电话：0439-3223456。")
    assert {(one.code, one.gravity) for one in found} == {
        ("PD901", Gravity.ADVICE),
        ("PD202", Gravity.ADVICE),
    }


def test_what_the_agency_lists_is_not_reported() -> None:
    lists = Lists(officials=frozenset({"张丽"}), office_phones=frozenset({"0439-3223456"}))
    assert check("联系人：张丽；电话：0439-3223456。", lists=lists) == []


def test_two_persons_of_one_surname_get_two_names() -> None:
    found = check("原告：张伟，男。被告：张小丽，女。", codes=["PD901"])
    assert [one.better for one in found] == ["张某甲", "张某乙"]
