"""A letter sent by mistake: void or withdrawn in writing, its fact struck, the clock as if it had never been."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongkai.agencies.models import Person
from gongkai.cases import acts
from gongkai.cases.models import Case, CaseEvent, Letter
from gongkai.journal.reads import lines_of, verify
from gongkai.law.clock_event import What
from gongkai.law.delivery import Way
from gongkai.law.fee import Method
from gongkai.law.hand import Hand
from gongkai.law.letter import LetterKind
from gongkai.law.moves import NoSuchMove
from gongkai.law.procedure import Stage
from gongkai.law.source import Refusal
from tests.answering import in_hand, proposed
from tests.cast import Cast
from tests.letters import only, text_of

RECEIVED, SENT, LATER = date(2024, 3, 11), date(2024, 3, 14), date(2024, 3, 20)
DUE = date(2024, 4, 9)
K = LetterKind


@pytest.fixture
def case(cast: Cast) -> Case:
    """In the hands of 李强 on 2024-03-11; due 2024-04-09."""
    return in_hand(cast, on=RECEIVED)


def back(case: Case, letter: Letter, by: Person, why: str = "发错了", on: date = LATER) -> Case:
    return acts.take_back(case.pk, letter=letter.pk, why=why, by=by, on=on)


def served(letter: Letter, by: Person, on: date = SENT) -> Letter:
    return acts.serve(letter.pk, way=Way.ELECTRONIC, sent=on, by=by, on=on)


def last_line(case: Case, act: str) -> dict:
    return lines_of(case.agency, "case", case.number).filter(act=act).last().facts


# What never left the house


def test_an_unserved_notice_to_complete_is_void_and_the_one_completion_still_open(
    cast: Cast, case: Case
) -> None:
    acts.ask_to_complete(case.pk, says="写明年份", by=cast.li_qiang, on=SENT)
    notice = only(case, K.COMPLETION)
    told = back(case, notice, cast.li_qiang)
    assert (told.stage, told.due, told.clock_status) == (Stage.IN_HAND, DUE, "official")
    notice.refresh_from_db()
    assert (notice.cancelled_on, notice.cancelled_why, notice.number) == (
        LATER,
        "发错了",
        "甲文旅公开〔2024〕第1号-补",
    )
    assert not case.letters.filter(kind=K.WITHDRAWAL).exists()
    facts = last_line(case, "take_back")
    assert (facts["was"], facts["due"], facts["struck"]) == (None, "2024-04-09", "ask_to_complete")
    again = acts.ask_to_complete(case.pk, says="写明文号", by=cast.li_qiang, on=LATER)
    assert again.stage == Stage.INCOMPLETE
    assert verify().ok


def test_nothing_is_deleted_or_edited_a_later_fact_strikes_the_earlier_one(cast: Cast, case: Case) -> None:
    acts.ask_to_complete(case.pk, says="写明年份", by=cast.li_qiang, on=SENT)
    before = CaseEvent.objects.filter(case=case).values().get()
    back(case, only(case, K.COMPLETION), cast.li_qiang)
    kept, striking = CaseEvent.objects.filter(case=case).order_by("id")
    assert CaseEvent.objects.filter(pk=kept.pk).values().get() == before
    assert (striking.what, striking.on, striking.strikes, striking.says) == ("struck", LATER, kept, "发错了")
    assert case.facts == []


def test_a_consultation_taken_back_voids_both_its_letters_and_its_pause(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=SENT)
    told = back(case, only(case, K.CONSULTATION_NOTICE), cast.li_qiang)
    assert told.due == DUE
    assert not case.letters.valid().exclude(kind=K.RECEIPT).exists()
    asked = acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=LATER)
    assert asked.due is None


def test_an_extension_taken_back_shortens_the_limit_again(cast: Cast, case: Case) -> None:
    longer = acts.extend(case.pk, days=20, reason="材料量大", by=cast.zhao_min, on=SENT)
    assert longer.due > DUE
    assert back(case, only(case, K.EXTENSION), cast.zhao_min).due == DUE
    assert acts.extend(case.pk, days=20, reason="材料量大", by=cast.zhao_min, on=LATER).due == longer.due


def test_a_fee_notice_or_a_question_for_reasons_can_be_asked_anew(cast: Cast, case: Case) -> None:
    for _ in range(2):
        acts.notify_fee(
            case.pk, method=Method.PAGE, count=200, how_to_pay="某账户", by=cast.li_qiang, on=SENT
        )
        acts.ask_for_reasons(case.pk, says="请说明", by=cast.li_qiang, on=SENT)
        for kind in (K.FEE_NOTICE, K.REASONS):
            assert back(case, case.letters.valid().get(kind=kind), cast.li_qiang).due == DUE
    assert [x.number for x in case.letters.filter(kind=K.FEE_NOTICE)][-1].endswith("-费-2")


# What was served already


def test_a_served_notice_is_taken_back_in_writing_and_its_pause_struck_wholly(cast: Cast, case: Case) -> None:
    acts.ask_to_complete(case.pk, says="写明年份", by=cast.li_qiang, on=SENT)
    notice = served(only(case, K.COMPLETION), cast.li_qiang)
    late = date(2024, 4, 15)
    told = back(case, notice, cast.qian_jin, why="申请内容已经明确", on=late)
    assert (told.stage, told.due) == (Stage.IN_HAND, DUE), "a mistake of the agency lengthens nothing"
    letter = only(case, K.WITHDRAWAL)
    said = text_of(letter)
    assert "甲文旅公开〔2024〕第1号-补" in said
    assert "2024年3月14日" in said
    assert "申请内容已经明确" in said
    notice.refresh_from_db()
    assert (notice.served_on, notice.cancelled_on, notice.withdrawn_on) == (SENT, None, late)
    assert served(letter, cast.li_qiang, late).served_on == late


def test_the_party_asked_by_mistake_is_told_without_the_applicants_name(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=SENT)
    acts.consult_received(case.pk, party="某公司", by=cast.li_qiang, on=LATER, arrived=SENT)
    told = back(case, only(case, K.THIRD_PARTY_CONSULTATION), cast.li_qiang)
    assert told.due == DUE
    letter = only(case, K.CONSULTATION_WITHDRAWAL)
    assert letter.party == "某公司"
    assert "王芳" not in text_of(letter)
    assert case.letters.get(kind=K.CONSULTATION_NOTICE).cancelled_on, (
        "the applicant's notice had not left the house"
    )
    assert case.facts == []


def test_a_served_fee_notice_lets_the_case_go_on(cast: Cast, case: Case) -> None:
    acts.notify_fee(case.pk, method=Method.PAGE, count=200, how_to_pay="某账户", by=cast.li_qiang, on=SENT)
    assert acts.fee_notified(case.pk, by=cast.li_qiang, on=SENT).stage == Stage.UNPAID
    told = back(case, only(case, K.FEE_NOTICE), cast.li_qiang)
    assert (told.stage, told.due) == (Stage.IN_HAND, DUE)
    assert only(case, K.WITHDRAWAL)


def test_a_withdrawal_letter_with_a_slip_of_the_pen_is_made_anew(cast: Cast, case: Case) -> None:
    acts.ask_for_reasons(case.pk, says="请说明", by=cast.li_qiang, on=SENT)
    back(case, served(only(case, K.REASONS), cast.li_qiang), cast.li_qiang)
    again = acts.issue_again(only(case, K.WITHDRAWAL).pk, why="打印错误", by=cast.li_qiang, on=LATER)
    assert "2024年3月14日" in text_of(again)


# A party asked twice, about one point each


@pytest.fixture
def split(cast: Cast, case: Case) -> Case:
    return acts.split(case.pk, points=["甲材料", "乙材料"], by=cast.li_qiang, on=RECEIVED)


def asked(cast: Cast, case: Case, order: int, on: date = SENT, **facts: Any) -> Letter:
    acts.consult_third_party(case.pk, party="某公司", points=[order], by=cast.li_qiang, on=on, **facts)
    found = case.letters.filter(kind=K.THIRD_PARTY_CONSULTATION).last()
    assert found is not None
    return found


def told(case: Case) -> list[tuple[str, list[int]]]:
    facts = Case.objects.get(pk=case.pk).facts
    return [(e.what, [p.order for p in e.about.all()]) for e in facts]


def test_an_opinion_about_one_point_keeps_nobody_from_taking_back_the_other_letter(
    cast: Cast, split: Case
) -> None:
    right = asked(cast, split, 1)
    acts.third_party_answered(split.pk, says="同意", points=[1], by=cast.li_qiang, on=SENT)
    wrong = asked(cast, split, 2)
    with pytest.raises(Refusal, match="某公司已经据此办理"):
        back(split, right, cast.li_qiang)
    back(split, wrong, cast.li_qiang)
    assert told(split) == [("consult_third_party", [1]), ("third_party_answered", [1])]


@pytest.mark.parametrize("order", [1, 2])
def test_of_two_letters_received_on_one_day_the_one_taken_back_loses_its_receipt(
    cast: Cast, split: Case, order: int
) -> None:
    letters = {n: asked(cast, split, n) for n in (1, 2)}
    for _ in letters:
        acts.consult_received(split.pk, party="某公司", by=cast.li_qiang, on=LATER)
    back(split, letters[order], cast.li_qiang)
    stays = [3 - order]
    assert told(split) == [("consult_third_party", stays), ("consult_received", stays)]


def test_a_receipt_stays_where_the_letter_taken_back_had_none(cast: Cast, split: Case) -> None:
    asked(cast, split, 1)
    wrong = asked(cast, split, 2)
    acts.consult_received(split.pk, party="某公司", by=cast.li_qiang, on=LATER)
    back(split, wrong, cast.li_qiang)
    assert told(split) == [("consult_third_party", [1]), ("consult_received", [1])]


def test_a_day_known_at_the_asking_serves_that_letter_and_the_next_day_is_the_other_ones(
    cast: Cast, split: Case
) -> None:
    first = asked(cast, split, 1, received=SENT)
    assert (first.served_on, first.signed_on) == (SENT, SENT)
    second = asked(cast, split, 2)
    acts.consult_received(split.pk, party="某公司", by=cast.li_qiang, on=LATER)
    second.refresh_from_db()
    assert second.served_on == LATER
    assert told(split)[-1] == ("consult_received", [2])
    with pytest.raises(Refusal, match="日期已经登记"):
        acts.consult_received(split.pk, party="某公司", by=cast.li_qiang, on=LATER)


def test_a_day_that_is_still_to_come_serves_nothing(cast: Cast, split: Case) -> None:
    assert asked(cast, split, 1, received=LATER).served_on is None


def test_a_point_whose_consultation_was_taken_back_may_be_reworded_and_the_journal_keeps_its_words(
    cast: Cast, split: Case
) -> None:
    back(split, asked(cast, split, 1), cast.li_qiang)
    acts.split(split.pk, points=["甲材料全文", "乙材料"], by=cast.li_qiang, on=LATER)
    assert last_line(split, "split")["taken_back_about"] == ["2024-03-14 某公司：要点1“甲材料”"]
    asked(cast, split, 1, on=LATER)
    with pytest.raises(Refusal, match="请原样保留这一行"):
        acts.split(split.pk, points=["甲材料", "乙材料"], by=cast.li_qiang, on=LATER)


# What may not be


def test_what_somebody_did_in_reliance_is_not_made_undone(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=SENT)
    acts.third_party_answered(case.pk, says="同意", by=cast.li_qiang, on=SENT)
    with pytest.raises(Refusal, match=r"某公司已经据此办理（2024-03-14第三方答复）"):
        back(case, only(case, K.THIRD_PARTY_CONSULTATION), cast.li_qiang)
    acts.ask_for_reasons(case.pk, says="请说明", by=cast.li_qiang, on=SENT)
    acts.give_reasons(case.pk, says="研究用", by=Hand.APPLICANT, on=SENT)
    with pytest.raises(Refusal, match="申请人已经说明理由"):
        back(case, only(case, K.REASONS), cast.li_qiang)
    acts.ask_to_complete(case.pk, says="写明年份", by=cast.li_qiang, on=SENT)
    acts.complete(case.pk, says="2023年", by=Hand.APPLICANT, on=LATER)
    with pytest.raises(Refusal, match=r"申请人已经据此办理（2024-03-20收到补正）"):
        back(case, only(case, K.COMPLETION), cast.li_qiang)
    acts.notify_fee(case.pk, method=Method.PAGE, count=200, how_to_pay="某账户", by=cast.li_qiang, on=LATER)
    acts.fee_notified(case.pk, by=cast.li_qiang, on=LATER)
    acts.fee_paid(case.pk, by=cast.li_qiang, on=LATER)
    with pytest.raises(Refusal, match="缴清费用"):
        back(case, only(case, K.FEE_NOTICE), cast.li_qiang)


def test_a_reasonable_delay_goes_before_the_question_it_stands_on(cast: Cast, case: Case) -> None:
    acts.ask_for_reasons(case.pk, says="请说明", by=cast.li_qiang, on=SENT)
    acts.postpone(case.pk, days=10, reason="数量大", by=cast.zhao_min, on=SENT)
    with pytest.raises(Refusal, match="请先撤销合理延迟答复告知书"):
        back(case, only(case, K.REASONS), cast.li_qiang)
    back(case, only(case, K.REASONABLE_PERIOD), cast.zhao_min)
    assert back(case, only(case, K.REASONS), cast.li_qiang).due == DUE


def test_the_head_takes_back_what_the_head_consented_to(cast: Cast, case: Case) -> None:
    acts.extend(case.pk, days=5, reason="材料量大", by=cast.zhao_min, on=SENT)
    with pytest.raises(Refusal, match="延期答复告知书由.*同意后制发，也由其撤销"):
        back(case, only(case, K.EXTENSION), cast.li_qiang)


def test_receipts_answers_and_other_peoples_letters_stay(cast: Cast, case: Case) -> None:
    with pytest.raises(Refusal, match="接收回执不能在这里撤销"):
        back(case, only(case, K.RECEIPT), cast.li_qiang)
    other = in_hand(cast, "另一件", on=RECEIVED)
    with pytest.raises(Refusal, match="没有这份文书"):
        back(case, only(other, K.RECEIPT), cast.li_qiang)
    acts.ask_for_reasons(case.pk, says="请说明", by=cast.li_qiang, on=SENT)
    letter = only(case, K.REASONS)
    with pytest.raises(Refusal, match="请写明撤销的原因"):
        back(case, letter, cast.li_qiang, why=" ")
    for stranger in (cast.zhou_yang, cast.sun_jing, cast.he_jing):
        with pytest.raises(NoSuchMove):
            back(case, letter, stranger)
    back(case, letter, cast.li_qiang)
    with pytest.raises(Refusal, match="已经作废、撤销"):
        back(case, letter, cast.li_qiang)


def test_while_a_completion_is_awaited_only_that_notice_is_taken_back(cast: Cast, case: Case) -> None:
    acts.consult_agency(case.pk, party="甲市财政局", by=cast.li_qiang, on=SENT)
    acts.ask_to_complete(case.pk, says="写明年份", by=cast.li_qiang, on=SENT)
    with pytest.raises(Refusal, match="“待补正”状态下可以撤销：补正告知书"):
        back(case, only(case, K.CO_MAKER_CONSULTATION), cast.li_qiang)
    back(case, only(case, K.COMPLETION), cast.li_qiang)
    assert back(case, only(case, K.CO_MAKER_CONSULTATION), cast.li_qiang).due == DUE


def test_the_database_keeps_a_striking_to_one_fact(cast: Cast, case: Case) -> None:
    acts.ask_to_complete(case.pk, says="写明年份", by=cast.li_qiang, on=SENT)
    fact = case.events.get()
    for wrong in ({"what": What.STRUCK}, {"what": What.EXTEND, "strikes": fact}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CaseEvent.objects.create(case=case, on=SENT, **wrong)


# An open fee notice


def test_an_open_fee_notice_stops_the_answer_until_it_is_paid_or_taken_back(cast: Cast, case: Case) -> None:
    acts.notify_fee(case.pk, method=Method.PAGE, count=200, how_to_pay="某账户", by=cast.li_qiang, on=SENT)
    with pytest.raises(Refusal, match="还没有缴清"):
        acts.answer_on_the_spot(
            case.pk,
            published_at="本机关门户",
            way=Way.DIRECT,
            signed_by="王芳（本人）",
            by=cast.li_qiang,
            on=SENT,
        )
    with pytest.raises(Refusal, match="收费通知书（甲文旅公开〔2024〕第1号-费）还没有缴清"):
        acts.propose(case.pk, by=cast.li_qiang, on=SENT)
    back(case, only(case, K.FEE_NOTICE), cast.li_qiang, on=SENT)
    assert (
        acts.answer_on_the_spot(
            case.pk,
            published_at="本机关门户",
            way=Way.DIRECT,
            signed_by="王芳（本人）",
            by=cast.li_qiang,
            on=SENT,
        ).closed_on
        == SENT
    )


def test_a_paid_fee_lets_the_answer_go(cast: Cast, case: Case) -> None:
    acts.notify_fee(case.pk, method=Method.PAGE, count=200, how_to_pay="某账户", by=cast.li_qiang, on=SENT)
    acts.fee_notified(case.pk, by=cast.li_qiang, on=SENT)
    acts.fee_paid(case.pk, by=cast.li_qiang, on=LATER)
    assert proposed(cast, case, on=LATER).round == 1
