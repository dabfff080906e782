"""Whatever stands around a number of somebody, it is found; whatever is built like one, it is not; and nothing takes long."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gongkai.text.personal import found, look
from tests.text.personal_sets import CODE, checked_card, checked_code, checked_id, wide

DIGITS = st.characters(min_codepoint=0x30, max_codepoint=0x39)
WORDS = st.text("号码是为请，。：（）、\n 的在其它和与，及联系", max_size=12)


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text(DIGITS, min_size=count, max_size=count)


days = st.dates(min_value=date(1930, 1, 1), max_value=date(2022, 12, 31))
ids = st.builds(
    lambda region, day, last: checked_id(f"{region}99{last[:2]}{day:%Y%m%d}{last[2:]}"),
    st.sampled_from(["22", "11", "44", "65"]), days, digits(5),
)  # fmt: skip
cards = st.builds(lambda last: checked_card("622202" + last), digits(12))
phones = st.builds(
    lambda head, last: f"{head}0000{last}", st.sampled_from(["130", "159", "166", "188", "199"]), digits(4)
)
codes = st.builds(
    lambda tail: checked_code("9122990" + "1" + tail), st.text(st.sampled_from(CODE), min_size=9, max_size=9)
)
plates = st.builds(lambda place, tail: f"{place}A{tail}", st.sampled_from("吉京粤沪新"), digits(5))
BUILT = {"id_card": ids, "bank_card": cards, "phone": phones, "credit_code": codes, "plate": plates}


@given(
    st.data(),
    st.sampled_from(sorted(BUILT)),
    WORDS,
    WORDS,
    st.booleans(),
    st.lists(st.integers(0, 20), max_size=3),
)
def test_a_number_is_found_in_any_company_and_width(
    data: st.DataObject, kind: str, before: str, after: str, is_wide: bool, unseen: list[int]
) -> None:
    number = data.draw(BUILT[kind])
    assume(kind != "plate" or not after.startswith("号"))
    said = wide(number) if is_wide else number
    for at in unseen:
        inside = 1 + at % (len(said) - 1)
        said = f"{said[:inside]}\u200b{said[inside:]}"
    text = f"{before}：{said}；{after}"
    places = {(hit.start, hit.end, hit.kind) for hit in look(text)}
    at = len(before) + 1
    assert (at, at + len(said), kind) in places or (
        kind == "credit_code" and (at, at + len(said), "id_card") in places
    )


@given(ids, st.sampled_from([" ", "-", "–", "·", "\u3000"]))
def test_an_identity_number_is_found_in_its_groups(number: str, link: str) -> None:
    said = link.join((number[:6], number[6:14], number[14:]))
    assert [hit.kind for hit in look(f"号码{said}。") if hit.certain] == ["id_card"]


SHAPES = st.one_of(
    st.builds(lambda n: f"金额{n}元", digits(11)), st.builds(lambda n: f"流水号{n}", digits(18)), st.builds(lambda n: f"订单号：{n}", digits(16)),
    st.builds(lambda y, n: f"示政发〔20{y}〕{int(n)}号", digits(2), digits(3)), st.builds(lambda n: f"第{int(n)}条第{int(n[:2])}款", digits(4)),
    st.builds(lambda d: f"{d.year}年{d.month}月{d.day}日", days), st.builds(lambda n: f"共{int(n):,}元", digits(11)), digits(30),
    st.builds(lambda d: f"{d:%Y%m%d}—{d:%Y.%m.%d}", days), st.builds(lambda n: f"（20{n[:2]}）示02行初{int(n)}号", digits(4)),
)  # fmt: skip


@given(SHAPES, WORDS)
def test_what_is_no_number_of_a_person_is_never_certain(shape: str, after: str) -> None:
    text = f"{shape}，{after}"
    assert [text[hit.start : hit.end] for hit in look(text) if hit.certain] == []


@given(st.text("0123456789Xx \u200b-–.·号组室|\t\n，：@*吉A年张伟申请人住县村路", max_size=120))
def test_every_place_lies_in_the_text_and_none_overlaps_another(text: str) -> None:
    hits = look(text, likely=True)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in zip(hits, hits[1:], strict=False))


@given(st.text("0123456789Xx \u200b-–.·年", max_size=80))
def test_what_is_certain_of_the_three_kinds_the_gate_stops_too(text: str) -> None:
    stopped = found(text)
    for hit in look(text):
        if hit.certain and hit.kind in {"id_card", "bank_card", "phone"}:
            assert any(one.start < hit.end and hit.start < one.end for one in stopped)


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "1-", "1.", "号", "1号", "1*", "*", "a@", "@", "a.", "张", "张、", "王伟、", "申请人", "申请人：", "|", "| ", "\t", "姓名\t", "县", "村1组", "A1", "住", "\u200b", "1\u200b",
     "8-5-903", "路8号翡翠", "2#", "姓名,", "姓名  电话\n", "张伟：", "： ", "本人", "姓 名", "代表人由张伟变更为", "1. 张伟\n", "才让", "1380-000-0001", "(+86)", "微信", "迁往甲", "-1", "遗失", "档案1、",
     "QQ", "护照", "同志", "，男", "0", "0439-", "19", "先生", "a", ":", "0:", "1990年1月", "１"],
)  # fmt: skip
def test_a_long_repeat_is_read_in_steps_that_grow_with_its_length(piece: str) -> None:
    """Counted in work, not in seconds: a pattern that goes back and forth would not come to an end here."""
    look(piece * (40_000 // len(piece)), likely=True)
