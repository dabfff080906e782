"""The pictures of a Word file that stand in a line of text, for the typesetter."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from docx.opc.part import Part
from docx.oxml.ns import qn

EMU = 12700  # to a point
KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


class Gathered:
    """The pictures met so far, each once: `files` are their bytes by the name the typesetter knows them by.

    The names are given here: one out of the file could be that of the typesetter's own program beside them.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.names: dict[str, str] = {}  # by the part of the file a picture is

    def take(self, drawing: Any, part: Part) -> dict[str, Any]:
        """One picture as values: its file, its size in points, the words for who cannot see it."""
        inline = drawing.find(qn("wp:inline"))
        size, words = inline.find(qn("wp:extent")), inline.find(qn("wp:docPr"))
        key = next(inline.iter(qn("a:blip"))).get(qn("r:embed"))
        kept = part.related_parts[key]
        name = self.names.setdefault(kept.partname, f"{len(self.names)}{_ending(kept.partname)}")
        self.files[name] = kept.blob
        return {
            "picture": name, "alt": words.get("descr", ""),
            "width": int(size.get("cx")) / EMU, "height": int(size.get("cy")) / EMU,
        }  # fmt: skip


def _ending(partname: str) -> str:
    """What says the kind of picture to the typesetter; "" for none it knows."""
    found = PurePosixPath(partname).suffix.lower()
    return found if found in KINDS else ""


def lacks(drawing: Any) -> str:
    """What keeps a drawing from being set ("" for nothing): it floats, it is no picture, it has no words."""
    inline = drawing.find(qn("wp:inline"))
    if inline is None or next(inline.iter(qn("a:blip")), None) is None:
        return "浮动的图片或者图形"
    return "" if inline.find(qn("wp:docPr")).get("descr") else "没有文字说明的图片"
