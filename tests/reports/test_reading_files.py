"""Files of every kind, whole and broken: the text comes out, or one sentence says why not."""

import zipfile
from io import BytesIO

import docx
import openpyxl
import pytest

from gongkai.files import extract, opening
from gongkai.files.extract import Unreadable, text_of

ROW = "一、本年新收政府信息公开申请数量"


def file_of(tmp_path, content, name="report.txt"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def packed(parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def a_pdf(lines):
    """A page with each (x, y, text) drawn where it says, in a Chinese font readers bring along."""
    drawn = b"".join(
        b"BT /F 6 Tf %d %d Td <%s> Tj ET\n" % (x, y, text.encode("utf-16-be").hex().encode())
        for x, y, text in lines
    )
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%sendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>",
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -254 1000 880]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 8\n0000000000 65535 f \n%strailer<</Size 8/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (table, len(out))
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_chinese_text_is_read_in_the_encodings_offices_use(tmp_path, encoding):
    assert text_of(file_of(tmp_path, f"{ROW}\r\n0\r\n".encode(encoding))) == f"{ROW}\n0\n"


def test_the_kind_is_told_by_content_where_the_name_tells_none(tmp_path):
    document = docx.Document()
    document.add_paragraph(ROW)
    out = BytesIO()
    document.save(out)
    assert text_of(file_of(tmp_path, out.getvalue(), "report.bak")) == ROW
    with pytest.raises(Unreadable, match="与扩展名.txt不符"):
        text_of(file_of(tmp_path, out.getvalue(), "report.txt"))


def test_a_word_file_keeps_paragraphs_and_tables_in_order_and_tells_a_merged_cell_once(tmp_path):
    document = docx.Document()
    document.add_paragraph("前")
    table = document.add_table(2, 3)
    for cell, text in zip(table._cells, ["a", "b", "c", "d", "e", "f"], strict=True):
        cell.text = text
    table.cell(0, 0).merge(table.cell(0, 1)).text = "ab"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "c"
    document.add_paragraph("后")
    path = tmp_path / "a.docx"
    document.save(path)
    assert text_of(path) == "前\n| ab | c |\n| d | e |\n后"


def test_an_excel_file_gives_its_rows(tmp_path):
    book = openpyxl.Workbook()
    book.active.append([ROW, 3, 0.0, None, 2.5])
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert text_of(path).strip() == f"| {ROW} | 3 | 0 |  | 2.5 |"


def test_cells_of_a_pdf_stay_apart(tmp_path):
    cells = [
        (300 + 34 * place, 700, number)
        for place, number in enumerate(["3402", "99", "0", "4", "5", "1", "3511"])
    ]
    path = file_of(tmp_path, a_pdf([(72, 700, ROW), *cells, (72, 680, "二、上年结转")]), "a.pdf")
    assert text_of(path) == f"{ROW}  3402  99  0  4  5  1  3511\n二、上年结转"


def broken_files():
    docx_file = BytesIO()
    docx.Document().save(docx_file)
    encrypted = bytearray(packed({"word/document.xml": b"x"}))
    directory = encrypted.rindex(b"PK\x01\x02")
    encrypted[directory + 8] |= 1
    return {
        "nothing in it": (b" \n", "文件是空的"),
        "half a docx": (docx_file.getvalue()[:2000], "文件已损坏"),
        "a docx that is no XML": (
            packed({"word/document.xml": b"<w", "[Content_Types].xml": b"?"}),
            "文件已损坏",
        ),
        "an xlsx that is no XML": (packed({"xl/workbook.xml": b"<w"}), "文件已损坏"),
        "a zip of something else": (packed({"photo.txt": b"x"}), "不认识的文件种类"),
        "a locked package": (bytes(encrypted), "文件已加密"),
        "an old doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版"),
        "half a pdf": (b"%PDF-1.7\n1 0 obj", "文件已损坏"),
        "a pdf without text": (a_pdf([]), "没有文字"),
        "an empty docx": (docx_file.getvalue(), "没有文字"),
        "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "不认识的文件种类"),
        "another encoding": ("été à la plage, ".encode("latin-1") * 9 + b"\xff\xff", "编码"),
    }


@pytest.mark.parametrize("what", list(broken_files()))
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(tmp_path, what):
    content, says = broken_files()[what]
    with pytest.raises(Unreadable, match=says) as refusal:
        text_of(file_of(tmp_path, content, "a.bin"))
    assert "\n" not in str(refusal.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(Unreadable, match="文件不存在"):
        text_of(tmp_path / "none.txt")
    with pytest.raises(Unreadable, match="不是一个文件"):
        text_of(tmp_path)


def test_a_file_too_large_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(extract, "LARGEST", 10)
    with pytest.raises(Unreadable, match="超过"):
        text_of(file_of(tmp_path, ROW))


def test_a_package_that_unpacks_too_large_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "LARGEST_UNPACKED", 1_000_000)
    bomb = packed({"word/document.xml": b"0" * 2_000_000})
    assert len(bomb) < 10_000
    with pytest.raises(Unreadable, match="解开后过大"):
        text_of(file_of(tmp_path, bomb, "a.docx"))
