"""A report's text made plain for reading, with the way back to every character of the original.

Full-width signs become half-width, HTML becomes lines and `|` cells, page footers and comments become blanks.
Nothing here changes a digit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.files.html_text import flat, is_html

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDE |= {0x3000: 0x20, 0xA0: 0x20, 0x2002: 0x20, 0x2003: 0x20, 0x2009: 0x20, 0xFEFF: 0x20, 0x200B: 0x20}
_WIDE |= {0x2502: ord("|"), ord("\r"): 0x20, ord("\f"): 0x0A, 0x2212: ord("-")}
_FOOTER = re.compile(r"^[ \t]*(?:[-–—]{1,2}[ \t]*\d{1,3}[ \t]*[-–—]{1,2}|第\s*\d{1,3}\s*页.*)[ \t]*$", re.M)
_COMMENT = re.compile(r"<!--.*?-->", re.S)


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
    if is_html(original):
        read = flat(original)
        text, at = read.text, read.at
    else:
        text, at = original, list(range(len(original)))
    text = text.translate(_WIDE)
    text = _COMMENT.sub(_blank, text)
    text = _FOOTER.sub(_blank, text)
    return Page(text, (*at, len(original)), original)


def _blank(hit: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", hit[0])
