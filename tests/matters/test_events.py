"""An event is announced, held, written down, and ends once every question has its answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongkai.law.source import Refusal
from gongkai.matters.acts import calling, events, releasing, taking_back
from gongkai.matters.late import late
from gongkai.matters.models import Event, Statement
from tests.cast import Cast
from tests.matters.conftest import ON, call_of, event_of, matter_of

HELD = ON + timedelta(days=7)


def state(event: Event, day: object) -> str:
    return Event.objects.with_transcript().get(pk=event.pk).state(day)  # type: ignore[arg-type]


def transcript(cast: Cast, event: Event) -> None:
    made = events.write_event(
        event.pk, place="transcript", text="主持人：各位好。", by=cast.li_qiang, on=HELD
    )
    releasing.release("statement", made.pk, by=cast.qian_jin, on=HELD)


def test_the_notice_goes_out_with_the_event(cast: Cast) -> None:
    event = event_of(cast)
    assert Statement.objects.public().get(event=event).place == "notice"


def test_an_event_is_announced_then_held_then_written_down(cast: Cast) -> None:
    assert state(event_of(cast, public=False), ON) == "待公布"
    event = event_of(cast)
    assert (state(event, HELD), state(event, HELD + timedelta(days=1))) == ("预告", "已举行")
    transcript(cast, event)
    assert state(event, HELD) == "已公布实录"


def test_there_is_no_transcript_before_the_day(cast: Cast) -> None:
    with pytest.raises(Refusal, match="举行以后"):
        events.write_event(event_of(cast).pk, place="transcript", text="预写", by=cast.li_qiang, on=ON)


def test_an_event_moved_is_released_again_by_somebody_else(cast: Cast) -> None:
    event = event_of(cast)
    events.move_event(event.pk, day=HELD, place="二楼会议室", by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="经办人不能"):
        releasing.release("event", event.pk, by=cast.qian_jin, on=ON)
    releasing.release("event", event.pk, by=cast.zhao_min, on=ON)
    event.refresh_from_db()
    assert (event.place, event.author, event.is_being_moved) == ("二楼会议室", cast.qian_jin, False)


def test_until_then_the_public_knows_what_was_released_and_that_it_will_not_hold(cast: Cast) -> None:
    event = event_of(cast)
    events.move_event(event.pk, day=HELD + timedelta(days=3), place="二楼会议室", by=cast.li_qiang, on=ON)
    shown = Event.objects.public().get()
    assert (shown.on, shown.place) == (HELD, "门户网站访谈室")
    assert state(event, ON) == state(event, HELD + timedelta(days=1)) == "改期待定"


def test_a_move_sent_back_leaves_the_event_as_it_was_released(cast: Cast) -> None:
    event = event_of(cast)
    events.move_event(event.pk, day=HELD + timedelta(days=3), place="二楼", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="请填写退回的原因"):
        releasing.send_back("event", event.pk, because=" ", by=cast.qian_jin, on=ON)
    releasing.send_back("event", event.pk, because="场地已订", by=cast.qian_jin, on=ON)
    assert Event.objects.public().get().on == HELD
    assert state(event, ON) == "预告"
    assert not Event.objects.waiting()


def test_a_move_is_a_move_and_its_day_lies_ahead_when_it_is_released(cast: Cast) -> None:
    event = event_of(cast)
    with pytest.raises(Refusal, match="没有改动"):
        events.move_event(event.pk, day=event.on, place=event.place, by=cast.li_qiang, on=ON)
    events.move_event(event.pk, day=ON + timedelta(days=1), place="二楼", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="不能早于今天"):
        releasing.release("event", event.pk, by=cast.qian_jin, on=ON + timedelta(days=2))
    assert Event.objects.public().get().on == HELD


def test_nothing_is_written_down_and_nothing_ends_while_an_event_is_being_moved(cast: Cast) -> None:
    event = event_of(cast)
    events.move_event(event.pk, day=HELD + timedelta(days=9), place="二楼", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="改期还在等待公布"):
        events.write_event(event.pk, place="transcript", text="实录", by=cast.li_qiang, on=HELD)
    with pytest.raises(Refusal, match="改期还在等待公布"):
        events.close_event(event.pk, by=cast.li_qiang, on=HELD)
    assert not [one for one in late(cast.agency, HELD + timedelta(days=60)) if one.what == "transcript"]


def test_a_call_asked_meanwhile_ends_before_both_days(cast: Cast) -> None:
    event = event_of(cast)
    events.move_event(event.pk, day=HELD - timedelta(days=2), place="二楼", by=cast.li_qiang, on=ON)
    event.refresh_from_db()
    with pytest.raises(Refusal, match="或者以前截止"):
        call_of(cast, event, last_day=HELD, public=False)


def test_an_event_taken_back_forgets_its_move(cast: Cast) -> None:
    event = event_of(cast)
    events.move_event(event.pk, day=HELD + timedelta(days=9), place="二楼", by=cast.li_qiang, on=ON)
    taking_back.take_back("event", event.pk, because="取消", by=cast.qian_jin, on=ON)
    event.refresh_from_db()
    assert (event.is_being_moved, event.released_on, Event.objects.waiting().count()) == (False, None, 0)


@pytest.mark.parametrize("wrong", [{"new_place": ""}, {"moved_by": None}, {"new_on": None}, {"released_on": None, "released_by": None}])  # fmt: skip
def test_the_database_knows_no_half_a_move(cast: Cast, wrong: dict[str, Any]) -> None:
    event = event_of(cast)
    events.move_event(event.pk, day=HELD + timedelta(days=9), place="二楼", by=cast.li_qiang, on=ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.update(**wrong)


def test_whoever_wrote_any_part_of_an_event_does_not_release_it(cast: Cast) -> None:
    event = event_of(cast, public=False, by=cast.qian_jin)
    events.move_event(event.pk, day=HELD, place="二楼会议室", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="经办人不能"):
        releasing.release("event", event.pk, by=cast.qian_jin, on=ON)
    releasing.release("event", event.pk, by=cast.zhao_min, on=ON)
    events.move_event(event.pk, day=HELD, place="三楼", by=cast.li_qiang, on=ON)
    releasing.release("event", event.pk, by=cast.qian_jin, on=ON)


def test_an_event_lies_ahead(cast: Cast) -> None:
    yesterday = ON - timedelta(days=1)
    with pytest.raises(Refusal, match="不能早于今天"):
        event_of(cast, day=yesterday)
    with pytest.raises(Refusal, match="不能早于今天"):
        events.move_event(event_of(cast).pk, day=yesterday, place="二楼", by=cast.li_qiang, on=ON)


def test_an_event_is_not_moved_before_the_end_of_its_call(cast: Cast) -> None:
    event = event_of(cast)
    call_of(cast, event, last_day=HELD)
    with pytest.raises(Refusal, match="征集截止以前"):
        events.move_event(event.pk, day=HELD - timedelta(days=1), place="二楼", by=cast.li_qiang, on=ON)
    events.move_event(event.pk, day=HELD, place="二楼", by=cast.li_qiang, on=ON)


def test_an_event_of_a_matter_that_is_not_public_is_not_public(cast: Cast) -> None:
    event_of(cast, matter=matter_of(cast, public=False))
    assert not Event.objects.public()
    assert not Statement.objects.public()


def test_an_event_ends_once_every_question_has_an_answer_or_a_reason(cast: Cast) -> None:
    event = event_of(cast)
    call = call_of(cast, event, last_day=HELD)
    calling.take_voice(call.pk, text="何时开始？", on=ON)
    with pytest.raises(Refusal) as refused:
        events.close_event(event.pk, by=cast.li_qiang, on=HELD)
    assert len(refused.value.reasons) == 2
    transcript(cast, event)
    calling.draft_feedback(
        call.pk, summary="开始时间", verdict="unanswered", says="与主题无关", voices=[1], by=cast.li_qiang, on=HELD
    )  # fmt: skip
    with pytest.raises(Refusal, match="还没有公布"):
        events.close_event(event.pk, by=cast.li_qiang, on=HELD)
    after = HELD + timedelta(days=1)
    calling.publish_feedback(call.pk, by=cast.qian_jin, on=after)
    assert events.close_event(event.pk, by=cast.li_qiang, on=after).closed_on == after
