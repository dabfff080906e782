import re
from dataclasses import replace
from pathlib import Path

import pytest

from gongkai.text import rules as rooms
from gongkai.text.catalogue import PROFILES, Hit, Rule, check, gather, rules
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage


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
    assert [(one.start, one.end) for one in greedy.findings(Passage("甲乙丙丁"))] == [(0, 3), (3, 4)]


def test_a_hit_may_be_graver_and_better_sourced_than_its_rule() -> None:
    hit = Hit(0, 1, "对", Gravity.SEVERE, "《另一出处》", {"count": "3"})
    (found,) = rule(says="{found}{better}{count}", check=lambda line: [hit]).findings(Passage("错"))
    assert (found.gravity, found.source, found.says) == (Gravity.SEVERE, "《另一出处》", "错对3")


def test_gravity_has_its_word() -> None:
    assert [gravity.label for gravity in Gravity] == ["严重", "差错", "警告", "提示"]
