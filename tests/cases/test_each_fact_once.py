"""What is told twice, or cannot be, is refused: by its sentence, with nothing changed."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.agencies.models import Series
from gongkai.cases import acts
from gongkai.cases.models import Case
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.delivery import Way
from gongkai.law.fee import Method
from gongkai.law.hand import Hand
from gongkai.law.letter import LetterKind
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.source import Refusal
from tests.answering import decision, in_hand
from tests.cases.ledger import picture
from tests.cast import WANG_FANG, Cast

ON, LATER = date(2024, 3, 11), date(2024, 3, 20)


@pytest.fixture
def case(cast: Cast) -> Case:
    return in_hand(cast, on=ON)


def charged(cast: Cast, case: Case) -> None:
    acts.notify_fee(case.pk, method=Method.PAGE, count=250, how_to_pay="银行转账", by=cast.li_qiang, on=ON)


def test_a_fee_notice_is_received_once(cast: Cast, case: Case) -> None:
    charged(cast, case)
    acts.fee_notified(case.pk, by=cast.li_qiang, on=ON)
    acts.fee_paid(case.pk, by=cast.li_qiang, on=LATER)
    with pytest.raises(Refusal, match="已经登记送达（2024-03-11）"):
        acts.fee_notified(case.pk, by=cast.li_qiang, on=date(2024, 4, 17))
    case.refresh_from_db()
    assert (case.stage, case.due) == ("in_hand", date(2024, 4, 18))


def test_the_day_a_party_got_its_letter_is_told_once(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=ON)
    acts.consult_received(case.pk, party="某公司", by=cast.li_qiang, on=date(2024, 3, 13))
    before = picture()
    with pytest.raises(Refusal, match="某公司收到征求意见书的日期已经登记"):
        acts.consult_received(case.pk, party="", by=cast.li_qiang, on=LATER)
    assert picture() == before


def test_a_day_of_receipt_known_from_the_start_is_not_told_again(cast: Cast, case: Case) -> None:
    acts.consult_agency(case.pk, party="甲市财政局", by=cast.li_qiang, on=ON, received=ON)
    with pytest.raises(Refusal, match="已经登记"):
        acts.consult_received(case.pk, party="甲市财政局", by=cast.li_qiang, on=LATER)


def test_a_party_that_got_a_letter_made_anew_signs_for_the_valid_one(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=ON)
    first = case.letters.get(kind=LetterKind.THIRD_PARTY_CONSULTATION)
    again = acts.issue_again(first.pk, why="单位名称有误", by=cast.qian_jin, on=ON)
    acts.consult_received(case.pk, party="某公司", by=cast.li_qiang, on=LATER)
    served = case.letters.filter(kind=LetterKind.THIRD_PARTY_CONSULTATION).values_list("number", "served_on")
    assert dict(served) == {first.number: None, again.number: LATER}


@pytest.mark.parametrize("days", [-1, 0, 21])
def test_an_extension_by_no_days_or_fewer_is_refused(cast: Cast, case: Case, days: int) -> None:
    before = picture()
    with pytest.raises(Refusal):
        acts.extend(case.pk, days=days, reason="材料量大", by=cast.zhao_min, on=LATER)
    assert picture() == before


def test_a_party_with_a_name_too_long_to_keep_is_refused(cast: Cast, case: Case) -> None:
    with pytest.raises(Refusal, match="被征求意见方"):
        acts.consult_third_party(case.pk, party="甲" * 101, by=cast.li_qiang, on=ON)


@pytest.mark.parametrize("outcome", [Outcome.NOT_COMPLETED, Outcome.FEE_UNPAID, Outcome.OTHER_ENDED])
def test_an_end_that_is_no_answer_is_not_decided(cast: Cast, case: Case, outcome: Outcome) -> None:
    with pytest.raises(Refusal, match="不是答复"):
        acts.decide(case.pk, 1, decision(outcome), by=cast.li_qiang, on=ON)


def test_the_fee_notice_of_a_withdrawn_case_does_not_keep_it_from_the_archive(cast: Cast, case: Case) -> None:
    charged(cast, case)
    notice = case.letters.get(kind=LetterKind.FEE_NOTICE)
    with pytest.raises(Refusal, match="登记收费通知送达"):
        acts.serve(notice.pk, way=Way.ELECTRONIC, sent=ON, by=cast.qian_jin, on=ON)
    acts.withdraw(case.pk, by=Hand.APPLICANT, on=LATER)
    assert case.letters.get(kind=LetterKind.FEE_NOTICE).cancelled_on == LATER
    for letter in case.letters.valid().filter(served_on__isnull=True):
        acts.serve(letter.pk, way=Way.ELECTRONIC, sent=LATER, by=cast.qian_jin, on=LATER)
    assert acts.archive(case.pk, by=cast.qian_jin, on=LATER).archive_no == "2024-YSQGD-0001"


def test_letters_of_the_ten_thousandth_case_and_those_after_have_numbers_of_their_own(cast: Cast) -> None:
    Series.objects.create(agency=cast.agency, name="YSQ", year=2024, last=9_999)
    filed = [
        acts.receive(
            cast.agency, WANG_FANG, ApplicantKind.NATURAL, "某预算", channel=Channel.IN_PERSON, by=cast.qian_jin, on=ON
        )
        for _ in range(2)
    ]  # fmt: skip
    numbers = [c.letters.get().number for c in filed]
    assert numbers == ["甲文旅公开〔2024〕第10000号-受", "甲文旅公开〔2024〕第10001号-受"]
