"""What a machine reads in a file: everything that holds words, or nothing at all."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment

from gongkai.files.words import words_of
from gongkai.text.personal import found
from tests import papers


def test_a_sheet_is_read_with_its_hidden_parts_comments_and_long_numbers() -> None:
    out, book = BytesIO(), openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"], sheet["A3"] = 13800000000, "文字", 1.38e10
    sheet["B1"].comment = Comment("批注13900000000", "某人")
    sheet.row_dimensions[2].hidden = True
    book.create_sheet("底稿").sheet_state = "veryHidden"
    book["底稿"]["C3"] = "990000199003070021"
    book.save(out)
    said = words_of("表.xlsx", out).text
    assert all(one in said for one in ("文字", "批注13900000000", "990000199003070021"))
    assert said.splitlines().count("13800000000") == 2


@pytest.mark.parametrize(
    ("header", "footer"),
    [("&1213800000000", ""), ("&C&12013800000000", ""), ("&L1380&B0000000", ""), ('&C&"宋体,常规"&12电话13800000000&R&P', ""),
     ("", "&KFF000013800000000"), ("2024", "13800000000"), ('&"13800000000"&C好', "")],
)  # fmt: skip
def test_numbers_of_a_header_are_read_without_the_codes_before_them(header: str, footer: str) -> None:
    out, book = BytesIO(), openpyxl.Workbook()
    book.active["A1"] = "文字"
    book.active.oddHeader.center.text, book.active.oddFooter.center.text = "HEAD", "FOOT"
    book.save(out)
    with zipfile.ZipFile(out) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    for sign, said in (("&amp;CHEAD", header), ("&amp;CFOOT", footer)):
        assert sign in sheet
        sheet = sheet.replace(sign, said.replace("&", "&amp;").replace('"', "&quot;"))
    content = papers.repacked(out.getvalue(), xl__worksheets__sheet1_dot_xml=sheet.encode())
    said = words_of("表.xlsx", BytesIO(content)).text
    assert [said[one.start : one.end] for one in found(said)] == ["13800000000"]


def test_a_word_file_is_read_with_header_table_and_split_runs() -> None:
    out, paper = BytesIO(), docx.Document()
    paper.sections[0].header.paragraphs[0].text = "页眉"
    paragraph = paper.add_paragraph("身份证99000019")
    paragraph.add_run("900307").font.hidden = True
    paragraph.add_run("0021")
    paper.add_table(1, 1).cell(0, 0).text = "格子"
    paper.core_properties.author = "作者某"
    paper.save(out)
    said = words_of("文.docx", out).text
    assert all(one in said for one in ("页眉", "身份证990000199003070021", "格子", "作者某"))


def test_deleted_and_inserted_text_is_read() -> None:
    body = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:del><w:r>'
        b"<w:delText>13800000000</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p></w:body></w:document>"
    )
    said = words_of("文.docx", BytesIO(papers.repacked(papers.word(), word__document_dot_xml=body))).text
    assert "13800000000new" in said


def test_a_blank_page_says_nothing_and_is_read() -> None:
    assert words_of("空.pdf", BytesIO(papers.pdf())) == ("", True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("图.png", papers.png()), ("图.jpg", papers.jpeg()), ("坏.docx", b"PK\x03\x04xx"), ("坏.pdf", b"%PDF-1.7 nothing"),
        ("旧.doc", b"\xd0\xcf\x11\xe0"), ("含图.docx", papers.repacked(papers.word(), word__media__image1_dot_png=papers.png())),
    ],
)  # fmt: skip
def test_what_no_machine_reads_is_not_taken_for_empty(name: str, content: bytes) -> None:
    assert not words_of(name, BytesIO(content)).is_whole


def test_a_scanned_page_is_not_taken_for_empty() -> None:
    drawn = papers.stream(4, b"0 0 200 200 re f")
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>endobj\n"
    content = papers.pdf(more=drawn).replace(
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n", page
    )
    assert not words_of("扫描.pdf", BytesIO(content)).is_whole


@pytest.mark.parametrize(
    "part", ["word__afchunk1_dot_mht", "word__afchunk2_dot_html", "word__embeddings__sheet1_dot_xlsx", "word__theme__list_dot_txt"]
)  # fmt: skip
def test_a_file_within_a_file_is_not_passed_over(part: str) -> None:
    content: dict[str, bytes] = {part: b"<p>13800000000</p>"}
    assert not words_of("附件.docx", BytesIO(papers.repacked(papers.word(), **content))).is_whole


def test_parts_that_say_nothing_keep_no_file_from_being_read() -> None:
    parts = {
        "docProps__thumbnail_dot_emf": b"x", "word__printerSettings__printerSettings1_dot_bin": b"x",
        "word__fonts__font1_dot_odttf": b"x", "customXml__item9_dot_xml": b"<a>13800000000</a>",
    }  # fmt: skip
    said = words_of("附件.docx", BytesIO(papers.repacked(papers.word("证明"), **parts))).text
    assert all(one in said for one in ("证明", "13800000000"))


def test_words_in_a_part_that_is_named_like_a_theme_are_read() -> None:
    parts = {"word__theme__other_dot_xml": "<a>联系13800000000</a>".encode()}
    assert "13800000000" in words_of("附件.docx", BytesIO(papers.repacked(papers.word(), **parts))).text


def page_with(
    *notes: bytes, shows: bytes = b"BT /F 12 Tf 20 20 Td (Notice) Tj ET", more: bytes = b""
) -> bytes:
    """A page with a word on it, and with these annotations."""
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    image = papers.stream(5, b"\0", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode")  # fmt: skip
    page = (
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<<" + font
        + b"/XObject<</I 5 0 R>>>>/Annots[" + b"".join(notes) + b"]>>endobj\n"
    )  # fmt: skip
    plain = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    return papers.pdf(more=papers.stream(4, shows) + image + more).replace(plain, page)


def annotation(kind: bytes, more: bytes = b"") -> bytes:
    return b"<</Type/Annot/Subtype/" + kind + b"/Rect[0 0 50 50]" + more + b">>"


def test_notes_on_a_page_and_the_addresses_of_its_links_are_read() -> None:
    link = annotation(b"Link", b"/A<</S/URI/URI(https://example.org/13900000000)>>")
    content = page_with(annotation(b"Text", b"/Contents(Call 13800000000)"), link)
    said = words_of("文.pdf", BytesIO(content)).text
    assert all(one in said for one in ("Notice", "Call 13800000000", "13900000000"))


@pytest.mark.parametrize("kind", [b"Stamp", b"FreeText", b"Widget", b"FileAttachment", b"Ink"])
def test_what_lies_on_a_page_and_is_no_note_is_looked_at_by_a_person(kind: bytes) -> None:
    assert not words_of("文.pdf", BytesIO(page_with(annotation(kind)))).is_whole


def test_a_page_with_words_and_a_picture_is_looked_at_by_a_person() -> None:
    shows = b"BT /F 12 Tf 20 20 Td (Notice) Tj ET q 50 0 0 50 0 0 cm /I Do Q"
    assert not words_of("文.pdf", BytesIO(page_with(shows=shows))).is_whole
    assert "Notice" in words_of("文.pdf", BytesIO(page_with())).text


def test_the_properties_of_a_pdf_are_read() -> None:
    content = papers.pdf(more=b"4 0 obj<</Title(Call 13800000000)>>endobj\n", trailer=b"/Info 4 0 R")
    found = content.replace(
        b"startxref\n", b"startxref\n9"
    )  # the table has no fourth object: it is built anew
    assert "13800000000" in words_of("文.pdf", BytesIO(found)).text
