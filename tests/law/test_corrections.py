"""Correcting records about oneself: who decides, what the letter says, that nothing of it is a request."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.correction_outcome import CorrectionOutcome
from gongkai.law.correction_procedure import CORRECTION, CorrectionStage
from gongkai.law.hand import Hand
from gongkai.law.house_rule import BY_NAME
from gongkai.law.letter import LetterKind
from gongkai.law.moves import NoSuchMove
from gongkai.law.outcome import Outcome
from gongkai.law.redress import redress_in_corrections
from gongkai.law.source import Refusal

O = CorrectionOutcome  # noqa: E741
TOLD = [o for o in CorrectionOutcome if o is not O.WITHDRAWN]


def test_nothing_is_corrected_or_refused_before_it_was_checked() -> None:
    for act in ("correct", "refuse"):
        with pytest.raises(NoSuchMove, match="“待核实”状态下不能"):
            CORRECTION.move(CorrectionStage.RECEIVED, act, {Hand.OFFICE_HEAD})


@pytest.mark.parametrize("hand", [Hand.CLERK, Hand.DISCLOSURE_CLERK, Hand.DIVISION_HEAD, Hand.WINDOW])
def test_who_checks_does_not_decide(hand: Hand) -> None:
    for act in ("correct", "refuse"):
        with pytest.raises(NoSuchMove, match="由"):
            CORRECTION.move(CorrectionStage.CHECKED, act, {hand})


def test_what_is_beyond_the_agency_needs_no_check() -> None:
    for act in ("pass_on", "tell"):
        row = CORRECTION.move(CorrectionStage.RECEIVED, act, {Hand.DISCLOSURE_CLERK})
        assert row.to is CorrectionStage.CLOSED


def test_every_row_stands_on_article_forty_one() -> None:
    assert {m.under.brief for m in CORRECTION.moves} == {"条例第四十一条"}
    assert {o.ending.cite.brief for o in O} == {"条例第四十一条"}
    assert LetterKind.RECORD_CORRECTION.letter.cites[0].brief == "条例第四十一条"


def test_no_outcome_of_a_correction_is_one_of_a_request() -> None:
    assert not {o.value for o in O} & {o.value for o in Outcome}


@pytest.mark.parametrize("outcome", TOLD)
def test_every_decision_that_is_told_has_its_sentence(outcome: O) -> None:
    said = outcome.decision("出生日期改为1990年1月2日。\n", "甲市档案馆").splitlines()
    assert len(said) == 2
    assert said[1] == "出生日期改为1990年1月2日。"
    assert "{" not in said[0]
    assert ("甲市档案馆" in said[0]) == (outcome in (O.PASSED_ON, O.TOLD_WHERE))


def test_the_reminder_is_a_house_rule_because_the_regulation_gives_no_period() -> None:
    rule = BY_NAME["correction_days"]
    assert (rule.default, rule.silent) == (20, "法规没有规定更正的期限")


@pytest.mark.parametrize("day", [date(2023, 5, 1), date(2024, 5, 1), date(2026, 5, 1)])
def test_review_never_comes_first_against_a_correction(day: date) -> None:
    said = redress_in_corrections(day, "甲市人民政府").paragraph("告知书")
    assert said.startswith("如对本告知不服，可以自收到本告知书之日起60日内向甲市人民政府申请行政复议，或者")
    assert "6个月内" in said


def test_a_way_of_redress_names_the_government() -> None:
    with pytest.raises(Refusal, match="本级人民政府"):
        redress_in_corrections(date(2026, 5, 1), " ")
