"""Numbers of somebody in what nobody reads aloud: attributes of a page, bookmarks of a paper, headers of a sheet with their codes."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from gongkai.files.cleansing.deciding import Decision, Decisions
from gongkai.files.cleansing.masking import cleanse
from gongkai.files.cleansing.sheet import headers
from gongkai.law.source import Refusal
from tests.files.cleansing.planted import seen
from tests.files.cleansing.test_sheets import changed, saved

PHONE, ID = "13800000000", "990000199003070021"


@pytest.mark.parametrize(
    ("page", "new"),
    [
        (f'<p id="{PHONE}">电话{PHONE}</p>', "<p>电话138****0000</p>"),
        (f'<p id="{PHONE}">好</p>', "<p>好</p>"),
        (f'<table width="{PHONE}"><tr><td>电话{PHONE}</table>', "<table><tr><td>电话138****0000</td></tr></table>"),
        (f'<p class="a{PHONE}">电话{PHONE}</p>', '<p class="a138****0000">电话138****0000</p>'),
        ('<p id="12345" class="n20261126">好</p>', '<p id="12345" class="n20261126">好</p>'),
        (f'<p width="800000">电话{PHONE}</p>', '<p width="800000">电话138****0000</p>'),
    ],
)  # fmt: skip
def test_a_mark_or_a_width_that_is_somebodys_number_goes(page: str, new: str) -> None:
    assert cleanse(page.encode(), "a.html").content.decode() == new


def with_bookmark(name: str, text: str) -> bytes:
    out, paper = BytesIO(), docx.Document()
    start = f'<w:bookmarkStart {nsdecls("w")} w:id="7" w:name="{name}"/>'
    link = f'<w:hyperlink {nsdecls("w")} w:anchor="{name}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>'
    written = paper.add_paragraph("")._p
    for inside in (start, f'<w:bookmarkEnd {nsdecls("w")} w:id="7"/>', link):
        written.append(parse_xml(inside))
    paper.save(out)
    return out.getvalue()


def main_of(content: bytes, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(part).decode()


@pytest.mark.parametrize("text", ["见名单", f"电话{PHONE}"])
@pytest.mark.parametrize(
    ("name", "new"),
    [
        (f"_{PHONE}", "_138____0000"), (f"_Toc{PHONE}", "_Toc138____0000"), (f"电话{PHONE}_1", "电话138____0000_1"),
        (f"id{ID}", "id990000________0021"),
    ],
)  # fmt: skip
def test_a_bookmark_with_a_number_has_a_new_name_that_its_links_find(name: str, new: str, text: str) -> None:
    done = cleanse(with_bookmark(name, text), "a.docx")
    assert seen(done.content, PHONE, ID) == []
    assert f'w:name="{new}"' in main_of(done.content)
    assert f'w:anchor="{new}"' in main_of(done.content)


@pytest.mark.parametrize("name", ["_Toc202611260", "_GoBack", "附件1"])
def test_a_bookmark_without_a_number_keeps_its_name(name: str) -> None:
    assert f'w:name="{name}"' in main_of(cleanse(with_bookmark(name, f"电话{PHONE}"), "a.docx").content)


def with_header(said: str) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["好"])
    book.active.oddHeader.center.text = "HERE"
    return changed(saved(book), "xl/worksheets/sheet1.xml", ("&amp;CHERE", said.replace("&", "&amp;")))


def header_of(content: bytes) -> str:
    said = main_of(content, "xl/worksheets/sheet1.xml")
    return said.partition("<oddHeader>")[2].partition("</oddHeader>")[0].replace("&amp;", "&")


HEADS = [
    (f"&C{PHONE}", "&C138****0000"), (f"&C&12{PHONE}", "&C&12138****0000"), (f"&R&8 {PHONE}", "&R&8 138****0000"),
    (f'&L&"宋体,常规"&12电话{PHONE}', '&L&"宋体,常规"&12电话138****0000'), (f"&C&K01+000{PHONE}", "&C&K01+000138****0000"),
    (f"&C&KFF0000{PHONE}", "&C&KFF0000138****0000"), ("&C电话138&B00000000", "&C电话138****0000&B"), (f"&L{ID}&R{PHONE}", "&L990000********0021&R138****0000"),
    (f"第&P页{PHONE}", "第&P页138****0000"), (f"&C&120{PHONE}", "&C&120138****0000"), (f"&C&8{PHONE}", "&C&8138****0000"),
    (f"&C&12{PHONE}&R&120{ID}", "&C&12138****0000&R&120990000********0021"), (f"&&{PHONE}", "&&138****0000"),
    (f"&p{PHONE}&n", "&p138****0000&n"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "new"), HEADS)
def test_a_number_in_a_header_is_covered_and_its_codes_stay(said: str, new: str) -> None:
    assert header_of(cleanse(with_header(said), "a.xlsx").content) == new


@pytest.mark.parametrize(
    "said", ['&L&"宋体,常规"&10示例市文化广播电视和旅游局&R第&P页，共&N页', "&C2026年11月&&", "&D &T &F"]
)
def test_a_header_of_nobody_stays_as_it_is(said: str) -> None:
    assert header_of(cleanse(with_header(said), "a.xlsx").content) == said


def test_a_number_that_is_no_word_of_a_header_is_refused_and_not_written() -> None:
    with pytest.raises(Refusal, match="在页眉页脚仍能找到原文"):
        cleanse(with_header(f'&C&"{PHONE}"值班'), "a.xlsx")


def test_what_was_decided_to_stay_may_stand_in_a_header() -> None:
    stays = Decisions([Decision("keep", kind="phone", reason="本机关值班手机", basis="条例第二十条")])
    assert header_of(cleanse(with_header(f"&C{PHONE}"), "a.xlsx", stays).content) == f"&C{PHONE}"


def test_the_proof_finds_what_stands_in_a_header() -> None:
    assert headers.left(with_header(f"&C&12{PHONE}"), []) == ["页眉页脚"]
    assert headers.left(with_header(f"&C&12{PHONE}"), [PHONE]) == []
    assert headers.left(with_header("&C2026"), []) == []
    assert headers.left(b"no book", []) == []
