"""A number in every hidden place of a file: the check of what goes out and the masking of the file find the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import docx
import openpyxl
import pikepdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from gongkai.files.cleansing.masking import cleanse, find, pieces
from gongkai.files.words import words_of
from gongkai.text.personal import bare, found
from tests import papers
from tests.files.cleansing import drawn
from tests.files.cleansing.planted import seen

ID, PHONE = "110105194912310038", "13812345678"
AUTHORS = ("王小二", "Administrator", "", "1")
PROPERTIES = ("title", "subject", "keywords", "description", "category", "identifier", "contentStatus")
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="a"><vt:lpwstr>1</vt:lpwstr></property>'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="3" name="b"><vt:lpwstr>{}</vt:lpwstr></property></Properties>'
)


def paper(change: Callable[[docx.document.Document], object] = lambda paper: None) -> bytes:
    out, made = BytesIO(), docx.Document()
    made.add_paragraph("关于开展检查的通知")
    change(made)
    made.save(out)
    return out.getvalue()


def book(change: Callable[[openpyxl.Workbook], object] = lambda book: None) -> bytes:
    out, made = BytesIO(), openpyxl.Workbook()
    made.active.append(["项目", "金额"])
    change(made)
    made.save(out)
    return out.getvalue()


def property_of(name: str, said: str, author: str) -> bytes:
    def change(made: docx.document.Document) -> None:
        inside = {"description": "comments", "contentStatus": "content_status"}.get(name, name)
        setattr(made.core_properties, inside, said)
        made.core_properties.author = author

    return paper(change)


def property_of_book(name: str, said: str, author: str) -> bytes:
    def change(made: openpyxl.Workbook) -> None:
        setattr(made.properties, name, said)
        made.properties.creator = author

    return book(change)


def with_xml(said: str) -> bytes:
    return paper(
        lambda made: made.paragraphs[0]._p.append(parse_xml(said.replace(">", f" {nsdecls('w')}>", 1)))
    )


def commented(made: openpyxl.Workbook) -> None:
    made.active["A1"].comment = Comment(PHONE, "1")


def hidden_cells(made: openpyxl.Workbook) -> None:
    made.create_sheet("底稿").sheet_state = "hidden"
    made["底稿"]["C7"] = PHONE


def hidden_column(made: openpyxl.Workbook) -> None:
    made.active["H2"] = int(PHONE)
    made.active.column_dimensions["H"].hidden = True


def named(made: openpyxl.Workbook) -> None:
    made.defined_names["联系"] = DefinedName("联系", attr_text=f'"{PHONE}"')


def name_of_area(made: openpyxl.Workbook) -> None:
    made.defined_names[f"_{PHONE}"] = DefinedName(f"_{PHONE}", attr_text="Sheet!$A$1", comment=ID)


def validated(made: openpyxl.Workbook) -> None:
    check = DataValidation("list", formula1=f'"{PHONE},其他"', prompt=ID, promptTitle="提示")
    made.active.add_data_validation(check)
    check.add("E3")


def headed(made: openpyxl.Workbook) -> None:
    made.active.oddHeader.center.text = PHONE


def custom(made: openpyxl.Workbook) -> None:
    made.custom_doc_props.append(StringProperty(name="a", value="1"))
    made.custom_doc_props.append(StringProperty(name="b", value=PHONE))


def pdf(change: Callable[[pikepdf.Pdf], object]) -> bytes:
    made = drawn.new()
    drawn.page(made, drawn.said("Notice", 20, 200))
    change(made)
    return drawn.saved(made)


def noted(made: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=pikepdf.String(PHONE)
    )
    made.pages[0].obj.Annots = pikepdf.Array([note])


def attached(made: pikepdf.Pdf) -> None:
    made.attachments["a.txt"] = pikepdf.AttachedFileSpec(made, f"联系{PHONE}".encode(), filename="a.txt")


def marked(made: pikepdf.Pdf) -> None:
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(PHONE, 0))


def informed(made: pikepdf.Pdf) -> None:
    made.docinfo["/Subject"], made.docinfo["/Title"], made.docinfo["/Own"] = PHONE, "2024", ID


def picture(
    kind: str,
    *,
    fields: dict[int, object] | None = None,
    inside: dict[int, object] | None = None,
    said: str = "",
) -> bytes:
    exif, out, more = Image.Exif(), BytesIO(), PngInfo()
    for tag, value in (fields or {}).items():
        exif[tag] = value
    for tag, value in (inside or {}).items():
        exif.get_ifd(0x8769)[tag] = value
    if said:
        more.add_text("Author", said)
    Image.new("L", (9, 9)).save(out, kind, exif=exif, **({"pnginfo": more} if kind == "PNG" else {}))
    return out.getvalue()


def places() -> Iterator[tuple[str, str, bytes]]:
    for author in AUTHORS:
        for name in PROPERTIES:
            yield f"docx {name} by {author}", "a.docx", property_of(name, ID, author)
            yield f"xlsx {name} by {author}", "a.xlsx", property_of_book(name, ID, author)
    part = {"docProps__custom_dot_xml": CUSTOM.format(ID).encode()}
    yield "docx custom property", "a.docx", papers.repacked(paper(), **part)
    yield "xlsx custom property", "a.xlsx", book(custom)
    yield "docx header", "a.docx", papers.word("通知", header=PHONE, footer="第1页")
    yield "docx footer", "a.docx", papers.word("通知", footer=PHONE)
    yield (
        "docx comment",
        "a.docx",
        paper(lambda made: made.add_comment(made.paragraphs[0].runs, PHONE, author="1")),
    )
    yield (
        "docx deleted",
        "a.docx",
        with_xml(f'<w:del w:id="1" w:author="1"><w:r><w:delText>{PHONE}</w:delText></w:r></w:del>'),
    )
    yield (
        "docx inserted",
        "a.docx",
        with_xml(f'<w:ins w:id="1" w:author="1"><w:r><w:t>，电话{PHONE}</w:t></w:r></w:ins>'),
    )
    yield "docx hidden", "a.docx", with_xml(f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>，{PHONE}</w:t></w:r>")
    for change in (commented, hidden_cells, hidden_column, named, name_of_area, validated, headed):
        yield f"xlsx {change.__name__}", "a.xlsx", book(change)
    for alter in (noted, attached, marked, informed):
        yield f"pdf {alter.__name__}", "a.pdf", pdf(alter)
    comment = b"UNICODE\0" + f"电话{PHONE}".encode("utf-16-le")
    for kind, name in (("JPEG", "a.jpg"), ("PNG", "a.png")):
        yield f"{kind} artist", name, picture(kind, fields={0x013B: PHONE})
        yield f"{kind} description", name, picture(kind, fields={0x010E: f"tel {PHONE}"})
        yield f"{kind} author of Windows", name, picture(kind, fields={0x9C9D: PHONE.encode("utf-16-le")})
        yield (
            f"{kind} comment",
            name,
            picture(kind, fields={0x013B: "1"}, inside={0x9286: b"ASCII\0\0\0" + PHONE.encode()}),
        )
        yield (
            f"{kind} comment in two bytes",
            name,
            picture(kind, fields={0x013B: "1"}, inside={0x9286: comment}),
        )
    yield "PNG text", "a.png", picture("PNG", said=PHONE)
    yield (
        "docx with a picture",
        "a.docx",
        papers.repacked(papers.word(f"电话{PHONE}"), word__media__a_dot_png=papers.png()),
    )


PLACES = {place: (name, content) for place, name, content in places()}


@pytest.mark.parametrize("place", PLACES)
def test_the_check_and_the_masking_find_the_same(place: str) -> None:
    name, content = PLACES[place]
    said = words_of(name, BytesIO(content)).text
    by_check = {bare(said[one.start : one.end]) for one in found(said)}
    by_masking = {bare(one.text) for one in find(content, name)[0]} & {ID, PHONE}
    assert by_check == by_masking != set()
    done = cleanse(content, name)
    after = words_of(name, BytesIO(done.content)).text
    assert (seen(done.content, ID, PHONE), list(found(after))) == ([], [])


@pytest.mark.parametrize("place", PLACES)
def test_what_is_told_of_a_property_is_called_in_chinese(place: str) -> None:
    name, content = PLACES[place]
    called = {one.place for one in pieces(content, name) if one.place.startswith("文档属性“")}
    assert not [one for one in called if re.search("[A-Za-z]", one)]
    wanted = {
        "contentStatus": "内容状态",
        "identifier": "标识",
        "custom": "自定义属性",
        "informed": "自定义属性",
    }
    kind = place.split()[1]
    assert kind not in wanted or f"文档属性“{wanted[kind]}”" in called


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_the_numbers_of_two_properties_are_not_one(name: str) -> None:
    make = property_of if name == "a.docx" else property_of_book
    said = words_of(name, BytesIO(make("title", "622202123456", "7890128"))).text
    assert list(found(said)) == []
