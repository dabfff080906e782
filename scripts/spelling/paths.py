"""Where the figures lie, and the texts they are made from."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

FIGURES = Path(__file__).parents[2] / "gongkai" / "text" / "figures"
_NOTES = ("维基", "公有领域", "bookCollapse")  # lines that collectors put in


def texts(files: list[str]) -> Iterator[str]:
    """The files' texts (plain or xz) without lines in traditional characters and without collectors' notes."""
    for name in files:
        content = Path(name).read_bytes()
        whole = (lzma.decompress(content) if name.endswith(".xz") else content).decode()
        yield "\n".join(line for line in whole.split("\n") if _wanted(line))


def _wanted(line: str) -> bool:
    if any(note in line for note in _NOTES):
        return False
    return sum("一" <= one <= "\u9fff" and not in_gb2312(one) for one in line) <= 2


def in_gb2312(character: str) -> bool:
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False
