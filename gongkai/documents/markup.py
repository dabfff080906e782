"""From the text an editor writes to the page a citizen reads.

The text is plain paragraphs, with pipe tables where a list belongs (a subset of CommonMark). Raw HTML is never
passed through, and what comes out is cleaned once more.
"""

from __future__ import annotations

import re
from functools import cache

import nh3
from markdown_it import MarkdownIt

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

HEADING = re.compile(r"<p>((?:[一二三四五六七八九十]+、)[^<。]{1,40})</p>")
SUBHEADING = re.compile(r"<p>((?:（[一二三四五六七八九十]+）)[^<。]{1,40})</p>")


@cache
def _parser() -> MarkdownIt:
    return (
        MarkdownIt("commonmark", {"html": False, "breaks": True})
        .enable("table")
        .disable(["list", "code", "fence", "heading", "lheading", "hr", "blockquote", "reference", "image"])
    )


def to_html(text: str) -> str:
    """Clean HTML of a text: paragraphs, tables, official headings (一、 and （一）) as h2 and h3."""
    html = _parser().render(text.replace("\r\n", "\n"))
    html = HEADING.sub(r"<h2>\1</h2>", html)
    html = SUBHEADING.sub(r"<h3>\1</h3>", html)
    html = html.replace("<th>", '<th scope="col">')
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, link_rel="noopener noreferrer")


def to_plain(text: str) -> str:
    """The text without table bars, for summaries and search excerpts."""
    lines = (line for line in text.splitlines() if not re.fullmatch(r"[|:\-\s]+", line))
    return re.sub(r"\s+", " ", " ".join(lines).replace("|", " ")).strip()
