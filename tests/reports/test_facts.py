"""That a year had no incident is said from an empty, signed register alone."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.documents.models import Incident
from gongkai.documents.release.acts.incidents import confirm_none, record_incident
from gongkai.reports import acts
from gongkai.reports.facts import NONE, of_incidents
from tests.cast import Cast

LATER = date(2025, 1, 10)
YEAR = {"first": date(2024, 1, 1), "last": date(2024, 12, 31)}


def test_the_sentence_is_there_once_a_leader_signed_the_empty_register(cast: Cast) -> None:
    assert of_incidents(cast.agency, 2024).says == ""
    assert "确认全年没有发生" in of_incidents(cast.agency, 2024).because
    confirm_none(**YEAR, by=cast.wu_tao, on=LATER)
    fact = of_incidents(cast.agency, 2024)
    assert fact.says == "2024年未发生信息发布失信、影响社会稳定等问题。"
    assert "吴涛2025-01-10确认" in fact.because
    assert of_incidents(cast.agency, 2023).says == ""


def test_half_a_year_signed_is_no_year(cast: Cast) -> None:
    confirm_none(first=date(2024, 1, 1), last=date(2024, 6, 30), by=cast.wu_tao, on=LATER)
    assert of_incidents(cast.agency, 2024).says == ""


def test_one_incident_takes_the_sentence_away(cast: Cast) -> None:
    confirm_none(**YEAR, by=cast.wu_tao, on=LATER)
    record_incident(
        kind=Incident.Kind.RETRACTION,
        happened_on=date(2024, 5, 6),
        says="错发一条",
        by=cast.qian_jin,
        on=LATER,
    )
    fact = of_incidents(cast.agency, 2024)
    assert (fact.says, "登记了1起" in fact.because) == ("", True)


@pytest.mark.parametrize("signed", [True, False])
def test_a_report_that_says_so_is_signed_only_where_it_is_borne_out(cast: Cast, signed: bool) -> None:
    report = acts.begin(cast.agency, 2024, by=cast.qian_jin, on=LATER)
    report = acts.write(report.pk, {"overview": f"全年{NONE}。"}, by=cast.qian_jin, on=LATER)
    if signed:
        confirm_none(**YEAR, by=cast.wu_tao, on=LATER)
    reasons = [says for says, _ in acts.why_not_sign(report) if NONE in says]
    assert bool(reasons) is not signed
