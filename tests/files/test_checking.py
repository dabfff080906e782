"""Files are known by what they are, not by what they are called: every hostile file gets its one sentence."""

from __future__ import annotations

import contextlib
import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.files import office
from gongkai.files.checking import ATTACHMENT, IDENTITY_PROOF, MATERIAL, check
from gongkai.files.file_name import LONGEST, harmless
from gongkai.law.source import Refusal
from tests import papers

SCRIPT = b"<script>alert(1)</script>"
WHOLE = {
    "名单.pdf": papers.pdf,
    "名单.PDF": papers.pdf,
    "名单.png": papers.png,
    "名单.jpg": papers.jpeg,
    "名单.jpeg": papers.jpeg,
    "名单.docx": papers.word,
    "名单.xlsx": papers.sheet,
}


def refused(name: str, content: bytes, purpose=ATTACHMENT) -> str:  # type: ignore[no-untyped-def]
    """The one sentence, without an article: it says what is wrong and ends in what to do."""
    with pytest.raises(Refusal) as refusal:
        check(name, BytesIO(content), purpose)
    [(says, cite)] = refusal.value.reasons
    assert cite is None
    assert "\n" not in says
    return says


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_file_is_taken_with_its_size_and_fingerprint(name: str) -> None:
    content = BytesIO(WHOLE[name]())
    checked = check(name, content)
    assert checked.name == name
    assert checked.size == len(content.getvalue())
    assert len(checked.digest) == 64
    assert content.tell() == 0


def with_body(package: bytes, main: str, body: bytes) -> bytes:
    """The package with another main part."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, body if name == main else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "says"),
    [(b"<w><p>half", "已损坏"), (b"", "已损坏"), (b"<p>" * 300 + b"</p>" * 300, "结构过于复杂")],
)
def test_a_document_nobody_can_open_is_refused(body: bytes, says: str) -> None:
    for name, package, main in (
        ("名单.docx", papers.word(), "word/document.xml"),
        ("名单.xlsx", papers.sheet(), "xl/workbook.xml"),
    ):
        assert says in refused(name, with_body(package, main, body))


def test_each_purpose_takes_its_kinds_and_sizes() -> None:
    assert check("证件.png", BytesIO(papers.png()), IDENTITY_PROOF).name == "证件.png"
    assert "身份证明只接收 jpg、png、pdf，每个不超过5MB" in refused(
        "证件.docx", papers.word(), IDENTITY_PROOF
    )
    large = papers.png() + b"\0" * IDENTITY_PROOF.limit
    assert "超过5MB" in refused("证件.png", large, IDENTITY_PROOF)
    assert check("证件.png", BytesIO(large), MATERIAL).size > IDENTITY_PROOF.limit
    assert "超过10MB" in refused("材料.pdf", b"%PDF-" + b"0" * MATERIAL.limit, MATERIAL)
    assert "超过20MB" in refused("附件.pdf", b"%PDF-" + b"0" * ATTACHMENT.limit)


@pytest.mark.parametrize(
    "name", ["../../etc/名单.xlsx", "C:\\temp\\名单.xlsx", "名\u202e单.xlsx", "名\x00\u200b单.xlsx", " 名单.xlsx. "]
)  # fmt: skip
def test_a_hostile_name_is_reduced_to_a_harmless_one(name: str) -> None:
    assert check(name, BytesIO(papers.sheet())).name == "名单.xlsx"


def test_an_overlong_name_keeps_its_extension() -> None:
    kept = harmless("长" * 300 + ".xlsx")
    assert len(kept) == LONGEST
    assert kept.endswith(".xlsx")


@pytest.mark.parametrize("name", ["CON.pdf", "nul.png", "dir/LPT1.tar.pdf"])
def test_a_name_the_desk_cannot_open_is_refused(name: str) -> None:
    assert "保留的文件名，请改名" in refused(name, papers.pdf())


@given(st.text(max_size=300))
def test_no_name_leads_out_of_its_folder(name: str) -> None:
    try:
        kept = harmless(name)
    except Refusal:
        return
    assert len(kept) <= LONGEST
    assert not set(kept) & set('/\\:<>"|?*\0\n\u202e')
    assert kept not in (".", "..")
    kept.encode()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("脚本.html", SCRIPT, "类型不能上传"),
        ("图.svg", b"<svg/>", "类型不能上传"),
        ("程序.exe", b"MZ", "类型不能上传"),
        ("\u202efdp.exe", b"MZ", "类型不能上传"),
        ("名单.pdf.exe", papers.pdf(), "类型不能上传"),
        (".pdf", papers.pdf(), "类型不能上传"),
        ("名单.docm", papers.word(), "类型不能上传"),
        ("空.pdf", b"", "是空文件"),
        ("假.pdf", b"<html>", "与扩展名.pdf不符"),
        ("假.jpg", papers.png(), "与扩展名.jpg不符"),
        ("假.png", b"<svg xmlns='x'/>", "与扩展名.png不符"),
        ("旧.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "设有密码或者是旧格式"),
        ("前缀.pdf", b"\n" + papers.pdf(), "与扩展名.pdf不符"),
    ],
)
def test_a_file_that_is_not_what_it_is_called_is_refused(name: str, content: bytes, says: str) -> None:
    assert says in refused(name, content)


def hidden(name: bytes) -> bytes:
    """A dictionary inside an object stream, where the raw bytes do not show it."""
    return papers.stream(9, b"1 0 << /S /" + name + b" >>", b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (papers.pdf(catalog=b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "里有脚本"),
        (papers.pdf(catalog=b"/OpenAction<</S/J#61vaScript/JS(1)>>"), "里有脚本"),
        (papers.pdf(more=hidden(b"JavaScript")), "里有脚本"),
        (papers.pdf(more=hidden(b"#4aavaScript")), "里有脚本"),
        (papers.pdf(catalog=b"/OpenAction<</S/Launch/F(cmd.exe)>>"), "启动别的程序"),
        (papers.pdf(more=hidden(b"Launch")), "启动别的程序"),
        (papers.pdf(catalog=b"/Names<</EmbeddedFiles<</Names[]>>>>"), "嵌有别的文件"),
        (papers.pdf(more=hidden(b"EmbeddedFile")), "嵌有别的文件"),
        (papers.pdf(catalog=b"/AcroForm<</XFA [4 0 R]>>"), "动态表单"),
        (papers.pdf(trailer=b"/Encrypt 5 0 R"), "设有密码或者限制了权限"),
        (papers.pdf() + SCRIPT, "末尾附有别的内容"),
        (papers.pdf() + papers.word(), "末尾附有别的内容"),
        (papers.pdf() + papers.packed(a=b"x") + b"%%EOF", "藏有压缩包"),
        (papers.pdf(more=b"% " + SCRIPT + b"\n"), "网页脚本"),
        (papers.pdf(more=papers.stream(9, b"x", b"/Type/ObjStm/Filter[/ASCIIHexDecode/FlateDecode]/DecodeParms[]")), "无法核验"),
        (papers.pdf(more=b"9 0 obj<</Type/ObjStm/Filter/LZWDecode/Length 3>>stream\nabc\nendstream endobj\n"), "无法核验"),
        (papers.pdf()[:120], "已损坏"),
        (b"%PDF-1.7\nnothing\n%%EOF", "已损坏"),
    ],
)  # fmt: skip
def test_a_pdf_that_is_more_than_pages_to_read_is_refused(content: bytes, says: str) -> None:
    assert says in refused("文件.pdf", content)


def test_a_pdf_that_inflates_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.files.pdf.INFLATED_LIMIT", 1 << 20)
    assert "解压后过大" in refused("炸弹.pdf", papers.pdf(more=papers.stream(9, b"0" * (2 << 20))))


def test_words_about_scripts_on_a_page_are_no_script() -> None:
    page = papers.stream(9, "BT (JavaScript 与 Launch 的区别) Tj ET".encode())
    assert check("文章.pdf", BytesIO(papers.pdf(more=page))).name == "文章.pdf"


SHEET, WORD = papers.sheet(), papers.word()
KINDS_XML = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">%s</Types>'
RELATION = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s" TargetMode="External"/></Relationships>'
)


def lying(content: bytes) -> bytes:
    """The same package, whose first part says it is smaller than it is."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        first = package.infolist()[0]
    size = struct.pack("<I", first.file_size)
    return content.replace(size, struct.pack("<I", first.file_size - 1))


def overlapping() -> bytes:
    """Two names in the table of contents for the same bytes."""
    content = papers.repacked(SHEET, aaaa=b"x" * 100, bbbb=b"x" * 100)
    with zipfile.ZipFile(BytesIO(content)) as package:
        places = {part.filename: part.header_offset for part in package.infolist()}
    at = content.rfind(b"bbbb") - 4
    return content[:at] + struct.pack("<I", places["aaaa"]) + content[at + 4 :]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("假.xlsx", b"PK\x03\x04broken", "已损坏"),
        ("半.docx", WORD[: len(WORD) // 2], "已损坏"),
        ("假.docx", papers.packed(a=b"x"), "不是合格的.docx文件"),
        ("假.xlsx", WORD, "不是合格的.xlsx文件"),
        ("宏.xlsx", papers.repacked(SHEET, xl__vbaProject_dot_bin=b"x"), "含有宏"),
        ("宏.docx", papers.repacked(WORD, **{"[Content_Types]_dot_xml": KINDS_XML % b'<Default Extension="x" ContentType="a.macroEnabled.b"/>'}), "含有宏"),
        ("宏.docx", papers.repacked(WORD, **{"[Content_Types]_dot_xml": KINDS_XML % b'<Default Extension="x" ContentType="a.macro&#69;nabled.b"/>'}), "含有宏"),
        ("控件.docx", papers.repacked(WORD, word__activeX__a_dot_bin=b"x"), "含有宏或控件"),
        ("模板.docx", papers.repacked(WORD, word___rels__settings_dot_xml_dot_rels=RELATION % (b"attachedTemplate", b"http://a/b.dotm")), "外部文件"),
        ("对象.docx", papers.repacked(WORD, word___rels__x_dot_xml_dot_rels=RELATION % (b"oleObject", b"file:///a")), "外部文件"),
        ("嵌.docx", papers.repacked(WORD, word__embeddings__a_dot_xlsx=SHEET), "嵌有别的文件"),
        ("包.docx", papers.repacked(WORD, word__media__a_dot_png=papers.packed(a=b"x")), "还有压缩包或程序"),
        ("程序.docx", papers.repacked(WORD, word__media__a_dot_png=b"MZ\x90"), "还有压缩包或程序"),
        ("实体.xlsx", papers.repacked(SHEET, xl__a_dot_xml=b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'), "不该有的定义"),
        ("尾.xlsx", SHEET + SCRIPT, "已损坏"),
        ("头.xlsx", papers.packed(a=b"x") + SHEET, "已损坏"),
        ("越.xlsx", papers.repacked(SHEET, **{"..__..__x": b"x"}), "已损坏"),
        ("重.xlsx", papers.repacked(SHEET, a=b"x", A=b"y"), "已损坏"),
        ("谎.xlsx", lying(papers.repacked(SHEET)), "已损坏"),
        ("叠.xlsx", overlapping(), "已损坏"),
        ("多.xlsx", papers.repacked(SHEET, **{f"p{n}": b"" for n in range(office.MOST_PARTS)}), "解压后过大"),
        ("炸弹.xlsx", papers.repacked(SHEET, big=b"0" * (office.UNPACKED_LIMIT + 1)), "解压后过大"),
        ("比例.xlsx", papers.repacked(SHEET, big=b"0" * (office.RATIO_FROM + 1)), "解压后过大"),
    ],
)  # fmt: skip
def test_an_office_file_that_carries_or_claims_too_much_is_refused(
    name: str, content: bytes, says: str
) -> None:
    assert says in refused(name, content)


def test_a_locked_package_is_named_as_such() -> None:
    content = bytearray(SHEET)
    with zipfile.ZipFile(BytesIO(SHEET)) as package:
        content[package.start_dir + 8] |= 1
    assert "设有密码" in refused("锁.xlsx", bytes(content))


def test_a_link_in_a_text_is_no_outside_file() -> None:
    linked = papers.repacked(
        WORD, word___rels__x_dot_xml_dot_rels=RELATION % (b"hyperlink", b"https://example.org")
    )
    assert check("链接.docx", BytesIO(linked)).name == "链接.docx"


PNG, JPEG = papers.png(), papers.jpeg()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("图.png", PNG + SCRIPT, "网页脚本"),
        ("图.png", PNG + papers.word(), "后面附有别的内容"),
        ("图.png", PNG[:-6], "已损坏"),
        ("图.png", PNG.replace(b"IDAT", b"IDAU"), "已损坏"),
        ("图.png", PNG[:8] + papers.chunk(b"IEND", b""), "已损坏"),
        ("图.png", papers.png(0, 4), "已损坏"),
        ("图.png", papers.png(30_000, 10), "尺寸过大"),
        ("图.png", papers.png(15_000, 15_000), "尺寸过大"),
        ("图.png", PNG[:33] + papers.chunk(b"tEXt", b"a\0<?php 1 ?>") + PNG[33:], "网页脚本"),
        ("图.jpg", JPEG + b"#!/bin/sh\n", "后面附有别的内容"),
        ("图.jpg", JPEG + papers.packed(a=b"x"), "后面附有别的内容"),
        ("图.jpg", JPEG[:-2], "已损坏"),
        ("图.jpg", b"\xff\xd8\xff\xd9", "已损坏"),
        ("图.jpg", b"\xff\xd8\xffGIF89a", "已损坏"),
        ("图.jpg", papers.jpeg(0, 8), "已损坏"),
        ("图.jpg", papers.jpeg(60_000, 60_000), "尺寸过大"),
    ],
)
def test_a_picture_with_something_else_in_it_is_refused(name: str, content: bytes, says: str) -> None:
    assert says in refused(name, content)


def test_a_telephones_picture_with_its_preview_behind_is_taken() -> None:
    assert check("照片.jpg", BytesIO(JPEG + JPEG + b"\0\0")).name == "照片.jpg"


@given(st.sampled_from([papers.pdf(), PNG, JPEG, WORD, SHEET]), st.data())
def test_a_damaged_file_is_refused_in_words_or_taken_and_never_crashes(
    content: bytes, data: st.DataObject
) -> None:
    damaged = bytearray(content)
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=4)):
        damaged[at] ^= data.draw(st.integers(1, 255))
    for name in WHOLE:
        with contextlib.suppress(Refusal):
            check(name, BytesIO(bytes(damaged)))


def test_random_bytes_that_begin_a_stream_are_no_reason_to_crash() -> None:
    more = b"9 0 obj<</Length 9>>stream\n" + zlib.compress(b"x" * 99)[:9] + b"\nendstream endobj\n"
    assert check("文件.pdf", BytesIO(papers.pdf(more=more))).size
