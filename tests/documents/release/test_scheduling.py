"""A signed package goes out at its hour: whole, with every check, on behalf of who set it; or an alarm says why not."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.agencies import acts as agencies
from gongkai.agencies.models import HouseRuleValue
from gongkai.documents import acts
from gongkai.documents.models import Document, Schedule
from gongkai.documents.release.acts.scheduling import (
    cancel_schedule,
    release_scheduled,
    reschedule,
    schedule,
    settle_alarm,
)
from gongkai.documents.release.acts.windows import lift_window, set_window
from gongkai.documents.release.reads import alarms, due_now, scheduled, warnings_on
from gongkai.journal.models import Entry
from gongkai.law.source import Refusal
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, interpretation_of, walk

NOW = datetime(2024, 3, 11, 15, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
AT = datetime(2024, 3, 12, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
DAY = date(2024, 3, 12)


@pytest.fixture
def signed(cast: Cast) -> Document:
    """A document with its interpretation, signed."""
    document = draft_of(cast, needs_interpretation=True)
    interpretation_of(cast, document)
    walk(cast, document, until="sign")
    return document


def at_nine(cast: Cast, document: Document, **more: Any) -> Schedule:
    return schedule(document.pk, by=cast.qian_jin, on=ON, now=NOW, **({"at": AT} | more))


def out(found: Schedule, after: timedelta = timedelta(0)) -> Schedule:
    return release_scheduled(found.pk, now=found.at + after, on=(found.at + after).date())


def lines(document: Document, *acts_: str) -> list[Entry]:
    return list(Entry.objects.filter(matter="document", key=document.index_no, act__in=acts_))


def test_it_goes_out_whole_at_its_hour_and_the_journal_names_hand_and_clock(
    cast: Cast, signed: Document
) -> None:
    found = at_nine(cast, signed)
    assert due_now(AT - timedelta(minutes=1)) == []
    assert due_now(AT) == [found.pk]
    done = out(found)
    assert (done.state, done.is_late, done.alarm) == ("done", False, "")
    assert [d.is_live for d in Document.objects.all()] == [True, True]
    published, by_clock = lines(signed, "publish", "release_scheduled")
    assert (published.by, published.hand) == ("钱进", "disclosure")
    assert (by_clock.by, by_clock.facts["for_whom"]) == ("系统自动", "钱进")


def test_carried_out_twice_it_goes_out_once(cast: Cast, signed: Document) -> None:
    found = at_nine(cast, signed)
    out(found)
    assert out(found).state == "done"
    assert len(lines(signed, "release_scheduled")) == 1


def test_before_its_hour_nothing_is_released(cast: Cast, signed: Document) -> None:
    found = at_nine(cast, signed)
    assert release_scheduled(found.pk, now=AT - timedelta(seconds=1), on=DAY).state == "waiting"
    assert not Document.objects.public().exists()


def test_what_was_missed_goes_out_late_and_says_so_until_somebody_saw_to_it(
    cast: Cast, signed: Document
) -> None:
    done = out(at_nine(cast, signed), timedelta(hours=5))
    assert (done.state, done.is_late) == ("done", True)
    assert "排定2024-03-12 09:00发布，2024-03-12 14:00才发布" in done.alarm
    assert list(alarms(Document.objects.all())) == [done]
    with pytest.raises(Refusal, match="请写明处理情况"):
        settle_alarm(done.pk, says=" ", by=cast.zhao_min, on=DAY)
    settle_alarm(done.pk, says="服务器停电，已核对", by=cast.zhao_min, on=DAY)
    assert list(alarms(Document.objects.all())) == []
    with pytest.raises(Refusal, match="已经处理过了"):
        settle_alarm(done.pk, says="再看", by=cast.zhao_min, on=DAY)


def test_changed_content_raises_an_alarm_and_voids_the_approvals(cast: Cast, signed: Document) -> None:
    found = at_nine(cast, signed)
    Document.objects.filter(pk=signed.pk).update(title="改了标题")
    done = out(found)
    assert (done.state, "在审签后有改动" in done.alarm) == ("failed", True)
    assert signed.editions.get().stage == "draft"
    assert not Document.objects.public().exists()
    assert lines(signed, "release_failed")[0].facts["for_whom"] == "钱进"


def test_a_right_that_was_lost_raises_an_alarm(cast: Cast, signed: Document) -> None:
    found = at_nine(cast, signed)
    agencies.end_post(cast.qian_jin.posts.get().pk, until=ON)
    done = out(found)
    assert (done.state, "由公开专干办理" in done.alarm) == ("failed", True)


def test_a_window_set_after_the_schedule_raises_an_alarm_without_a_reason(
    cast: Cast, signed: Document
) -> None:
    found = at_nine(cast, signed)
    set_window(name="会期", first=DAY, last=DAY, reason="重要会议", by=cast.zhao_min, on=ON)
    done = out(found)
    assert (done.state, "敏感时段“会期”" in done.alarm) == ("failed", True)
    acts.publish(signed.pk, because="会议议程本身", by=cast.qian_jin, on=DAY)
    done.refresh_from_db()
    assert (done.settled_by, done.settled_says) == (cast.qian_jin, "发布"), "the hand saw to the alarm"


def test_what_was_sent_back_and_signed_anew_is_not_released_by_the_old_schedule(
    cast: Cast, signed: Document
) -> None:
    found = at_nine(cast, signed)
    acts.send_back(signed.pk, opinion="再改", by=cast.wu_tao, on=ON)
    found.refresh_from_db()
    assert (found.state, found.settled_says) == ("ended", "退回修改")
    walk(cast, signed, until="sign")
    assert out(found).state == "ended"
    assert not Document.objects.public().exists()


def test_published_by_hand_it_no_longer_waits(cast: Cast, signed: Document) -> None:
    found = at_nine(cast, signed)
    acts.publish(signed.pk, by=cast.qian_jin, on=ON)
    found.refresh_from_db()
    assert (found.state, found.alarm) == ("ended", "")


@pytest.mark.parametrize(
    "who, at, says",
    [
        ("zhao_min", AT, "由公开专干办理"),
        ("li_qiang", AT, "由公开专干办理"),
        ("zhou_yang", AT, "由公开专干办理"),
        ("qian_jin", NOW - timedelta(hours=1), "应当晚于现在"),
    ],
)
def test_who_may_not_publish_may_not_schedule_and_not_into_the_past(
    cast: Cast, signed: Document, who: str, at: datetime, says: str
) -> None:
    with pytest.raises(Refusal, match=says):
        schedule(signed.pk, at=at, by=getattr(cast, who), on=ON, now=NOW)
    assert not Schedule.objects.exists()


def test_only_what_is_signed_is_scheduled_and_only_once(cast: Cast, signed: Document) -> None:
    with pytest.raises(Refusal, match="签发以后才能排定"):
        at_nine(cast, draft_of(cast))
    at_nine(cast, signed)
    with pytest.raises(Refusal, match="请更改或者取消"):
        at_nine(cast, signed)


def test_an_emergency_is_not_put_off(cast: Cast) -> None:
    document = draft_of(cast, kind="warning")
    acts.sign_urgently(document.pk, opinion="立即发布", by=cast.wu_tao, on=ON)
    with pytest.raises(Refusal, match="应当立即发布"):
        at_nine(cast, document)


def test_it_is_changed_and_cancelled_each_in_the_journal(cast: Cast, signed: Document) -> None:
    at_nine(cast, signed)
    moved = reschedule(signed.pk, at=AT + timedelta(days=1), by=cast.qian_jin, on=ON, now=NOW)
    assert list(scheduled(Document.objects.all())) == [moved]
    with pytest.raises(Refusal, match="要写明原因"):
        cancel_schedule(signed.pk, opinion="", by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="不是甲市文化和旅游局的人员"):
        cancel_schedule(signed.pk, opinion="x", by=cast.zhou_yang, on=ON)
    cancel_schedule(signed.pk, opinion="等一等", by=cast.zhao_min, on=ON)
    assert [e.act for e in lines(signed, "schedule", "reschedule", "cancel_schedule")] == [
        "schedule", "reschedule", "cancel_schedule",
    ]  # fmt: skip
    assert due_now(AT + timedelta(days=2)) == []


def test_inside_a_window_a_release_and_a_schedule_need_a_reason_that_is_kept(
    cast: Cast, signed: Document
) -> None:
    window = set_window(name="会期", first=ON, last=DAY, reason="重要会议", by=cast.zhao_min, on=ON)
    with pytest.raises(Refusal, match="要写明理由"):
        at_nine(cast, signed)
    with pytest.raises(Refusal, match="要写明理由"):
        acts.publish(signed.pk, by=cast.qian_jin, on=ON)
    out(at_nine(cast, signed, because="群众等着用"))
    (line,) = lines(signed, "publish")
    assert (line.facts["windows"], line.facts["because"]) == (["会期"], "群众等着用")
    lift_window(window.pk, by=cast.zhao_min, on=ON)
    with pytest.raises(Refusal, match="解除"):
        lift_window(window.pk, by=cast.zhao_min, on=ON)


def test_an_emergency_in_a_window_has_its_leaders_opinion_for_a_reason(cast: Cast) -> None:
    set_window(name="会期", first=ON, last=ON, reason="重要会议", by=cast.zhao_min, on=ON)
    document = draft_of(cast, kind="warning")
    acts.sign_urgently(document.pk, opinion="暴雨，立即发布", by=cast.wu_tao, on=ON)
    package = list(document.editions.all())
    acts.publish(document.pk, rulings=acts.all_open(package), by=cast.qian_jin, on=ON)
    assert Document.objects.public().count() == 1


@pytest.mark.parametrize("who", ["li_qiang", "sun_jing", "wu_tao"])
def test_windows_are_the_offices(cast: Cast, who: str) -> None:
    with pytest.raises(Refusal, match="设定敏感时段由"):
        set_window(name="会期", first=ON, last=ON, reason="x", by=getattr(cast, who), on=ON)


def test_warnings_name_what_stands_beside_and_block_nothing(cast: Cast, signed: Document) -> None:
    other = draft_of(cast, title="另一份通知")
    walk(cast, other, until="sign")
    at_nine(cast, other)
    HouseRuleValue.objects.create(agency=cast.agency, name="releases_a_day", since=ON, value=1)
    set_window(name="会期", first=DAY, last=DAY, reason="重要会议", by=cast.zhao_min, on=ON)
    says = "".join(warnings_on(signed, DAY))
    for part in ("同一栏目2024-03-12还有发布：《另一份通知》", "已有1件发布，达到一天1件", "敏感时段“会期”"):
        assert part in says
    assert warnings_on(signed, ON) == []
    assert at_nine(cast, signed, because="群众等着用").state == "waiting"


def test_warnings_ask_the_same_whatever_the_number_of_releases(cast: Cast, signed: Document) -> None:
    warnings_on(signed, DAY)  # what is remembered of the agency is remembered now
    with CaptureQueriesContext(connection) as few:
        warnings_on(signed, DAY)
    for number in range(4):
        other = draft_of(cast, title=f"通知{number}")
        walk(cast, other, until="sign")
        at_nine(cast, other)
    with CaptureQueriesContext(connection) as many:
        warnings_on(signed, DAY)
    assert len(few) == len(many)
