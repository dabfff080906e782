"""The night's erasing of identities: on time, once, and not while a review or a suit goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from gongkai.agencies.acts import set_house_rule
from gongkai.cases import acts
from gongkai.cases.acts import Upload, corrections
from gongkai.cases.models import Case
from gongkai.cli.jobs.identity import JOB
from gongkai.journal.jobs import in_words
from gongkai.journal.reads import lines_of, verify
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.hand import Hand
from gongkai.law.receipt import Channel
from gongkai.law.remedy import Result, Track
from tests import papers
from tests.cast import WANG_FANG, Cast
from tests.correcting import registered

CLOSED = date(2024, 3, 11)
LAST_KEPT = CLOSED + timedelta(days=365)
DUE = LAST_KEPT + timedelta(days=1)
NOTHING = {"applicants_erased": 0, "correctors_erased": 0, "originals_erased": 0}

pytestmark = pytest.mark.django_db
Night = Callable[[date], dict[str, Any]]


@pytest.fixture
def case(cast: Cast) -> Case:
    """A request with a proof of identity, withdrawn on the day it came."""
    found = acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "某件", channel=Channel.IN_PERSON, by=Hand.APPLICANT, on=CLOSED,
        proofs=[Upload("身份证.png", BytesIO(papers.png()))],
    )  # fmt: skip
    return acts.withdraw(found.pk, by=Hand.APPLICANT, on=CLOSED)


@pytest.fixture
def night(django_capture_on_commit_callbacks: Any) -> Night:
    """The job on a day, and what it does once its work is committed."""

    def run(on: date) -> dict[str, Any]:
        with django_capture_on_commit_callbacks(execute=True):
            return JOB.run(on)

    return run


def sealed_files(settings: Any) -> int:
    """How many files lie in the vault."""
    return len(list((Path(settings.MEDIA_ROOT) / "sealed").iterdir()))


def test_numbers_and_proofs_are_kept_to_their_last_day_and_erased_the_day_after(
    cast: Cast, case: Case, night: Night, settings: Any
) -> None:
    before = sealed_files(settings)
    assert night(LAST_KEPT) == NOTHING
    assert night(DUE) == NOTHING | {"applicants_erased": 1}
    applicant = Case.objects.get(pk=case.pk).applicant
    assert (applicant.id_number, applicant.id_mark, applicant.erased_on, applicant.name) == (
        "",
        "",
        DUE,
        "王芳",
    )
    assert applicant.proofs.count() == 0
    assert sealed_files(settings) == before - 1
    line = lines_of(cast.agency, "case", case.number).last()
    assert line is not None
    assert (line.act, line.hand, line.facts) == ("erase_identity", "clock", {"files": 1})


def test_a_second_run_erases_nothing_and_writes_no_line(cast: Cast, case: Case, night: Night) -> None:
    night(DUE)
    lines = verify().rows
    assert night(DUE) == NOTHING
    assert verify().rows == lines
    assert verify().ok


def test_an_open_request_keeps_its_applicant(cast: Cast, night: Night) -> None:
    acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "另一件", channel=Channel.IN_PERSON, by=Hand.APPLICANT, on=CLOSED
    )  # fmt: skip
    assert night(date(2030, 1, 1)) == NOTHING


def test_a_review_under_way_keeps_the_identity_and_so_does_its_end_for_as_long_again(
    cast: Cast, case: Case, night: Night
) -> None:
    remedy = acts.lodge_remedy(case.pk, track=Track.REVIEW, by=cast.qian_jin, on=date(2025, 2, 1))
    assert night(date(2026, 2, 1)) == NOTHING
    acts.conclude_remedy(remedy.pk, result=Result.UPHELD, by=cast.qian_jin, on=date(2026, 2, 2))
    assert night(date(2027, 2, 2)) == NOTHING
    assert night(date(2027, 2, 3))["applicants_erased"] == 1


def test_a_review_lodged_after_the_list_was_made_keeps_the_identity(
    cast: Cast, case: Case, night: Night
) -> None:
    listed = [case]
    acts.lodge_remedy(case.pk, track=Track.REVIEW, by=cast.qian_jin, on=DUE)
    assert acts.erase_identity(listed, DUE) == 0
    assert Case.objects.get(pk=case.pk).applicant.id_number == WANG_FANG.id_number


def test_each_agency_keeps_identities_as_long_as_its_own_rule_says(
    cast: Cast, case: Case, night: Night
) -> None:
    set_house_rule(cast.other_agency, "identity_days", 30, since=CLOSED)
    assert night(date(2024, 6, 1)) == NOTHING
    set_house_rule(cast.agency, "identity_days", 30, since=CLOSED)
    assert night(date(2024, 4, 10)) == NOTHING
    assert night(date(2024, 4, 11))["applicants_erased"] == 1


def test_an_ended_correction_loses_the_identity_and_keeps_its_evidence(
    cast: Cast, night: Night, settings: Any
) -> None:
    found = registered(cast, on=CLOSED)
    assert night(date(2026, 1, 1)) == NOTHING, "it is open"
    corrections.withdraw(found.pk, by=Hand.APPLICANT, on=CLOSED)
    before = sealed_files(settings)
    assert night(LAST_KEPT) == NOTHING
    assert night(DUE) == NOTHING | {"correctors_erased": 1}
    assert night(DUE) == NOTHING
    found.refresh_from_db()
    assert (found.applicant.id_number, found.applicant.erased_on) == ("", DUE)
    assert [f.purpose for f in found.files.all()] == ["evidence"]
    assert sealed_files(settings) == before - 1


def test_the_job_says_what_it_did_in_counts_alone(cast: Cast, case: Case, night: Night) -> None:
    said = in_words("identity", night(DUE)) or JOB.says.format(**NOTHING)
    assert "清除申请" in said
    assert "王芳" not in said
