"""After a correction the agency answers anew: by the stated term or the ordinary limit, and as the same request."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongkai.cases import acts
from gongkai.cases.models import Case, Remedy
from gongkai.cases.reads import asked_in_month, repeats, request_of, requests
from gongkai.journal.reads import verify
from gongkai.law.consultation import Opinion
from gongkai.law.fee import Method
from gongkai.law.forms.tie_out import check
from gongkai.law.outcome import Outcome
from gongkai.law.procedure import Stage
from gongkai.law.remedy import Result, Track
from gongkai.law.source import Refusal
from gongkai.reports.counting import figures_of
from gongkai.reports.drill import behind
from tests.answering import answered, approved, decision, in_hand
from tests.cast import Cast
from tests.letters import text_of

RECEIVED = date(2024, 11, 11)
ANSWERED = date(2024, 11, 18)
CONCLUDED, GOT, TODAY = date(2025, 3, 3), date(2025, 3, 5), date(2025, 3, 6)
ORDINARY = date(2025, 4, 2)  # twenty working days after the fifth of March


@pytest.fixture
def case(cast: Cast) -> Case:
    """Withheld in 2024."""
    return answered(cast, in_hand(cast, on=RECEIVED), Outcome.WITHHELD_PROCESS, on=ANSWERED)


def concluded(cast: Cast, case: Case, result: Result = Result.CORRECTED, on: date = CONCLUDED) -> Remedy:
    remedy = acts.lodge_remedy(
        case.pk, track=Track.REVIEW, body="甲市人民政府", by=cast.qian_jin, on=on, lodged=case.closed_on
    )
    return acts.conclude_remedy(
        remedy.pk, result=result, doc_no="甲府复决〔2025〕3号", by=cast.qian_jin, on=on
    )


def anew(cast: Cast, remedy: Remedy, **facts: Any) -> Case:
    said = {"received": GOT, "by": cast.qian_jin, "on": TODAY} | facts
    return acts.answer_anew(remedy.pk, **said)


def taken(cast: Cast, case: Case, on: date = TODAY) -> Case:
    return acts.accept(case.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=on)


# The new case


def test_the_same_request_is_opened_again_with_nothing_decided(cast: Cast, case: Case) -> None:
    found = anew(cast, concluded(cast, case))
    assert (found.stage, found.received_on, found.due, found.term) == (Stage.RECEIVED, GOT, ORDINARY, None)
    assert list(found.points.values_list("asks", "outcome")) == [(case.asked, "")]
    assert (found.query_code, found.applicant.name) == (case.query_code, "王芳")
    assert found.applicant.id_number == case.applicant.id_number
    assert request_of(found) == case
    assert not found.letters.exists()
    assert verify().ok


def test_a_stated_term_is_the_day_whatever_is_asked_of_whom(cast: Cast, case: Case) -> None:
    term = date(2025, 3, 21)
    found = taken(cast, anew(cast, concluded(cast, case), term=term))
    assert (found.due, found.clock_status) == (term, "official")
    asked = acts.consult_agency(found.pk, party="甲市财政局", by=cast.li_qiang, on=TODAY)
    assert (asked.due, asked.clock_status, asked.waits_until) == (term, "official", None)
    with pytest.raises(Refusal, match="期限由复议决定、裁判确定（2025-03-21），不能延期"):
        acts.extend(found.pk, days=5, reason="量大", by=cast.zhao_min, on=TODAY)
    assert acts.recompute(Case.objects.all(), date(2025, 3, 10)) == 0


def test_without_a_term_the_ordinary_limit_may_be_extended(cast: Cast, case: Case) -> None:
    found = taken(cast, anew(cast, concluded(cast, case)))
    assert acts.extend(found.pk, days=5, reason="量大", by=cast.zhao_min, on=TODAY).due == date(2025, 4, 10)


def test_it_is_answered_reviewed_served_and_says_which_decision_it_follows(cast: Cast, case: Case) -> None:
    found = taken(cast, anew(cast, concluded(cast, case)))
    approved(cast, found, Outcome.GRANTED, on=TODAY)
    letter = found.letters.answers().get()
    said = text_of(letter)
    assert "甲市人民政府行政复议决定（甲府复决〔2025〕3号）" in said
    assert "甲文旅公开〔2024〕第1号-答" in said
    assert "2024年11月11日" in said, "the day the request was received, not the decision"
    assert letter.number == "甲文旅公开〔2025〕第1号-答"


def test_a_review_against_the_new_answer_may_be_corrected_too(cast: Cast, case: Case) -> None:
    second = taken(cast, anew(cast, concluded(cast, case)))
    answered(cast, second, Outcome.WITHHELD_PROCESS, on=TODAY)
    later = date(2025, 6, 3)
    third = anew(cast, concluded(cast, second, on=later), received=later, on=later)
    assert request_of(third) == case
    assert "2024年11月11日" in text_of(
        approved(cast, taken(cast, third, later), Outcome.WITHHELD_PROCESS, on=later).letters.answers().get()
    )


# What is counted


def test_the_request_is_counted_once_in_its_own_year_and_the_review_in_table_four(
    cast: Cast, case: Case
) -> None:
    first = figures_of(cast.agency, 2024)
    found = taken(cast, anew(cast, concluded(cast, case)))
    answered(cast, found, Outcome.GRANTED, on=TODAY)
    before, year = figures_of(cast.agency, 2024), figures_of(cast.agency, 2025)
    assert before.t3 == first.t3
    assert {row[-1] for row in year.t3.values()} == {0}
    assert year.cell("t4.review.corrected") == 1
    assert [f for f in check(year, before) if f.gravity == "error"] == []
    for cell in ("t3.r1_new.total", "t3.r3_7_total.total", "t3.r3_1_open.natural"):
        assert list(behind(cast.agency, 2025, cell).cases) == []
    assert list(requests(cast.agency)) == [case]


def test_it_is_no_repetition_and_no_further_item_of_the_month(cast: Cast, case: Case) -> None:
    found = taken(cast, anew(cast, concluded(cast, case)))
    assert (repeats(found).count(), asked_in_month(found), asked_in_month(case)) == (0, 1, 1)
    with pytest.raises(Refusal, match="重新答复不收取信息处理费"):
        acts.notify_fee(
            found.pk, method=Method.PAGE, count=200, how_to_pay="某账户", by=cast.li_qiang, on=TODAY
        )


# What stays on record


def test_an_objection_and_a_completion_of_the_first_case_stay_on_record(cast: Cast) -> None:
    first = in_hand(cast, on=RECEIVED)
    acts.consult_third_party(first.pk, party="某公司", by=cast.li_qiang, on=RECEIVED)
    acts.third_party_answered(first.pk, says="含报价", opinion=Opinion.OBJECTS, by=cast.li_qiang, on=RECEIVED)
    acts.ask_to_complete(first.pk, says="写明年份", by=cast.li_qiang, on=RECEIVED)
    acts.complete(first.pk, says="2023年", by=cast.qian_jin, on=RECEIVED)
    answered(cast, first, Outcome.WITHHELD_PROCESS, on=ANSWERED)
    found = taken(cast, anew(cast, concluded(cast, first)))
    assert "补正内容：2023年" in found.asked
    with pytest.raises(Refusal, match="此前已经告知过"):
        acts.ask_to_complete(found.pk, says="写明文号", by=cast.li_qiang, on=TODAY)
    bare = acts.Decision(Outcome.GRANTED, how="电子文本")
    with pytest.raises(Refusal, match="第三方不同意公开"):
        acts.decide(found.pk, 1, bare, by=cast.li_qiang, on=TODAY)
    acts.decide(found.pk, 1, decision(Outcome.STILL_UNCLEAR), by=cast.li_qiang, on=TODAY)


# What may not be


@pytest.mark.parametrize("result", [Result.UPHELD, Result.OTHER])
def test_only_a_correction_is_answered_anew(cast: Cast, case: Case, result: Result) -> None:
    with pytest.raises(Refusal, match="只有结果纠正"):
        anew(cast, concluded(cast, case, result))
    pending = acts.lodge_remedy(case.pk, track=Track.SUIT_DIRECT, by=cast.qian_jin, on=TODAY)
    with pytest.raises(Refusal, match="请先登记结果"):
        anew(cast, pending)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"received": date(2025, 3, 2)}, "应当在审结日期（2025-03-03）和今天之间"),
        ({"received": date(2025, 3, 7)}, "应当在审结日期（2025-03-03）和今天之间"),
        ({"term": date(2025, 3, 4)}, "不能早于收到之日"),
    ],
)
def test_days_that_cannot_have_been_are_refused(cast: Cast, case: Case, facts: dict, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        anew(cast, concluded(cast, case), **facts)


def test_it_is_opened_once_and_by_who_records_remedies(cast: Cast, case: Case) -> None:
    remedy = concluded(cast, case)
    for stranger in (cast.zhou_yang, cast.li_qiang):
        with pytest.raises(Refusal):
            anew(cast, remedy, by=stranger)
    found = anew(cast, remedy)
    with pytest.raises(Refusal, match=f"已经登记重新答复：{found}"):
        anew(cast, remedy)


def test_a_slip_at_the_registration_is_struck_out_and_registered_again(cast: Cast, case: Case) -> None:
    remedy = concluded(cast, case)
    wrong = anew(cast, remedy)
    acts.strike_out(wrong.pk, why="期限登错", by=cast.zhao_min, on=TODAY)
    right = anew(cast, remedy, term=date(2025, 3, 21))
    remedy.refresh_from_db()
    assert (remedy.reanswer, request_of(right)) == (right, case)
    assert list(requests(cast.agency)) == [case]
    with pytest.raises(Refusal, match=f"已经登记重新答复：{right}"):
        anew(cast, remedy)


def test_the_database_holds_one_answer_given_anew_that_stands(cast: Cast, case: Case) -> None:
    remedy = concluded(cast, case)
    anew(cast, remedy)
    other = in_hand(cast, "另一件", on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=other.pk).update(answers_anew=remedy)


def test_what_was_never_answered_is_answered_where_it_stands(cast: Cast) -> None:
    silent = in_hand(cast, on=RECEIVED)
    remedy = acts.lodge_remedy(silent.pk, track=Track.REVIEW, by=cast.qian_jin, on=CONCLUDED)
    acts.conclude_remedy(remedy.pk, result=Result.CORRECTED, by=cast.qian_jin, on=CONCLUDED)
    with pytest.raises(Refusal, match="还没有办结，请在原申请上答复"):
        anew(cast, remedy)


def test_the_database_gives_a_term_to_an_answer_given_anew_alone(cast: Cast, case: Case) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(term=TODAY)
