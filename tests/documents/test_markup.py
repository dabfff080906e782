"""From the editor's text to the reader's page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from gongkai.documents.markup import to_html, to_plain


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
