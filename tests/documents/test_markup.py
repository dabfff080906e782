"""From the editor's text to the reader's page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from gongkai.documents.markup import to_html, to_plain, words_of


def test_official_headings_become_headings() -> None:
    html = to_html("一、总体要求\n\n（一）基本原则\n\n正文。")
    assert html == "<h2>一、总体要求</h2>\n<h3>（一）基本原则</h3>\n<p>正文。</p>\n"


def test_a_pipe_table_becomes_a_table_with_scoped_headers() -> None:
    html = to_html("| 场馆 | 时间 |\n| --- | --- |\n| 图书馆 | 9:00 |")
    assert '<th scope="col">场馆</th>' in html
    assert "<td>图书馆</td>" in html


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "![x](http://a/b.png)",
     '<a href="https://a" onclick="x()">a</a>'],
)  # fmt: skip
def test_nothing_that_runs_or_loads_comes_through(text: str) -> None:
    tags: list[tuple[str, list[tuple[str, str | None]]]] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attrs: tags.append((tag, attrs))  # type: ignore[method-assign]
    reader.feed(to_html(text))
    assert not {"script", "img", "iframe", "style"} & {tag for tag, _ in tags}
    for _, attributes in tags:
        assert not any(
            name.startswith("on") or (value or "").startswith("javascript:") for name, value in attributes
        )


def test_numbering_stays_text() -> None:
    assert to_html("1. 第一项。\n\n2. 第二项。") == "<p>1. 第一项。</p>\n<p>2. 第二项。</p>\n"


def test_a_summary_has_no_table_bars() -> None:
    assert (
        to_plain("开放时间如下。\n\n| 场馆 | 时间 |\n| --- | --- |\n| 图书馆 | 9:00 |")
        == "开放时间如下。 场馆 时间 图书馆 9:00"
    )


SIGNED = '<p class="signature">甲市文化和旅游局</p>\n<p class="date">2024年3月11日</p>\n'


def test_the_organ_and_the_day_at_the_end_are_the_signature() -> None:
    assert to_html("特此通知。\n\n甲市文化和旅游局\n\n2024年3月11日").endswith(SIGNED)


def test_a_note_may_follow_the_signature() -> None:
    html = to_html("附件：名单\n\n甲市文化和旅游局\n\n2024年3月11日\n\n（此件公开发布）")
    assert html == f"<p>附件：名单</p>\n{SIGNED}<p>（此件公开发布）</p>\n"


@pytest.mark.parametrize(
    "text",
    [
        "甲市文化和旅游局\n\n2024年3月11日\n\n请认真落实。",  # in the middle
        "请于下列日期前报送：\n\n2024年3月11日",  # what stands before is no organ
        "甲市文化和旅游局\n\n2024年3月11日前完成",  # not a day alone
        "2024年3月11日",
    ],
)
def test_what_only_looks_like_a_signature_stays_a_paragraph(text: str) -> None:
    assert "class=" not in to_html(text)


def test_the_words_of_a_page_do_not_depend_on_its_dress_but_on_its_links() -> None:
    assert words_of('<p class="date">甲</p>') == words_of("<h2>甲</h2>")
    assert words_of('<p><a href="/a">甲</a></p>') != words_of('<p><a href="/b">甲</a></p>')
    assert words_of("<p>甲</p>") != words_of("<p>乙</p>")


def test_a_page_of_before_with_bars_says_the_same_as_the_table_it_is_now() -> None:
    before = "<p>| 甲 | 乙 |<br>\n| 丙 | 丁 |</p>\n"
    assert words_of(before) == words_of(to_html("| 甲 | 乙 |\n| 丙 | 丁 |"))
    assert words_of(before) != words_of(to_html("| 甲 | 乙 |\n| 丙 | 戊 |"))
