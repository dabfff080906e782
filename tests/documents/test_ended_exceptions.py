"""What named people by an exception does not go out by it once it has ended or was taken back."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from gongkai.documents import acts
from gongkai.documents.clearing import acts as clearing
from gongkai.documents.clearing.models import Allowance, KeptNumber, LookedAt
from gongkai.documents.clearing.reads import going_out
from gongkai.documents.clearing.scope import beyond, permitted
from gongkai.documents.models import Document, Edition, Schedule
from gongkai.documents.release.acts.scheduling import schedule
from gongkai.journal.models import Entry
from gongkai.law.personal_release import ExceptionKind, KeepGround, PersonalKind
from gongkai.law.source import Refusal
from tests import papers
from tests.cast import TAKEN_BACK, Cast
from tests.documents.conftest import ON, draft_of, files_read, interpretation_of, walk

UNTIL = ON + timedelta(days=5)
AFTER = UNTIL + timedelta(days=1)
NAMED, UNNAMED = "当事人：张三，受到处罚，说明一二。", "当事人：张某，受到处罚，说明一二。"
HELD = "正文里有姓名，超出例外公开写明的范围"
BECAUSE: dict[str, Any] = {"reason": "是商号，不是人名", "basis": "营业执照"}


def allow(
    cast: Cast, document: Document, *kinds: PersonalKind, until: date = UNTIL, on: date = ON
) -> Allowance:
    return clearing.decide_allowance(
        document.pk, kind=ExceptionKind.SANCTION_NOTICE, law="中华人民共和国行政处罚法", article="第四十八条",
        kinds=kinds or [PersonalKind.NAME], scope="少于此不能辨认", until=until, by=cast.wu_tao, on=on,
    )  # fmt: skip


def revoke(cast: Cast, allowance: Allowance, on: date = ON) -> Allowance:
    return clearing.revoke_allowance(
        allowance.document_id, allowance.pk, reason="另行决定", by=cast.wu_tao, on=on
    )


def is_public(document: Document) -> bool:
    return Document.objects.public().filter(pk=document.pk).exists()


def newest(document: Document) -> Edition:
    return document.editions.latest("number")


@pytest.fixture
def named(cast: Cast) -> Document:
    """A draft that names somebody, with an exception that permits names for five days."""
    document = draft_of(cast, text=NAMED)
    allow(cast, document)
    return document


@pytest.fixture
def revised(cast: Cast, named: Document) -> Document:
    """The same in public, with a draft of its next edition."""
    walk(cast, named)
    acts.revise(named.pk, text=f"{NAMED}更正。", because="补充", by=cast.li_qiang, on=ON)
    return named


@pytest.fixture
def signed_anew(cast: Cast, revised: Document) -> Document:
    """The next edition signed while the exception runs."""
    walk(cast, revised, until="sign")
    return revised


def test_what_went_off_at_its_end_does_not_come_back_with_what_the_exception_permitted(
    cast: Cast, revised: Document
) -> None:
    assert clearing.end_allowances(AFTER) == (1, 1)
    with pytest.raises(Refusal, match=HELD):
        acts.submit(revised.pk, by=cast.li_qiang, on=AFTER)
    assert not is_public(revised)


def test_what_no_longer_names_anybody_comes_back(cast: Cast, revised: Document) -> None:
    clearing.end_allowances(AFTER)
    acts.rewrite(newest(revised).pk, text=UNNAMED, by=cast.li_qiang, on=AFTER, saves=0)
    walk(cast, revised, on=AFTER)
    assert is_public(revised)


def test_a_new_exception_lets_it_out_again_until_its_own_last_day(cast: Cast, revised: Document) -> None:
    clearing.end_allowances(AFTER)
    again = allow(cast, revised, until=AFTER + timedelta(days=30), on=AFTER)
    walk(cast, revised, on=AFTER)
    assert is_public(revised)
    assert clearing.end_allowances(again.until) == (0, 0)
    assert clearing.end_allowances(again.until + timedelta(days=1)) == (1, 1)
    assert not is_public(revised)


def test_a_draft_is_held_from_the_day_after_whether_the_clock_ran_or_not(cast: Cast, named: Document) -> None:
    walk(cast, named, until="sign", on=UNTIL)
    with pytest.raises(Refusal, match=HELD):
        acts.publish(named.pk, by=cast.qian_jin, on=AFTER)
    assert clearing.end_allowances(AFTER) == (1, 0)
    with pytest.raises(Refusal, match=HELD):
        acts.publish(named.pk, by=cast.qian_jin, on=AFTER)


def test_what_an_exception_taken_back_permitted_does_not_go_out(cast: Cast, named: Document) -> None:
    walk(cast, named, until="sign")
    revoke(cast, Allowance.objects.get())
    with pytest.raises(Refusal, match=HELD):
        acts.publish(named.pk, by=cast.qian_jin, on=ON)


def test_a_document_without_any_exception_is_asked_for_none(cast: Cast, named: Document) -> None:
    other = draft_of(cast, title="另一份", text=NAMED)
    assert permitted(other, AFTER) is None
    assert (permitted(named, UNTIL), permitted(named, AFTER)) == ({"name"}, set())


def test_the_edition_signed_meanwhile_goes_back_to_draft_with_a_line(
    cast: Cast, signed_anew: Document
) -> None:
    assert clearing.end_allowances(AFTER) == (1, 1)
    edition = newest(signed_anew)
    assert (edition.stage, edition.signed_digest) == ("draft", "")
    entry = Entry.objects.get(act="call_back")
    assert (entry.label, entry.by, entry.facts["edition"]) == ("随期满下线退回拟稿", "系统自动", 2)
    with pytest.raises(Refusal):
        acts.publish(signed_anew.pk, by=cast.qian_jin, on=AFTER)
    with pytest.raises(Refusal, match=HELD):
        acts.submit(signed_anew.pk, by=cast.li_qiang, on=AFTER)
    assert not is_public(signed_anew)


def test_the_hour_it_waited_for_is_cancelled(cast: Cast, signed_anew: Document) -> None:
    zone = ZoneInfo("Asia/Shanghai")
    schedule(
        signed_anew.pk, at=datetime(2024, 4, 1, 9, 0, tzinfo=zone), by=cast.qian_jin, on=ON,
        now=datetime(2024, 3, 11, 15, 0, tzinfo=zone),
    )  # fmt: skip
    clearing.end_allowances(AFTER)
    waited = Schedule.objects.get()
    assert (waited.state, waited.settled_says, waited.alarm) == ("ended", "随期满下线取消", "")


def test_what_explains_it_goes_back_to_draft_with_it(cast: Cast, named: Document) -> None:
    walk(cast, named)
    explains = interpretation_of(cast, named)
    walk(cast, explains, until="sign")
    clearing.end_allowances(AFTER)
    assert newest(explains).stage == "draft"
    assert Entry.objects.get(act="call_back").key == explains.index_no


def test_a_withdrawal_cancels_the_hour_of_what_explains_it_too(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    explains = interpretation_of(cast, draft)
    walk(cast, explains, until="sign")
    zone = ZoneInfo("Asia/Shanghai")
    schedule(
        explains.pk, at=datetime(2024, 4, 1, 9, 0, tzinfo=zone), by=cast.qian_jin, on=ON,
        now=datetime(2024, 3, 11, 15, 0, tzinfo=zone),
    )  # fmt: skip
    acts.withdraw(draft.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=ON)
    waited = Schedule.objects.get()
    assert (waited.state, waited.settled_by, waited.settled_says) == ("ended", cast.wu_tao, "随撤回取消")


def test_an_interpretation_names_people_no_longer_than_its_document_may(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    later = ON + timedelta(days=2)
    revoke(cast, allow(cast, draft, on=later), on=later)
    explains = interpretation_of(cast, draft, text=NAMED)
    with pytest.raises(Refusal, match=HELD):
        walk(cast, explains, on=later)


def test_an_exception_an_interpretation_went_out_by_is_not_taken_back(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    later = ON + timedelta(days=2)
    allowance = allow(cast, draft, on=later)
    explains = interpretation_of(cast, draft, title="解读", text=NAMED)
    walk(cast, explains, on=later)
    with pytest.raises(Refusal, match="《解读》已经按这个决定公开"):
        revoke(cast, allowance, on=later)
    acts.withdraw(explains.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=later)
    assert revoke(cast, allowance, on=later).revoked_on == later


def test_an_interpretation_of_before_the_exception_does_not_hold_it(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    walk(cast, interpretation_of(cast, draft))
    later = ON + timedelta(days=2)
    assert revoke(cast, allow(cast, draft, on=later), on=later).revoked_by == cast.wu_tao


def test_another_exception_keeps_it_public_only_with_what_that_one_permits(cast: Cast) -> None:
    document = draft_of(cast, text=f"{NAMED}住址：甲市乙区丙路12号。")
    name = allow(cast, document, until=ON + timedelta(days=30))
    allow(cast, document, PersonalKind.ADDRESS)
    walk(cast, document)
    assert clearing.end_allowances(AFTER) == (1, 1)
    assert not is_public(document)
    assert permitted(document, AFTER) == set(name.kinds)


def test_an_interpretation_goes_off_alone_where_its_document_shows_nothing_more(cast: Cast) -> None:
    document = draft_of(cast, text=NAMED)
    allow(cast, document, until=ON + timedelta(days=30))
    allow(cast, document, PersonalKind.ADDRESS)
    walk(cast, document)
    explains = interpretation_of(cast, document, text="住址：甲市乙区丙路12号。")
    walk(cast, explains)
    assert clearing.end_allowances(AFTER) == (1, 1)
    assert (is_public(document), is_public(explains)) == (True, False)


def nobodys(cast: Cast, document: Document, **fields: Any) -> list[KeptNumber]:
    how = {"ground": KeepGround.NOT_PERSONAL, "by": cast.sun_jing, "on": AFTER} | BECAUSE | fields
    hits = beyond(going_out([newest(document)]), AFTER)
    return [clearing.keep_number(document.pk, hit.key, **how) for hit in hits]


def test_what_is_nobodys_is_said_to_be_so_and_goes_out(cast: Cast) -> None:
    document = draft_of(cast, text="经营者：周大福，受到处罚。")
    revoke(cast, allow(cast, document))
    with pytest.raises(Refusal, match=HELD):
        acts.submit(document.pk, by=cast.li_qiang, on=AFTER)
    (kept,) = nobodys(cast, document)
    assert (kept.kind, kept.shown) == ("name", "周***")
    assert Entry.objects.get(act="keep_number").label == "认定不是个人信息"
    walk(cast, document, on=AFTER)
    assert is_public(document)


def test_it_is_said_of_the_piece_as_it_reads_and_of_this_one_alone(cast: Cast) -> None:
    document = draft_of(cast, text="经营者：周大福，受到处罚。")
    revoke(cast, allow(cast, document))
    nobodys(cast, document)
    acts.rewrite(
        newest(document).pk, text="经营者：周大福，当事人：张三。", by=cast.li_qiang, on=AFTER, saves=0
    )
    with pytest.raises(Refusal, match=HELD):
        acts.submit(document.pk, by=cast.li_qiang, on=AFTER)


def test_it_is_taken_back_like_any_other_decision(cast: Cast) -> None:
    document = draft_of(cast, text="经营者：周大福，受到处罚。")
    revoke(cast, allow(cast, document))
    (kept,) = nobodys(cast, document)
    clearing.revoke_keeping(document.pk, kept.pk, reason="是人名", by=cast.zhao_min, on=AFTER)
    assert Entry.objects.get(act="revoke_keeping").label == "撤销不是个人信息的认定"
    with pytest.raises(Refusal, match=HELD):
        acts.submit(document.pk, by=cast.li_qiang, on=AFTER)


@pytest.mark.parametrize("ground", [KeepGround.CONSENTED, KeepGround.EXCEPTION])
def test_somebodys_name_is_not_kept_beyond_an_exception(cast: Cast, ground: KeepGround) -> None:
    document = draft_of(cast, text=NAMED)
    revoke(cast, allow(cast, document))
    with pytest.raises(Refusal, match="只能认定不是个人信息"):
        nobodys(cast, document, ground=ground)


@pytest.mark.parametrize("who", ["li_qiang", "he_jing", "qian_jin"])
def test_who_keeps_no_number_says_of_nothing_that_it_is_nobodys(cast: Cast, who: str) -> None:
    document = draft_of(cast, text=NAMED)
    revoke(cast, allow(cast, document))
    with pytest.raises(Refusal, match="由保密审查员|由分管领导|办理"):
        nobodys(cast, document, by=getattr(cast, who))
    assert not KeptNumber.objects.exists()


@pytest.mark.parametrize("how", ["ended", "revoked"])
def test_a_scan_somebody_let_pass_by_an_exception_is_looked_at_anew(
    cast: Cast, draft: Document, how: str
) -> None:
    acts.attach(
        newest(draft).pk, name="决定书.png", content=io.BytesIO(papers.png()), by=cast.li_qiang, on=ON
    )
    key = f"a{newest(draft).attachments.get().pk}"
    allowance = allow(cast, draft)
    clearing.look_at(draft.pk, key, says="有被处罚人姓名，按例外公开", by=cast.he_jing, on=ON)
    files_read(cast, draft)
    walk(cast, draft, until="sign")
    if how == "ended":
        clearing.end_allowances(AFTER)
    else:
        revoke(cast, allowance)
    with pytest.raises(Refusal, match="机器读不出文字"):
        acts.publish(draft.pk, by=cast.qian_jin, on=AFTER)
    clearing.look_at(draft.pk, key, says="姓名已经遮盖，没有个人信息", by=cast.he_jing, on=AFTER)
    acts.publish(draft.pk, by=cast.qian_jin, on=AFTER)
    assert LookedAt.objects.count() == 2


def test_a_look_of_before_the_exception_stands(cast: Cast, draft: Document) -> None:
    acts.attach(
        newest(draft).pk, name="决定书.png", content=io.BytesIO(papers.png()), by=cast.li_qiang, on=ON
    )
    key = f"a{newest(draft).attachments.get().pk}"
    clearing.look_at(draft.pk, key, says="没有个人信息", by=cast.he_jing, on=ON)
    files_read(cast, draft)
    revoke(cast, allow(cast, draft, on=ON + timedelta(days=1)), on=ON + timedelta(days=1))
    walk(cast, draft, on=ON + timedelta(days=1))
    assert is_public(draft)
