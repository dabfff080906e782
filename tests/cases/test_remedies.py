"""Reconsideration and suits over a reply: three ways, four results, the days, the orders that cannot be, table 4."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongkai.agencies.models import Person
from gongkai.cases import acts
from gongkai.cases.acts import corrections
from gongkai.cases.acts.correction_record import erase_correctors
from gongkai.cases.models import Case, Correction, Remedy
from gongkai.cases.reads import corrector_due
from gongkai.journal.reads import lines_of
from gongkai.law.delivery import Way
from gongkai.law.outcome import Outcome
from gongkai.law.remedy import Result, Track
from gongkai.law.source import NotYetLaw, Refusal
from gongkai.reports.counting import figures_of
from gongkai.reports.drill import behind
from tests.answering import answered, in_hand
from tests.cast import Cast
from tests.correcting import checked

ANSWERED = date(2024, 3, 18)
LODGED = date(2024, 4, 8)
T, R = Track, Result


@pytest.fixture
def case(cast: Cast) -> Case:
    """Withheld on 2024-03-18."""
    found = in_hand(cast, on=date(2024, 3, 11))
    return answered(cast, found, Outcome.WITHHELD_PROCESS, on=ANSWERED)


def lodge(cast: Cast, case: Case, track: Track = T.REVIEW, on: date = LODGED, **facts: Any) -> Remedy:
    return acts.lodge_remedy(case.pk, track=track, body="甲市人民政府", by=cast.qian_jin, on=on, **facts)


# The days


def test_a_review_is_answered_within_five_working_days_of_its_copy(cast: Cast, case: Case) -> None:
    remedy = lodge(cast, case, on=date(2024, 4, 28), copy_received=date(2024, 4, 28))
    assert remedy.defence_due == date(2024, 5, 8)  # over the five days of the holiday


def test_the_copy_may_come_later_and_its_day_counts(cast: Cast, case: Case) -> None:
    remedy = lodge(cast, case)
    assert (remedy.copy_received_on, remedy.defence_due) == (None, None)
    told = acts.receive_copy(remedy.pk, received=date(2024, 4, 9), by=cast.zheng_zhi, on=date(2024, 4, 10))
    assert told.defence_due == date(2024, 4, 16)
    with pytest.raises(Refusal, match="已经登记收到副本"):
        acts.receive_copy(remedy.pk, received=date(2024, 4, 9), by=cast.zheng_zhi, on=date(2024, 4, 10))


def test_the_fifteen_days_of_a_suit_are_calendar_days_that_end_on_a_working_day(
    cast: Cast, case: Case
) -> None:
    remedy = lodge(cast, case, T.SUIT_DIRECT, on=date(2024, 4, 20), copy_received=date(2024, 4, 20))
    assert remedy.defence_due == date(2024, 5, 6)


def test_no_limit_is_invented_for_a_review_before_its_law(cast: Cast) -> None:
    found = answered(
        cast, in_hand(cast, on=date(2023, 11, 1)), Outcome.WITHHELD_PROCESS, on=date(2023, 11, 6)
    )
    with pytest.raises(NotYetLaw):
        lodge(cast, found, on=date(2023, 12, 1), copy_received=date(2023, 12, 1))
    assert lodge(cast, found, on=date(2023, 12, 1)).defence_due is None


# The orders


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"lodged": date(2024, 3, 10)}, "不能早于收到申请之日"),
        ({"lodged": date(2024, 4, 9)}, "不能晚于今天"),
        ({"copy_received": date(2024, 4, 9)}, "不能晚于今天"),
        ({"lodged": date(2024, 4, 5), "copy_received": date(2024, 4, 4)}, "不能早于受理日期"),
    ],
)
def test_days_that_cannot_have_been_are_refused(cast: Cast, case: Case, facts: dict, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        lodge(cast, case, **facts)
    assert not case.remedies.exists()


def test_nothing_is_handed_in_before_the_copy_came_nor_twice(cast: Cast, case: Case) -> None:
    remedy = lodge(cast, case)
    with pytest.raises(Refusal, match="先登记收到副本"):
        acts.defend(remedy.pk, by=cast.qian_jin, on=LODGED)
    acts.receive_copy(remedy.pk, received=LODGED, by=cast.qian_jin, on=LODGED)
    for sent in (LODGED - timedelta(1), LODGED + timedelta(1)):
        with pytest.raises(Refusal, match="提交日期应当在收到副本"):
            acts.defend(remedy.pk, sent=sent, by=cast.qian_jin, on=LODGED)
    acts.defend(remedy.pk, by=cast.qian_jin, on=LODGED)
    with pytest.raises(Refusal, match="已经提交"):
        acts.defend(remedy.pk, by=cast.qian_jin, on=LODGED)


@pytest.mark.parametrize("result", list(Result))
def test_each_result_is_written_once_with_its_day(cast: Cast, case: Case, result: Result) -> None:
    remedy = lodge(cast, case)
    for day in (LODGED - timedelta(1), LODGED + timedelta(1)):
        with pytest.raises(Refusal, match="审结日期应当在受理日期"):
            acts.conclude_remedy(remedy.pk, result=result, concluded=day, by=cast.qian_jin, on=LODGED)
    ended = acts.conclude_remedy(
        remedy.pk, result=result, doc_no="甲政复〔2024〕1号", says="要点", by=cast.qian_jin, on=LODGED
    )
    assert (ended.result, ended.concluded_on, ended.result_doc_no) == (result, LODGED, "甲政复〔2024〕1号")
    with pytest.raises(Refusal, match="已登记结果"):
        acts.conclude_remedy(remedy.pk, result=R.OTHER, by=cast.qian_jin, on=LODGED)


def test_a_suit_after_review_waits_for_the_review(cast: Cast, case: Case) -> None:
    review = lodge(cast, case)
    with pytest.raises(Refusal, match="复议还没有审结"):
        lodge(cast, case, T.SUIT_AFTER_REVIEW)
    with pytest.raises(Refusal, match="前一程序应当是这件申请已经审结的复议"):
        lodge(cast, case, T.SUIT_AFTER_REVIEW, follows=review)
    acts.conclude_remedy(review.pk, result=R.UPHELD, by=cast.qian_jin, on=LODGED)
    review.refresh_from_db()
    assert lodge(cast, case, T.SUIT_AFTER_REVIEW, follows=review).follows == review


def test_a_predecessor_is_a_review_of_the_same_request(cast: Cast, case: Case) -> None:
    other = answered(
        cast, in_hand(cast, "另一件", on=date(2024, 3, 11)), Outcome.WITHHELD_PROCESS, on=ANSWERED
    )
    review = lodge(cast, other)
    acts.conclude_remedy(review.pk, result=R.UPHELD, by=cast.qian_jin, on=LODGED)
    review.refresh_from_db()
    with pytest.raises(Refusal, match="前一程序应当是这件申请"):
        lodge(cast, case, T.SUIT_AFTER_REVIEW, follows=review)
    for track in (T.REVIEW, T.SUIT_DIRECT):
        with pytest.raises(Refusal, match="只有复议后起诉才有前一程序"):
            lodge(cast, other, track, follows=review)


def test_only_who_keeps_the_record_of_remedies_writes_it(
    cast: Cast, case: Case, other_clerk: Person, administrator: Person
) -> None:
    remedy = lodge(cast, case)
    nobody = (cast.li_qiang, other_clerk, administrator, cast.wu_tao, cast.sun_jing, cast.zhou_yang)
    for person in nobody:
        with pytest.raises(Refusal):
            acts.lodge_remedy(case.pk, track=T.REVIEW, by=person, on=LODGED)
        with pytest.raises(Refusal):
            acts.receive_copy(remedy.pk, received=LODGED, by=person, on=LODGED)
        with pytest.raises(Refusal):
            acts.defend(remedy.pk, by=person, on=LODGED)
        with pytest.raises(Refusal):
            acts.conclude_remedy(remedy.pk, result=R.OTHER, by=person, on=LODGED)
    assert case.remedies.count() == 1


def test_a_request_is_not_archived_while_a_review_or_suit_is_pending(cast: Cast, case: Case) -> None:
    receipt = case.letters.get(kind="receipt")
    acts.serve(receipt.pk, way=Way.ELECTRONIC, sent=ANSWERED, by=cast.qian_jin, on=ANSWERED)
    remedy = lodge(cast, case)
    with pytest.raises(Refusal, match="还没有审结"):
        acts.archive(case.pk, by=cast.qian_jin, on=LODGED)
    acts.conclude_remedy(remedy.pk, result=R.CORRECTED, by=cast.qian_jin, on=LODGED)
    assert acts.archive(case.pk, by=cast.qian_jin, on=LODGED).archived_on == LODGED


def test_the_database_holds_no_result_without_its_day_and_no_defence_without_a_copy(
    cast: Cast, case: Case
) -> None:
    remedy = lodge(cast, case)
    for wrong in (
        {"result": "upheld"}, {"concluded_on": LODGED}, {"defended_on": LODGED}, {"track": "appeal"},
        {"result": "won", "concluded_on": LODGED},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Remedy.objects.filter(pk=remedy.pk).update(**wrong)


# Table four


COLUMNS = ["upheld", "corrected", "other", "pending", "total"]


def cells(cast: Cast, year: int) -> dict[str, dict[str, int]]:
    table = figures_of(cast.agency, year).t4
    return {row: dict(zip(COLUMNS, values, strict=True)) for row, values in table.items()}


@pytest.mark.parametrize("track", list(Track))
@pytest.mark.parametrize("result", [*Result, None])
def test_a_remedy_falls_into_one_cell_and_its_total(
    cast: Cast, case: Case, track: Track, result: Result | None
) -> None:
    remedy = lodge(cast, case, track)
    if result:
        acts.conclude_remedy(remedy.pk, result=result, by=cast.qian_jin, on=LODGED)
    column = result.value if result else "pending"
    for row, found in cells(cast, 2024).items():
        here = row == track.value
        assert found == {c: int(here and c in (column, "total")) for c in COLUMNS}


@pytest.mark.parametrize("track", list(Track))
def test_what_is_pending_at_the_end_of_a_year_ends_in_the_next(cast: Cast, case: Case, track: Track) -> None:
    remedy = lodge(cast, case, track, on=date(2024, 12, 31))
    acts.conclude_remedy(remedy.pk, result=R.UPHELD, by=cast.qian_jin, on=date(2025, 1, 2))
    assert cells(cast, 2023)[track]["total"] == 0
    assert cells(cast, 2024)[track] == {"upheld": 0, "corrected": 0, "other": 0, "pending": 1, "total": 1}
    assert cells(cast, 2025)[track] == {"upheld": 1, "corrected": 0, "other": 0, "pending": 0, "total": 1}
    assert cells(cast, 2026)[track]["total"] == 0


def test_another_agencys_suits_are_not_counted_here(cast: Cast, case: Case) -> None:
    lodge(cast, case)
    Case.objects.filter(pk=case.pk).update(agency=cast.other_agency)
    assert all(row["total"] == 0 for row in cells(cast, 2024).values())


# Over a correction (条例第四十一条; reading 0014)


@pytest.fixture
def refused(cast: Cast) -> Correction:
    """A correction refused on 2024-03-18."""
    found = checked(cast, on=date(2024, 3, 11))
    return corrections.refuse(found.pk, says="登记与原件一致。", by=cast.zhao_min, on=ANSWERED)


def test_a_refusal_to_correct_may_be_reviewed_and_counts_in_table_four_alone(
    cast: Cast, refused: Correction
) -> None:
    remedy = acts.lodge_remedy_of_correction(
        refused.pk, track=T.REVIEW, body="甲市人民政府", copy_received=LODGED, by=cast.qian_jin, on=LODGED
    )
    assert (remedy.case, remedy.matter, remedy.defence_due) == (None, refused, date(2024, 4, 15))
    figures = figures_of(cast.agency, 2024)
    assert figures.t4["review"] == [0, 0, 0, 1, 1]
    assert {n for row in figures.t3.values() for n in row} == {0}
    acts.defend(remedy.pk, by=cast.zheng_zhi, on=date(2024, 4, 10))
    acts.conclude_remedy(remedy.pk, result=R.UPHELD, by=cast.qian_jin, on=date(2024, 5, 10))
    assert figures_of(cast.agency, 2024).t4["review"] == [1, 0, 0, 0, 1]
    assert list(behind(cast.agency, 2024, "t4.review.upheld").remedies) == [remedy]  # type: ignore[arg-type]
    acted = [e.act for e in lines_of(cast.agency, "correction", refused.number)]
    assert acted[-3:] == ["lodge_remedy", "defend", "conclude_remedy"]


def test_a_review_of_a_correction_is_recorded_by_who_records_those_of_cases(
    cast: Cast, refused: Correction
) -> None:
    for person in (cast.li_qiang, cast.wu_tao, cast.zhou_yang):
        with pytest.raises(Refusal):
            acts.lodge_remedy_of_correction(refused.pk, track=T.REVIEW, by=person, on=LODGED)
    with pytest.raises(Refusal, match="不能早于收到申请之日"):
        acts.lodge_remedy_of_correction(
            refused.pk, track=T.REVIEW, lodged=date(2024, 3, 1), by=cast.qian_jin, on=LODGED
        )
    assert not refused.remedies.exists()


def test_a_suit_over_a_correction_does_not_follow_the_review_of_a_case(
    cast: Cast, case: Case, refused: Correction
) -> None:
    review = lodge(cast, case)
    acts.conclude_remedy(review.pk, result=R.UPHELD, by=cast.qian_jin, on=LODGED)
    with pytest.raises(Refusal, match="前一程序"):
        acts.lodge_remedy_of_correction(
            refused.pk, track=T.SUIT_AFTER_REVIEW, follows=review, by=cast.qian_jin, on=LODGED
        )


def test_who_asked_for_a_correction_stays_on_record_while_a_review_is_pending(
    cast: Cast, refused: Correction
) -> None:
    remedy = acts.lodge_remedy_of_correction(refused.pk, track=T.REVIEW, by=cast.qian_jin, on=LODGED)
    later = date(2026, 3, 18)
    assert list(corrector_due(cast.agency, later, 180)) == []
    assert erase_correctors([refused], later) == 0
    acts.conclude_remedy(remedy.pk, result=R.UPHELD, by=cast.qian_jin, on=date(2024, 5, 10))
    assert list(corrector_due(cast.agency, later, 180)) == [refused]
    assert erase_correctors([refused], later) == 1


def test_the_database_keeps_a_remedy_to_one_matter(cast: Cast, case: Case, refused: Correction) -> None:
    remedy = lodge(cast, case)
    for wrong in ({"case": None}, {"correction": refused}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Remedy.objects.filter(pk=remedy.pk).update(**wrong)
