"""A report's text made plain for reading, with the way back to every character of the original.

Full-width signs become half-width, HTML becomes lines and `|` cells, page footers and comments become blanks.
Nothing here changes a digit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDE |= {0x3000: 0x20, 0xA0: 0x20, 0x2002: 0x20, 0x2003: 0x20, 0x2009: 0x20, 0xFEFF: 0x20, 0x200B: 0x20}
_WIDE |= {0x2502: ord("|"), ord("\r"): 0x20, ord("\f"): 0x0A, 0x2212: ord("-")}
_FOOTER = re.compile(r"^[ \t]*(?:[-–—]{1,2}[ \t]*\d{1,3}[ \t]*[-–—]{1,2}|第\s*\d{1,3}\s*页.*)[ \t]*$", re.M)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_HTML = re.compile(r"<(?:table|tr|td|p|div|span|html|body|br)\b[^<>]*>", re.I)
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
class Page:
    """`text` to read; `at[i]` is where its i-th character stood in the original (one entry more, for the end)."""

    text: str
    at: tuple[int, ...]
    original: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of `text` as offsets of the original."""
        if end <= start:
            return self.at[start], self.at[start]
        return self.at[start], self.at[end - 1] + 1


def page_of(original: str) -> Page:
    """Make a text plain. HTML is recognised by its tags."""
    if _HTML.search(original):
        parser = _Flattener(original)
        parser.feed(original)
        parser.close()
        text, at = "".join(parser.out), parser.at
    else:
        text, at = original, list(range(len(original)))
    text = text.translate(_WIDE)
    text = _COMMENT.sub(_blank, text)
    text = _FOOTER.sub(_blank, text)
    return Page(text, (*at, len(original)), original)


def _blank(hit: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", hit[0])


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
