"""What of a kept file reads as prose, for the rules of writing: its paragraphs, a line for each row of a table, and of a Word
file what stands beside them."""

from __future__ import annotations

from pathlib import PurePath
from typing import IO

from gongkai.files.extract import FileText, file_text_of_bytes
from gongkai.files.opening import LARGEST, Unreadable
from gongkai.files.paragraphs import joined
from gongkai.files.words import words_of

SAYS_NOTHING = (".mp3", ".mp4")
KINDS = (".docx", ".xlsx", ".pdf")
LONGEST = 1_000_000  # letters; a file that says more is cut


def prose_of(name: str, content: IO[bytes]) -> FileText | None:
    """The prose of a .docx, .xlsx or .pdf; None where there may be words a machine cannot read: a scan, a picture, a file
    nobody can open."""
    kind = PurePath(name).suffix.lower()
    if kind not in KINDS:
        return FileText("") if kind in SAYS_NOTHING else None
    content.seek(0)
    try:
        said = file_text_of_bytes(content.read(LARGEST + 1))
    except Unreadable:  # also what has no words at all
        return FileText("") if words_of(name, content).is_whole else None
    body = (joined(said.body) if kind == ".pdf" else said.body)[:LONGEST]
    return FileText(body, said.beside[: LONGEST - len(body)])
