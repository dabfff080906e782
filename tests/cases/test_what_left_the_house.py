"""A letter handed to the mail server or fetched online left the house: never void as if nobody had it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongkai.cases import acts
from gongkai.cases.acts.mailing import begin_mail, mail_accepted
from gongkai.cases.models import Case, Letter, LetterMail
from gongkai.journal.reads import verify
from gongkai.law.delivery import Way
from gongkai.law.letter import LetterKind
from gongkai.law.procedure import Stage
from gongkai.law.source import Refusal
from tests.answering import approved, in_hand
from tests.cast import Cast
from tests.letters import only, text_of

RECEIVED, SENT, LATER = date(2024, 3, 11), date(2024, 3, 14), date(2024, 3, 20)
K, State = LetterKind, LetterMail.State


@pytest.fixture
def case(cast: Cast) -> Case:
    return in_hand(cast, on=RECEIVED)


@pytest.fixture
def notice(cast: Cast, case: Case) -> Letter:
    """The request is to be completed; asked on 2024-03-14."""
    acts.ask_to_complete(case.pk, says="写明年份", by=cast.li_qiang, on=SENT)
    return only(case, K.COMPLETION)


def mailed(letter: Letter, cast: Cast, state: State) -> LetterMail:
    day = SENT if state == State.ACCEPTED else None
    return LetterMail.objects.create(
        letter=letter, asked_by=cast.li_qiang, asked_on=SENT, state=state, accepted_on=day
    )


def back(cast: Cast, letter: Letter) -> None:
    acts.take_back(letter.case_id, letter=letter.pk, why="发错了", by=cast.li_qiang, on=LATER)
    letter.refresh_from_db()


@pytest.mark.parametrize("state", [State.SENDING, State.UNKNOWN])
def test_where_nobody_knows_whether_it_arrived_it_is_taken_back_and_no_service_made_up(
    cast: Cast, case: Case, notice: Letter, state: State
) -> None:
    mail = mailed(notice, cast, state)
    back(cast, notice)
    assert (notice.cancelled_on, notice.withdrawn_on) == (None, LATER)
    assert (notice.sent_on, notice.served_on, notice.way) == (None, None, "")
    said = text_of(only(case, K.WITHDRAWAL))
    assert "2024年3月14日" in said
    assert "不能确定是否送到；没有收到的，不必理会" in said
    mail.refresh_from_db()
    assert mail.state == state
    assert verify().ok


def test_a_server_that_takes_it_afterwards_is_on_record_and_serves_nothing(
    cast: Cast, case: Case, notice: Letter
) -> None:
    mail = mailed(notice, cast, State.SENDING)
    back(cast, notice)
    mail = mail_accepted(mail.pk, on=LATER)
    assert (mail.state, mail.accepted_on) == (State.ACCEPTED, LATER)
    assert "送达没有登记" in mail.says
    notice.refresh_from_db()
    assert notice.served_on is None


@pytest.mark.parametrize("how", ["fetched", "accepted"])
def test_what_certainly_arrived_is_taken_back_without_a_doubt(
    cast: Cast, case: Case, notice: Letter, how: str
) -> None:
    if how == "fetched":
        acts.fetch_letter(case, notice, "word", on=SENT)
    else:
        mailed(notice, cast, State.ACCEPTED)
    back(cast, notice)
    assert notice.withdrawn_on == LATER
    said = text_of(only(case, K.WITHDRAWAL))
    assert "2024年3月14日" in said
    assert "不必理会" not in said


def test_an_applicant_who_fetched_the_notice_of_a_consultation_is_told_too(cast: Cast, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=SENT)
    acts.fetch_letter(case, only(case, K.CONSULTATION_NOTICE), "word", on=SENT)
    asked = only(case, K.THIRD_PARTY_CONSULTATION)
    back(cast, asked)
    assert asked.cancelled_on == LATER, "the third party was sent nothing"
    assert only(case, K.WITHDRAWAL)


def test_an_e_mail_that_still_waits_goes_out_no_more(cast: Cast, case: Case, notice: Letter) -> None:
    mail = mailed(notice, cast, State.WAITING)
    back(cast, notice)
    mail.refresh_from_db()
    assert (notice.cancelled_on, mail.state, mail.says) == (
        LATER,
        State.FAILED,
        "文书已经作废、撤销，没有发送",
    )
    assert begin_mail(mail.pk) is None
    assert not case.letters.filter(kind=K.WITHDRAWAL).exists()


@pytest.mark.parametrize("state", [State.SENDING, State.UNKNOWN, State.ACCEPTED])
def test_an_answer_on_its_way_is_not_recalled(cast: Cast, case: Case, state: State) -> None:
    approved(cast, case, on=SENT)
    letter = case.letters.answers().get()
    mailed(letter, cast, state)
    with pytest.raises(Refusal, match="不能撤回改办；请登记送达，没有收到的重新发送"):
        acts.recall(case.pk, says="改", by=cast.zhao_min, on=LATER)
    letter.refresh_from_db()
    assert (letter.is_valid, Case.objects.get(pk=case.pk).stage) == (True, Stage.APPROVED)


def test_an_answer_that_only_waits_is_recalled_and_not_sent(cast: Cast, case: Case) -> None:
    approved(cast, case, on=SENT)
    mail = mailed(case.letters.answers().get(), cast, State.WAITING)
    assert acts.recall(case.pk, says="改", by=cast.zhao_min, on=LATER).stage == Stage.IN_HAND
    mail.refresh_from_db()
    assert mail.state == State.FAILED


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("mailed", "已经交电子邮件发送，不知道是否发出，不能作废重新制发"),
        ("fetched", "申请人已经在申请进度页领取，不能作废重新制发"),
        ("handed over", "已经送达（送出），不能作废重新制发"),
    ],
)
def test_what_left_is_not_made_anew_under_another_number(
    cast: Cast, case: Case, notice: Letter, how: str, says: str
) -> None:
    match how:
        case "mailed":
            mailed(notice, cast, State.UNKNOWN)
        case "fetched":
            acts.fetch_letter(case, notice, "word", on=SENT)
        case _:
            acts.serve(notice.pk, way=Way.DIRECT, sent=SENT, by=cast.li_qiang, on=SENT)
    with pytest.raises(Refusal, match=says):
        acts.issue_again(notice.pk, why="写错", by=cast.li_qiang, on=LATER)
    notice.refresh_from_db()
    assert notice.is_valid


def test_a_letter_taken_back_is_not_made_anew(cast: Cast, case: Case, notice: Letter) -> None:
    acts.serve(notice.pk, way=Way.DIRECT, sent=SENT, by=cast.li_qiang, on=SENT)
    back(cast, notice)
    with pytest.raises(Refusal, match=r"已经撤销（2024-03-20），不能重新制发"):
        acts.issue_again(notice.pk, why="写错", by=cast.li_qiang, on=LATER)


def test_a_letter_taken_back_is_mailed_no_more(cast: Cast, case: Case, notice: Letter) -> None:
    mail = mailed(notice, cast, State.WAITING)
    acts.fetch_letter(case, notice, "word", on=SENT)
    back(cast, notice)
    mail.refresh_from_db()
    assert (notice.withdrawn_on, mail.state) == (LATER, State.FAILED)


def test_the_database_keeps_a_letter_from_being_void_and_taken_back_at_once(
    cast: Cast, case: Case, notice: Letter
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        case.letters.filter(pk=notice.pk).update(withdrawn_on=SENT, cancelled_on=SENT)
