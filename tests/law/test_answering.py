"""What an answer needs, which row it falls into, and when it counts as served."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gongkai.law.answerable import Record, missing
from gongkai.law.delivery import Way, served_on
from gongkai.law.opinion import Kind, LegalReview, needed
from gongkai.law.outcome import ANSWERS, Outcome
from gongkai.law.remedy import Track, defence
from gongkai.law.seven_steps import STEPS, ends_at
from gongkai.law.source import NotYetLaw, Refusal
from gongkai.law.whole import outcomes_of
from gongkai.law.working_day import seed_calendar

O = Outcome  # noqa: E741
CALENDAR = seed_calendar()
FULL = Record(
    searches=1, completed=True, consulted=True, reasons_asked=True, reason="理由", how="电子文本", elsewhere="某局",
    published_at="门户", earlier="2024-YSQ-0001", weighed="不公开不影响公共利益", open_part="正文",
)  # fmt: skip


def test_every_reply_can_be_reached_by_exactly_one_step() -> None:
    ways = [w.outcome for q in STEPS for w in q.ways_out]
    assert sorted(ways) == sorted(ANSWERS)
    assert [q.name for q in STEPS] == ["补不补", "是不是", "谁负责", "有没有", "给不给", "怎么给", "怎么答"]
    assert ends_at(O.NOT_HELD_ABSENT) == "have"


@pytest.mark.parametrize("outcome", ANSWERS)
def test_a_full_record_lacks_nothing_and_every_lack_has_its_article(outcome: Outcome) -> None:
    assert missing(outcome, FULL) == []
    lacks = missing(outcome, Record())
    assert lacks
    assert all(cite is not None for _, cite in lacks)


def test_what_does_not_exist_was_searched_for_first() -> None:
    lacks = missing(O.NOT_HELD_ABSENT, Record(reason="没有"))
    assert [cite.place for _, cite in lacks if cite] == ["第三十六条第（四）项"]


def test_nothing_is_decided_while_somebody_asked_may_still_answer() -> None:
    assert missing(O.GRANTED, Record(how="电子文本", waits=True))[0][0].startswith("征求意见还没有答复")


def test_the_public_interest_goes_before_a_third_party_only_where_it_was_asked_about_the_point() -> None:
    over = Record(how="电子文本", weighed="关系公共安全，不公开可能造成重大影响")
    assert [cite.place for _, cite in missing(O.GRANTED, over) if cite] == ["第三十二条"]
    assert missing(O.GRANTED, replace(over, consulted=True, objected=True)) == []
    assert missing(O.GRANTED, replace(over, weighed="不涉及第三方权益")) == []


@pytest.mark.parametrize(
    ("points", "whole"),
    [
        ([O.GRANTED, O.GRANTED], (O.GRANTED,)),
        ([O.GRANTED, O.ALREADY_PUBLIC], (O.GRANTED, O.ALREADY_PUBLIC)),
        ([O.GRANTED, O.WITHHELD_PROCESS], (O.GRANTED_IN_PART,)),
        ([O.GRANTED_IN_PART, O.NOT_HELD_ABSENT], (O.GRANTED_IN_PART,)),
        ([O.GRANTED, O.NOT_HELD_ABSENT], (O.GRANTED_IN_PART, O.GRANTED, O.NOT_HELD_ABSENT)),
        ([O.WITHHELD_PROCESS, O.NOT_HELD_ABSENT], (O.WITHHELD_PROCESS, O.NOT_HELD_ABSENT)),
        ([], ()),
    ],
)
def test_a_case_of_several_points_falls_into_one_row(
    points: list[Outcome], whole: tuple[Outcome, ...]
) -> None:
    assert outcomes_of(points) == whole


def test_what_is_disclosed_gets_a_secrecy_review_and_what_is_not_a_legal_one() -> None:
    assert needed([O.GRANTED], LegalReview.WHEN_NOT_GIVEN) == (Kind.SECRECY,)
    assert needed([O.WITHHELD_PROCESS], LegalReview.WHEN_NOT_GIVEN) == (Kind.LEGAL,)
    assert needed([O.GRANTED_IN_PART], LegalReview.NEVER) == (Kind.SECRECY,)
    assert needed([O.ALREADY_PUBLIC], LegalReview.WHEN_NOT_GIVEN) == ()
    assert needed([O.ALREADY_PUBLIC], LegalReview.ALWAYS) == (Kind.LEGAL,)


def test_by_post_the_day_it_was_posted_counts_and_by_hand_the_day_it_was_signed() -> None:
    sent, signed = date(2026, 10, 22), date(2026, 10, 26)
    assert served_on(Way.POST, sent=sent, signed=signed) == sent
    assert served_on(Way.ELECTRONIC, sent=sent, signed=None) == sent
    assert served_on(Way.DIRECT, sent=sent, signed=signed) == signed
    assert served_on(Way.ENTRUSTED, sent=sent, signed=None) is None
    with pytest.raises(Refusal, match="不能早于"):
        served_on(Way.DIRECT, sent=signed, signed=sent)


def test_the_agency_answers_a_review_within_five_working_days() -> None:
    in_review = defence(Track.REVIEW, date(2026, 9, 24), CALENDAR)
    assert (in_review.due, in_review.certain) == (date(2026, 10, 9), True)
    with pytest.raises(NotYetLaw):
        defence(Track.REVIEW, date(2023, 12, 31), CALENDAR)


def test_the_day_to_answer_a_court_is_advice_and_never_falls_on_a_holiday() -> None:
    in_court = defence(Track.SUIT_DIRECT, date(2026, 9, 18), CALENDAR)
    assert (in_court.due, in_court.certain) == (date(2026, 10, 8), False)
