import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongkai.text import rules as rooms
from gongkai.text.catalogue import PROFILES, check, check_passage, chosen, gather, rules
from gongkai.text.finding import Certainty, Edit, Finding, Fix, Gravity
from gongkai.text.lists import Lists
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def rule(**changes: object) -> Rule:
    plain = Rule(
        code="XX001",
        name="a-fault",
        gravity=Gravity.ERROR,
        says="“{found}”应为“{better}”",
        source="《出处》",
        wrong=("错",),
        right=("对",),
        check=lambda line: (),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def asked(one: Rule, text: str, **more: Any) -> list[Finding]:
    return check_passage(Passage(text, **more), [one])


def test_a_code_claimed_twice_stops_the_start() -> None:
    with pytest.raises(ValueError, match="XX001 is claimed by both a-fault and another-fault"):
        gather([rule(), rule(name="another-fault")])


@pytest.mark.parametrize("nothing", [{"source": ""}, {"wrong": ()}, {"right": ()}])
def test_a_rule_without_source_or_examples_stops_the_start(nothing: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="XX001 needs"):
        gather([rule(**nothing)])


def test_every_file_is_named_after_its_code_and_fault() -> None:
    files = sorted(
        path.stem for path in Path(rooms.__file__).parent.glob("*_*.py") if path.stem != "__init__"
    )
    assert files == sorted(f"{one.code.lower()}_{one.name.replace('-', '_')}" for one in rules())


def test_every_code_is_a_group_and_a_number() -> None:
    assert [one.code for one in rules() if not re.fullmatch(r"[A-Z]{1,2}\d{3}", one.code)] == []


def test_an_unknown_profile_or_code_is_refused() -> None:
    with pytest.raises(ValueError, match="no profile 'poem'"):
        check("文", profile="poem")
    with pytest.raises(ValueError, match="no rule ZZ999"):
        check("文", codes=["ZZ999"])


@pytest.mark.parametrize("profile", sorted(PROFILES))
def test_an_empty_text_has_no_findings(profile: str) -> None:
    assert check("", profile=profile) == []


def test_findings_come_in_the_order_of_the_text_and_quote_it_as_given() -> None:
    text = "展览已布署到位,\n定于２０２２年9月31日开幕。"
    found = check(text)
    assert [one.code for one in found] == ["TY001", "PU001", "CH002", "DT101"]
    assert all(text[one.start : one.end] == one.found for one in found)
    assert found[-1].found == "２０２２年9月31日"


def test_of_two_overlapping_findings_of_one_rule_the_first_is_kept() -> None:
    greedy = rule(check=lambda line: [(0, 2, None), (1, 3, None), (0, 3, None), (3, 4, None)])
    assert [(one.start, one.end) for one in asked(greedy, "甲乙丙丁")] == [(0, 3), (3, 4)]


def test_a_hit_may_be_graver_and_better_sourced_than_its_rule() -> None:
    hit = Hit(0, 1, "对", Gravity.SEVERE, "《另一出处》", {"count": "3"})
    (found,) = asked(rule(says="{found}{better}{count}", check=lambda line: [hit]), "错")
    assert (found.gravity, found.source, found.says) == (Gravity.SEVERE, "《另一出处》", "错对3")


def test_gravity_has_its_word() -> None:
    assert [gravity.label for gravity in Gravity] == ["严重", "差错", "警告", "提示"]


def test_a_rule_is_asked_only_where_its_anchor_stands() -> None:
    shown: list[str] = []

    def look(line: str) -> list[Hit]:
        shown.append(line)
        return []

    asked(rule(check=look, anchors=("号",)), "第一行\n第二号\n第三行 |\n号 |")
    assert shown == ["第二号"]
    asked(rule(check=look, anchors=("没有",), scope=Scope.TEXT), "第一行")
    assert shown == ["第二号"]


def test_prose_blanks_tables_and_keeps_every_offset() -> None:
    passage = Passage("正文一\n合计 |\n12 |\n正文二")
    assert passage.prose == "正文一\n    \n    \n正文二"
    assert len(passage.prose) == len(passage.text)


def test_a_rule_of_words_is_shown_their_places() -> None:
    given: list[object] = []

    def look(passage: Passage, places: list[tuple[int, str]]) -> list[Hit]:
        given.append(places)
        return []

    asked(rule(check=look, anchors=("布署", "其它"), scope=Scope.WORDS), "其它工作已布署")
    asked(rule(check=look, anchors=("布署", "其它"), scope=Scope.WORDS), "都已部署")
    assert given == [[(0, "其它"), (5, "布署")]]


def test_a_finding_without_anything_better_has_no_fix() -> None:
    safe = rule(check=lambda line: [(0, 1, "对"), (1, 2, None)], fix=Fix.SAFE)
    first, second = asked(safe, "错误")
    assert (first.fix, first.edits) == (Fix.SAFE, (Edit(0, 1, "对"),))
    assert (second.fix, second.edits) == (Fix.NONE, ())


def test_certainty_follows_gravity_unless_the_rule_or_the_hit_says_otherwise() -> None:
    def one(**changes: object) -> Finding:
        return asked(rule(check=lambda line: [Hit(0, 1)], **changes), "错")[0]

    assert one().certainty is Certainty.CERTAIN
    assert one(gravity=Gravity.ADVICE).certainty is Certainty.POSSIBLE
    assert one(certainty=Certainty.LIKELY).certainty is Certainty.LIKELY


def test_a_dated_rule_holds_only_within_its_time() -> None:
    dated = rule(check=lambda line: [(0, 1, None)], since=date(2021, 1, 1), until=date(2022, 12, 31))
    days = [date(2020, 12, 31), date(2021, 1, 1), date(2022, 12, 31), date(2023, 1, 1), None]
    assert [bool(asked(dated, "错", day=day)) for day in days] == [False, True, True, False, True]


def test_what_an_agency_allows_is_no_fault() -> None:
    text = "局党组布署了普查，布署书店改名。"
    assert [one.start for one in check(text, codes=["TY001"])] == [3, 9]
    assert [
        one.start for one in check(text, codes=["TY001"], lists=Lists(allowed=frozenset({"布署书店"})))
    ] == [3]


def test_rules_are_selected_and_left_out_by_the_beginning_of_their_codes() -> None:
    assert {one.code[:2] for one in chosen(select=["QB", "DN00"])} == {"QB", "DN"}
    assert "QB101" not in {one.code for one in chosen(ignore=["QB1"])}
    with pytest.raises(ValueError, match="no rule ZZ"):
        chosen(ignore=["ZZ"])


def test_the_same_change_is_asked_for_once_by_the_gravest() -> None:
    rules = [
        rule(check=lambda line: [(0, 1, "对")]),
        rule(code="XX002", gravity=Gravity.SEVERE, check=lambda line: [(0, 1, "对")]),
        rule(code="XX003", check=lambda line: [(0, 1, "好"), (1, 2, None)]),
        rule(code="XX004", check=lambda line: [(1, 2, None)]),
    ]
    assert [one.code for one in check_passage(Passage("错误"), rules)] == ["XX002", "XX003", "XX003", "XX004"]


def test_of_findings_about_one_wording_the_gravest_is_told_and_then_the_longest() -> None:
    assert [(one.code, one.gravity) for one in check("各单位要切实防止不再发生踩踏事故。")] == [
        ("GR108", Gravity.ERROR)
    ]
    found = check("据统计数据显示，活动共12场，各单位要防止资料不丢失。")
    assert [one.code for one in found if one.code.startswith("GR")] == ["GR101", "GR108"]


def test_faults_of_other_kinds_are_told_beside_one_of_wording() -> None:
    rules = [
        rule(code="GR901", check=lambda line: [(0, 3, "对")]),
        rule(code="TY901", check=lambda line: [(1, 2, "字")]),
    ]
    assert [one.code for one in check_passage(Passage("错误了"), rules)] == ["GR901", "TY901"]
