"""The statutory form of the annual report as data."""

import pytest

from gongkai.law.forms import annual
from gongkai.law.forms.annual import NoNationalForm, form, form_named
from gongkai.law.forms.layout import layout_of

FORM = form(2023)


@pytest.mark.parametrize("year, name", [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2026, "2021")])
def test_the_year_decides_the_form(year, name):
    assert form(year).name == name


def test_there_is_no_national_form_before_2019():
    with pytest.raises(NoNationalForm, match="2018年度的报告没有全国统一表样"):
        form(2018)


def test_an_unknown_form_is_not_made_up():
    with pytest.raises(KeyError):
        form_named("2025")


def test_the_form_names_the_document_that_lays_it_down():
    assert FORM.under == "国办公开办函〔2021〕30号"
    assert form(2019).under == "国办公开办函〔2019〕60号"


def test_the_form_in_force_has_six_chapters_and_two_hundred_cells():
    assert [section.heading[:2] for section in FORM.sections] == [
        "一、",
        "二、",
        "三、",
        "四、",
        "五、",
        "六、",
    ]
    sizes = {table.key: len(table.data_rows) * len(table.columns) for table in FORM.tables}
    assert sizes == {"t2_20_1": 6, "t2_20_5": 1, "t2_20_6": 2, "t2_20_8": 1, "t3": 175, "t4": 15}


def test_the_trial_form_has_one_row_for_other_handling():
    rows = [row.key for row in form(2019).table("t3").data_rows]
    assert len(rows) == 23
    assert "r3_6" in rows
    assert not {"r3_6_1", "r3_6_2", "r3_6_3"} & set(rows)


def test_every_case_falls_into_one_of_twenty_one_result_rows():
    assert len(annual.T3_RESULT_ROWS) == 21
    assert set(annual.T3_RESULT_ROWS) == set(annual.T3_ROWS) - {
        "r1_new",
        "r2_carried_in",
        "r3_7_total",
        "r4_carried_out",
    }


def test_only_totals_are_computed():
    t3 = FORM.table("t3")
    assert [row.key for row in t3.rows if row.computed] == ["r3_7_total"]
    assert [column.key for column in t3.columns if column.computed] == ["total"]


@pytest.mark.parametrize("year", [2019, 2021])
def test_every_gathered_row_stands_under_a_gathering_label(year):
    t3 = form(year).table("t3")
    heads = {row.key for row in t3.rows if row.heads}
    assert {row.group for row in t3.rows if row.group} == heads


@pytest.mark.parametrize("year", [2019, 2021])
def test_the_printed_grid_is_covered_once_and_holds_every_cell(year):
    for table in form(year).tables:
        layout = layout_of(table)
        places = [
            (one.row + r, one.column + c)
            for one in layout.placed
            for r in range(one.rowspan)
            for c in range(one.colspan)
        ]
        assert len(places) == len(set(places)) == layout.height * layout.width
        assert sum(bool(one.address) for one in layout.placed) == len(table.data_rows) * len(table.columns)


class TestAgainstTheFacts:
    def test_headings_are_byte_equal(self, facts):
        assert [s["heading"] for s in facts["sections"]] == [s.heading for s in FORM.sections]
        trial = facts["format_2019_trial"]
        assert trial["sections"] == [s.heading for s in form(2019).sections]

    def test_labels_of_the_small_tables_are_byte_equal(self, facts):
        for table in FORM.article_20:
            fact = facts["tables"][table.key]
            assert fact["caption"] == table.caption
            assert [c["label"] for c in fact["columns"]] == [
                table.corner,
                *(c.label for c in table.columns),
            ]
            assert [r["label"] for r in fact["rows"]] == [r.label for r in table.rows]

    def test_labels_of_the_trial_tables_are_byte_equal(self, facts):
        for table in form(2019).article_20:
            fact = facts["format_2019_trial"]["tables"][table.key]
            assert fact["columns"] == [table.corner, *(c.label for c in table.columns)]
            assert fact["rows"] == [r.label for r in table.rows]

    def test_labels_of_table_3_are_byte_equal(self, facts):
        fact, table = facts["tables"]["t3"], FORM.table("t3")
        assert fact["corner_note"] == table.corner
        assert [(r["key"], r["label"], r.get("group", "")) for r in fact["rows"]] == [
            (r.key, r.label, r.group) for r in table.rows
        ]
        assert [c["label"] for c in fact["columns"]] == [c.label for c in table.columns]

    @pytest.mark.parametrize("key", ["t3", "t4"])
    def test_header_rows_are_byte_equal_with_their_spans(self, facts, key):
        fact = [
            [
                (cell, 1, 1)
                if isinstance(cell, str)
                else (cell["label"], cell.get("colspan", 1), cell.get("rowspan", 1))
                for cell in row
            ]
            for row in facts["tables"][key]["header_rows"]
        ]
        ours = [[(c.label, c.colspan, c.rowspan) for c in row] for row in FORM.table(key).header_rows]
        assert ours == fact
