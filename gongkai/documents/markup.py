"""From the text an editor writes to the page a citizen reads.

The text is plain paragraphs, with pipe tables where a list belongs (a subset of CommonMark). Raw HTML is never
passed through, and what comes out is cleaned once more.
"""

from __future__ import annotations

import re
from functools import cache

import nh3
from markdown_it import MarkdownIt

from gongkai.documents.typed_table import with_rules

TAGS = {
    "p",
    "br",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "strong",
    "em",
    "ul",
    "ol",
    "li",
    "h2",
    "h3",
    "a",
}
ATTRIBUTES = {"a": {"href"}, "th": {"scope"}, "ol": {"start"}}
CLASSES = {"p": {"signature", "date"}}

HEADING = re.compile(r"<p>((?:[一二三四五六七八九十]+、)[^<。]{1,40})</p>")
SUBHEADING = re.compile(r"<p>((?:（[一二三四五六七八九十]+）)[^<。]{1,40})</p>")
# The organ and the day at the end stand on the right, as on paper; a note such as （此件公开发布） may follow.
SIGNED = re.compile(
    r"<p>(?P<organ>[^<。！？；：]{2,60})</p>\n<p>(?P<day>\d{4}年\d{1,2}月\d{1,2}日)</p>(?=(?:\n<p>（[^<]{1,40}）</p>)?\s*\Z)"
)


@cache
def _parser() -> MarkdownIt:
    return (
        MarkdownIt("commonmark", {"html": False, "breaks": True})
        .enable("table")
        .disable(["list", "code", "fence", "heading", "lheading", "hr", "blockquote", "reference", "image"])
    )


def to_html(text: str) -> str:
    """Clean HTML of a text: paragraphs, tables, official headings (一、 and （一）) as h2 and h3, the signature."""
    html = _parser().render(with_rules(text.replace("\r\n", "\n")))
    html = HEADING.sub(r"<h2>\1</h2>", html)
    html = SUBHEADING.sub(r"<h3>\1</h3>", html)
    html = SIGNED.sub(r'<p class="signature">\g<organ></p>\n<p class="date">\g<day></p>', html)
    html = html.replace("<th>", '<th scope="col">')
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, allowed_classes=CLASSES, link_rel="noopener noreferrer"
    )


def words_of(html: str) -> str:
    """What a page says and where its links lead, whatever it looks like: to tell whether two pages say the same.

    Bars part cells and say nothing: in older pages a table typed without its line of dashes stands as lines with bars.
    """
    return re.sub(r"[\s|]+", " ", nh3.clean(html, tags={"a"}, attributes={"a": {"href"}})).strip()


def to_plain(text: str) -> str:
    """The text without table bars, for summaries and search excerpts."""
    lines = (line for line in text.splitlines() if not re.fullmatch(r"[|:\-\s]+", line))
    return re.sub(r"\s+", " ", " ".join(lines).replace("|", " ")).strip()
