"""Reading a kept letter as its addressee does: for tests about what a letter says."""

from __future__ import annotations

from io import BytesIO

import docx

from gongkai.cases.models import Case, Letter
from gongkai.cases.package import content_of
from gongkai.law.letter import LetterKind


def text_of(letter: Letter) -> str:
    """Every paragraph and table cell of the Word file as it is kept."""
    document = docx.Document(BytesIO(content_of(letter, "word")))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def only(case: Case, kind: LetterKind) -> Letter:
    """The one letter of a kind that is not void."""
    return case.letters.valid().get(kind=kind)
