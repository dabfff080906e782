"""Workbooks: an original planted in every place a workbook has, and a new file in which none is left."""

from __future__ import annotations

import zipfile
from io import BytesIO

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as Picture
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from gongkai.files.cleansing.deciding import Decision, Decisions
from gongkai.files.cleansing.leftovers import leftovers
from gongkai.files.cleansing.sheet.formulas import leans, reads, renamed
from gongkai.files.opening import Unreadable
from tests import papers
from tests.files.cleansing.planted import ALL, ID, NAME, PHONE, mask, seen
from tests.files.cleansing.test_pictures import photograph


def saved(book: openpyxl.Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def changed(content: bytes, part: str, *pairs: tuple[str, str]) -> bytes:
    """A book with words of one part replaced."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        body = package.read(part).decode()
    for old, new in pairs:
        assert old in body, old
        body = body.replace(old, new, 1)
    return papers.repacked(content, **{part.replace("/", "__").replace(".", "_dot_"): body.encode()})


def with_strings(content: bytes, strings: str) -> bytes:
    """A book with a table of shared strings, as most programs write them."""
    table = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>'
    row = (
        '<Relationship Id="rId99" Target="sharedStrings.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    )
    content = changed(content, "xl/_rels/workbook.xml.rels", ("</Relationships>", row))
    return papers.repacked(content, xl__sharedStrings_dot_xml=table.encode())


def planted() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名单"
    for row in (
        ["第一批补助名单"], ["姓名", "身份证号", "手机", "金额", "备注"], [NAME, ID, 13812345678, 300, "无"], ["钱多多", "无", "无", 200, "低保"],
        ["隐去", f"电话{PHONE}", None, 100, f"姓名：{NAME}"],
    ):  # fmt: skip
        sheet.append(row)
    sheet["D6"], sheet["E6"] = "=SUM(D3:D4)", "=B3&C3"
    sheet["D7"], sheet["E7"] = f'="电话{PHONE}"', "=D3*2"
    sheet["D3"].font = Font(bold=True)
    sheet.row_dimensions[5].hidden = True
    sheet["H3"] = f"列里电话{PHONE}"
    sheet.column_dimensions["H"].hidden = True
    sheet["B3"].comment = Comment(f"批注电话{PHONE}", NAME)
    sheet["A3"].hyperlink = f"https://example.com/?tel={PHONE}"
    sheet["A4"].hyperlink = "https://www.gov.cn/"
    sheet.oddHeader.left.text = f"页眉电话{PHONE}"
    check = DataValidation("list", formula1=f'"姓名：{NAME},其他"', prompt=f"电话{PHONE}", promptTitle="提示")
    sheet.add_data_validation(check)
    check.add("E3")
    sheet.add_image(Picture(BytesIO(photograph())), "K1")
    chart = BarChart()
    chart.title = f"图表电话{PHONE}"
    chart.add_data(Reference(sheet, min_col=4, min_row=2, max_row=4), titles_from_data=True)
    sheet.add_chart(chart, "K20")
    hidden = book.create_sheet("底稿")
    hidden.sheet_state = "veryHidden"
    hidden["A1"] = f"底稿电话{PHONE}"
    other = book.create_sheet(f"姓名：{NAME}")
    other.append(["事项", "件数"])
    other.append(["受理", 12])
    other["B3"], other["B4"], other["B5"] = "=SUM(B2:B2)", "=名单!C3+1", "=底稿!A1"
    sheet["F3"] = f"='姓名：{NAME}'!B2"
    other.add_table(Table(displayName="办件", ref="A1:B2"))
    book.defined_names["联系"] = DefinedName("联系", attr_text=f'"{PHONE}"')
    book.defined_names["件数"] = DefinedName("件数", attr_text=f"'姓名：{NAME}'!$B$2")
    properties = book.properties
    properties.creator, properties.title, properties.description = NAME, f"电话{PHONE}", ID
    content = saved(book)
    more = {
        "xl__externalLinks__externalLink1_dot_xml": f"<externalLink><x>{PHONE}</x></externalLink>".encode(),
        "xl__connections_dot_xml": f"<connections><c description='{ID}'/></connections>".encode(),
        "xl__pivotCache__pivotCacheRecords1_dot_xml": f"<r><s v='{PHONE}'/></r>".encode(),
        "xl__threadedComments__threadedComment1_dot_xml": f"<t><threadedComment><text>电话{PHONE}</text></threadedComment></t>".encode(),
        "xl__persons__person_dot_xml": f"<p><person displayName='{NAME}'/></p>".encode(),
        "xl__printerSettings__printerSettings1_dot_bin": PHONE.encode("utf-16-le"),
        "customXml__item1_dot_xml": f"<a>{ID}</a>".encode(),
        "xl__vbaProject_dot_bin": PHONE.encode(),
    }
    content = papers.repacked(content, **more)
    return with_strings(content, f"<si><t>没有单元格用到的电话{PHONE}</t></si>")


@pytest.fixture(scope="module")
def content() -> bytes:
    return planted()


@pytest.fixture(scope="module")
def done(content: bytes):  # type: ignore[no-untyped-def]
    return mask(content, "名单.xlsx")


def book_of(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def test_nothing_is_left_anywhere_in_the_file(content: bytes, done) -> None:  # type: ignore[no-untyped-def]
    assert set(seen(content)) == {ID, PHONE, NAME}
    assert leftovers(content, ALL)
    assert seen(done.content) == []
    assert leftovers(done.content, ALL) == []


def test_every_place_is_told(done) -> None:  # type: ignore[no-untyped-def]
    places = {one.place for one in done.found}
    assert {
        "工作表“名单” A3", "工作表“名单” B3", "工作表“名单” C3", "隐藏的行 工作表“名单” B5", "隐藏的列 工作表“名单” H3", "隐藏的工作表“底稿” A1",
        "批注第1条", "工作表“名单” 页眉", "工作表“名单” 数据有效性", "图表 文本框", "超链接的地址", "外部数据和连接", "数据透视表的底数", "批注人",
        "打印设置", "自定义数据", "宏和控件", "文档属性“作者”", "没有用到的共享字符串", "工作表的名称", "图片1 图片信息 Exif", "工作表“名单” 公式 D7",
    } <= places  # fmt: skip
    assert {"隐藏的工作表1张", "隐藏的行、列里的单元格5个"} <= set(done.removed)


def test_what_says_nothing_of_anybody_stays(done) -> None:  # type: ignore[no-untyped-def]
    book = book_of(done.content)
    assert book.sheetnames == ["名单", "姓名：赵某"]
    sheet, other = book.worksheets
    assert [c.value for c in sheet[2]][:5] == ["姓名", "身份证号", "手机", "金额", "备注"]
    assert [c.value for c in sheet[3]][:5] == ["赵某", "11***X", "13***8", 300, "无"]
    assert [c.value for c in sheet[4]][:5] == ["钱某", "无", "无", 200, "低保"]
    assert (sheet["D6"].value, sheet["E7"].value, other["B3"].value) == (
        "=SUM(D3:D4)",
        "=D3*2",
        "=SUM(B2:B2)",
    )
    assert sheet["D3"].font.bold
    assert sheet["F3"].value == "='姓名：赵某'!B2"
    assert [s.value for s in sheet["E"]][5] != "=B3&C3"  # it leaned on what is masked
    assert not str(other["B4"].value).startswith("=")
    assert sheet["A4"].hyperlink.target == "https://www.gov.cn/"
    assert sheet["A3"].hyperlink is None
    assert (list(other.tables), list(book.defined_names)) == (["办件"], ["件数"])
    assert book.defined_names["件数"].attr_text == "'姓名：赵某'!$B$2"
    assert (len(sheet._images), len(sheet._charts)) == (1, 1)


def test_a_hidden_row_and_sheet_are_shown_by_decision(content: bytes) -> None:
    rows = Decisions(
        [Decision("unhide", where="工作表“名单”第5行"), Decision("unhide", where="工作表“底稿”")]
    )
    done = mask(content, "名单.xlsx", rows)
    book = book_of(done.content)
    assert [c.value for c in book["名单"][5]][:5] == ["隐某", "电话13***8", None, 100, "姓名：赵某"]
    assert not book["名单"].row_dimensions[5].hidden
    assert book["底稿"].sheet_state == "visible"
    assert seen(done.content) == []


def test_a_number_in_rich_text_and_in_a_formulas_kept_result_is_found() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"], sheet["A3"] = "x", "=A9", 1.3812345678e10
    rich = f"<si><r><t>电话</t></r><r><rPr><b/></rPr><t>138</t></r><r><t>12345678</t></r><rPh sb='0' eb='1'><t>{PHONE}</t></rPh></si>"
    shared, kept = '<c r="A1" t="s"><v>0</v></c>', f"<f>A9</f><v>{PHONE}</v>"
    content = with_strings(saved(book), rich)
    content = changed(
        content, "xl/worksheets/sheet1.xml", ('<c r="A1" t="inlineStr"><is><t>x</t></is></c>', shared), ("<f>A9</f><v></v>", kept)
    )  # fmt: skip
    done = mask(content, "a.xlsx")
    new = book_of(done.content).worksheets[0]
    assert [new[at].value for at in ("A1", "A2", "A3")] == ["电话13***8", "13***8", "13***8"]
    assert seen(done.content) == []


def test_a_formula_written_once_for_many_cells_is_written_into_each() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (1, 2, 3):
        sheet.cell(row, 1).value, sheet.cell(row, 2).value = row, "=A9"
    content = saved(book)
    with zipfile.ZipFile(BytesIO(content)) as package:
        body = package.read("xl/worksheets/sheet1.xml").decode()
    body = body.replace("<f>A9</f>", '<f t="shared" ref="B1:B3" si="0">A1*2</f>', 1).replace(
        "<f>A9</f>", '<f t="shared" si="0"/>'
    )
    done = mask(papers.repacked(content, xl__worksheets__sheet1_dot_xml=body.encode()), "a.xlsx")
    new = book_of(done.content).worksheets[0]
    assert [new.cell(row, 2).value for row in (1, 2, 3)] == ["=A1*2", "=A2*2", "=A3*2"]


def test_a_sum_that_does_not_say_what_it_comes_to_is_worked_out_or_told_of() -> None:
    """A program that reckons nothing writes formulas without their values; the words and numbers they lean on go."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["姓名", "手机", "金额"], ["赵铁柱", 13812345678, 100], ["钱多多", "无", 200.5]):
        sheet.append(row)
    sheet["C4"], sheet["D2"], sheet["D3"], sheet["D4"] = (
        "=SUM(C2:C3)",
        "=SUM(A2:C2,H2)",
        "=A2&C2",
        "=SUM(B2:B3)",
    )
    sheet["H1"], sheet["H2"], sheet["H3"], sheet["E1"] = 0.1, 0.2, "无", "=H1+H2"
    sheet["E2"], sheet["E3"], sheet["E4"], sheet["F1"] = (
        "=SUM(H:H)",
        "=H1+H3",
        "=SUM(H1:H2)*2",
        "=SUM($H$1:$H$2,c2)",
    )
    sheet.column_dimensions["H"].hidden = True
    done = mask(saved(book), "a.xlsx")
    new = book_of(done.content).worksheets[0]
    assert [new[at].value for at in ("C4", "E1", "E2", "F1")] == ["=SUM(C2:C3)", 0.3, 0.3, 100.3]
    assert [new[at].value for at in ("D2", "D3", "D4", "E3", "E4")] == [None] * 5
    told = [said for said in done.removed if "公式" in said]
    assert told == [
        "工作表“Sheet” E1、F1、E2的公式没有保存计算结果，已按原来的数字求和，改成数值",
        "工作表“Sheet” D2、D3、E3、D4、E4的公式没有保存计算结果，公式不能保留，单元格成了空白，请补上",
    ]


def test_a_formula_with_its_value_keeps_it_and_needs_no_word() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"], book.worksheets[0]["A2"], book.worksheets[0]["B1"] = PHONE, "x", "=A1&A2"
    kept = '<c r="B1" t="str"><f>A1&amp;A2</f><v></v></c>'
    content = changed(
        saved(book), "xl/worksheets/sheet1.xml", ('<c r="B1"><f>A1&amp;A2</f><v></v></c>', kept)
    )
    done = mask(content, "a.xlsx")
    assert not [said for said in done.removed if "公式" in said]


def test_a_sheet_is_told_of_by_its_new_name() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title, sheet["A1"], sheet["B1"] = PHONE, PHONE, "=A1*2"
    assert PHONE not in "".join(mask(saved(book), "a.xlsx").removed)


def test_a_book_of_hidden_sheets_alone_is_one_sentence() -> None:
    book = openpyxl.Workbook()
    content = changed(saved(book), "xl/workbook.xml", ('state="visible"', 'state="hidden"'))
    with pytest.raises(Unreadable, match="隐藏"):
        mask(content, "a.xlsx")


def test_two_sheets_never_get_one_name() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = PHONE
    book.create_sheet("13899999998")
    names = book_of(mask(saved(book), "a.xlsx").content).sheetnames
    assert len(set(names)) == 2
    assert not {"*", "138"} & set("".join(names))


def test_the_same_file_is_written_the_same(content: bytes, done) -> None:  # type: ignore[no-untyped-def]
    assert mask(content, "名单.xlsx").content == done.content


@pytest.mark.parametrize(
    ("formula", "areas", "is_leaning"),
    [
        ("SUM(B2:C9)+$D$1", [(2, 2, 9, 3), (1, 4, 1, 4)], False), ("A:A", [(1, 1, 1_048_576, 1)], False), ("'甲 表'!B2*2", [(2, 2, 2, 2)], False),
        ('"B2"&C3', [(3, 3, 3, 3)], False), ("LOG10(A1)", [(1, 1, 1, 1)], False), ("单价*A1", [(1, 1, 1, 1)], True), ("INDIRECT(A1)", [(1, 1, 1, 1)], True),
        ("[1]Sheet1!A1", [(1, 1, 1, 1)], True), ("1.5E+3+TRUE", [], False),
    ],
)  # fmt: skip
def test_what_a_formula_reads(formula: str, areas: list[tuple[int, ...]], is_leaning: bool) -> None:
    assert [tuple(row.area) for row in reads(formula)] == areas
    assert leans(formula) == is_leaning


def test_a_sheets_new_name_is_put_into_formulas_and_not_into_texts() -> None:
    assert renamed("""'甲 表'!A1&"'甲 表'!A1\"""", "甲 表", "乙") == """'乙'!A1&"'甲 表'!A1\""""
    assert renamed("甲!A1+大甲!A1", "甲", "乙") == "'乙'!A1+大甲!A1"
