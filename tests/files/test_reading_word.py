"""What is read in a Word file, and what is not."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from gongkai.documents.official import official
from gongkai.files.checking import check
from gongkai.files.word.numbering import written
from gongkai.files.word.pictures import picture
from gongkai.files.word.reading import read
from gongkai.law.source import Refusal
from tests import words


def test_title_and_number_of_a_notice_are_told_apart_from_its_text() -> None:
    found = read(words.notice())
    assert (found.title, found.number) == ("关于开展活动的通知", "甲文旅发〔2024〕3号")
    assert "关于开展活动的通知" not in found.html


def test_tracked_changes_count_as_accepted_and_what_is_hidden_stays_out() -> None:
    found = read(words.made(words.tracked))
    assert "活动延期举行。" in found.html
    for gone in ("取消", "内部掌握", "这里要不要改", "张三"):
        assert gone not in found.html
    assert found.said == (
        "文件里有2处修订，已按接受修订后的文字读入",
        "文件里有1处批注，没有读入",
        "文件里有1处隐藏文字，没有读入",
    )


def test_a_file_with_nothing_to_say_about_says_nothing() -> None:
    assert read(words.notice()).said == ()


def test_numbers_word_counts_by_itself_become_wording() -> None:
    html = read(words.made(words.numbered)).html
    for line in ("一、目标", "（一）近期", "（二）远期", "二、措施", "（一）宣传"):
        assert line in html


@pytest.mark.parametrize("said", ["9" * 5000, "²", "-1", "x"])
def test_a_number_of_word_that_is_none_breaks_nothing(said: str) -> None:
    def odd(parts: dict[str, bytes]) -> None:
        for name in ("word/numbering.xml", "word/document.xml"):
            for key in ("start", "ilvl"):
                parts[name] = parts[name].replace(
                    f'w:{key} w:val="0"'.encode(), f'w:{key} w:val="{said}"'.encode()
                )
                parts[name] = parts[name].replace(
                    f'w:{key} w:val="1"'.encode(), f'w:{key} w:val="{said}"'.encode()
                )
                parts[name] = parts[name].replace(f'w:{key}="1"'.encode(), f'w:{key}="{said}"'.encode())
            parts[name] = re.sub(rb'cx="\d+"', f'cx="{said}"'.encode(), parts[name])

    for content in (words.made(words.numbered), words.notice()):
        assert read(words.repacked(content, odd)).html


@pytest.mark.parametrize(
    "number, figures, shown",
    [(1, "chineseCounting", "一"), (10, "chineseCounting", "十"), (12, "chineseCounting", "十二"),
     (20, "chineseCounting", "二十"), (99, "chineseCounting", "九十九"), (3, "decimalEnclosedCircle", "③"),
     (2, "lowerLetter", "b"), (7, "decimal", "7"), (100, "chineseCounting", "100")],
)  # fmt: skip
def test_figures_are_written_as_official_texts_write_them(number: int, figures: str, shown: str) -> None:
    assert written(number, figures) == shown


def test_a_picture_comes_without_what_the_camera_wrote_into_it() -> None:
    (kept,) = read(words.notice()).pictures
    assert b"Zhang San" in words.png()
    assert b"Zhang San" not in kept.content
    assert (kept.width, kept.height) == (151, 113)
    assert picture("图.png", kept.content).content == kept.content


def test_words_for_a_picture_that_a_program_made_up_are_none() -> None:
    def write(word: Word) -> None:
        for descr in ("C:\\图\\1.png", "图片 1", "活动现场"):
            shown = word.add_picture(BytesIO(words.png()))
            shown._inline.docPr.set("descr", descr)

    html = read(words.made(write)).html
    assert html.count('alt=""') == 2
    assert 'alt="活动现场"' in html


def test_a_picture_of_another_kind_or_outside_the_file_is_left_out_with_a_sentence() -> None:
    def broken(parts: dict[str, bytes]) -> None:
        parts["word/media/image1.png"] = b"\x01\x00\x00\x00not a picture at all"

    def outside(parts: dict[str, bytes]) -> None:
        name = "word/_rels/document.xml.rels"
        parts[name] = parts[name].replace(
            b'Target="media/image1.png"', b'Target="http://localhost:1/x.png" TargetMode="External"'
        )
        name = "word/document.xml"
        parts[name] = parts[name].replace(b"r:embed=", b"r:link=")

    for change in (broken, outside):
        found = read(words.repacked(words.notice(), change))
        assert found.pictures == ()
        assert "localhost" not in found.html
        assert "有1张图片不是PNG或JPEG、已损坏或者在文件以外" in found.said[0]


def test_a_link_that_runs_a_script_is_no_link_after_cleaning() -> None:
    def write(word: Word) -> None:
        paragraph = word.add_paragraph("点这里")
        key = word.part.relate_to("javascript:alert(1)", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        paragraph._p.append(
            parse_xml(
                f'<w:hyperlink {nsdecls("w", "r")} r:id="{key}"><w:r><w:t>这里</w:t></w:r></w:hyperlink>'
            )
        )

    assert "javascript" not in official(read(words.made(write)).html)


def test_a_bomb_a_macro_and_a_definition_are_refused_before_anything_is_read() -> None:
    def bomb(parts: dict[str, bytes]) -> None:
        parts["word/media/zero.png"] = b"\0" * 60_000_000

    def macro(parts: dict[str, bytes]) -> None:
        parts["word/vbaProject.bin"] = b"x"

    def entity(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = b'<!DOCTYPE x [<!ENTITY a "b">]>' + parts["word/document.xml"]

    for change in (bomb, macro, entity):
        with pytest.raises(Refusal):
            check("通知.docx", BytesIO(words.repacked(words.notice(), change)))


def test_a_file_whose_text_is_no_xml_is_refused_in_words() -> None:
    def broken(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = b"<w:document"

    with pytest.raises(Refusal, match="已损坏"):
        read(words.repacked(words.notice(), broken))


def test_the_strict_form_is_refused_with_what_to_do() -> None:
    def strict(parts: dict[str, bytes]) -> None:
        name = "word/document.xml"
        parts[name] = parts[name].replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )

    with pytest.raises(Refusal, match="另存为普通的.docx"):
        read(words.repacked(words.notice(), strict))
