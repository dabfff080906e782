"""Comparing two wordings."""

from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.text.difference import RULE, blocks, difference


def test_only_the_changed_characters_are_marked() -> None:
    (paragraph,) = difference("现将事项通知如下。", "现将事项公告如下。")
    assert [(p.kind, p.text) for p in paragraph.pieces] == [
        ("same", "现将事项"), ("del", "通知"), ("ins", "公告"), ("same", "如下。"),
    ]  # fmt: skip


def test_a_paragraph_that_stayed_is_not_changed() -> None:
    first, second = difference("一、不变。\n\n二、旧。", "一、不变。\n二、新。")
    assert not first.changed
    assert second.changed


def test_a_new_paragraph_is_put_in_and_a_lost_one_taken_out() -> None:
    assert [p.pieces[0].kind for p in difference("", "新的一段")] == ["ins"]
    assert [p.pieces[0].kind for p in difference("旧的一段", "")] == ["del"]


def test_a_clause_that_moved_out_is_taken_out_whole() -> None:
    (paragraph,) = difference("一是宣传，二是检查，三是整改。", "一是宣传，三是整改。")
    assert [(p.kind, p.text) for p in paragraph.pieces] == [
        ("same", "一是宣传，"), ("del", "二是检查，"), ("same", "三是整改。"),
    ]  # fmt: skip


def test_words_that_have_nothing_in_common_are_not_mixed_letter_by_letter() -> None:
    (paragraph,) = difference("请于三月底前完成整改工作。", "本通知自印发之日起施行。")
    assert [p.kind for p in paragraph.pieces] == ["del", "ins"]


def test_a_table_is_compared_by_its_cells() -> None:
    old = "| 日期 | 内容 |\n| --- | --- |\n| 3月1日 | 开幕 |"
    new = "| 日期 | 内容 |\n| --- | --- |\n| 3月2日 | 开幕 |\n| 3月3日 | 闭幕 |"
    head, changed, added = difference(old, new)
    assert not head.changed
    assert [[p.kind for p in cell] for cell in changed.cells] == [["same", "del", "ins", "same"], ["same"]]
    assert [[(p.kind, p.text) for p in cell] for cell in added.cells] == [
        [("ins", "3月3日")],
        [("ins", "闭幕")],
    ]
    (block,) = blocks([head, changed, added])
    assert block.is_table


def test_both_sides_of_a_comparison_say_what_each_edition_said() -> None:
    old, new = "甲。\n乙二。\n丙。", "甲。\n新的一段。\n乙三。\n丙。"
    found = difference(old, new)
    assert "\n".join(line for p in found if (line := "".join(x.text for cell in p.old for x in cell))) == old
    assert "\n".join(line for p in found if (line := "".join(x.text for cell in p.new for x in cell))) == new


LINES = st.lists(st.text("甲乙丙，。| ", max_size=12), max_size=12).map("\n".join)


@given(LINES, LINES)
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost_in_any_comparison(old: str, new: str) -> None:
    found = difference(old, new)
    for text, side in ((old, "ins"), (new, "del")):
        shown = "".join(x.text for p in found for x in p.pieces if x.kind != side)
        bare = [line for line in text.splitlines() if line.strip() and not RULE.fullmatch(line.strip())]
        assert sorted(re.sub(r"[\s|]", "", shown)) == sorted(re.sub(r"[\s|]", "", "".join(bare)))


@pytest.mark.parametrize("kind", ["prose", "equal rows", "one paragraph", "nothing in common"])
def test_a_hundred_kilobytes_are_compared_in_seconds(kind: str) -> None:
    chance = random.Random(7)
    signs = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"

    def line() -> str:
        return "".join(chance.choice(signs) for _ in range(60)) + "。"

    lines = [line() for _ in range(560)]
    changed = [line() if chance.random() < 0.2 else old for old in lines]
    old, new = {
        "prose": ("\n".join(lines), "\n".join(changed)),
        "equal rows": ("| 是 | 否 |\n" * 7_000, "| 是 | 否 |\n" * 6_500 + "| 否 | 否 |\n" * 500),
        "one paragraph": ("".join(lines), "".join(changed)),
        "nothing in common": ("\n".join(lines), "\n".join(line() for _ in range(600))),
    }[kind]
    begun = time.perf_counter()
    assert any(p.changed for p in difference(old, new))
    assert time.perf_counter() - begun < 10
