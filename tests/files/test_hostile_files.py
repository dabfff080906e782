"""Files made to cost more than they are: refused in one sentence, or read for what they say, without growing on the way."""

from __future__ import annotations

import tracemalloc
from io import BytesIO

import docx
import openpyxl
import pikepdf
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from gongkai.files import opening, walk
from gongkai.files.cleansing.masking import cleanse, find
from gongkai.files.extract import text_of_bytes
from gongkai.files.opening import Unreadable
from gongkai.law.source import Refusal
from tests.files.hostile import REFUSED, book, cell, letter

FAR = book(
    f'<row r="1">{cell("A1", "姓名")}{cell("B1", "电话")}</row><row r="2">{cell("A2", "赵铁柱")}{cell("B2", "13812345678")}</row>'
    f'<row r="1048576">{cell("XFD1048576", "远")}</row>',
    before='<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols>',
    behind='<mergeCells><mergeCell ref="C1:XFD1048575"/></mergeCells>',
)


@pytest.fixture
def low(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bounds at a hundredth, so that a file need not be large to go over them."""
    for room, name in (
        (opening, "MOST_CELLS"),
        (opening, "MOST_TAGS"),
        (opening, "MOST_LETTERS"),
        (opening, "LARGEST_XML"),
        (walk, "LARGEST_XML"),
    ):
        monkeypatch.setattr(room, name, getattr(opening, name) // (100 if room is opening else 1))


def sentence(said: str) -> None:
    assert said
    assert "\n" not in said
    assert not said.isascii()


@pytest.mark.parametrize("what", list(REFUSED))
def test_what_would_cost_too_much_is_refused_in_one_sentence(low: None, what: str) -> None:
    content = REFUSED[what]()
    for read in (text_of_bytes, lambda content: text_of_bytes(content, most=50_000)):
        with pytest.raises(Unreadable) as refusal:
            read(content)
        sentence(str(refusal.value))


@pytest.mark.parametrize("what", [what for what in REFUSED if "merged" not in what and "meets" not in what])
def test_masking_refuses_it_too(low: None, what: str) -> None:
    content = REFUSED[what]()
    with pytest.raises((Unreadable, Refusal)) as refusal:
        cleanse(content, "a.docx" if b"word/document.xml" in content else "a.xlsx")
    sentence(str(refusal.value))


def test_a_cell_far_out_costs_what_a_cell_costs() -> None:
    tracemalloc.start()
    try:
        said = text_of_bytes(FAR)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert said == "\n| 姓名 | 电话 |\n| 赵铁柱 | 13812345678 |\n|  |  | 远 |"
    assert most < 3_000_000


def test_a_cell_far_out_is_masked_around() -> None:
    done = cleanse(FAR, "a.xlsx")
    assert {one.place for one in done.found} >= {"工作表“表” A2", "工作表“表” B2"}
    assert "13812345678" not in text_of_bytes(done.content)
    assert find(FAR, "a.xlsx")[0]


@pytest.mark.parametrize("size", [400, 10**9])
def test_a_cell_that_says_it_is_wide_is_told_once(size: int) -> None:
    span = f'<w:tcPr><w:gridSpan w:val="{size}"/></w:tcPr>'
    said = f"<w:tbl><w:tr><w:tc>{span}<w:p><w:r><w:t>宽</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    assert text_of_bytes(letter(said)) == "| 宽 |"


def test_a_column_merged_down_a_long_table_is_told_where_it_begins() -> None:
    row = "<w:tr><w:tc><w:tcPr><w:vMerge{}/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    rows = [row.format(' w:val="restart"', "甲", "0"), *(row.format("", "", n) for n in range(1, 3000))]
    lines = text_of_bytes(letter("<w:tbl>" + "".join(rows) + "</w:tbl>")).split("\n")
    assert (lines[0], lines[1], lines[-1]) == ("| 甲 | 0 |", "| 1 |", "| 2999 |")


def test_a_number_of_thousands_of_digits_is_read_as_it_stands() -> None:
    digits = "9" * 5000
    content = book(
        f'<row r="{digits}" ht="1"><c r="A{digits}" s="{digits}"><v>{digits}</v></c><c t="s"><v>{digits}</v></c><c><v>1e{digits}</v></c></row>',
        behind=f'<mergeCells><mergeCell ref="A1:B{digits}"/></mergeCells>', before=f'<cols><col min="{digits}" max="{digits}" hidden="1"/></cols>',
    )  # fmt: skip
    assert digits in text_of_bytes(content)
    cleanse(content, "a.xlsx")


def test_a_merged_cell_is_told_once_and_what_lies_under_it_is_not() -> None:
    rows = "".join(
        f'<row r="{r}">' + "".join(cell(f"{c}{r}", f"{c}{r}") for c in "ABC") + "</row>" for r in (1, 2, 3)
    )
    content = book(rows, behind='<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C2:C3"/></mergeCells>')
    assert text_of_bytes(content) == "\n| A1 | C1 |\nC2\n| A3 | B3 |"


def test_rows_come_in_their_order_however_they_are_stored() -> None:
    content = book(f'<row r="2">{cell("A2", "后")}</row><row r="1">{cell("A1", "前")}</row>')
    assert text_of_bytes(content) == "\n前\n后"


def test_a_workbook_shows_days_shares_and_sums_as_people_see_them() -> None:
    from datetime import date, datetime, time

    file = openpyxl.Workbook()
    sheet = file.worksheets[0]
    sheet.append(
        [
            date(2024, 3, 1),
            datetime(2024, 3, 1, 9, 30),
            time(9, 30),
            0.125,
            0.1 + 0.2,
            3.0,
            123456789012345,
            True,
            "1/0",
        ]
    )
    sheet["D1"].number_format = "0.0%"
    out = BytesIO()
    file.save(out)
    said = "2024-03-01 | 2024-03-01 09:30:00 | 09:30:00 | 12.5% | 0.3 | 3 | 123456789012345 | TRUE | 1/0"
    assert text_of_bytes(out.getvalue()) == f"\n| {said} |"


def test_what_was_put_in_under_tracking_is_read_and_what_was_taken_out_is_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("工作")
    for name, said, text in (("w:ins", "部署", "w:t"), ("w:del", "布署", "w:delText")):
        change, run, words = OxmlElement(name), OxmlElement("w:r"), OxmlElement(text)
        words.text = said
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    outer = document.add_table(1, 1)
    outer.cell(0, 0).text = "外"
    outer.cell(0, 0).add_table(1, 1).cell(0, 0).text = "内"
    tabs = document.add_paragraph("甲\t乙\n丙")
    tabs.paragraph_format.tab_stops.add_tab_stop(1000)
    assert paragraph._p.find(qn("w:ins")) is not None
    out = BytesIO()
    document.save(out)
    assert text_of_bytes(out.getvalue()) == "工作部署\n| 外 内 |\n甲\t乙\n丙"


def test_the_table_of_contents_word_makes_is_not_read_but_other_controls_are() -> None:
    control = (
        "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    contents = control.format(
        '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>', "一、目录"
    )
    assert text_of_bytes(letter(contents + control.format("", "标题"))) == "标题"


def test_of_a_pdf_longer_than_is_read_nothing_passes_for_the_whole() -> None:
    with pikepdf.new() as long:
        for _ in range(501):
            long.add_blank_page()
        out = BytesIO()
        long.save(out)
    with pytest.raises(Unreadable, match="超过500页，请拆分以后再检查：长.pdf"):
        text_of_bytes(out.getvalue(), "长.pdf")
