"""What a result lists of every document, read back from its words (清理结果目录). Nothing here writes.

A row is a document's by its whole title and its whole number, under the heading of one class: a longer title that
contains a shorter one is another row. It is known by what the draft listed, or by what the document is called today, so
that a title corrected since is neither missing nor somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.documents.cleaning.models import CleanUpItem, CleanUpRound
from gongkai.documents.models import Document, Edition
from gongkai.law.source import Citation
from gongkai.law.succession import UNDER, CleanUp
from gongkai.text.book_marks import in_book_marks

NO_NUMBER = "—"
HEADING = re.compile(
    rf"(?:#+ *)?(?:[一二三四五]、)?({'|'.join(kind.label for kind in CleanUp)})的规范性文件(?:[（(]\d+件[）)])?[：:。]?"
)
KINDS = {kind.label: kind for kind in CleanUp}


@dataclass(frozen=True)
class Row:
    """A line of a table and the class it stands under."""

    kind: CleanUp
    cells: frozenset[str]


def listed_of(document: Document) -> list[str]:
    """Title and number, as they stand in the cells of a result."""
    return [cell(document.title), cell(document.doc_no) or NO_NUMBER]


def cell(said: str) -> str:
    """Words as they stand in one cell of a table."""
    return " ".join(said.replace("|", "｜").split())


def heading(number: str, kind: CleanUp, count: int) -> str:
    return f"{number}、{kind.label}的规范性文件（{count}件）"


def rows_of(text: str) -> list[Row]:
    """The lines of the tables under the headings of the four classes."""
    rows, under = [], None
    for line in map(str.strip, text.splitlines()):
        if found := HEADING.fullmatch(line):
            under = KINDS[found[1]]
        elif under is not None and line.startswith("|"):
            rows.append(Row(under, frozenset(cell(part) for part in line.strip("|").split("|"))))
    return rows


def otherwise(items: Iterable[CleanUpItem], text: str) -> list[CleanUpItem]:
    """What a text does not list once, and only once, as it was decided and as its draft listed it."""
    items, rows = list(items), rows_of(text)
    missing = []
    for item in items:
        own = next((row for row in rows if row.kind == item.decision and _is_of(item, row)), None)
        if own is None or item.listed != item.decision:
            missing.append(item)
        if own is not None:
            rows.remove(own)
    left = [item for item in items if item not in missing and any(_is_of(item, row) for row in rows)]
    return missing + left


def _is_of(item: CleanUpItem, row: Row) -> bool:
    return any(name and row.cells.issuperset(name) for name in (item.listed_as, listed_of(item.document)))


def says_otherwise(item: CleanUpItem) -> str:
    """Of an item the result lists otherwise: which, and where it belongs."""
    named = f"{in_book_marks(item.document.title)}（{item.document.doc_no or '没有文号'}）"
    return f"清理结果没有把{named}列在“{CleanUp(item.decision).label}”一节，或者列了不止一次"


def reasons_of_result(package: Iterable[Edition]) -> list[tuple[str, Citation | None]]:
    """Why a drafted result may not go on: its round is open again, or it lists what was decided otherwise since."""
    editions = {edition.document_id: edition for edition in package}
    reasons: list[tuple[str, Citation | None]] = []
    for round_ in CleanUpRound.objects.filter(result__in=list(editions), closed_on__isnull=True):
        if round_.concluded_on is None:
            reasons.append((f"{round_}正在重新进行，结束清理、改写清理结果以后再办理", UNDER))
            continue
        items = round_.items.select_related("document").order_by("pk")
        if wrong := otherwise(items, editions[round_.result_id].text):  # type: ignore[index]
            reasons.append(
                (f"{says_otherwise(wrong[0])}，请更正，或者在“规范性文件清理”里改写清理结果", UNDER)
            )
    return reasons
