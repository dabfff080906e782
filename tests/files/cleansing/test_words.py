"""Word files: an original planted in every place a Word file has, and a new file in which none is left."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Inches
from PIL import Image

from gongkai.files.cleansing.leftovers import leftovers
from gongkai.files.cleansing.masking import pieces
from gongkai.files.opening import Unreadable
from tests import papers
from tests.files.cleansing.planted import ADDRESS, ALL, ID, NAME, PHONE, mask, seen
from tests.files.cleansing.test_pictures import photograph

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def run(text: str, look: str = "", tag: str = "t") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def paragraph(paper, inside: str, look: str = "") -> None:  # type: ignore[no-untyped-def]
    paper.element.body.insert(0, parse_xml(f"<w:p {NS}><w:pPr>{look}</w:pPr>{inside}</w:p>"))


def saved(paper) -> bytes:  # type: ignore[no-untyped-def]
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def part_of(paper, name: str, kind: str, body: bytes, content: str = "application/xml") -> str:  # type: ignore[no-untyped-def]
    return paper.part.relate_to(Part(PackURI(name), content, body, paper.part.package), kind)


def planted() -> bytes:
    paper = docx.Document()
    paper.add_heading("关于公示名单的通知", 1)
    paper.add_paragraph("各单位：现将第一批名单予以公示，共12户，补助3.5万元。")
    section = paper.sections[0]
    section.header.paragraphs[0].text = f"页眉电话{PHONE}"
    section.footer.paragraphs[0].text = f"住址{ADDRESS}"
    table = paper.add_table(2, 3)
    for at, text in enumerate(("姓名", "身份证号", "金额", NAME, ID, "300")):
        table.cell(at // 3, at % 3).text = text
    paper.add_picture(BytesIO(photograph()), width=Inches(1))
    drawing = paper.element.body.xpath(".//wp:docPr")[0]
    drawing.set("descr", f"姓名：{NAME}")
    drawing.set("name", f"电话{PHONE}")
    commented = paper.add_paragraph("批注所在的段落")
    paper.add_comment(commented.runs, f"此人电话{PHONE}，姓名：{NAME}", author=NAME, initials="zh")
    # A number over three runs; deleted, inserted, moved, hidden text; a text box; fields; a content control.
    paragraph(
        paper,
        run("身份证", "<w:b/>")
        + run(ID[:6], "<w:b/>")
        + run(ID[6:14], "<w:i/>")
        + run(ID[14:], "<w:u/>")
        + run("，已核"),
    )
    paragraph(
        paper,
        f'<w:del w:id="1" w:author="{NAME}" w:date="2026-01-01T00:00:00Z">{run(PHONE, tag="delText")}</w:del>'
        + run("留下"),
    )
    paragraph(paper, f'<w:ins w:id="2" w:author="{NAME}">{run("新增的字")}</w:ins>')
    paragraph(
        paper,
        f'<w:moveFrom w:id="3" w:author="x">{run(PHONE)}</w:moveFrom><w:moveTo w:id="4" w:author="x">{run("移来的字")}</w:moveTo>',
    )
    paragraph(paper, run(f"姓名：{NAME}", "<w:vanish/>") + run("看得见"))
    paragraph(paper, run(f"电话{PHONE}", '<w:rStyle w:val="Unseen"/>') + run("也看得见"))
    box = f"<w:txbxContent><w:p>{run('框里电话' + PHONE)}</w:p></w:txbxContent>"
    paragraph(
        paper,
        f"<w:r><w:pict><v:shape alt='电话{PHONE}'><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>",
    )
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    paragraph(
        paper,
        field.format("begin")
        + run(f' HYPERLINK "mailto:{PHONE}@example.com" ', tag="instrText")
        + field.format("separate")
        + run("写信")
        + field.format("end"),
    )
    paragraph(paper, f'<w:fldSimple w:instr=" DOCPROPERTY 电话{PHONE} ">{run("域的结果")}</w:fldSimple>')
    paragraph(paper, field.format("begin") + run(" PAGE ", tag="instrText") + field.format("end"))
    control = f"<w:sdt><w:sdtPr><w:alias w:val='电话{PHONE}'/><w:tag w:val='{ID}'/></w:sdtPr><w:sdtContent>{run('控件里的字')}</w:sdtContent></w:sdt>"
    paragraph(paper, control)
    link = paper.part.relate_to(
        f"https://example.com/?name=%E8%B5%B5%E9%93%81%E6%9F%B1&tel={PHONE}", RT.HYPERLINK, is_external=True
    )
    good = paper.part.relate_to("https://www.gov.cn/", RT.HYPERLINK, is_external=True)
    local = paper.part.relate_to(f"file:///C:/Users/{NAME}/a.docx", RT.HYPERLINK, is_external=True)
    for mark, text in ((link, "坏链接"), (good, "好链接"), (local, "本机链接")):
        paragraph(paper, f'<w:hyperlink r:id="{mark}" w:tooltip="电话{PHONE}">{run(text)}</w:hyperlink>')
    paragraph(paper, f'<w:bookmarkStart w:id="9" w:name="b{PHONE}"/><w:bookmarkEnd w:id="9"/>')
    note = part_of(
        paper,
        "/word/footnotes.xml",
        RT.FOOTNOTES,
        f'<w:footnotes {NS}><w:footnote w:id="1"><w:p>{run("注：电话" + PHONE)}</w:p></w:footnote></w:footnotes>'.encode(),
    )
    assert note
    part_of(
        paper,
        "/word/endnotes.xml",
        RT.ENDNOTES,
        f'<w:endnotes {NS}><w:endnote w:id="1"><w:p>{run("尾注：" + ADDRESS)}</w:p></w:endnote></w:endnotes>'.encode(),
    )
    part_of(
        paper,
        "/word/glossary/document.xml",
        RT.GLOSSARY_DOCUMENT,
        f"<w:glossaryDocument {NS}><w:p>{run(PHONE)}</w:p></w:glossaryDocument>".encode(),
    )
    part_of(paper, "/customXml/item7.xml", RT.CUSTOM_XML, f"<data id='{ID}'>{PHONE}</data>".encode())
    part_of(
        paper,
        "/word/people.xml",
        "http://schemas.microsoft.com/office/2011/relationships/people",
        f"<people><person author='{NAME}'/></people>".encode(),
    )
    embedded = part_of(
        paper,
        "/word/embeddings/inner.docx",
        RT.PACKAGE,
        papers.word(f"内嵌电话{PHONE}"),
        "application/octet-stream",
    )
    paragraph(
        paper,
        f'<w:r><w:object><v:shape alt="x"/><o:OLEObject ProgID="Word.Document.12" r:id="{embedded}"/></w:object></w:r>',
    )
    part_of(
        paper,
        "/word/vbaProject.bin",
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        f"macro {PHONE}".encode(),
    )
    part_of(paper, "/word/printerSettings1.bin", RT.PRINTER_SETTINGS, f"printer {PHONE}".encode("utf-16-le"))
    part_of(paper, "/docProps/thumbnail2.jpeg", RT.THUMBNAIL, photograph(), "image/jpeg")
    part_of(paper, "/word/strange.dat", "http://example.com/unknown", PHONE.encode())
    picture = part_of(
        paper, "/word/media/drawing.emf", RT.IMAGE, b"\x01\0\0\0" + PHONE.encode("utf-16-le"), "image/x-emf"
    )
    paragraph(paper, f'<w:r><w:pict><v:shape><v:imagedata r:id="{picture}"/></v:shape></w:pict></w:r>')
    settings = paper.settings.element
    settings.append(parse_xml(f'<w:docVars {NS}><w:docVar w:name="a" w:val="{PHONE}"/></w:docVars>'))
    styles = paper.styles.element
    styles.append(
        parse_xml(
            f'<w:style {NS} w:type="character" w:styleId="Base"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style>'
        )
    )
    styles.append(
        parse_xml(
            f'<w:style {NS} w:type="character" w:styleId="Unseen"><w:name w:val="隐2"/><w:basedOn w:val="Base"/></w:style>'
        )
    )
    properties = paper.core_properties
    properties.author, properties.title, properties.comments = NAME, f"电话{PHONE}", ID
    return saved(paper)


@pytest.fixture(scope="module")
def content() -> bytes:
    return papers.repacked(
        planted(), docProps__custom_dot_xml=f"<Properties><p>{PHONE}</p></Properties>".encode()
    )


@pytest.fixture(scope="module")
def done(content: bytes):  # type: ignore[no-untyped-def]
    return mask(content, "通知.docx")


def test_the_search_of_these_tests_finds_what_is_planted(content: bytes) -> None:
    assert set(seen(content)) == set(ALL)
    assert leftovers(content, ALL)


def test_nothing_is_left_anywhere_in_the_file(done) -> None:  # type: ignore[no-untyped-def]
    assert seen(done.content) == []
    assert leftovers(done.content, ALL) == []


def test_every_place_is_told(done) -> None:  # type: ignore[no-untyped-def]
    places = {one.place for one in done.found}
    assert {
        "页眉 第1段", "页脚 第1段", "表1第2行第1列", "表1第2行第2列", "修订记录", "隐藏文字", "文本框", "域代码", "超链接的地址", "图片说明", "书签",
        "脚注 第1条", "尾注 第1条", "文档部件库", "自定义数据", "文档变量", "文档属性“作者”", "指向本机或内网的链接", "批注第1条",
        "图片1 图片信息 Exif", "宏和控件", "打印设置",
    } <= places  # fmt: skip
    assert any(place.startswith("嵌入的文件 第1段") for place in places)
    assert {one.what for one in done.found} == {"mask", "remove"}
    assert any("修订记录" in said for said in done.removed)
    assert {"批注", "文档部件库", "宏和控件", "打印设置"} <= {
        said.partition("（")[0] for said in done.removed
    }


def test_what_says_nothing_of_anybody_stays(done) -> None:  # type: ignore[no-untyped-def]
    paper = docx.Document(BytesIO(done.content))
    text = "\n".join(p.text for p in paper.paragraphs)
    for said in (
        "关于公示名单的通知",
        "各单位：现将第一批名单予以公示，共12户，补助3.5万元。",
        "留下",
        "新增的字",
        "移来的字",
        "看得见",
        "也看得见",
        "域的结果",
        "控件里的字",
        "好链接",
        "坏链接",
        "本机链接",
        "写信",
    ):
        assert said in text
    assert next(p for p in paper.paragraphs if p.text == "关于公示名单的通知").style.name == "Heading 1"
    assert [[c.text for c in row.cells] for row in paper.tables[0].rows] == [
        ["姓名", "身份证号", "金额"], ["赵某", "11***X", "300"],
    ]  # fmt: skip
    assert len(paper.inline_shapes) == 1
    assert [r.target_ref for r in paper.part.rels.values() if r.is_external] == ["https://www.gov.cn/"]
    assert "PAGE" in paper.element.xml


def test_a_number_over_runs_takes_the_look_of_its_first(done) -> None:  # type: ignore[no-untyped-def]
    paper = docx.Document(BytesIO(done.content))
    split = next(p for p in paper.paragraphs if p.text == "身份证11***X，已核")
    assert [(r.text, bool(r.bold), bool(r.italic)) for r in split.runs if r.text] == [
        ("身份证", True, False), ("11***X", True, False), ("，已核", False, False),
    ]  # fmt: skip


def test_only_known_parts_come_along_under_new_names(done) -> None:  # type: ignore[no-untyped-def]
    with zipfile.ZipFile(BytesIO(done.content)) as package:
        names = package.namelist()
        times = {part.date_time for part in package.infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert not any(word in name for name in names for word in ("comments", "people", "custom", "docProps", "embed", "vba", "glossary", "emf", "strange", "printer"))  # fmt: skip


def test_every_picture_in_the_new_file_opens(done) -> None:  # type: ignore[no-untyped-def]
    with zipfile.ZipFile(BytesIO(done.content)) as package:
        pictures = [package.read(name) for name in package.namelist() if "/media/" in name]
    assert len(pictures) == 2
    for picture in pictures:
        Image.open(BytesIO(picture)).load()


def test_the_same_file_is_written_the_same(content: bytes, done) -> None:  # type: ignore[no-untyped-def]
    assert mask(content, "通知.docx").content == done.content


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next() -> None:
    paper = docx.Document()
    paper.add_paragraph("尾")
    paragraph(paper, run("头"), '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>')
    new = docx.Document(BytesIO(mask(saved(paper), "a.docx").content))
    assert [p.text for p in new.paragraphs] == ["头尾"]


def test_a_deleted_row_goes_with_its_words() -> None:
    paper = docx.Document()
    table = paper.add_table(2, 1)
    table.cell(0, 0).text, table.cell(1, 0).text = "留", f"电话{PHONE}"
    look = parse_xml(f'<w:trPr {NS}><w:del w:id="1" w:author="x"/></w:trPr>')
    table.rows[1]._tr.insert(0, look)
    done = mask(saved(paper), "a.docx")
    assert [c.text for c in docx.Document(BytesIO(done.content)).tables[0].columns[0].cells] == ["留"]
    assert [(one.place, one.what) for one in done.found] == [("修订记录", "remove")]


def test_pieces_hold_what_nobody_sees(content: bytes) -> None:
    told = {p.place: p.text for p in pieces(content, "通知.docx")}
    assert PHONE in told["修订记录"]
    assert told["隐藏文字"]
    assert ID in told["文档属性“备注”"]


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="x">&b;</w:document>',
        b'<!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>',
        b"<w:document",
        b"<a>" * 5000 + b"</a>" * 5000,
        b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>',
    ],
)
def test_hostile_xml_is_one_sentence(body: bytes) -> None:
    with pytest.raises(Unreadable):
        mask(papers.repacked(papers.word(), word__document_dot_xml=body), "a.docx")


def test_a_package_of_bombs_and_one_that_is_locked_are_one_sentence(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("gongkai.files.opening.LARGEST_UNPACKED", 1 << 20)
    with pytest.raises(Unreadable, match="过大"):
        mask(papers.repacked(papers.word(), word__media__big_dot_png=bytes(1 << 21)), "a.docx")
    monkeypatch.setattr("gongkai.files.opening.MOST_PARTS", 3)
    with pytest.raises(Unreadable, match="过大"):
        mask(papers.word(), "a.docx")
