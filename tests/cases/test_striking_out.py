"""What was registered by mistake is struck out: no outcome, in no row, its number still there to be seen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from gongkai.agencies.models import Series
from gongkai.cases import acts
from gongkai.cases.models import Case, LetterMail
from gongkai.cases.reads import asked_in_month, counted, find, identity_due, repeats
from gongkai.journal.reads import lines_of, verify
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.delivery import Way
from gongkai.law.hand import Hand
from gongkai.law.letter import LetterKind
from gongkai.law.moves import NoSuchMove
from gongkai.law.outcome import Outcome
from gongkai.law.procedure import CASE, Stage
from gongkai.law.receipt import Channel
from gongkai.law.remedy import Track
from gongkai.law.source import Refusal
from gongkai.reports.counting import figures_of
from gongkai.reports.drill import behind
from tests.answering import answered, approved, in_hand, proposed
from tests.cases.ledger import everything_holds, picture, the_year_ties_out
from tests.cast import WANG_FANG, Cast
from tests.letters import only, text_of

ON = date(2024, 3, 11)


def struck(cast: Cast, case: Case, **how: Any) -> Case:
    told: dict[str, Any] = {"why": "同一封信登记了两次", "by": cast.zhao_min, "on": ON}
    return acts.strike_out(case.pk, **told | how)


@pytest.fixture
def case(cast: Cast) -> Case:
    return in_hand(cast, on=ON)


def test_an_entry_made_twice_ends_without_outcome_and_its_letters_are_void(cast: Cast, case: Case) -> None:
    twin = in_hand(cast, on=ON)
    gone = struck(cast, twin, same_as=case)
    assert (gone.stage, gone.outcome, gone.closed_on, gone.due) == (Stage.STRUCK, "", None, None)
    assert (gone.struck_on, gone.same_as, gone.struck_why) == (ON, case, "同一封信登记了两次")
    assert not gone.letters.valid().exists()
    line = lines_of(cast.agency, "case", gone.number).get(act="strike_out")
    assert (line.by, line.hand, line.facts["same_as"]) == ("赵敏", "office_head", case.number)
    everything_holds(cast.agency, ON)


def test_it_is_counted_nowhere_and_its_number_is_not_used_again(cast: Cast, case: Case) -> None:
    twin = in_hand(cast, on=ON)
    assert (asked_in_month(case), repeats(twin).count()) == (2, 1)
    struck(cast, case, why="不是申请，是咨询")
    assert (asked_in_month(twin), repeats(twin).count()) == (1, 0)
    assert list(counted(Case.objects.all())) == [twin]
    figures = figures_of(cast.agency, 2024)
    for row, n in (("r1_new", 1), ("r3_7_total", 0), ("r4_carried_out", 1)):
        assert figures.cell(f"t3.{row}.total") == n
    found = behind(cast.agency, 2024, "t3.r1_new.total").cases
    assert found is not None
    assert list(found) == [twin]
    assert (find(cast.agency, case.number, case.query_code), Series.objects.get(name="YSQ").last) == (case, 2)
    the_year_ties_out(cast.agency, 2023, 2025)


@pytest.mark.parametrize(
    "who", ["li_qiang", "he_jing", "qian_jin", "sun_jing", "wu_tao", "feng_lin", "zhou_yang"]
)
def test_nobody_but_the_head_of_the_office_strikes_out(cast: Cast, case: Case, who: str) -> None:
    before = picture()
    with pytest.raises(NoSuchMove):
        struck(cast, case, by=getattr(cast, who))
    assert picture() == before


@pytest.mark.parametrize("by", [Hand.APPLICANT, Hand.CLOCK])
def test_neither_the_applicant_nor_the_clock_does(cast: Cast, case: Case, by: Hand) -> None:
    with pytest.raises(NoSuchMove):
        struck(cast, case, by=by)


@pytest.mark.parametrize("why", ["", "  \n"])
def test_it_wants_a_reason(cast: Cast, case: Case, why: str) -> None:
    with pytest.raises(Refusal, match="请写明登记有误的原因"):
        struck(cast, case, why=why)


@pytest.mark.parametrize(
    "how",
    [
        {"way": Way.ELECTRONIC},
        {"way": Way.POST, "tracking": "EMS1", "address": "甲市二路2号"},
        {"way": Way.DIRECT},
    ],
)
def test_once_a_letter_went_to_the_applicant_it_is_too_late(
    cast: Cast, case: Case, how: dict[str, Any]
) -> None:
    """Sent is enough: a letter handed to somebody who has not signed yet is out of the house."""
    receipt = case.letters.get()
    acts.serve(receipt.pk, sent=ON, by=cast.qian_jin, on=ON, **how)
    before = picture()
    with pytest.raises(Refusal, match="已经送达（送出）申请人，不能再作废登记"):
        struck(cast, case)
    assert picture() == before


def test_a_letter_the_applicant_fetched_arrived_too(cast: Cast, case: Case) -> None:
    acts.fetch_letter(case, case.letters.get(), "word", on=ON)
    with pytest.raises(Refusal, match="已经在申请进度页领取文书"):
        struck(cast, case)


@pytest.mark.parametrize(
    ("states", "goes"), [(["failed"], True), (["failed", "unknown"], False), (["given_up", "failed"], True)]
)
def test_only_while_an_e_mail_may_have_arrived_the_entry_stays(
    cast: Cast, case: Case, states: list[str], goes: bool
) -> None:
    for state in states:
        LetterMail.objects.create(letter=case.letters.get(), asked_by=cast.qian_jin, asked_on=ON, state=state)
    if goes:
        assert struck(cast, case).stage == Stage.STRUCK
    else:
        with pytest.raises(Refusal, match="已经交电子邮件发送，不能再作废登记"):
            struck(cast, case)


def test_a_third_party_that_was_sent_a_letter_is_told_without_the_reason_of_the_desk(
    cast: Cast, case: Case
) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=ON)
    acts.consult_agency(case.pk, party="甲市财政局", by=cast.li_qiang, on=ON)
    asked = only(case, LetterKind.THIRD_PARTY_CONSULTATION)
    acts.serve(asked.pk, way=Way.ELECTRONIC, sent=ON, by=cast.li_qiang, on=ON)
    gone = struck(cast, case, why="王芳的信登记了两次")
    asked.refresh_from_db()
    assert (asked.withdrawn_on, asked.cancelled_on) == (ON, None)
    letter = gone.letters.valid().get()
    assert (letter.kind, letter.party) == (LetterKind.CONSULTATION_WITHDRAWAL, "某公司")
    assert "登记有误，已经作废" in text_of(letter)
    assert "登记了两次" not in text_of(letter)
    acts.serve(letter.pk, way=Way.ELECTRONIC, sent=ON, by=cast.li_qiang, on=ON)
    everything_holds(cast.agency, ON)


def test_a_letter_that_takes_back_another_is_not_void_with_the_entry(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=ON)
    asked = only(case, LetterKind.THIRD_PARTY_CONSULTATION)
    acts.serve(asked.pk, way=Way.ELECTRONIC, sent=ON, by=cast.li_qiang, on=ON)
    acts.take_back(case.pk, letter=asked.pk, why="发错了", by=cast.li_qiang, on=ON)
    assert struck(cast, case).letters.valid().get().kind == LetterKind.CONSULTATION_WITHDRAWAL


def test_what_the_applicant_filed_online_is_a_request_whatever_the_desk_thinks(cast: Cast) -> None:
    online = acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "x", channel=Channel.ONLINE, by=Hand.APPLICANT, on=ON
    )
    twin = in_hand(cast, "x", on=ON)
    with pytest.raises(Refusal, match="请作废工作人员登记的那一件"):
        struck(cast, online, same_as=twin)
    assert struck(cast, twin, same_as=online).stage == Stage.STRUCK


def test_the_twin_stands_and_is_of_the_house(cast: Cast, case: Case) -> None:
    stranger = Case.objects.get(pk=in_hand(cast, on=ON).pk)
    Case.objects.filter(pk=stranger.pk).update(agency=cast.other_agency)
    for wrong in (case, stranger):
        with pytest.raises(Refusal, match="应当是本机关的另一件申请"):
            struck(cast, case, same_as=wrong)
    twin = in_hand(cast, on=ON)
    struck(cast, twin, same_as=case)
    with pytest.raises(Refusal, match="已经作废，保留的就是这一件"):
        struck(cast, case)
    third = in_hand(cast, on=ON)
    with pytest.raises(Refusal, match="请填写保留的那一件"):
        struck(cast, third, same_as=twin)


def test_an_answer_on_its_way_is_taken_back_with_the_entry(cast: Cast) -> None:
    for way in (proposed, approved):
        case = in_hand(cast, on=ON)
        way(cast, case, on=ON)
        struck(cast, case)
        assert not case.proposals.filter(ended="").exists()
        assert not case.letters.valid().exists()
    everything_holds(cast.agency, ON)


def test_an_ended_request_or_one_before_a_court_is_not_struck_out(cast: Cast, case: Case) -> None:
    other = in_hand(cast, on=ON)
    acts.lodge_remedy(other.pk, track=Track.SUIT_DIRECT, by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="已经登记复议诉讼"):
        struck(cast, other)
    answered(cast, case, on=ON)
    with pytest.raises(NoSuchMove):
        struck(cast, case)


def test_nothing_more_is_done_with_it(cast: Cast, case: Case) -> None:
    letter = case.letters.get()
    struck(cast, case)
    assert not CASE.open_to(Stage.STRUCK, set(Hand))
    with pytest.raises(Refusal):
        acts.serve(letter.pk, way=Way.ELECTRONIC, sent=ON, by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal):
        acts.withdraw(case.pk, says="电话", by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="已经作废，复议诉讼请登记在保留的那一件"):
        acts.lodge_remedy(case.pk, track=Track.REVIEW, by=cast.qian_jin, on=ON)
    assert acts.recompute(Case.objects.all(), ON + timedelta(days=90)) == 0
    assert verify().ok


def test_the_identity_of_who_was_entered_is_erased_in_its_time(cast: Cast, case: Case) -> None:
    struck(cast, case)
    assert not identity_due(cast.agency, ON + timedelta(days=365), 365).exists()
    assert list(identity_due(cast.agency, ON + timedelta(days=366), 365)) == [case]
    assert acts.erase_identity(Case.objects.filter(pk=case.pk), ON + timedelta(days=366)) == 1


def test_no_outcome_means_struck_out(cast: Cast) -> None:
    """The statutory form has no row for what was no request."""
    assert Stage.STRUCK.value not in set(Outcome)
