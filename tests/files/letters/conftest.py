"""Reading letters back, and templates somebody edited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.document import Document

from gongkai.files.letters.templates import shipped
from gongkai.law.letter import LetterKind

Edit = Callable[[Document], None]


def words_of(content: bytes) -> Iterator[str]:
    """The paragraphs of a Word letter in order, those of its tables row by row."""
    for block in docx.Document(BytesIO(content)).iter_inner_content():
        if hasattr(block, "rows"):
            yield from (p.text for row in block.rows for cell in row.cells for p in cell.paragraphs)
        else:
            yield block.text


def text_of(content: bytes) -> str:
    """A Word letter as one text, a paragraph a line."""
    return "\n".join(line for line in words_of(content) if line.strip()) + "\n"


def printed(content: bytes) -> str:
    """The text of a PDF's pages without blanks, line ends and page numbers."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    without = (page.replace(f"— {n} —", "") for n, page in enumerate(pages, 1))
    return "".join("".join(without).split()).replace("\ufffe", "-").replace("\x02", "-")


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[LetterKind, Edit], Path]:
    """A copy of a shipped template with an edit made in it."""

    def copy(kind: LetterKind, edit: Edit) -> Path:
        document = docx.Document(str(shipped(kind)))
        edit(document)
        path = tmp_path / f"{kind}.docx"
        document.save(str(path))
        return path

    return copy


def adding(*texts: str) -> Edit:
    """An edit that puts paragraphs before the first one."""

    def edit(document: Document) -> None:
        first = document.paragraphs[0]
        for text in texts:
            first.insert_paragraph_before(text)

    return edit
