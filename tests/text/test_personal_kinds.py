"""Names, addresses and masked numbers are told by what stands before them; what is masked itself is nobody's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.personal import look, shown


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("当事人：张三，男", ["name"]), ("被处罚人李四（个体工商户）", ["name"]), ("法定代表人姓名 王小二\n", ["name"]),
        ("经营者：阿依古丽·买买提", ["name"]), ("| 姓名 | 赵六 |", ["name"]), ("身份证号35*************123", ["number_part"]),
        ("电话138****1234", ["number_part"]), ("住址：甲市乙区丙路12号", ["address"]), ("住甲县丁村三组", ["address"]),
        ("出生日期：1990年3月7日", ["birthday"]), ("生于1990-03-07", ["birthday"]), ("证号990000199003070021", ["id_card"]),
        ("当事人张某，住址：甲市乙区", []), ("当事人应当按期缴纳", []), ("当事人：甲文化公司，", []), ("法定代表人信息，略", []),
        ("评分****", []), ("住宿票价120元", []),
    ],
)  # fmt: skip
def test_kinds_are_told_by_what_stands_before_them(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in shown(text)] == kinds


@given(st.text(max_size=200))
def test_every_place_lies_in_the_text(text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in shown(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("加群请备注姓名，群主QQ：663826099，欢迎读者。", "663826099"),
        ("护照号：G 65717900，拟于七月出发。", "G 65717900"),
        ("持E E7577392号护照入境。", "E E7577392"),
    ],
)
def test_a_group_s_owner_is_somebody_and_a_passport_may_have_a_blank(text: str, said: str) -> None:
    assert [text[hit.start : hit.end] for hit in look(text)] == [said]


def test_the_number_of_a_group_is_nobodys() -> None:
    assert look("读者QQ群：663826099，欢迎加入。") == []
