"""The PDF is set from the Word file: it says the same, in the same order, and warns of nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.enum.text import WD_BREAK
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from gongkai.files.letters.fonts import shelf
from gongkai.files.letters.render import word
from gongkai.files.letters.sheets import read_sheets
from gongkai.files.letters.specimen import specimen
from gongkai.files.letters.typeset import pdf
from gongkai.law.letter import LetterKind
from gongkai.law.source import Refusal
from tests import papers
from tests.files.letters.conftest import Edit, adding, printed, words_of

Edited = Callable[[LetterKind, Edit], Path]
KIND = LetterKind.RECEIPT


def tight(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("kind", LetterKind)
def test_the_pdf_says_every_sentence_of_the_word_file_in_order(kind: LetterKind) -> None:
    content = word(kind, specimen(kind))
    said, at = printed(pdf(content)), 0
    for line in words_of(content):
        found = said.find(tight(line), at)
        assert found >= 0, line
        at = found + len(tight(line))
    assert at == len(said)


def of(content: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(content)


def test_the_pdf_carries_title_language_tags_and_the_archives_marks() -> None:
    made = pdf(word(KIND, specimen(KIND)))
    meta = of(made).get_metadata_dict()
    assert meta["Title"] == "示例市文化广电和旅游局政府信息公开申请接收回执（示文广旅公开〔2026〕第7号-受）"
    assert meta["Author"] == "示例市文化广电和旅游局"
    assert meta["CreationDate"].startswith("D:20260324")
    assert b"<pdfuaid:part>1<" in made
    assert b"<pdfaid:part>2<" in made
    assert re.search(rb"/Lang ?\(zh", made)
    assert b"/MarkInfo" in made


def test_the_same_letter_gives_the_same_pdf() -> None:
    content = word(KIND, specimen(KIND))
    assert pdf(content) == pdf(content)


def test_what_an_applicant_wrote_is_never_read_as_markup() -> None:
    hostile = '#eval(1) *粗* _斜_ $x$ @引 <标签> = 题 \\ `代码` #pagebreak() // 注 ] [ {{ 7*7 }} "引" é'
    content = word(KIND, replace(specimen(KIND), asked=hostile))
    assert tight(hostile) in printed(pdf(content))


def test_an_edited_template_changes_the_pdf(edited: Edited) -> None:
    def edit(document: docx.document.Document) -> None:
        adding("本局自用格式：", "第二段")(document)
        document.paragraphs[1].runs[0].add_break(WD_BREAK.PAGE)
        document.paragraphs[1].add_run("另页").bold = True
        document.sections[0].left_margin = Pt(100)

    content = word(KIND, specimen(KIND), own=edited(KIND, edit))
    made = pdf(content)
    assert "本局自用格式：" in printed(made)
    assert len(of(made)) == len(of(pdf(word(KIND, specimen(KIND))))) + 1


def test_looks_come_from_the_run_the_paragraph_or_the_style(edited: Edited) -> None:
    def edit(document: docx.document.Document) -> None:
        first = document.paragraphs[0].insert_paragraph_before("直接")
        first.runs[0].font.size, first.runs[0].bold = Pt(9), True
        styled = document.paragraphs[1].insert_paragraph_before("样式", style="Title")
        styled.paragraph_format.first_line_indent = Pt(10)
        styled._p.pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), "200")

    content = word(KIND, specimen(KIND), own=edited(KIND, edit))
    first, second, *_ = read_sheets(content, lambda name: ([name], False))["blocks"]
    assert (first["runs"][0]["size"], first["runs"][0]["bold"], first["level"]) == (9, True, 0)
    assert second["level"] == 1
    assert second["first"] == 2 * second["size"]
    assert second["runs"][0]["fonts"] == ["仿宋_GB2312"]


def numbered(document: docx.document.Document) -> None:
    properties = document.paragraphs[4]._p.get_or_add_pPr()
    properties.append(OxmlElement("w:numPr"))


def pictured(document: docx.document.Document) -> None:
    document.paragraphs[0].runs[0].add_picture(BytesIO(papers.png()))


def floating(document: docx.document.Document) -> None:
    pictured(document)
    (inline,) = document.element.body.iter(qn("wp:inline"))
    inline.tag = qn("wp:anchor")


def described(document: docx.document.Document) -> None:
    pictured(document)
    (inline,) = document.element.body.iter(qn("wp:inline"))
    inline.docPr.set("descr", "局徽")


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (numbered, "用了自动编号，PDF不能照排"),
        (pictured, "用了没有文字说明的图片，PDF不能照排"),
        (floating, "用了浮动的图片或者图形，PDF不能照排"),
        (lambda document: document.add_section(), "分成了几节"),
    ],
)
def test_what_would_vanish_in_the_pdf_is_refused_by_name(edited: Edited, edit: Edit, says: str) -> None:
    content = word(KIND, specimen(KIND), own=edited(KIND, edit))
    with pytest.raises(Refusal, match=says):
        pdf(content)


def test_a_picture_in_the_line_is_set_with_the_words_for_it(edited: Edited) -> None:
    made = pdf(word(KIND, specimen(KIND), own=edited(KIND, described)))
    assert made.count(b"/Subtype /Image") + made.count(b"/Subtype/Image") == 1
    plain = pdf(word(KIND, specimen(KIND)))
    assert plain.count(b"/Subtype/Image") + plain.count(b"/Subtype /Image") == 0


def test_a_character_no_font_has_stops_the_pdf_and_not_the_word_file() -> None:
    content = word(KIND, replace(specimen(KIND), addressee="王\ue9f3"))
    with pytest.raises(Refusal, match="有的字在这台机器的字体里没有"):
        pdf(content)


def test_without_a_chinese_font_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="fonts-noto-cjk.*fonts 文件夹；Word文件不受影响"):
        shelf(tmp_path, with_system=False)


def test_a_font_put_into_the_data_folder_is_found(tmp_path: Path) -> None:
    family = "Noto Serif CJK SC"
    [source, *_] = [f.path for f in shelf(tmp_path).loaded.fonts() if f.family == family and f.path]
    (tmp_path / "kept.ttc").symlink_to(source)
    assert family in shelf(tmp_path, with_system=False).families


def test_a_title_font_that_is_missing_is_replaced_by_a_bold_song(tmp_path: Path) -> None:
    found = shelf(tmp_path)
    families, bold = found.chinese("方正小标宋简体")
    assert families
    assert bold is not bool({"FZXiaoBiaoSong-B05S", "方正小标宋简体", "STZhongsong"} & found.families)
    assert found.chinese("黑体")[0][0] != found.chinese("仿宋_GB2312")[0][0]


def test_a_picture_named_like_the_typesetters_program_is_a_picture() -> None:
    made = docx.Document()
    made.core_properties.title = "示例"
    made.add_paragraph("正文")
    for width in (2, 3):
        made.add_picture(BytesIO(papers.png(width)))
    for words in made.element.body.iter(qn("wp:docPr")):
        words.set("descr", "图")
    parts = [r.target_part for r in made.part.rels.values() if "image" in r.reltype]
    parts[0].partname = PackURI("/word/media/letter.typ")
    parts[1].partname = PackURI("/word/other/image1.PNG")
    content = BytesIO()
    made.save(content)
    named = read_sheets(content.getvalue(), shelf(Path("none")).chinese)["pictures"]
    assert set(named) == {"0", "1.png"}
