"""Table three ties out for any year of cases: as stories, and as a property over random histories."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.cases import acts
from gongkai.cases.models import Case, Remedy
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.forms.tie_out import check
from gongkai.law.hand import Hand
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.remedy import Result, Track
from gongkai.reports import acts as reports
from gongkai.reports.counting import figures_of, in_wan
from gongkai.reports.drill import NoSuchCell, behind
from gongkai.reports.models import Figure
from tests.answering import answered
from tests.cast import WANG_FANG, Cast


def filed(cast: Cast, on: date, kind: ApplicantKind = ApplicantKind.NATURAL) -> Case:
    case = acts.receive(cast.agency, WANG_FANG, kind, "x", channel=Channel.IN_PERSON, by=cast.qian_jin, on=on)
    return acts.accept(case.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=on)


def test_a_case_open_at_the_end_of_a_year_is_carried_out_and_in_again(cast: Cast) -> None:
    case = filed(cast, date(2024, 12, 16), ApplicantKind.BUSINESS)
    answered(cast, case, on=date(2025, 1, 10))
    before, after = figures_of(cast.agency, 2024), figures_of(cast.agency, 2025)
    assert before.cell("t3.r1_new.business") == before.cell("t3.r4_carried_out.total") == 1
    assert after.cell("t3.r2_carried_in.business") == after.cell("t3.r3_1_open.business") == 1
    assert after.cell("t3.r1_new.total") == after.cell("t3.r4_carried_out.total") == 0
    assert [f for f in check(after, before) if f.gravity == "error"] == []


def test_a_case_counts_by_the_day_of_receipt_not_of_submission(cast: Cast) -> None:
    case = acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "x", channel=Channel.ONLINE, by=Hand.APPLICANT,
        on=date(2024, 12, 31),
    )  # fmt: skip
    acts.confirm_receipt(case.pk, by=cast.qian_jin, on=date(2025, 1, 2))
    assert figures_of(cast.agency, 2024).cell("t3.r1_new.total") == 0
    assert figures_of(cast.agency, 2025).cell("t3.r1_new.total") == 1


def test_a_request_withdrawn_before_it_was_received_counts_nowhere(cast: Cast) -> None:
    case = acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "x", channel=Channel.ONLINE, by=Hand.APPLICANT,
        on=date(2024, 5, 6),
    )  # fmt: skip
    acts.withdraw(case.pk, by=Hand.APPLICANT, on=date(2024, 5, 6))
    figures = figures_of(cast.agency, 2024)
    assert {value for row in figures.t3.values() for value in row} == {0}


def test_a_review_is_pending_until_it_is_concluded(cast: Cast) -> None:
    case = filed(cast, date(2024, 10, 21))
    answered(cast, case, Outcome.WITHHELD_PROCESS, on=date(2024, 11, 8))
    remedy = acts.lodge_remedy(case.pk, track=Track.REVIEW, by=cast.qian_jin, on=date(2024, 11, 20))
    acts.conclude_remedy(remedy.pk, result=Result.CORRECTED, by=cast.qian_jin, on=date(2025, 1, 15))
    assert figures_of(cast.agency, 2024).t4["review"] == [0, 0, 0, 1, 1]
    assert figures_of(cast.agency, 2025).t4["review"] == [0, 1, 0, 0, 1]
    assert figures_of(cast.agency, 2026).t4["review"] == [0, 0, 0, 0, 0]


def test_another_agencys_cases_are_not_counted(cast: Cast) -> None:
    filed(cast, date(2024, 10, 21))
    assert figures_of(cast.other_agency, 2024).cell("t3.r1_new.total") == 0


def test_a_number_nobody_gave_is_open_and_never_zero(cast: Cast) -> None:
    assert figures_of(cast.agency, 2024).cell("t2_20_5.license") is None
    reports.enter_figure(
        cast.agency,
        2024,
        Figure.Cell.LICENSE,
        value=Decimal(0),
        source="由审批局作出",
        by=cast.qian_jin,
        on=date(2025, 1, 4),
    )
    assert figures_of(cast.agency, 2024).cell("t2_20_5.license") == 0


@pytest.mark.parametrize(
    ("yuan", "wan"),
    [("4999", "0.4999"), ("0", "0"), ("0.01", "0.000001"), ("100000", "10"), ("12345678.90", "1234.56789")],
)
def test_yuan_become_ten_thousands_without_losing_a_fen(yuan: str, wan: str) -> None:
    assert format(in_wan(Decimal(yuan)), "f") == wan


def test_counting_asks_the_same_questions_whatever_the_number_of_cases(
    cast: Cast,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    with django_assert_num_queries(5):
        figures_of(cast.agency, 2024)
    for _ in range(3):
        filed(cast, date(2024, 3, 11))
    with django_assert_num_queries(5):
        figures_of(cast.agency, 2024)


def test_every_cell_opens_as_many_records_as_it_counts(cast: Cast) -> None:
    for kind, outcome in (
        (ApplicantKind.NATURAL, Outcome.GRANTED),
        (ApplicantKind.RESEARCH, Outcome.GRANTED_IN_PART),
    ):
        case = filed(cast, date(2024, 3, 11), kind)
        answered(cast, case, outcome, on=date(2024, 4, 1))
    filed(cast, date(2024, 12, 16))
    acts.lodge_remedy(
        Case.objects.all()[0].pk, track=Track.SUIT_DIRECT, by=cast.qian_jin, on=date(2024, 12, 20)
    )
    for cell, value in figures_of(cast.agency, 2024).cells():
        if cell.startswith(("t3", "t4", "t2_20_1")):
            found = behind(cast.agency, 2024, cell)
            records = next(r for r in (found.cases, found.remedies, found.documents) if r is not None)
            assert records.count() == value, cell


@pytest.mark.parametrize(
    "cell", ["t3.r9.natural", "t3.r1_new.everyone", "t4.review.lost", "t2_20_1.rules.x", "t5", "", "t3"]
)
def test_an_address_off_the_form_opens_nothing(cast: Cast, cell: str) -> None:
    with pytest.raises(NoSuchCell):
        behind(cast.agency, 2024, cell)


histories = st.lists(
    st.tuples(
        st.dates(date(2023, 6, 1), date(2025, 6, 1)),
        st.integers(0, 400),
        st.sampled_from(list(ApplicantKind)),
        st.sampled_from([None, *Outcome]),
    ),
    max_size=25,
)


@given(histories)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_table_ties_out_for_every_random_year(cast: Cast, history: list) -> None:
    Remedy.objects.all().delete()
    Case.objects.all().delete()
    for number, (received, after, kind, outcome) in enumerate(history):
        Case.objects.create(
            agency=cast.agency, number=f"{number}", applicant_kind=kind, channel="in_person",
            submitted_on=received, registered_on=received, received_on=received, asked="x", stage="closed" if outcome else "in_hand",
            outcome=outcome or "", closed_on=received + timedelta(days=after) if outcome else None,
        )  # fmt: skip
    years = {year: figures_of(cast.agency, year) for year in (2023, 2024, 2025, 2026)}
    for figures in years.values():
        assert [f for f in check(figures) if f.gravity == "error"] == []
    for year in (2024, 2025, 2026):
        assert years[year].t3["r2_carried_in"] == years[year - 1].t3["r4_carried_out"]
