"""The demonstration year, entered through the acts, gives the numbers written down beforehand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from gongkai.agencies.models import Agency
from gongkai.cases.models import Case
from gongkai.cli.demonstration.load import load
from gongkai.cli.demonstration.source import data
from gongkai.documents.counting.reads import proactive_counts
from gongkai.documents.interpreting.reads import counted, owing
from gongkai.documents.models import Document, InterpretationPlan, Waiver
from gongkai.journal.reads import verify
from gongkai.law.forms.shape import form
from gongkai.reports.counting import figures_of
from gongkai.reports.reading import read_report, text_of

TODAY = date(2026, 11, 25)
pytestmark = pytest.mark.django_db  # so that the file also runs by itself


@pytest.fixture(scope="module")
def bureau(django_db_setup, django_db_blocker, tmp_path_factory):  # type: ignore[no-untyped-def]
    """The demonstration bureau, loaded once for this file."""
    from django.conf import settings
    from django.db import transaction

    kept = settings.MEDIA_ROOT
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        load(TODAY)
        yield Agency.objects.get(is_home=True)
        transaction.set_rollback(True)
        block.__exit__(None, None, None)
    settings.MEDIA_ROOT = kept


def test_fifty_two_items_are_twenty_seven_documents_and_twenty_five_of_culture(bureau: Agency) -> None:
    assert proactive_counts(bureau, 2023) == {"document": 27, "culture": 25, "total": 52}


def test_every_item_stands_under_the_index_number_of_the_file(bureau: Agency) -> None:
    expected = {i["index_no"]: i["title"] for i in data("items_2023")["items"]}
    found = dict(
        Document.objects.filter(agency=bureau, index_no__in=expected).values_list("index_no", "title")
    )
    assert found == expected


def test_the_report_on_2023_equals_the_expected_table_cell_by_cell(bureau: Agency) -> None:
    expected = data("report_2023_expected")
    figures = figures_of(bureau, 2023)
    rows = [row["values"] for row in expected["requests"]["rows"]]
    assert [list(values) for values in figures.t3.values()] == rows
    assert [v for row in figures.t4.values() for v in row] == expected["review_litigation"]["values"]
    art20 = [v for grid in figures.t2.values() for row in grid.values() for v in row]
    assert [str(v) for v in art20] == ["0"] * 10
    assert len(list(figures.cells())) == expected["cells"]["total"] == 200


def test_the_report_on_2024_equals_the_expected_table_and_is_not_zero(bureau: Agency) -> None:
    expected = data("cases_sandbox_2024")
    figures = figures_of(bureau, 2024)
    columns = [c.label for c in form(2024).table("t3").columns]
    named = {short(row): values for row, values in expected["expected_table_2024"].items()}
    for row in form(2024).table("t3").data_rows:
        wanted = named.pop(row.key, dict.fromkeys(columns, 0))
        assert list(figures.t3[row.key]) == [wanted[c] for c in columns], row.label
    assert named == {}
    assert figures.t4["review"] == list(expected["expected_review"]["行政复议"].values())


def short(label: str) -> str:
    """The row key of a label of the expected table, which shortens the groups to 三（一）, 三（五）2. and so on."""
    table = form(2024).table("t3")
    groups = {g.key: g.label for g in table.rows if g.heads}
    for row in table.data_rows:
        if label == row.label:
            return row.key
        number = (
            row.label.partition("）")[0] + "）"
            if row.label.startswith("（")
            else groups.get(row.group, "")[:3]
        )
        rest = row.label.partition("）")[2] if row.label.startswith("（") else row.label
        if label == f"三{number}{rest}" or label == f"三{number}{rest.partition('（')[0]}":
            return row.key
    raise AssertionError(label)


def test_every_case_of_the_sandbox_has_the_computed_due_day(bureau: Agency) -> None:
    cases = Case.objects.filter(agency=bureau, submitted_on__year=2024).order_by("id")
    by_received = {c.received_on: c for c in cases}
    for row in data("cases_sandbox_2024")["cases"]:
        case = by_received[date.fromisoformat(row["received_legal"])]
        if "due_20wd" in row:
            due = row.get("extension", {}).get("due_after_extension_max", row["due_20wd"])
            assert str(case.due) == due, row["id"]
    assert len(cases) == 11


def test_the_word_file_has_every_label_of_the_official_form_byte_for_byte(
    bureau: Agency, tmp_path: Path
) -> None:
    from gongkai.reports.building import build, narrative_of

    path = tmp_path / "2024.docx"
    path.write_bytes(build(bureau, 2024, "docx", narrative_of(bureau, 2024)))
    text = text_of(path)
    shape = form(2024)
    labels = [s.heading for s in shape.sections] + [r.label for t in shape.tables for r in t.rows if r.label]
    labels += [c.label for t in shape.tables for c in t.columns]
    assert [label for label in labels if label not in text] == []
    back = read_report(text).figures
    assert (back.t3, back.t4) == (figures_of(bureau, 2024).t3, figures_of(bureau, 2024).t4)


def test_the_web_page_gives_the_same_numbers_back(bureau: Agency) -> None:
    from gongkai.reports.building import build, narrative_of

    page = build(bureau, 2024, "html", narrative_of(bureau, 2024)).decode()
    back = read_report(page).figures
    assert (back.t3, back.t4) == (figures_of(bureau, 2024).t3, figures_of(bureau, 2024).t4)


def test_every_demonstration_agency_says_so(bureau: Agency) -> None:
    assert all(Agency.objects.values_list("is_demonstration", flat=True))


def test_the_journal_of_the_whole_year_holds(bureau: Agency) -> None:
    result = verify()
    assert result.ok
    assert result.rows > 500


def test_the_files_agree_with_the_expected_counts_they_state(bureau: Agency) -> None:
    items = data("items_2023")
    assert items["expected_counts"]["total"] == len(items["items"]) == 52
    assert data("linked_2023")["expected"]["interpretations"] == 10
    assert yaml is not None


def test_the_texts_are_clean_but_for_the_one_planted_mistake(bureau: Agency) -> None:
    from gongkai.quality.acts import patrol
    from gongkai.quality.models import Finding

    before = set(Finding.objects.values_list("pk", flat=True))
    patrol(bureau, on=TODAY)
    entered = Finding.objects.exclude(pk__in=before).values_list("code", "found", "better")
    assert list(entered) == [("TY002", "截止", "截至")]


def test_every_interpretation_of_the_year_has_its_plan_and_is_in_step(bureau: Agency) -> None:
    of_year = Document.objects.filter(agency=bureau, published_on__year=2023)
    found = counted(owing(of_year))
    assert {standing.value: n for standing, n in found.items() if n} == {"in_step": 10}
    assert InterpretationPlan.objects.filter(document__in=of_year).count() == 10
    assert Document.objects.filter(agency=bureau, is_major=True).count() == 2
    assert Waiver.objects.get().state == "asked"
