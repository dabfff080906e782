"""Requests from filing to answer, and the clock between."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.cases import acts
from gongkai.cases.models import Case
from gongkai.journal.reads import lines_of, verify
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.hand import Hand
from gongkai.law.moves import NoSuchMove
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.source import Refusal
from tests.answering import answered, decision, serve_all
from tests.cast import WANG_FANG, Cast


@pytest.fixture
def case(cast: Cast) -> Case:
    """Filed at the counter on 2024-03-11, in the hands of 李强 the same day; due 2024-04-09."""
    found = acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "某项目申报书", channel=Channel.IN_PERSON,
        by=cast.qian_jin, on=date(2024, 3, 11),
    )  # fmt: skip
    return acts.accept(
        found.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=date(2024, 3, 11)
    )


def test_a_request_at_the_counter_is_received_the_day_it_is_filed(case: Case) -> None:
    assert (case.stage, case.received_on, case.due) == ("in_hand", date(2024, 3, 11), date(2024, 4, 9))


def test_an_online_request_has_no_clock_before_both_sides_confirm(cast: Cast) -> None:
    found = acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "评分标准", channel=Channel.ONLINE, by=Hand.APPLICANT,
        on=date(2024, 1, 5),
    )  # fmt: skip
    assert (found.stage, found.due) == ("submitted", None)
    confirmed = acts.confirm_receipt(found.pk, by=cast.qian_jin, on=date(2024, 1, 8))
    assert (confirmed.received_on, confirmed.due) == (date(2024, 1, 8), date(2024, 2, 4))


def test_a_third_party_stops_the_clock_until_it_answers(cast: Cast, case: Case) -> None:
    acts.consult_third_party(
        case.pk, party="某公司", by=cast.li_qiang, on=date(2024, 3, 18), received=date(2024, 3, 19)
    )
    case.refresh_from_db()
    assert (case.due, case.clock_status, case.waits_until) == (None, "stopped", date(2024, 4, 10))
    moved = acts.third_party_answered(
        case.pk, says="同意公开非技术部分", by=cast.li_qiang, on=date(2024, 3, 29)
    )
    assert (moved.due, moved.clock_status) == (date(2024, 4, 22), "official")


def test_a_third_party_that_stays_silent_stops_the_clock_no_longer_than_fifteen_working_days(
    cast: Cast, case: Case
) -> None:
    acts.consult_third_party(
        case.pk, party="某公司", by=cast.li_qiang, on=date(2024, 3, 18), received=date(2024, 3, 19)
    )
    assert acts.recompute(Case.objects.all(), date(2024, 4, 10)) == 0
    assert acts.recompute(Case.objects.all(), date(2024, 4, 11)) == 1
    case.refresh_from_db()
    assert case.due == date(2024, 4, 30)
    assert acts.recompute(Case.objects.all(), date(2024, 4, 11)) == 0


def test_completing_a_request_starts_the_limit_anew(cast: Cast, case: Case) -> None:
    acts.ask_to_complete(case.pk, says="请写明年份", by=cast.li_qiang, on=date(2024, 3, 20))
    moved = acts.complete(case.pk, says="2023年", by=Hand.APPLICANT, on=date(2024, 3, 25))
    assert (moved.stage, moved.due) == ("in_hand", date(2024, 4, 23))


def test_asking_to_complete_on_the_eighth_working_day_is_refused(cast: Cast, case: Case) -> None:
    with pytest.raises(Refusal, match="7个工作日内"):
        acts.ask_to_complete(case.pk, says="请写明年份", by=cast.li_qiang, on=date(2024, 3, 21))
    case.refresh_from_db()
    assert case.stage == "in_hand"
    assert case.events.count() == 0


def test_a_request_may_be_asked_to_be_completed_once_only(cast: Cast, case: Case) -> None:
    acts.ask_to_complete(case.pk, says="请写明年份", by=cast.li_qiang, on=date(2024, 3, 12))
    acts.complete(case.pk, says="2023年", by=Hand.APPLICANT, on=date(2024, 3, 13))
    with pytest.raises(Refusal, match="一次性告知"):
        acts.ask_to_complete(case.pk, says="请写明单位", by=cast.li_qiang, on=date(2024, 3, 14))


def test_an_uncompleted_request_lapses_only_after_its_time(cast: Cast, case: Case) -> None:
    acts.ask_to_complete(case.pk, says="请写明年份", by=cast.li_qiang, on=date(2024, 3, 12))
    with pytest.raises(Refusal, match="还没有登记送达"):
        acts.let_lapse(case.pk, by=cast.qian_jin, on=date(2024, 4, 3))
    serve_all(case, by=cast.qian_jin, on=date(2024, 3, 12))
    with pytest.raises(Refusal, match="2024-04-02届满"):
        acts.let_lapse(case.pk, by=cast.qian_jin, on=date(2024, 4, 2))
    closed = acts.let_lapse(case.pk, by=cast.qian_jin, on=date(2024, 4, 3))
    assert (closed.outcome, closed.closed_on) == (Outcome.NOT_COMPLETED, date(2024, 4, 3))


def test_the_head_of_the_office_extends_before_the_limit_ends(cast: Cast, case: Case) -> None:
    moved = acts.extend(case.pk, days=20, reason="材料量大", by=cast.zhao_min, on=date(2024, 4, 9))
    assert moved.due == date(2024, 5, 9)


def test_an_extension_after_the_limit_ended_is_refused(cast: Cast, case: Case) -> None:
    with pytest.raises(Refusal, match="届满（2024-04-09）前"):
        acts.extend(case.pk, days=20, reason="材料量大", by=cast.zhao_min, on=date(2024, 4, 10))


def test_an_extension_beyond_twenty_working_days_is_refused(cast: Cast, case: Case) -> None:
    with pytest.raises(Refusal, match="不得超过20个工作日"):
        acts.extend(case.pk, days=21, reason="材料量大", by=cast.zhao_min, on=date(2024, 4, 1))


def test_a_clerk_cannot_extend(cast: Cast, case: Case) -> None:
    with pytest.raises(NoSuchMove, match="同意延期"):
        acts.extend(case.pk, days=20, reason="材料量大", by=cast.li_qiang, on=date(2024, 4, 1))


def test_a_closed_case_takes_no_further_act(cast: Cast, case: Case) -> None:
    answered(cast, case, on=date(2024, 4, 1))
    with pytest.raises(NoSuchMove, match="已办结"):
        acts.extend(case.pk, days=5, reason="x", by=cast.zhao_min, on=date(2024, 4, 2))


def test_a_clerk_of_another_agency_can_do_nothing_here(cast: Cast, case: Case) -> None:
    with pytest.raises(Refusal):
        acts.decide(case.pk, 1, decision(Outcome.GRANTED), by=cast.zhou_yang, on=date(2024, 4, 1))
    with pytest.raises(Refusal, match="不是甲市文化和旅游局的人员"):
        acts.receive(
            cast.agency, WANG_FANG, ApplicantKind.NATURAL, "x", channel=Channel.IN_PERSON, by=cast.zhou_yang,
            on=date(2024, 3, 11),
        )  # fmt: skip


def test_every_act_leaves_a_line_and_the_chain_holds(cast: Cast, case: Case) -> None:
    acts.consult_agency(case.pk, party="甲市财政局", by=cast.li_qiang, on=date(2024, 3, 12))
    acts.agency_answered(case.pk, says="同意", by=cast.li_qiang, on=date(2024, 3, 13))
    acts.withdraw(case.pk, by=Hand.APPLICANT, on=date(2024, 3, 14))
    lines = [
        (e.act, e.by) for e in lines_of(cast.agency, "case", case.number) if e.act not in ("issue", "void")
    ]
    assert lines == [
        ("receive", "钱进"),
        ("accept", "钱进"),
        ("consult_agency", "李强"),
        ("agency_answered", "李强"),
        ("withdraw", "申请人"),
    ]
    assert verify().ok


def test_the_applicants_name_never_enters_the_journal(cast: Cast, case: Case) -> None:
    for entry in lines_of(cast.agency, "case", case.number):
        assert "王芳" not in f"{entry.facts}{entry.label}{entry.by}{entry.key}"


def test_a_case_is_handed_only_to_who_can_act_on_it(cast: Cast) -> None:
    found = acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "x", channel=Channel.IN_PERSON, by=cast.qian_jin,
        on=date(2024, 3, 11),
    )  # fmt: skip
    for division, handler in ((cast.office, cast.li_qiang), (cast.division, cast.sun_jing)):
        with pytest.raises(Refusal, match="请另选承办人"):
            acts.accept(found.pk, division=division, handler=handler, by=cast.qian_jin, on=date(2024, 3, 11))


def test_the_window_follows_what_it_registered_until_it_is_handed_out(cast: Cast, case: Case) -> None:
    from gongkai.agencies.acts import enrol, give_post
    from gongkai.agencies.scope import scope_of

    window = enrol(cast.agency, "window", "窗口")
    give_post(window, Hand.WINDOW, date(2024, 1, 1))
    fresh = acts.receive(
        cast.agency,
        WANG_FANG,
        ApplicantKind.NATURAL,
        "x",
        channel=Channel.ORAL,
        by=window,
        on=date(2024, 3, 12),
    )
    assert list(Case.objects.visible_to(scope_of(window, date(2024, 3, 12)))) == [fresh]
    assert lines_of(cast.agency, "case", fresh.number)[0].hand == "window"
