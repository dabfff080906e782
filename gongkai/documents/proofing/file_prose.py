"""What of a kept file reads as prose, for the rules of writing: its paragraphs, and a line for each row of a table."""

from __future__ import annotations

from pathlib import PurePath
from typing import IO

from gongkai.files.extract import text_of_bytes
from gongkai.files.opening import LARGEST, Unreadable
from gongkai.files.paragraphs import joined

KINDS = (".docx", ".xlsx", ".pdf")
LONGEST = 1_000_000  # letters; a file that says more is cut


def prose_of(name: str, content: IO[bytes]) -> str:
    """The prose of a .docx, .xlsx or .pdf; empty for anything else and for a file nobody can open."""
    kind = PurePath(name).suffix.lower()
    if kind not in KINDS:
        return ""
    content.seek(0)
    try:
        text = text_of_bytes(content.read(LARGEST + 1))
    except Unreadable:
        return ""
    return (joined(text) if kind == ".pdf" else text)[:LONGEST]
