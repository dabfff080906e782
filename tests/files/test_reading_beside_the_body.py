"""What stands beside the body of a Word file is read for checks, behind the body: boxes, notes, headers, footers."""

from __future__ import annotations

import pytest
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from gongkai.files.extract import FileText, Unreadable, file_text_of_bytes, text_of_bytes
from gongkai.files.word_beside import is_page_number
from tests import words

ENDNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def said(*texts: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def box(*texts: str) -> str:
    """A run with a text box as Word writes it since 2010: once in each of two languages."""
    content = f"<w:txbxContent>{said(*texts)}</w:txbxContent>"
    return (
        f"<w:r {nsdecls('w')} {MC} {WPS} {VML}><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox>"
        "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def old_box(text: str) -> str:
    return (
        f"<w:r {nsdecls('w')} {VML}><w:pict><v:shape><v:textbox><w:txbxContent>{said(text)}</w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r>"
    )


def noted(word: Word) -> None:
    """A notice with something in every place there is."""
    first = word.add_paragraph("各单位：")
    first._p.append(parse_xml(box("方框一", "方框二")))
    words.footnote(word, word.add_paragraph("活动为期三天"), "含周末。")
    word.add_paragraph("2024年3月1日")._p.append(parse_xml(old_box("旧式方框")))
    body = (
        f'<w:endnotes {nsdecls("w")}><w:endnote w:type="separator" w:id="-1"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:endnote>'
        f'<w:endnote w:id="2">{said("见附件。", "另见附表。")}</w:endnote></w:endnotes>'
    )
    part = Part(PackURI("/word/endnotes.xml"), ENDNOTES, body.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
    section = word.sections[0]
    section.header.paragraphs[0].text = "甲市文旅局文件"
    section.footer.paragraphs[0].text = "联系人见末页"
    section.footer.paragraphs[0]._p.append(parse_xml(box("— 1 —")))
    other = word.add_section()
    other.header.is_linked_to_previous = False
    other.header.paragraphs[0].text = "甲市文旅局文件"


def test_each_place_is_told_line_by_line_behind_the_body() -> None:
    content = words.made(noted)
    body = "各单位：\n活动为期三天。\n2024年3月1日"
    beside = [
        "方框一",
        "方框二",
        "旧式方框",
        "含周末。",
        "见附件。",
        "另见附表。",
        "甲市文旅局文件",
        "联系人见末页",
    ]
    found = file_text_of_bytes(content)
    assert found.body.rstrip("\n") == body
    assert found.beside.split("\n") == beside
    assert found.text == f"{found.body}\n{found.beside}"
    assert [found.text[at : at + len(part)] for at, part in found.parts] == [found.body, found.beside]


def test_who_wants_the_body_gets_the_body() -> None:
    content = words.made(noted)
    assert text_of_bytes(content) == file_text_of_bytes(content).body
    assert FileText("正文").text == "正文"


def test_a_poster_that_is_all_text_boxes_is_read_and_a_report_is_not_found_in_it() -> None:
    content = words.made(lambda word: word.add_paragraph()._p.append(parse_xml(box("公共文化服务休系"))))
    assert file_text_of_bytes(content).text.strip() == "公共文化服务休系"
    with pytest.raises(Unreadable, match="没有文字"):
        text_of_bytes(content)


def test_what_was_struck_out_is_not_read_and_hidden_words_are() -> None:
    def changed(word: Word) -> None:
        words.tracked(word)
        word.add_paragraph()._p.append(parse_xml(f"<w:del {nsdecls('w')}>{box('删去的方框')}</w:del>"))
        footer = word.sections[0].footer.paragraphs[0]
        footer.add_run("隐藏的页脚").font.hidden = True
        footer._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>删去</w:delText></w:r></w:del>"))

    found = file_text_of_bytes(words.made(changed))
    assert found.body.strip() == "活动延期内部掌握举行。"
    assert found.beside == "隐藏的页脚"


@pytest.mark.parametrize(
    "line, is_told",
    [("1", False), ("— 1 —", False), ("第 3 页", False), ("第3页 共12页", False), ("第3页，共12页", False), ("- 2 -", False),
     ("第三页", True), ("第1版", True), ("附件1", True)],
)  # fmt: skip
def test_the_number_of_a_page_is_no_line(line: str, is_told: bool) -> None:
    def numbered(word: Word) -> None:
        word.add_paragraph("通知")
        word.sections[0].footer.paragraphs[0].text = line

    assert file_text_of_bytes(words.made(numbered)).beside == (line if is_told else "")


def test_letters_beside_the_body_count_like_its_own() -> None:
    content = words.made(noted)
    assert file_text_of_bytes(content, most=80)
    with pytest.raises(Unreadable, match="超过30字"):
        file_text_of_bytes(content, most=30)


def test_a_broken_part_beside_the_body_is_told_as_a_broken_file() -> None:
    content = words.repacked(
        words.made(noted), lambda parts: parts.update({"word/footnotes.xml": b"<w:footnotes"})
    )
    assert text_of_bytes(content)
    with pytest.raises(Unreadable, match="文件已损坏"):
        file_text_of_bytes(content)


@pytest.mark.parametrize("line", ["", "3", "- 3 -", "3/10", "第 3 页 共 10 页", "共10页"])
def test_the_number_of_a_page_is_not_told(line: str) -> None:
    assert is_page_number(line)


@pytest.mark.parametrize(
    "line", ["13812345678", "010-12345678", "110101199003070038", "2026-02-30", "第3页见附件"]
)
def test_a_telephone_or_a_day_alone_is_no_number_of_a_page(line: str) -> None:
    assert not is_page_number(line)


def test_a_row_of_points_is_walked_over_once() -> None:
    assert not is_page_number("．" * 1_000_000 + "注")
