"""The words of a Word file: paragraphs, and a line for each row of a table, as the reader meets them.

Tracked changes count as accepted, and hidden words are read like others: they go along with the file. Pictures and the table
of contents Word makes are not read; what stands beside the body, `word_beside` reads.
"""

from __future__ import annotations

from gongkai.files.opening import Bound
from gongkai.files.walk import Attributes, Parts, walk

MAIN = "word/document.xml"
SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
# Elements of which nothing is read, and everything of another language of XML.
UNREAD = frozenset(
    [
        "drawing",
        "pict",
        "object",
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "sectPr",
        "tblPr",
        "trPr",
        "instrText",
        "delText",
        "rt",
    ]
)
SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
CONTENTS = "Table of Contents"
ROW = "| {} |"


def lines_of(parts: Parts, bound: Bound) -> list[str]:
    """The lines of the body. Raises Unreadable."""
    reader = Reader(bound)
    parts.walk(MAIN, reader, bound)
    return reader.lines


def lines_of_element(content: bytes) -> list[str]:
    """The lines of one paragraph or table, as `lines_of` gives them."""
    reader = Reader(Bound(), inside=True)
    walk(content, reader, Bound())
    return reader.lines


class Reader:
    """Listens to a part and keeps what the body says, or with `inside` everything it hears."""

    def __init__(self, bound: Bound, *, inside: bool = False) -> None:
        self.lines: list[str] = []
        self._bound = bound
        self._inside = inside
        self._unread = 0  # elements open since an unread one began
        self._told: list[str] = []  # of the paragraph
        self._paragraphs = self._tables = 0  # that are open
        self._is_text = False
        self._cell: list[str] = []
        self._cells: list[str] = []
        self._goes_on = False  # the cell is the lower part of one above
        self._contents = False

    def start(self, name: str, attributes: Attributes) -> None:
        if self._unread:
            self._unread += 1
            return
        kind = local(name)
        if kind is None or kind in UNREAD or kind == "sdtContent" and self._contents:
            self._contents = False
            self._unread = 1
        elif kind == "body":
            self._inside = True
        elif not self._inside:
            return
        elif kind == "p":
            self._paragraphs += 1
        elif kind == "t":
            self._is_text = self._paragraphs > 0
        elif kind in SIGNS and self._paragraphs:
            self._say(SIGNS[kind])
        elif kind == "br" and value(attributes, "type") in ("", "textWrapping"):
            self._say("\n")
        else:
            self._part(kind, attributes)

    def _part(self, kind: str, attributes: Attributes) -> None:
        if kind == "tbl":
            self._tables += 1
        elif kind == "tr" and self._tables == 1:
            self._cells = []
        elif kind == "tc" and self._tables == 1:
            self._bound.cells()
            self._cell, self._goes_on = [], False
        elif kind == "vMerge" and self._tables == 1:
            self._goes_on = value(attributes, "val") in ("", "continue")
        elif kind == "docPartGallery":
            self._contents = value(attributes, "val") == CONTENTS

    def end(self, name: str) -> None:
        if self._unread:
            self._unread -= 1
            return
        kind = local(name)
        if kind == "t":
            self._is_text = False
        elif kind == "p" and self._paragraphs:
            self._paragraphs -= 1
            self._paragraph()
        elif kind == "tc" and self._tables == 1 and not self._goes_on:
            self._cells.append(" ".join("\n".join(self._cell).split()))
        elif kind == "tr" and self._tables == 1:
            self._bound.cells()
            self.lines.append(ROW.format(" | ".join(self._cells)))
        elif kind == "tbl":
            self._tables -= 1

    def _paragraph(self) -> None:
        said, self._told = "".join(self._told), []
        if self._tables:
            self._cell.append(said)
        else:
            self._bound.cells()
            self.lines.append(said)

    def words(self, said: str) -> None:
        if self._is_text and not self._unread:
            self._say(said)

    def _say(self, said: str) -> None:
        self._bound.letters(len(said))
        self._told.append(said)


def local(name: str) -> str | None:
    """The name of an element of Word; None for another language of XML."""
    return next((name[len(space) :] for space in SPACES if name.startswith(space)), None)


def value(attributes: Attributes, key: str) -> str:
    """An attribute of Word, empty where it is not there."""
    return next((attributes[space + key] for space in SPACES if space + key in attributes), "")
