"""An edition on paper: every word of it, in order, with its tables, pictures and notes."""

from __future__ import annotations

import io
import re
from io import BytesIO

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents import acts
from gongkai.documents.drafting import acts as drafting
from gongkai.documents.models import Document, Edition
from gongkai.documents.printing.word import name_of, word
from gongkai.documents.rich import cleaned, grid, tree, written
from gongkai.documents.wording import RICH, Wording, rich, typed
from gongkai.files.letters.typeset import pdf
from tests import words
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, walk
from tests.papers import pdf as a_pdf

WORDS = st.text("甲乙丙丁，。一二 ab12<&》\t\u3000", min_size=1, max_size=12)


def paper_of(wording: Wording) -> bytes:
    """The Word file of a wording, without a database."""
    agency = type("Agency", (), {"name": "甲市文化和旅游局"})()
    document = Document(
        index_no="1/2024-00001",
        title="关于开展活动的通知",
        doc_no="甲文旅发〔2024〕3号",
        made_on=ON,
        issuer=agency.name,
    )
    edition = Edition(
        pk=1, document=document, number=1, html=wording.html, text=wording.text, form=wording.form
    )
    edition._prefetched_objects_cache = {
        "pictures": edition.pictures.none(),
        "attachments": edition.attachments.none(),
    }
    return word(edition, address="", day=ON)


def tight(said: str) -> str:
    return re.sub(r"\s", "", said)


def told(content: bytes) -> str:
    """Every letter of a Word file's body, in order, blanks aside."""
    body = docx.Document(io.BytesIO(content)).element.body
    return tight("".join(t.text or "" for t in body.iter(qn("w:t"))))


def stands_in_order(wanted: list[str], said: str) -> bool:
    at = 0
    for piece in wanted:
        found = said.find(tight(piece), at)
        if found < 0:
            return False
        at = found + len(tight(piece))
    return True


@settings(max_examples=60)
@given(st.lists(WORDS.filter(lambda said: tight(said) and "|" not in said), min_size=1, max_size=6))
def test_every_paragraph_typed_is_on_the_paper_in_order(paragraphs: list[str]) -> None:
    wording = typed("\n\n".join(paragraphs))
    wanted = [node.text_content() for node in tree(wording.html)]
    assert stands_in_order(wanted, told(paper_of(wording)))


PIECES = st.sampled_from([
    "<p>甲段</p>", "<h2>一、乙</h2>", "<h5>（1）丙</h5>", "<ul><li>丁<ul><li>戊</li></ul>己</li></ul>", "<ol start=3><li><p>庚</p><p>辛</p></li></ol>",
    "<p>前<strong>中<em>里</em></strong>后<br>下一行</p>", "<p>面积5km<sup>2</sup>，<a href='https://a.example/'>网址</a></p>",
    "<table><caption>表1</caption><tr><th>头</th><td colspan=2>值</td></tr><tr><td rowspan=2>竖</td><td>一</td><td>二</td></tr><tr><td><p>三</p><ul><li>四</li></ul></td></tr></table>",
    "<p class='signature'>甲局</p><p class='date'>2024年3月1日</p>", "<p>（此件公开发布）</p>",
])  # fmt: skip


@settings(max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=7))
def test_every_block_of_a_formatted_text_is_on_the_paper_in_order(pieces: list[str]) -> None:
    html = cleaned("".join(pieces))
    said = told(paper_of(rich(html)))
    wanted = [t for t in tree(html).itertext() if tight(t)]
    assert stands_in_order(wanted, said)


@settings(max_examples=60)
@given(
    st.lists(
        st.lists(st.tuples(WORDS, st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_a_table_keeps_its_rows_and_cells(rows: list[list[tuple[str, int, int]]]) -> None:
    made = tree("<table></table>")
    for row in rows:
        line = tree("<table><tr></tr></table>").find(".//tr")
        for said, wide, high in row:
            cell = tree(f"<table><tr><td colspan='{wide}' rowspan='{high}'></td></tr></table>").find(".//td")
            cell.text = said
            line.append(cell)
        made[0].append(line)
    wording = rich(cleaned(written(made)))
    (table,) = docx.Document(io.BytesIO(paper_of(wording))).tables
    shape = grid(tree(wording.html)[0])
    assert len(table._tbl.tr_lst) == len(shape)
    for line, wanted in zip(table._tbl.tr_lst, shape, strict=True):
        said = {
            cell.grid_offset: tight("".join(t.text or "" for t in cell.iter(qn("w:t"))))
            for cell in line.tc_lst
        }
        for at, words_here in enumerate(wanted):
            assert said.get(at, "") == tight(words_here).replace("｜", "|")


@pytest.fixture
def notice(cast: Cast) -> Document:
    """A draft read from a Word file with everything, and two files with it."""
    document = draft_of(cast, doc_no="甲文旅发〔2024〕3号")
    edition = document.editions.get()
    how = {"by": cast.li_qiang, "on": ON}
    drafting.take_word(
        edition.pk, drafting.read_word("通知.docx", BytesIO(words.notice())), saves=edition.saves, **how
    )
    for name in ("名单.pdf", "另一份名单.pdf"):
        acts.attach(edition.pk, name=name, content=BytesIO(a_pdf()), **how)
    return document


def test_a_notice_stands_as_official_papers_do(notice: Document) -> None:
    made = docx.Document(io.BytesIO(word(notice.editions.get(), address="", day=ON)))
    lines = [line for line in made.paragraphs if line.text.strip()]
    assert [line.text for line in lines][:4] == [
        "关于开展活动的通知", "甲文旅发〔2024〕3号", "各单位：", "一、总体要求",
    ]  # fmt: skip
    assert [line.text for line in lines][-8:] == [
        "附件：1. 名单", "2. 另一份名单", "甲市文化和旅游局", "2024年3月1日", "（此件公开发布）",
        f"索引号：{notice.index_no}　成文日期：2024年3月11日", f"来源：{notice.agency.name}", "有效性：有效（2024年3月11日）　第1版",
    ]  # fmt: skip
    assert [line.style.name for line in lines if line.style.name.startswith("Heading")] == [
        "Heading 1", "Heading 2", "Heading 3", "Heading 4",
    ]  # fmt: skip
    section = made.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_what_is_not_in_force_says_so_on_every_page(notice: Document) -> None:
    (section,) = docx.Document(io.BytesIO(word(notice.editions.get(), address="", day=ON))).sections
    for header in (section.header, section.even_page_header):
        assert [line.text for line in header.paragraphs] == ["（第1版，拟稿，没有公开发布）"]


def test_pictures_and_notes_are_kept(notice: Document) -> None:
    edition = notice.editions.get()
    made = word(edition, address="", day=ON)
    document = docx.Document(io.BytesIO(made))
    (kept,) = edition.pictures.all()
    parts = {part.partname: part.blob for part in document.part.package.iter_parts()}
    with kept.file.open("rb") as content:
        assert parts[f"/word/media/{kept.name}"] == content.read()
    assert "含周末。" in parts["/word/footnotes.xml"].decode()
    assert "[1]" not in told(made)
    assert len(list(document.element.body.iter(qn("w:footnoteReference")))) == 1


def test_what_was_taken_along_can_be_read_in_again(notice: Document) -> None:
    """The paper of a document is a Word file like any other: its headings, table and note come back."""
    read = drafting.read_word("x.docx", BytesIO(word(notice.editions.get(), address="", day=ON))).read
    for said in (
        "<h2>一、总体要求</h2>",
        "<h5>（1）场地</h5>",
        'rowspan="2"',
        'colspan="2"',
        "含周末。",
        "<img",
    ):
        assert said in read.html
    assert read.title == notice.title
    assert read.number == notice.doc_no


def test_the_pdf_says_what_the_word_file_says(notice: Document) -> None:
    pages = pypdfium2.PdfDocument(pdf(word(notice.editions.get(), address="", day=ON)))
    said = tight("".join(page.get_textpage().get_text_bounded() for page in pages))
    for wanted in ("关于开展活动的通知", "表1活动日程", "展演", "含周末。", "附件：1.名单", notice.index_no):
        assert wanted in said


def test_a_text_that_lists_its_files_lists_them_once(cast: Cast) -> None:
    document = draft_of(cast, text="现将名单公布。\n\n附件：名单\n\n甲局\n\n2024年3月1日")
    acts.attach(
        document.editions.get().pk, name="名单.pdf", content=BytesIO(a_pdf()), by=cast.li_qiang, on=ON
    )
    assert told(word(document.editions.get(), address="", day=ON)).count("附件：") == 1


def test_a_picture_whose_file_is_gone_leaves_its_words(notice: Document) -> None:
    edition = notice.editions.get()
    for kept in edition.pictures.all():
        kept.file.delete(save=False)
    assert "［图" in told(word(edition, address="", day=ON))


def test_the_same_edition_gives_the_same_bytes(notice: Document) -> None:
    first, second = (word(notice.editions.get(), address="", day=ON) for _ in range(2))
    assert first == second


def test_a_published_edition_names_its_address_and_no_stage(cast: Cast) -> None:
    document = draft_of(cast)
    walk(cast, document)
    document.refresh_from_db()
    made = word(document.editions.get(), address="https://a.example/doc/1/", day=ON)
    said = told(made)
    assert "https://a.example/doc/1/" in said
    assert docx.Document(io.BytesIO(made)).sections[0].header.paragraphs[0].text == ""
    assert "发布日期：2024年3月11日" in said


def test_a_file_is_named_after_its_document(notice: Document) -> None:
    edition = notice.editions.get()
    assert name_of(edition, "docx") == "关于开展活动的通知.docx"
    edition.number, edition.document.title = 2, "甲/乙的通知"
    assert name_of(edition, "pdf") == "甲 乙的通知（第2版）.pdf"


@pytest.mark.parametrize(
    "html",
    [
        "<p>一<a href='https://a.cn/\x0bx'>二</a></p>",
        f"<p>一<img src='picture/{'a' * 64}.png' alt='图\x0b示'></p>",
        "<p>\x0b一\ufffe</p>",
    ],
)
def test_what_cannot_be_printed_is_left_out_of_a_wording_kept_with_it(html: str) -> None:
    assert told(paper_of(Wording(RICH, "一", html))).count("一") == 1


def test_news_say_nothing_of_force_and_a_policy_does(cast: Cast) -> None:
    news = told(word(draft_of(cast, title="关于文化馆开放的消息").editions.get(), address="", day=ON))
    policy = told(word(draft_of(cast, kind="policy").editions.get(), address="", day=ON))
    assert "有效性" not in news
    assert news.endswith("第1版")
    assert "有效性：有效" in policy
