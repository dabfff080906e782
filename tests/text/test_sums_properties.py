"""Sums in sentences and tables: what adds up is never reported, what does not always is."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from gongkai.text.catalogue import check

COUNTS = st.lists(st.integers(min_value=1, max_value=99_999), min_size=2, max_size=6)
NAMES = ["咨询", "投诉", "建议", "举报", "求助", "表扬"]


def listed(counts: list[int], unit: str = "件") -> str:
    return "、".join(f"{name}{count}{unit}" for name, count in zip(NAMES, counts, strict=False))


def codes(text: str) -> set[str]:
    return {one.code for one in check(text) if one.code.startswith("AR")}


@given(COUNTS, st.sampled_from(["其中", "其中：", "包括", "："]))
def test_parts_that_add_up_are_left_alone(counts: list[int], mark: str) -> None:
    comma = "" if mark == "：" else "，"
    assert codes(f"办结信件{sum(counts)}件{comma}{mark}{listed(counts)}。") == set()


@given(COUNTS, st.integers(min_value=1, max_value=1000))
def test_parts_that_exceed_their_total_are_found(counts: list[int], surplus: int) -> None:
    assume(sum(counts) > surplus)
    assert codes(f"办结信件{sum(counts) - surplus}件，其中{listed(counts)}。") == {"AR101"}


@given(COUNTS)
def test_a_total_in_万_agrees_with_every_sum_it_can_round(counts: list[int]) -> None:
    total = (Decimal(sum(counts)) / 10_000).quantize(Decimal("0.01"))
    assume(total > 0)
    assert codes(f"办结信件{total}万件，其中{listed(counts)}。") == set()


@given(
    st.integers(min_value=1, max_value=10**6), st.integers(min_value=1, max_value=10**6), st.integers(0, 2)
)
def test_a_rate_rightly_rounded_is_left_alone(before: int, now: int, places: int) -> None:
    assume(before != now)
    rate = (abs(Decimal(now - before)) / before * 100).quantize(Decimal(1).scaleb(-places))
    way = "增加" if now > before else "减少"
    assert codes(f"申请由{before}件{way}到{now}件，{way}{rate}%。") == set()


@given(COUNTS)
def test_a_right_column_of_a_table_is_left_alone_and_a_wrong_one_found(counts: list[int]) -> None:
    rows = "\n".join(f"| {name} | {count} |" for name, count in zip(NAMES, counts, strict=False))
    head = "| 类别 | 件数 |\n|---|---|\n"
    assert codes(f"{head}{rows}\n| 合计 | {sum(counts)} |") == set()
    assert codes(f"{head}{rows}\n| 合计 | {sum(counts) + 1} |") == {"AR105"}
