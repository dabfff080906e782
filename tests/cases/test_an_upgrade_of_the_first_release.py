"""The first release's database, full of cases, is brought to this version: all is there, nothing stands still.

It runs on a database of its own, of the kind the tests run on: SQLite, or PostgreSQL in its turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.reads import calendar
from gongkai.cases import acts
from gongkai.cases.clock import clock_of
from gongkai.cases.consulted import concerns
from gongkai.cases.models import Applicant, Case, CaseEvent, Letter, Point, Remedy
from gongkai.cases.package import package_of
from gongkai.cases.reads import find
from gongkai.files import vault
from gongkai.journal.reads import verify
from gongkai.law.delivery import Way
from gongkai.law.hand import Hand
from gongkai.law.letter import letter_for
from gongkai.law.outcome import ANSWERS, Outcome
from tests.answering import decision, hand_out
from tests.cases.first_release import another_database, fill, models_of_the_first_release, number_of
from tests.cases.ledger import the_year_ties_out

LATER = date(2024, 4, 12)
KEPT = {"Case": Case, "Applicant": Applicant, "CaseEvent": CaseEvent, "Remedy": Remedy}
MOVED = {"Case": {"answer", "answer_no", "query_code"}, "Applicant": {"id_number"}}


@pytest.fixture(scope="module")
def before(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, list[dict[str, Any]]]]:
    """Upgraded; what every row of the room said before."""
    with django_db_blocker.unblock(), another_database(tmp_path_factory.mktemp("first")):
        apps = models_of_the_first_release()
        fill(apps)
        rows = {n: list(apps.get_model("cases", n).objects.order_by("pk").values()) for n in KEPT}
        call_command("migrate", interactive=False, verbosity=0)
        yield rows


@pytest.fixture(autouse=True)
def _there(before: object, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def rows_of(before: dict[str, list[dict[str, Any]]]) -> list[tuple[dict[str, Any], Case]]:
    return [(row, Case.objects.get(pk=row["id"])) for row in before["Case"]]


def test_every_row_is_there_and_says_what_it_said(before: dict[str, list[dict[str, Any]]]) -> None:
    for name, model in KEPT.items():
        stays = [{n: v for n, v in row.items() if n not in MOVED.get(name, ())} for row in before[name]]
        now = list(model.objects.order_by("pk").values(*stays[0]))  # type: ignore[attr-defined]
        assert now == stays
    assert {r["outcome"] for r in before["Case"]} == {"", *Outcome}


def test_every_answer_is_a_decided_point_with_its_words(before: dict[str, list[dict[str, Any]]]) -> None:
    for row, case in rows_of(before):
        point = Point.objects.get(case=case)
        assert (point.order, point.asks) == (1, row["asked"])
        answered = row["outcome"] in ANSWERS
        said = (row["outcome"], row["answer"], row["closed_on"]) if answered else ("", "", None)
        assert (point.outcome, point.reason, point.decided_on) == said


def test_every_letter_is_on_record_under_its_number(before: dict[str, list[dict[str, Any]]]) -> None:
    answered = [row for row, _ in rows_of(before) if row["answer_no"]]
    assert len(answered) == len(ANSWERS) == Letter.objects.count()
    for row in answered:
        letter = Letter.objects.get(case=row["id"])
        assert (letter.number, letter.served_on) == (row["answer_no"], row["closed_on"])
        assert (letter.kind, letter.agency_id) == (letter_for(Outcome(row["outcome"])), row["agency_id"])


def test_a_number_is_sealed_and_opens_to_the_same_text(before: dict[str, list[dict[str, Any]]]) -> None:
    for row in before["Applicant"]:
        applicant = Applicant.objects.get(pk=row["id"])
        assert (
            applicant.id_number == row["id_number"] == number_of(row["case_id"] - before["Case"][0]["id"] + 1)
        )
        assert row["id_number"] not in applicant.id_sealed
        assert applicant.id_mark == vault.mark(row["id_number"].upper())


def test_a_query_code_is_sealed_and_opens_its_case(before: dict[str, list[dict[str, Any]]]) -> None:
    for row, case in rows_of(before):
        assert case.query_code == row["query_code"]
        assert row["query_code"] not in case.code_sealed
        assert find(case.agency, case.number, row["query_code"]) == case
        assert find(case.agency, case.number, "ABCD-EFGJ") is None


def test_no_column_keeps_a_plain_number_or_an_answer() -> None:
    with connection.cursor() as cursor:
        tables = {t: {c.name for c in connection.introspection.get_table_description(cursor, t)} for t in ("cases_applicant", "cases_case")}  # fmt: skip
    assert not {"id_number", "answer", "answer_no", "query_code"} & (
        tables["cases_applicant"] | tables["cases_case"]
    )


def test_the_journal_holds_and_the_year_ties_out() -> None:
    assert (verify().ok, verify().rows) == (True, 2)
    the_year_ties_out(Agency.objects.get(), 2023, 2025)


def test_what_was_asked_of_others_is_about_every_point() -> None:
    asked = [e for e in CaseEvent.objects.all() if e.party]
    assert asked
    assert all(concerns(e, point) for e in asked for point in e.case.points.all())


def test_every_clock_shows_what_it_showed() -> None:
    for case in Case.objects.open():
        reading = clock_of(case, calendar(), as_of=date(2024, 3, 20))
        shown = (reading.due, reading.status, reading.waits_until) if reading else (None, "", None)
        assert (case.due, case.clock_status, case.waits_until) == shown


def test_every_case_goes_on_to_its_end_and_into_the_archive(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    clerk, office, secrecy, deputy = (
        Person.objects.get(username=n) for n in ("liqiang", "qianjin", "sunjing", "wutao")
    )
    by_stage = {c.stage: c for c in Case.objects.open()}
    acts.confirm_receipt(by_stage["submitted"].pk, by=office, on=LATER)
    acts.accept(by_stage["submitted"].pk, division=clerk.division, handler=clerk, by=office, on=LATER)
    acts.accept(by_stage["received"].pk, division=clerk.division, handler=clerk, by=office, on=LATER)
    acts.complete(by_stage["incomplete"].pk, says="2023年", by=Hand.APPLICANT, on=LATER)
    acts.third_party_answered(by_stage["in_hand"].pk, says="同意", by=clerk, on=LATER)
    for case in Case.objects.open():
        acts.decide(case.pk, 1, decision(Outcome.GRANTED), by=clerk, on=LATER)
        hand_out(case, by=clerk, on=LATER)
        acts.propose(case.pk, by=clerk, on=LATER)
        acts.review(case.pk, agrees=True, says="", by=secrecy, on=LATER)
        acts.approve(case.pk, by=deputy, on=LATER)
        acts.answer(case.pk, way=Way.DIRECT, sent=LATER, signed=LATER, signed_by="本人", by=clerk, on=LATER)
    for letter in Letter.objects.filter(served_on__isnull=True):
        acts.serve(letter.pk, way=Way.DIRECT, sent=LATER, signed=LATER, signed_by="本人", by=office, on=LATER)
    for case in Case.objects.all():
        acts.archive(case.pk, by=office, on=LATER)
    assert Case.objects.filter(archive_no="").count() == 0
    assert package_of(Case.objects.get(number="2024-YSQ-0005")).startswith(b"PK")
    assert verify().ok
