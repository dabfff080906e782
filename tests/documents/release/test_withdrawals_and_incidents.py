"""What is taken off is explained, kept for the staff, and opens an incident; “none” is signed over an empty register only."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.documents import acts
from gongkai.documents.clearing.acts import decide_allowance, end_allowances
from gongkai.documents.models import Document, Incident, Withdrawal
from gongkai.documents.release.acts.incidents import confirm_none, end_incident, record_incident
from gongkai.documents.release.reads import gone_at, none_confirmed
from gongkai.journal.models import Entry
from gongkai.law.personal_release import ExceptionKind, PersonalKind
from gongkai.law.retraction import Cause, Retraction
from gongkai.law.source import Refusal
from tests.cast import TAKEN_BACK, Cast
from tests.documents.conftest import ON, draft_of, interpretation_of, walk

FIRST, LAST, AFTER = date(2024, 1, 1), date(2024, 3, 31), date(2024, 4, 2)


@pytest.fixture
def live(cast: Cast) -> Document:
    document = draft_of(cast, needs_interpretation=True)
    interpretation_of(cast, document)
    walk(cast, document)
    return document


def test_a_withdrawal_takes_the_interpretation_along_and_opens_one_incident(
    cast: Cast, live: Document
) -> None:
    acts.withdraw(live.pk, how=TAKEN_BACK, opinion="附件放错", by=cast.wu_tao, on=ON)
    assert Withdrawal.objects.count() == 2
    assert not Document.objects.public().exists()
    incident = Incident.objects.get()
    assert (incident.kind, incident.document, incident.ended_on) == ("retraction", live, None)
    assert "附件放错" in incident.says
    assert live.withdrawals.get().edition == live.editions.get(), "the copy stays for the staff"
    gone = gone_at(cast.agency, live.address)
    assert gone is not None
    assert (gone.index_no, gone.on, gone.notice) == (live.index_no, ON, TAKEN_BACK.notice)
    assert gone_at(cast.other_agency, live.address) is None


def test_what_is_said_is_said_of_the_last_time_it_went_off(cast: Cast) -> None:
    document = draft_of(cast)
    walk(cast, document)
    acts.revise(document.pk, text="新的正文。", because="更换附件", by=cast.li_qiang, on=ON)
    acts.withdraw(document.pk, how=TAKEN_BACK, opinion="附件放错", by=cast.wu_tao, on=ON)
    allowance = decide_allowance(
        document.pk, kind=ExceptionKind.SANCTION_NOTICE, law="中华人民共和国行政处罚法", article="第四十八条", kinds=[PersonalKind.NAME], scope="最小范围",
        until=LAST, by=cast.wu_tao, on=ON,
    )  # fmt: skip
    walk(cast, document)
    assert end_allowances(AFTER) == (1, 1)
    gone = gone_at(cast.agency, document.address)
    assert gone is not None
    assert (gone.on, gone.notice) == (AFTER, "依法公开的期限已经届满，不再公开。")
    assert allowance.until < AFTER


def test_an_unexplained_withdrawal_leaves_everything_as_it_was(cast: Cast, live: Document) -> None:
    with pytest.raises(Refusal, match="请填写公开说明"):
        acts.withdraw(live.pk, how=Retraction(Cause.WRONG), opinion="有误", by=cast.wu_tao, on=ON)
    assert Document.objects.public().count() == 2
    assert not Incident.objects.exists()


def test_a_revoked_sanction_taken_off_late_is_on_record_as_late(cast: Cast) -> None:
    document = draft_of(cast, kind="sanction")
    walk(cast, document)
    how = Retraction(Cause.REVOKED, notice="复议撤销。", changed_on=date(2024, 3, 5))
    acts.withdraw(document.pk, how=how, opinion="复议撤销", by=cast.wu_tao, on=ON)
    kept = document.withdrawals.get()
    assert (kept.due, kept.is_late) == (date(2024, 3, 8), True)
    line = Entry.objects.get(key=document.index_no, act="explain_withdrawal")
    assert ("第四十八条" in line.under, line.facts["late"]) == (True, True)


def test_what_comes_back_by_a_new_review_is_there_again_and_may_be_taken_off_again(
    cast: Cast, live: Document
) -> None:
    acts.revise(live.pk, text="新的正文。", because="补充", by=cast.li_qiang, on=ON)
    acts.withdraw(live.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=ON)
    assert gone_at(cast.agency, live.address)
    Document.objects.filter(pk=live.pk).update(needs_interpretation=False)
    walk(cast, live)
    assert gone_at(cast.agency, live.address) is None
    acts.withdraw(live.pk, how=TAKEN_BACK, opinion="又有误", by=cast.wu_tao, on=ON)
    assert live.withdrawals.count() == 2


def test_none_is_signed_by_a_leader_over_an_empty_register(cast: Cast) -> None:
    with pytest.raises(Refusal, match="由主要负责人、分管领导办理|由分管领导、主要负责人办理"):
        confirm_none(first=FIRST, last=LAST, by=cast.qian_jin, on=AFTER)
    with pytest.raises(Refusal, match="已经过完"):
        confirm_none(first=FIRST, last=LAST, by=cast.wu_tao, on=ON)
    signed = confirm_none(first=FIRST, last=LAST, by=cast.wu_tao, on=AFTER)
    assert none_confirmed(cast.agency, FIRST, LAST) == signed
    assert none_confirmed(cast.agency, FIRST, AFTER) is None, "it covers no day beyond its period"


def test_none_is_not_signed_for_a_day_that_still_runs(cast: Cast) -> None:
    with pytest.raises(Refusal, match="已经过完"):
        confirm_none(first=FIRST, last=LAST, by=cast.wu_tao, on=LAST)


def test_an_incident_makes_the_signature_void_and_another_impossible(cast: Cast) -> None:
    confirm_none(first=FIRST, last=LAST, by=cast.wu_tao, on=AFTER)
    found = record_incident(
        kind=Incident.Kind.BROKEN_PROMISE,
        happened_on=ON,
        says="承诺的日期没有公布",
        by=cast.qian_jin,
        on=AFTER,
    )
    assert none_confirmed(cast.agency, FIRST, LAST) is None
    end_incident(found.pk, done="已公布并致歉", by=cast.zhao_min, on=AFTER)
    assert none_confirmed(cast.agency, FIRST, LAST) is None, "an ended incident happened all the same"
    with pytest.raises(Refusal, match="登记了1起"):
        confirm_none(first=date(2024, 2, 1), last=LAST, by=cast.wu_tao, on=AFTER)


@pytest.mark.parametrize("who", ["li_qiang", "wu_tao", "sun_jing"])
def test_the_register_is_the_offices(cast: Cast, who: str) -> None:
    with pytest.raises(Refusal, match="登记发布事故由"):
        record_incident(kind=Incident.Kind.DISPUTE, happened_on=ON, says="x", by=getattr(cast, who), on=ON)


def test_an_incident_ends_once_and_says_what_was_done(cast: Cast) -> None:
    found = record_incident(
        kind=Incident.Kind.DISPUTE, happened_on=ON, says="网民质疑", by=cast.qian_jin, on=ON
    )
    with pytest.raises(Refusal, match="请写明怎样处置"):
        end_incident(found.pk, done="", by=cast.qian_jin, on=ON)
    end_incident(found.pk, done="已回应", by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="办结"):
        end_incident(found.pk, done="再来", by=cast.qian_jin, on=ON)
