"""What is covered stays covered: each kind in its style, each person under one name, each place still to be found."""

from __future__ import annotations

import pytest

from gongkai.text.catalogue import check
from gongkai.text.lists import Lists
from gongkai.text.personal import LABELS, POLICY, STYLES, Register, called, cover, look, mask, require_style

ID = "229901198001011237"


@pytest.mark.parametrize(
    ("said", "kind", "shown"),
    [
        (ID, "id_card", "229901********1237"), (f"{ID[:6]} {ID[6:14]} {ID[14:]}", "id_card", "229901********1237"), ("13800002345", "phone", "138****2345"),
        ("138 0000 2345", "phone", "138****2345"), ("6222020000000000128", "bank_card", "***************0128"), ("吉F·12345", "plate", "吉F*****"),
        ("zhang＠163.com", "email", "z***@163.com"), ("甲山市河东区红旗街12号3单元502室", "address", "甲山市河东区***"),
        ("甲山市河东区府前街道槐荫社区3号楼", "address", "甲山市河东区府前街道***"), ("乙川县石门镇柳树村3组", "address", "乙川县石门镇***"), ("阳光花园A3-2-501", "address", "***"),
        ("张伟", "name", "张某"), ("张小伟", "name", "张某"), ("欧阳建国", "name", "欧阳某"), ("10.20.30.40", "ip", "10.20.*.*"), ("1990年3月7日", "birthday", "1990年***"),
        ("12345", "something", "*****"),
    ],
)  # fmt: skip
def test_each_kind_in_its_style(said: str, kind: str, shown: str) -> None:
    assert cover(said, kind) == shown


@pytest.mark.parametrize(
    ("style", "shown"), [("1+1", "2****************7"), ("0+0", "*" * 18), ("2+3", "22*************237")]
)
def test_a_house_may_cover_more(style: str, shown: str) -> None:
    assert cover(ID, "id_card", {"id_card": style}) == shown


def test_a_style_that_would_show_nearly_all_does_not() -> None:
    assert cover("13800002345", "phone", {"phone": "7+4"}) == "*********45"


def test_every_style_of_the_usual_policy_may_be_chosen_and_has_a_name() -> None:
    assert {kind: require_style(kind, style) for kind, style in POLICY.items()} == dict(POLICY)
    assert set(POLICY) == set(LABELS)
    assert called("6+4") == "留前6位、后4位"
    assert called("0+4") == "留后4位"
    assert called("0+0") == "全部遮去"
    assert called("street") == "写到街道、乡镇"
    assert {kind for _, kinds in STYLES.values() for kind in kinds} < set(LABELS)


@pytest.mark.parametrize(
    ("kind", "style"),
    [
        ("id_card", "7+4"), ("id_card", "6+5"), ("id_card", "0+10"), ("bank_card", "1+4"), ("passport", "2+3"), ("number_part", "6+4"),
        ("id_card", "surname"), ("name", "street"), ("phone", ""), ("phone", "6+4"), ("phone", "4+3"), ("name", "2+0"), ("email", "4+0"), ("phone", "3+4+"), ("address", "year"),
    ],
)  # fmt: skip
def test_a_style_that_shows_too_much_or_fits_nothing_is_refused(kind: str, style: str) -> None:
    with pytest.raises(ValueError, match=LABELS[kind]):
        require_style(kind, style)


@pytest.mark.parametrize(
    ("kind", "style"),
    [("id_card", "0+4"), ("id_card", "6+0"), ("bank_card", "0+0"), ("name", "1+0"), ("phone", "0+2")],
)
def test_a_style_that_covers_as_much_or_more_is_taken(kind: str, style: str) -> None:
    assert require_style(kind, style) == style


def test_what_a_rule_proposes_is_covered_as_the_agency_says() -> None:
    text = "申请人身份证号：22990119800101123X，手机13800002345。"
    lists = Lists(masks=(("id_card", "0+4"),))
    better = {one.code: one.better for one in check(text, select=["PD"], lists=lists)}
    assert (better["PD101"], better["PD201"]) == ("**************123X", "138****2345")


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(ValueError, match="不认识的遮盖方式“rot13”"):
        cover(ID, "id_card", {"id_card": "rot13"})


def test_the_same_person_has_the_same_mask_and_two_persons_never() -> None:
    text = "原告：张伟，男。被告：张小丽，女。第三人：李明。"
    assert mask(text, look(text)).text == "原告：张某甲，男。被告：张某乙，女。第三人：李某。"


def test_a_register_goes_on_from_one_text_to_the_next() -> None:
    register = Register()
    texts = ["申请人：张伟。", "申请人：张 伟；监护人：张小丽。", "户主：张伟。"]
    assert [mask(text, look(text), register=register).text for text in texts] == [
        "申请人：张某。",
        "申请人：张某；监护人：张某乙。",
        "户主：张某。",
    ]


def test_more_persons_than_there_are_stems() -> None:
    register = Register()
    register.know(f"张{given}" for given in "一二三四五六七八九十明亮")
    assert [register.mask_of(f"张{given}") for given in "一十明亮"] == [
        "张某甲",
        "张某癸",
        "张某11",
        "张某12",
    ]


def test_places_are_carried_over() -> None:
    text = "申请人：欧阳建国，电话13800002345，已办结"
    covered = mask(text, look(text))
    assert covered.text == "申请人：欧阳某，电话138****2345，已办结"
    for word in ("申请人", "电话", "已办结"):
        assert covered.place(text.index(word)) == covered.text.index(word)
    assert covered.place(text.index("建国")) == covered.text.index("欧阳")


@pytest.mark.parametrize(
    "said", ["13800000000", "+86 138 0000 0000", "（+86）138-0000-0000", "008613800000000"]
)
def test_the_code_of_the_country_is_not_counted_among_the_digits_shown(said: str) -> None:
    text = f"手机：{said}。"
    assert mask(text, look(text)).text == "手机：138****0000。"
