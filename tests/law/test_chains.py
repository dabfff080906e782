"""The chains of review: a type is a row; a row that would let a text out unreviewed is refused as it is read."""

from __future__ import annotations

from importlib.resources import files

import pytest

from gongkai.law.chain import EditionStage, chain_of, chains, read
from gongkai.law.hand import Hand
from gongkai.law.house_rule import BY_NAME
from gongkai.law.review import APPROVALS, LABELS, open_stages, procedure_of
from gongkai.law.source import Refusal

TEXT = (files("gongkai.law") / "chain.toml").read_text("utf-8")
STEPS = TEXT[: TEXT.index("[[type]]")]


def row(steps: str, more: str = "") -> str:
    return (
        f'{STEPS}\n[[type]]\ncode = "tried"\nlabel = "试"\nsteps = [{steps}]\npublish_days = 1\ncheck_days = 1\n'
        f'under = ["OGI_2019", 17]\n{more}\n'
    )


WHOLE = '"first_review", "secrecy_review", "second_review", "final_review"'


def test_a_new_type_is_one_row() -> None:
    assert [step.act for step in read(row(WHOLE))["tried"].steps] == [
        "pass_first", "pass_secrecy", "pass_second", "sign",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "more", "says"),
    [
        ('"first_review", "second_review", "final_review"', "", "没有保密审查"),
        ('"first_review", "secrecy_review", "second_review"', "", "最后一步不是签发"),
        ('"secrecy_review", "final_review"', "", "没有科室初审"),
        ('"secrecy_review", "first_review", "final_review"', "", "次序不对"),
        ('"first_review", "first_review", "secrecy_review", "final_review"', "", "由同一岗位办理"),
        (
            '"first_review", "secrecy_review", {stage = "second_review", hands = ["deputy", "head"]}, "final_review"',
            "",
            "“办公室复审”和“分管终审”由同一岗位办理",
        ),
        (
            '"first_review", "secrecy_review", {stage = "final_review", hands = []}',
            "",
            "没有写明由哪个岗位",
        ),
        (
            '"first_review", "secrecy_review", {stage = "final_review", hands = ["applicant"]}',
            "",
            "没有写明由哪个岗位",
        ),
        (
            '"first_review", {stage = "secrecy_review", days = -1}, "final_review"',
            "",
            "办理天数不能为负",
        ),
        (WHOLE, 'emergency = { hands = ["clerk"], confirm_days = 2 }', "紧急发布由领导签发"),
        (WHOLE, 'emergency = { hands = ["head"], confirm_days = 0 }', "紧急发布由领导签发"),
    ],
)
def test_a_row_with_a_hole_is_refused_in_a_sentence(steps: str, more: str, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        read(row(steps, more))


def test_a_type_written_twice_is_refused() -> None:
    with pytest.raises(Refusal, match="写了两行"):
        read(row(WHOLE) + row(WHOLE)[len(STEPS) :])


def test_an_unknown_type_is_refused_with_what_there_is() -> None:
    with pytest.raises(Refusal, match="一般文件、政策文件、行政规范性文件"):
        chain_of("none")


@pytest.mark.parametrize("kind", chains())
def test_every_chain_begins_in_the_division_passes_secrecy_and_ends_signed(kind: str) -> None:
    stages = [step.stage for step in chain_of(kind).steps]
    assert stages[0] == EditionStage.FIRST_REVIEW
    assert EditionStage.SECRECY_REVIEW in stages
    assert stages[-1] in (EditionStage.FINAL_REVIEW, EditionStage.HEAD_SIGNATURE)
    assert {step.act for step in chain_of(kind).steps} <= set(APPROVALS)
    assert {step.label for step in chain_of(kind).steps} <= set(LABELS.values())


def test_a_normative_document_passes_the_review_of_legality_and_the_head_signs_it() -> None:
    stages = [step.stage for step in chain_of("normative").steps]
    assert EditionStage.LEGAL_REVIEW in stages
    assert stages[-1] == EditionStage.HEAD_SIGNATURE
    assert str(chain_of("normative").step_at("legal_review").under) == (  # type: ignore[union-attr]
        "《国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见》"
    )


def test_only_a_warning_may_be_signed_by_a_leader_alone() -> None:
    urgent = {k for k in chains() for m in procedure_of(k).moves if m.act == "sign_urgently"}
    assert urgent == {"warning"}
    hands = {hand for m in procedure_of("warning").moves if m.act == "sign_urgently" for hand in m.by}
    assert hands == {Hand.DEPUTY, Hand.HEAD}


def test_nobody_waits_at_a_draft_for_a_leader() -> None:
    assert EditionStage.DRAFT not in open_stages("warning", {Hand.HEAD})
    assert open_stages("policy", {Hand.HEAD}) == [EditionStage.HEAD_SIGNATURE]
    assert open_stages("ordinary", {Hand.HEAD}) == [EditionStage.FINAL_REVIEW]


def test_each_step_has_a_house_rule_for_its_days() -> None:
    for chain in chains().values():
        for step in chain.steps:
            assert BY_NAME[f"days_{step.stage}"].default == 0
