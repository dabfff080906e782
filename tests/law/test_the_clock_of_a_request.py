"""The statutory clock: what stops it, what starts it anew, and what it never does."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law import clock
from gongkai.law.clock_event import Event, What
from gongkai.law.source import NotYetLaw, Refusal
from gongkai.law.working_day import seed_calendar

CALENDAR = seed_calendar()


def due(received: date, *events: Event, as_of: date | None = None) -> date | None:
    return clock.read(received, events, CALENDAR, as_of=as_of).due


def test_an_answer_is_due_twenty_working_days_after_receipt() -> None:
    reading = clock.read(date(2026, 9, 18), [], CALENDAR)
    assert (reading.due, reading.limit, reading.status) == (date(2026, 10, 22), 20, "official")
    assert [str(c) for c in reading.because] == ["《中华人民共和国政府信息公开条例》第三十三条第二款"]


def test_every_skipped_day_says_why() -> None:
    skipped = {s.day: s.why for s in clock.read(date(2026, 9, 18), [], CALENDAR).skipped}
    assert skipped[date(2026, 9, 19)] == "星期六"
    assert skipped[date(2026, 9, 25)] == "中秋节"
    assert skipped[date(2026, 10, 7)] == "国庆节"
    assert date(2026, 9, 20) not in skipped  # a make-up Sunday counts


def test_a_request_before_the_regulation_has_no_clock_here() -> None:
    with pytest.raises(NotYetLaw, match="2019-05-15"):
        clock.read(date(2019, 5, 14), [], CALENDAR)
    assert due(date(2019, 5, 15)) == date(2019, 6, 13)


def test_the_pause_covers_the_days_after_sending_up_to_the_answer() -> None:
    events = [
        Event(date(2024, 3, 18), What.CONSULT_THIRD_PARTY, received=date(2024, 3, 19)),
        Event(date(2024, 3, 29), What.THIRD_PARTY_ANSWERED),
    ]
    reading = clock.read(date(2024, 3, 11), events, CALENDAR)
    assert len(reading.pauses[0].days(CALENDAR)) == 9
    assert reading.due == date(2024, 4, 22)


def test_two_letters_at_once_are_not_counted_twice() -> None:
    one = [
        Event(date(2024, 3, 18), What.CONSULT_THIRD_PARTY),
        Event(date(2024, 3, 29), What.THIRD_PARTY_ANSWERED),
    ]
    two = [
        *one,
        Event(date(2024, 3, 20), What.CONSULT_AGENCY),
        Event(date(2024, 3, 25), What.AGENCY_ANSWERED),
    ]
    assert due(date(2024, 3, 11), *one) == due(date(2024, 3, 11), *two)


def test_an_opinion_about_a_point_ends_only_the_letters_about_it() -> None:
    letters = [
        Event(date(2024, 3, 18), What.CONSULT_THIRD_PARTY, party="某公司", about=frozenset({1})),
        Event(date(2024, 3, 18), What.CONSULT_THIRD_PARTY, party="某公司", about=frozenset({2, 3})),
    ]

    def opinion(*points: int) -> Event:
        return Event(date(2024, 3, 20), What.THIRD_PARTY_ANSWERED, party="某公司", about=frozenset(points))

    assert due(date(2024, 3, 11), *letters, opinion(1)) is None
    assert due(date(2024, 3, 11), *letters, opinion(1), opinion(2)) == date(2024, 4, 11)
    assert due(date(2024, 3, 11), *letters, opinion(1, 3)) == date(2024, 4, 11)


def test_an_open_consultation_shows_no_day_but_what_is_left_and_until_when() -> None:
    events = [Event(date(2024, 3, 18), What.CONSULT_THIRD_PARTY, received=date(2024, 3, 19))]
    reading = clock.read(date(2024, 3, 11), events, CALENDAR)
    assert (reading.due, reading.status, reading.left) == (None, "stopped", 15)
    assert (reading.waits_for, reading.waits_until) == (What.CONSULT_THIRD_PARTY, date(2024, 4, 10))


def test_silence_ends_the_pause_the_day_after_its_fifteen_working_days() -> None:
    letter = Event(date(2024, 3, 18), What.CONSULT_THIRD_PARTY, received=date(2024, 3, 19))
    assert due(date(2024, 3, 11), letter, as_of=date(2024, 4, 10)) is None
    assert due(date(2024, 3, 11), letter, as_of=date(2024, 4, 11)) == date(2024, 4, 30)


def test_a_letter_sent_after_the_limit_ended_does_not_revive_it() -> None:
    late = Event(date(2024, 4, 10), What.CONSULT_THIRD_PARTY)
    assert due(date(2024, 3, 11), late) == date(2024, 4, 9)


def test_an_opinion_nobody_was_asked_for_is_refused() -> None:
    with pytest.raises(Refusal, match="没有发出过"):
        due(date(2024, 3, 11), Event(date(2024, 3, 18), What.THIRD_PARTY_ANSWERED))


@pytest.mark.parametrize(("on", "allowed"), [(date(2024, 3, 20), True), (date(2024, 3, 21), False)])
def test_completing_may_be_asked_for_up_to_the_seventh_working_day(on: date, allowed: bool) -> None:
    event = Event(on, What.ASK_TO_COMPLETE)
    if allowed:
        assert clock.read(date(2024, 3, 11), [event], CALENDAR).waits_for is What.ASK_TO_COMPLETE
    else:
        with pytest.raises(Refusal, match="最迟 2024-03-20"):
            due(date(2024, 3, 11), event)


def test_a_completed_request_starts_the_limit_anew() -> None:
    events = [Event(date(2024, 2, 26), What.ASK_TO_COMPLETE), Event(date(2024, 3, 6), What.COMPLETE)]
    assert due(date(2024, 2, 20), *events) == date(2024, 4, 3)


def test_completing_without_having_been_asked_is_refused() -> None:
    with pytest.raises(Refusal, match="没有进行中"):
        due(date(2024, 2, 20), Event(date(2024, 3, 6), What.COMPLETE))


def test_an_extension_adds_at_most_twenty_working_days_in_all() -> None:
    assert due(date(2024, 4, 1), Event(date(2024, 4, 24), What.EXTEND)) == date(2024, 5, 29)
    twice = [Event(date(2024, 4, 24), What.EXTEND, 12), Event(date(2024, 4, 25), What.EXTEND, 9)]
    with pytest.raises(Refusal, match="不得超过20个工作日"):
        due(date(2024, 4, 1), *twice)


@pytest.mark.parametrize(("on", "allowed"), [(date(2024, 4, 29), True), (date(2024, 4, 30), False)])
def test_an_extension_is_granted_before_the_limit_ends(on: date, allowed: bool) -> None:
    event = Event(on, What.EXTEND, 20)
    if allowed:
        assert due(date(2024, 4, 1), event) == date(2024, 5, 29)
    else:
        with pytest.raises(Refusal, match="届满（2024-04-29）前"):
            due(date(2024, 4, 1), event)


def test_a_fee_notice_stops_the_clock_and_payment_starts_it_anew() -> None:
    stopped = clock.read(date(2024, 4, 1), [Event(date(2024, 4, 10), What.FEE_NOTIFIED)], CALENDAR)
    assert (stopped.due, stopped.waits_until) == (None, date(2024, 5, 10))
    paid = [Event(date(2024, 4, 10), What.FEE_NOTIFIED), Event(date(2024, 4, 15), What.FEE_PAID)]
    assert due(date(2024, 4, 1), *paid) == CALENDAR.nth_after(date(2024, 4, 15), 20)


def test_nothing_happens_before_receipt() -> None:
    with pytest.raises(Refusal, match="不能早于收到申请之日"):
        due(date(2024, 4, 1), Event(date(2024, 3, 29), What.EXTEND))


def test_an_answer_on_the_last_day_is_in_time_and_the_day_after_is_not() -> None:
    for on, in_time in ((date(2024, 4, 9), True), (date(2024, 4, 10), False)):
        reading = clock.read(date(2024, 3, 11), [Event(on, What.ANSWERED)], CALENDAR)
        assert reading.on_time() is in_time


def test_the_opinion_on_a_late_letter_can_still_be_recorded() -> None:
    late = [
        Event(date(2024, 4, 10), What.CONSULT_THIRD_PARTY),
        Event(date(2024, 4, 12), What.THIRD_PARTY_ANSWERED),
    ]
    assert due(date(2024, 3, 11), *late) == date(2024, 4, 9)


def test_a_party_asked_before_a_completion_still_stops_the_new_limit() -> None:
    events = [
        Event(date(2024, 3, 12), What.CONSULT_THIRD_PARTY),
        Event(date(2024, 3, 13), What.ASK_TO_COMPLETE),
        Event(date(2024, 3, 15), What.COMPLETE),
    ]
    assert clock.read(date(2024, 3, 11), events, CALENDAR).waits_for is What.CONSULT_THIRD_PARTY
    answered = [*events, Event(date(2024, 3, 20), What.THIRD_PARTY_ANSWERED)]
    plain = due(date(2024, 3, 11), *events[1:])
    assert plain == CALENDAR.nth_after(date(2024, 3, 15), 20)
    assert due(date(2024, 3, 11), *answered) == CALENDAR.nth_after(date(2024, 3, 15), 23)


def test_an_extension_may_be_granted_while_a_third_party_is_asked() -> None:
    events = [Event(date(2024, 4, 8), What.CONSULT_THIRD_PARTY), Event(date(2024, 4, 12), What.EXTEND, 5)]
    reading = clock.read(date(2024, 3, 11), events, CALENDAR)
    assert (reading.limit, reading.due) == (25, None)


def test_one_of_two_parties_answering_never_makes_the_limit_longer() -> None:
    first = Event(date(2024, 3, 6), What.CONSULT_THIRD_PARTY)
    second = Event(date(2024, 3, 20), What.CONSULT_THIRD_PARTY)
    answered = Event(date(2024, 3, 22), What.THIRD_PARTY_ANSWERED)
    late = date(2024, 6, 3)
    assert due(date(2024, 3, 4), first, second, answered, as_of=late) == due(
        date(2024, 3, 4), first, as_of=late
    )


def test_a_letter_is_not_received_before_it_was_sent() -> None:
    with pytest.raises(Refusal, match="不能早于发出日期"):
        due(date(2024, 3, 4), Event(date(2024, 3, 6), What.CONSULT_THIRD_PARTY, received=date(2024, 3, 5)))


def test_a_clock_that_stands_never_has_more_left_than_its_limit() -> None:
    events = [
        Event(date(2024, 3, 5), What.CONSULT_THIRD_PARTY),
        Event(date(2024, 3, 8), What.ASK_TO_COMPLETE),
        Event(date(2024, 3, 12), What.COMPLETE),
    ]
    assert clock.read(date(2024, 3, 4), events, CALENDAR).left == 20


def test_each_of_several_parties_ends_its_own_pause() -> None:
    events = [
        Event(date(2024, 3, 18), What.CONSULT_THIRD_PARTY, party="甲公司"),
        Event(date(2024, 3, 25), What.CONSULT_THIRD_PARTY, party="乙公司"),
        Event(date(2024, 3, 27), What.THIRD_PARTY_ANSWERED, party="乙公司"),
    ]
    pauses = {p.party: p.until for p in clock.read(date(2024, 3, 11), events, CALENDAR).pauses}
    assert pauses == {"甲公司": None, "乙公司": date(2024, 3, 27)}


def test_a_party_has_fifteen_working_days_from_the_day_it_got_the_letter() -> None:
    sent = Event(date(2024, 3, 18), What.CONSULT_THIRD_PARTY, party="甲公司")
    got = Event(date(2024, 3, 19), What.CONSULT_RECEIVED, party="甲公司")
    before = clock.read(date(2024, 3, 11), [sent], CALENDAR).waits_until
    after = clock.read(date(2024, 3, 11), [sent, got], CALENDAR).waits_until
    assert (before, after) == (date(2024, 4, 9), date(2024, 4, 10))


def test_an_opinion_that_comes_after_its_time_moves_nothing() -> None:
    events = [
        Event(date(2024, 3, 18), What.CONSULT_THIRD_PARTY, party="甲公司"),
        Event(date(2024, 4, 22), What.THIRD_PARTY_ANSWERED, party="甲公司"),
    ]
    reading = clock.read(date(2024, 3, 11), events, CALENDAR)
    assert reading.pauses[0].until == date(2024, 4, 9)


@pytest.mark.parametrize("what", [What.EXTEND, What.POSTPONE])
def test_nothing_is_prolonged_while_the_clock_waits_for_completion(what: What) -> None:
    events = [
        Event(date(2024, 3, 12), What.ASK_TO_COMPLETE),
        Event(date(2024, 3, 13), what, days=10),
    ]
    with pytest.raises(Refusal, match="期间期限不计算"):
        clock.read(date(2024, 3, 11), events, CALENDAR)


def test_a_reasonable_delay_is_added_to_the_limit_whatever_was_extended() -> None:
    events = [
        Event(date(2026, 9, 21), What.EXTEND, days=20),
        Event(date(2026, 9, 22), What.POSTPONE, days=10),
    ]
    reading = clock.read(date(2026, 9, 18), events, CALENDAR)
    assert reading.limit == 50
    assert "第三十五条" in {c.place for c in reading.because}


def test_a_delay_without_its_days_or_after_the_limit_is_refused() -> None:
    with pytest.raises(Refusal, match="工作日数"):
        due(date(2026, 9, 18), Event(date(2026, 9, 21), What.POSTPONE))
    with pytest.raises(Refusal, match="原期限届满"):
        due(date(2026, 9, 18), Event(date(2026, 10, 23), What.POSTPONE, days=5))


def test_a_fee_notice_after_the_limit_stops_nothing_and_its_payment_is_taken() -> None:
    received = date(2026, 3, 2)
    late = [Event(date(2026, 4, 20), What.FEE_NOTIFIED), Event(date(2026, 4, 22), What.FEE_PAID)]
    assert due(received, *late) == due(received)
