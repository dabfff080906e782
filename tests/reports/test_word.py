"""The annual report as a Word file and as an Excel file."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.files.extract import text_of_bytes
from gongkai.law.forms.annual import Figures, form_named
from gongkai.reports.reading import read_report
from gongkai.reports.sheet import write_sheets
from gongkai.reports.word import write_report

AGENCY = "示例市文化广播电视和旅游局"
TITLE = f"{AGENCY}2023年政府信息公开工作年度报告"
NARRATIVE = {
    "overview": "2023年，我局主动公开政府信息52条。\n其中公开文件27条、公共文化体育领域内容25条。",
    "problems": "一是政策解读形式较为单一。",
    "other": "2023年度未收取信息处理费。",
}
ZEROS = Figures.filled_with(0, agency=AGENCY, year=2023)


def word(figures=ZEROS, narrative=NARRATIVE, title=TITLE, **more):
    out = BytesIO()
    write_report(figures, narrative, title=title, path_or_file=out, **more)
    return out.getvalue()


def sheet(figures=ZEROS, title=TITLE):
    out = BytesIO()
    write_sheets(figures, title=title, path_or_file=out)
    return out.getvalue()


@st.composite
def any_figures(draw):
    """Any numbers in any cells, empty ones among them."""
    form = draw(st.sampled_from(["2021", "2019"]))
    figures = Figures.filled_with(0, agency=AGENCY, year=2023 if form == "2021" else 2020, form=form)
    cell = st.one_of(st.none(), st.integers(0, 99_999))
    for table in figures.shape.tables:
        for values in figures.grid(table.key).values():
            for place, column in enumerate(table.columns):
                value = draw(cell)
                money = column.kind == "money" and value is not None
                values[place] = Decimal(value) / 100 if money else value
    return figures


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("write", [word, sheet])
def test_every_label_of_the_form_is_in_the_file_to_the_byte(form, write):
    figures = Figures.filled_with(0, agency=AGENCY, year=2023, form=form)
    text = text_of_bytes(write(figures))
    shape = form_named(form)
    labels = [
        label for label in shape.labels if label not in {s.heading for s in shape.sections if not s.tables}
    ]
    assert [label for label in labels if label not in text] == []


def test_the_six_headings_stand_in_order_with_the_narrative_between():
    document = docx.Document(BytesIO(word()))
    said = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    headings = [section.heading for section in ZEROS.shape.sections]
    assert said == [
        TITLE,
        headings[0],
        *NARRATIVE["overview"].splitlines(),
        *headings[1:5],
        NARRATIVE["problems"],
        headings[5],
        NARRATIVE["other"],
    ]


@settings(max_examples=6, deadline=None)
@given(figures=any_figures())
def test_a_report_written_is_read_back_cell_by_cell(figures):
    title = f"{AGENCY}{figures.year}年政府信息公开工作年度报告"
    for content in (word(figures, title=title), sheet(figures, title=title)):
        reading = read_report(text_of_bytes(content))
        assert list(reading.figures.cells()) == list(figures.cells())
        assert (reading.figures.agency, reading.figures.year) == (AGENCY, figures.year)


def test_a_report_written_by_us_has_no_fault_of_form():
    reading = read_report(text_of_bytes(word()))
    assert (reading.faults, reading.unsure) == ((), ())


@pytest.mark.parametrize("write", [word, sheet])
def test_the_same_report_gives_the_same_bytes(write):
    assert write() == write()


def test_the_day_in_the_properties_is_the_one_given():
    core = docx.Document(BytesIO(word(dated=date(2024, 1, 15)))).core_properties
    assert (core.created.date(), core.modified.date()) == (date(2024, 1, 15),) * 2
    assert core.title == TITLE


def test_the_page_is_that_of_an_official_document():
    section = docx.Document(BytesIO(word())).sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [37, 35, 28, 26]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    footers = (section.footer, section.even_page_footer)
    assert [footer.paragraphs[0].text for footer in footers] == ["—  —"] * 2
    assert all(" PAGE " in footer._element.xml for footer in footers)


def test_every_run_names_its_chinese_font():
    document = docx.Document(BytesIO(word()))
    runs = [run for run in document.element.body.iter(qn("w:r")) if run.text]
    fonts = [run.rPr.rFonts.get(qn("w:eastAsia")) for run in runs]
    assert fonts[0] == "方正小标宋简体"
    assert set(fonts) == {"方正小标宋简体", "黑体", "仿宋_GB2312"}


def test_what_may_stand_in_for_a_missing_font_is_named():
    document = docx.Document(BytesIO(word()))
    table = next(
        part for part in document.part.package.iter_parts() if part.partname == "/word/fontTable.xml"
    )
    assert "方正小标宋简体" in table.blob.decode()
    assert "华文中宋" in table.blob.decode()


def test_every_table_is_as_wide_as_the_text_and_has_borders():
    for table in docx.Document(BytesIO(word())).tables:
        assert abs(sum(column.width.mm for column in table.columns) - 156) < 1
        assert table.style.name == "Table Grid"


def test_header_cells_are_merged_as_the_form_has_them():
    *_, t3, t4 = docx.Document(BytesIO(word())).tables
    assert (len(t3.rows), len(t3.columns), len(t4.rows), len(t4.columns)) == (28, 10, 4, 15)
    assert t3.cell(0, 0)._tc is t3.cell(2, 2)._tc
    assert t3.cell(0, 3)._tc is t3.cell(0, 9)._tc
    assert t3.cell(5, 0)._tc is t3.cell(26, 0)._tc
    assert t4.cell(0, 5)._tc is t4.cell(0, 14)._tc


def test_a_file_can_be_written_to_a_path(tmp_path):
    write_report(ZEROS, NARRATIVE, title=TITLE, path_or_file=tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == word()
