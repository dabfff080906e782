"""An HTML page as lines (网页文字): blocks and rows to lines, cells to `|`, scripts and styles to nothing.

Every character knows where it stood in the page, so that what is found in the text can be shown there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_HTML = re.compile(r"<(?:table|tr|td|p|div|span|html|body|br)\b[^<>]*>", re.I)
_WHOLE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html\b)", re.I | re.S)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "title",
        "caption",
    ]
)
_SILENT = frozenset(["script", "style", "template", "noscript"])


@dataclass(frozen=True)
class Flat:
    """`text` to read; `at[i]` is where its i-th character stood in the page."""

    text: str
    at: list[int]


def is_html(text: str) -> bool:
    """Whether a text has the tags of a page, whole or in part."""
    return _HTML.search(text) is not None


def is_whole_page(text: str) -> bool:
    """Whether a text begins as a page does."""
    return _WHOLE.match(text) is not None


def flat(page: str) -> Flat:
    """The words of a page."""
    parser = _Flattener(page)
    parser.feed(page)
    parser.close()
    return Flat("".join(parser.out), parser.at)


class _Flattener(HTMLParser):
    """Tags to separators: rows to lines, cells to `|`, blocks outside tables to lines, the rest to nothing."""

    def __init__(self, original: str) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self.at: list[int] = []
        self._lines = [0, *(hit.end() for hit in re.finditer("\n", original))]
        self._cells = 0
        self._silent = 0

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _put(self, text: str, *, spread: bool = False) -> None:
        if self._silent:
            return
        here = self._here()
        self.out.append(text)
        self.at += [here + step if spread else here for step in range(len(text))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "tr":
            self._cells = 0
            self._put("\n")
        elif tag in ("td", "th"):
            self._cells = 1
        elif tag in _BLOCKS:
            self._put(" " if self._cells else "\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._put(" " if self._cells else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th"):
            self._cells = 0
            self._put("|")
        elif tag in ("tr", "table") or tag in _BLOCKS and not self._cells:
            self._put("\n")

    def handle_data(self, data: str) -> None:
        # A line break inside a cell is a blank to the reader, not a new row.
        self._put(data.replace("\n", " ") if self._cells else data, spread=True)

    def handle_entityref(self, name: str) -> None:
        self._put({"amp": "&", "lt": "<", "gt": ">", "quot": '"'}.get(name, " "))

    def handle_charref(self, name: str) -> None:
        code = int(name[1:], 16) if name[:1] in "xX" else int(name)
        self._put(chr(code) if 32 <= code < 0x110000 and code != 0xA0 else " ")
