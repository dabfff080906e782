"""The words of a kept file, as a machine reads them: for checks of what is in it, not for showing (附件文字).

Everything that holds words is read: hidden sheets and rows, comments, headers, notes, deleted and inserted text, the
properties of the file. What cannot be read — a picture, a scanned page, a broken file — is None, never an empty text.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import PurePath
from typing import IO

import pypdfium2
from lxml import etree

from gongkai.files.pdf import ONE_AT_A_TIME

LARGEST_PART = 100 * 1024 * 1024
MOST_LETTERS = 5_000_000
ENDS_A_LINE = frozenset({"p", "si", "c", "comment", "br", "tab", "Relationship"})
LOOKS = re.compile(r"(?:theme/|styles\.xml$|fontTable|settings\.xml$|\[Content_Types\])", re.IGNORECASE)
NUMERAL = re.compile(r"-?\d+(?:\.\d+)?(?:[eE]\+?\d+)?")


def words_of(name: str, content: IO[bytes]) -> str | None:
    """All words of a .docx, .xlsx or .pdf; None where they cannot be read."""
    reader = {".docx": _package, ".xlsx": _package, ".pdf": _pdf}.get(PurePath(name).suffix.lower())
    if reader is None:
        return None
    content.seek(0)
    found = reader(content)
    return None if found is None or len(found) > MOST_LETTERS else found


def _package(content: IO[bytes]) -> str | None:
    """Every part of a Word or Excel file that is XML. A picture inside makes it one that a machine cannot read whole."""
    try:
        with zipfile.ZipFile(content) as package:
            parts = [p for p in package.infolist() if p.filename.lower().endswith((".xml", ".rels"))]
            parts = [p for p in parts if not LOOKS.search(p.filename)]
            if any(part.file_size > LARGEST_PART for part in parts):
                return None
            if any("/media/" in name.lower() for name in package.namelist()):
                return None
            parser = partial(etree.fromstring, parser=etree.XMLParser(resolve_entities=False, huge_tree=True))
            return "\n".join(line for part in parts for line in _lines(parser(package.read(part))))
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        ValueError,
        RuntimeError,
        EOFError,
        OSError,
    ):
        return None


def _lines(root: etree._Element) -> Iterator[str]:
    """The paragraphs, rows and cells of a part, each as a line; addresses of links too."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        kind = etree.QName(node).localname if isinstance(node.tag, str) else ""
        if event == "start":
            pieces += [node.text] if node.text and kind != "v" and not _is_layout(node.text) else []
            outside = kind == "Relationship" and node.get("TargetMode") == "External"
            pieces += [node.get("Target", "")] if outside else []
            continue
        if kind == "v" and node.text and node.getparent().get("t") != "s":  # of a shared text only its place
            yield _number(node.text)
        pieces += [node.tail] if node.tail and not _is_layout(node.tail) else []
        if kind in ENDS_A_LINE:
            yield "".join(pieces)
            pieces = []
    yield "".join(pieces)


def _is_layout(said: str) -> bool:
    """Line breaks and indents between the tags of a part."""
    return "\n" in said and not said.strip()


def _number(said: str) -> str:
    """A number of a sheet as people see it: 1.38E10 is 13800000000."""
    if not NUMERAL.fullmatch(said):
        return said
    value = float(said)
    return str(int(value)) if not said.isdecimal() and value.is_integer() and abs(value) < 1e20 else said


def _pdf(content: IO[bytes]) -> str | None:
    """The words of every page; None where a page shows something and says nothing, or holds a picture of a page."""
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content.read())
        except pypdfium2.PdfiumError:
            return None
        try:
            pages = [_page(page) for page in document]
        except pypdfium2.PdfiumError:
            return None
        finally:
            document.close()
    return None if None in pages else "\n".join(page or "" for page in pages)


def _page(page: pypdfium2.PdfPage) -> str | None:
    said = page.get_textpage().get_text_range()
    shows = any(True for _ in page.get_objects(max_depth=2))
    return None if shows and not said.strip() else said
