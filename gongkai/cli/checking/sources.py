"""The files a check is asked about, and their text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.output import is_folder, read_text_file
from gongkai.cli.program import Unusable

if TYPE_CHECKING:
    from gongkai.files.extract import FileText

KINDS = {".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".xlsx"}


def files(given: Sequence[str]) -> list[str]:
    """The files named, those of a folder in the order of their names. Raises Unusable where there is none."""
    found: list[str] = []
    for name in given:
        folder = Path(name)
        if name != "-" and is_folder(name):
            found += sorted(
                str(f) for f in folder.rglob("*") if f.suffix.lower() in KINDS and _is_plain(f, folder)
            )
        else:
            found.append(name)
    if not found:
        raise Unusable("文件夹里没有可以检查的文件（txt、md、html、docx、pdf、xlsx）")
    return found


def _is_plain(file: Path, folder: Path) -> bool:
    """Neither hidden, nor what Word leaves beside an open document (~$…)."""
    return not any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts) and file.is_file()


def text(path: str) -> FileText:
    """The words of a file. Raises Unusable."""
    from gongkai.files.extract import FileText, Unreadable, file_text

    if path == "-":
        return FileText(read_text_file("-"))
    try:
        said = file_text(Path(path))
    except Unreadable as wrong:
        says, name = str(wrong), Path(path).name
        raise Unusable(says.removesuffix(name) + path if says.endswith(f"：{name}") else says) from None
    return FileText(_paragraphs(said.body)) if path.lower().endswith(".pdf") else said


def _paragraphs(words: str) -> str:
    """Printed lines as paragraphs; a report's tables are read by their lines, and stay as they are."""
    from gongkai.files.paragraphs import joined
    from gongkai.reports.reading import NotAReport, read_report

    try:
        read_report(words)
    except NotAReport:
        return joined(words)
    return words
