"""Anyone may answer a call while it is open; what they wrote stays inside, the feedback goes out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongkai.agencies.models import Person
from gongkai.cli.commands import vault as command
from gongkai.journal.models import Entry
from gongkai.law.source import Refusal
from gongkai.matters.acts import calling, releasing
from gongkai.matters.acts.night import erase_senders
from gongkai.matters.models import Call, Sender, Voice
from tests.cast import Cast
from tests.matters.conftest import ON, call_of, event_of, matter_of

OVER = ON + timedelta(days=31)


def test_a_call_is_public_once_somebody_else_released_it(cast: Cast) -> None:
    call = call_of(cast, matter_of(cast), public=False)
    with pytest.raises(Refusal, match="现在不能提交"):
        calling.take_voice(call.pk, text="赞成", on=ON)
    with pytest.raises(Refusal, match="经办人不能|责任科室"):
        releasing.release("call", call.pk, by=cast.li_qiang, on=ON)
    assert (call.state(ON), Call.objects.public().count()) == ("待公布", 0)


@pytest.mark.parametrize("days, state", [(-1, "未开始"), (0, "征集中"), (30, "征集中"), (31, "已结束")])
def test_a_call_is_open_from_its_first_to_its_last_day(cast: Cast, days: int, state: str) -> None:
    call = call_of(cast, matter_of(cast))
    day = ON + timedelta(days=days)
    assert call.state(day) == state
    if state == "征集中":
        assert calling.take_voice(call.pk, text="赞成", on=day).number == 1
    else:
        with pytest.raises(Refusal, match="现在不能提交"):
            calling.take_voice(call.pk, text="赞成", on=day)


def test_a_short_consultation_over_a_decision_says_why(cast: Cast) -> None:
    matter, early = matter_of(cast), ON + timedelta(days=10)
    with pytest.raises(Refusal, match="30日"):
        call_of(cast, matter, last_day=early)
    assert call_of(cast, matter, last_day=ON + timedelta(days=29)).short_because == ""
    assert call_of(cast, matter, last_day=early, short_because="汛期临近").short_because == "汛期临近"


def test_a_call_released_too_late_is_given_new_days(cast: Cast) -> None:
    call = call_of(cast, matter_of(cast), public=False)
    with pytest.raises(Refusal, match="另定起止日期"):
        releasing.release("call", call.pk, by=cast.qian_jin, on=ON + timedelta(days=1))


def test_who_wrote_is_sealed_apart_and_looked_at_on_record(cast: Cast, outsider: Person) -> None:
    call = call_of(cast, matter_of(cast))
    voice = calling.take_voice(call.pk, text="请延长到九点", name="王芳", contact="13800000000", on=ON)
    kept = Sender.objects.get()
    assert "王芳" not in kept.name_sealed
    assert "1380" not in kept.contact_sealed
    with pytest.raises(Refusal):
        calling.look_at_sender(voice.pk, by=outsider, on=ON)
    assert calling.look_at_sender(voice.pk, by=cast.li_qiang, on=ON) == ("王芳", "13800000000")
    line = Entry.objects.get(act="look_at_sender")
    assert "王芳" not in str(line.facts)


def test_who_gives_neither_name_nor_contact_leaves_none(cast: Cast) -> None:
    calling.take_voice(call_of(cast, matter_of(cast)).pk, text="赞成", on=ON)
    assert not Sender.objects.exists()


def feed_back(cast: Cast, call: Call, voices: list[int], verdict: str = "adopted") -> None:
    calling.draft_feedback(
        call.pk, summary="建议延长时间", verdict=verdict, says="已写入方案", voices=voices, by=cast.li_qiang, on=OVER
    )  # fmt: skip


def test_every_comment_has_its_feedback_before_it_is_published(cast: Cast) -> None:
    call = call_of(cast, matter_of(cast))
    for text in ("延长", "不赞成"):
        calling.take_voice(call.pk, text=text, on=ON)
    feed_back(cast, call, [1])
    with pytest.raises(Refusal, match="第2条"):
        calling.publish_feedback(call.pk, by=cast.qian_jin, on=OVER)
    feed_back(cast, call, [2], "declined")
    calling.publish_feedback(call.pk, by=cast.qian_jin, on=OVER)
    call.refresh_from_db()
    assert call.state(OVER) == "已反馈"
    with pytest.raises(Refusal, match="不能再改动"):
        feed_back(cast, call, [1])


def test_feedback_is_not_published_while_the_call_is_open_nor_by_its_author(cast: Cast) -> None:
    call = call_of(cast, matter_of(cast))
    calling.draft_feedback(
        call.pk, summary="无", verdict="adopted", says="好", voices=[], by=cast.qian_jin, on=ON
    )
    with pytest.raises(Refusal) as refused:
        calling.publish_feedback(call.pk, by=cast.qian_jin, on=ON)
    assert len(refused.value.reasons) == 2


def test_a_comment_of_another_call_is_not_fed_back_here(cast: Cast) -> None:
    call = call_of(cast, matter_of(cast))
    with pytest.raises(Refusal, match="序号有误"):
        feed_back(cast, call, [7])


def test_a_question_is_answered_and_a_comment_adopted_not_the_other_way(cast: Cast) -> None:
    call = call_of(cast, event_of(cast), last_day=ON + timedelta(days=5))
    calling.take_voice(call.pk, text="何时开始？", on=ON)
    with pytest.raises(Refusal, match="已答复"):
        feed_back(cast, call, [1], "adopted")
    feed_back(cast, call, [1], "answered")


def test_who_wrote_is_erased_when_the_time_after_the_feedback_is_over(cast: Cast) -> None:
    call = call_of(cast, matter_of(cast))
    calling.take_voice(call.pk, text="延长", contact="13800000000", on=ON)
    feed_back(cast, call, [1])
    calling.publish_feedback(call.pk, by=cast.qian_jin, on=OVER)
    assert erase_senders(cast.agency, on=OVER + timedelta(days=90)) == 0
    assert erase_senders(cast.agency, on=OVER + timedelta(days=91)) == 1
    assert (Sender.objects.count(), Voice.objects.count()) == (0, 1)


def test_who_wrote_is_erased_a_year_after_a_call_that_got_no_feedback(cast: Cast) -> None:
    call = call_of(cast, matter_of(cast))
    calling.take_voice(call.pk, text="延长", contact="13800000000", on=ON)
    assert erase_senders(cast.agency, on=call.last_day + timedelta(days=365)) == 0
    assert erase_senders(cast.agency, on=call.last_day + timedelta(days=366)) == 1
    assert not Sender.objects.exists()


def test_numbers_in_the_words_go_with_who_wrote_them_also_where_nobody_signed(cast: Cast) -> None:
    call = call_of(cast, matter_of(cast))
    calling.take_voice(call.pk, text="请打13800000000，或者010-12345678", on=ON)
    later = call.last_day + timedelta(days=366)
    erase_senders(cast.agency, on=later)
    assert Voice.objects.get().text == "请打（号码已隐去），或者010-12345678"
    erase_senders(cast.agency, on=later)
    assert Entry.objects.get(act="erase_senders").facts["hidden"] == 1


def test_a_change_of_key_reaches_everything_sealed_in_this_room() -> None:
    sealed = {f.name for f in Sender._meta.get_fields() if f.name.endswith("_sealed")}
    assert sealed == {kept.column for kept in command._kept() if kept.model is Sender}
