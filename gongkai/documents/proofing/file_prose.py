"""What of a kept file reads as prose, for the rules of writing: its paragraphs, and a line for each row of a table."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath
from statistics import median
from typing import IO, Any

import docx
import pypdfium2
from docx.table import Table
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook

from gongkai.files.pdf import ONE_AT_A_TIME

LARGEST = 50 * 1024 * 1024
LONGEST = 1_000_000  # letters; a file that says more is cut
ENDS = "。！？；：…”）》】|"
FULL_LINE = 0.85  # of the usual length of a line: a shorter one ends its paragraph


def prose_of(name: str, content: IO[bytes]) -> str:
    """The prose of a .docx, .xlsx or .pdf; empty for anything else and for a file nobody can open."""
    reader = {".docx": _word, ".xlsx": _sheets, ".pdf": _pdf}.get(PurePath(name).suffix.lower())
    if reader is None:
        return ""
    content.seek(0)
    whole = content.read(LARGEST + 1)
    if len(whole) > LARGEST:
        return ""
    try:
        return "\n".join(reader(whole))[:LONGEST]
    except (KeyError, ValueError, IndexError, AttributeError, TypeError, zipfile.BadZipFile, OSError):
        return ""
    except pypdfium2.PdfiumError:
        return ""


def _word(content: bytes) -> Iterator[str]:
    for block in docx.Document(BytesIO(content)).iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from _rows(block)


def _rows(table: Table) -> Iterator[str]:
    """A merged cell is told once, in the row where it begins."""
    told: set[Any] = set()
    for row in table.rows:
        fresh = [cell for cell in row.cells if cell._tc not in told]
        told |= {cell._tc for cell in fresh}
        yield f"| {' | '.join(' '.join(cell.text.split()) for cell in fresh)} |"


def _sheets(content: bytes) -> Iterator[str]:
    for sheet in load_workbook(BytesIO(content), read_only=True, data_only=True).worksheets:
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True):
            cells = ["" if cell is None else " ".join(str(cell).split()) for cell in row]
            if any(cells):
                yield f"| {' | '.join(cells)} |" if len(cells) > 1 else cells[0]
        yield ""


def _pdf(content: bytes) -> Iterator[str]:
    """Printed lines joined to paragraphs again: one that is as long as the others and ends no sentence goes on."""
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(content) as paper:
        pages = [paper[number].get_textpage().get_text_bounded() for number in range(len(paper))]
    lines = [line.strip() for page in pages for line in page.splitlines()]
    usual = median([len(line) for line in lines if line] or [0])
    open_ = ""
    for line in lines:
        open_ += line
        if not line or line[-1] in ENDS or len(line) < FULL_LINE * usual:
            yield open_
            open_ = ""
    yield open_
