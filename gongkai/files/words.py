"""The words of a kept file, as a machine reads them: for checks of what is in it, not for showing (附件文字).

Everything that holds words is read: hidden sheets and rows, comments, headers, notes, deleted and inserted text, the
properties of the file; and all that masking looks at, so that the two never tell otherwise. What cannot be read whole — a
picture, a scanned page, a stamp on a page, a file within a file, a broken file — says so, whatever was read of it.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from ctypes import create_string_buffer
from functools import partial
from io import BytesIO
from pathlib import PurePath
from typing import IO, Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw
from lxml import etree

from gongkai.files.cleansing.telling import told
from gongkai.files.pdf import ONE_AT_A_TIME
from gongkai.files.sheet_headers import HEADERS, readings

LARGEST_PART = 100 * 1024 * 1024
MOST_LETTERS = 5_000_000
ENDS_A_LINE = frozenset({"br", "tab"})
ENDS_ALL = frozenset({"p", "si", "c", "comment", "Relationship", "Anchor", "Row", "Column"})
READ = (".xml", ".rels", ".vml")
# Parts beside them that say nothing: how it was printed, the small picture of its first page, its fonts.
SAY_NOTHING = re.compile(
    r"docProps/thumbnail\.\w+|(?:word|xl)/printerSettings/[^/]+\.bin|word/fonts/[^/]+\.(?:odttf|ttf)|_xmlsignatures/origin\.sigs",
    re.IGNORECASE,
)
# Parts whose elements each say something for themselves.
PROPERTIES = ("docProps/", "customXml/")
DEEPEST = 15
NOTES = frozenset(
    {
        raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_STRIKEOUT,
    }
)  # fmt: skip
NUMERAL = re.compile(r"-?\d+(?:\.\d+)?(?:[eE]\+?\d+)?")


class Words(NamedTuple):
    """What was read, each part apart from the next; `is_whole` unless something in the file is left to a person."""

    text: str
    is_whole: bool


# Between two parts: no number goes on over an empty line.
APART = "\n\n"
NOTHING = Words("", is_whole=False)


def words_of(name: str, content: IO[bytes]) -> Words:
    """All words of a .docx, .xlsx or .pdf, and what a picture says beside its dots."""
    content.seek(0)
    held = content.read()
    reader = {".docx": _package, ".xlsx": _package, ".pdf": _pdf}.get(PurePath(name).suffix.lower())
    read = reader(held) if reader is not None else NOTHING
    known = set(read.text.splitlines())
    more = dict.fromkeys(said for said in told(held, name) if not known.issuperset(said.splitlines()))
    text = APART.join(filter(None, [read.text, *more]))
    return Words(text[:MOST_LETTERS], read.is_whole and len(text) <= MOST_LETTERS)


def _package(content: bytes) -> Words:
    """Every part of a Word or Excel file that is XML. A picture, a file within the file, or any other part inside makes it
    one that a machine cannot read whole."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            every = [
                p for p in package.infolist() if not p.is_dir() and not SAY_NOTHING.fullmatch(p.filename)
            ]
            parts = [p for p in every if p.filename.lower().endswith(READ) and p.file_size <= LARGEST_PART]
            parser = partial(etree.fromstring, parser=etree.XMLParser(resolve_entities=False, huge_tree=True))
            said = [line for part in parts for line in _lines(parser(package.read(part)), part.filename)]
            return Words(APART.join(filter(None, said)), len(parts) == len(every))
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        ValueError,
        RuntimeError,
        EOFError,
        OSError,
    ):
        return NOTHING


def _lines(root: etree._Element, part: str) -> Iterator[str]:
    """The paragraphs and cells of a part, each apart, and every property; addresses of links too."""
    is_property = part.startswith(PROPERTIES)
    pieces: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        kind = etree.QName(node).localname if isinstance(node.tag, str) else ""
        if kind in HEADERS:
            if event == "end":
                yield "".join(pieces)
                yield from readings(node.text or "")
                pieces = [node.tail] if node.tail and not _is_layout(node.tail) else []
            continue
        if event == "start":
            pieces += [node.text] if node.text and kind != "v" and not _is_layout(node.text) else []
            outside = kind == "Relationship" and node.get("TargetMode") == "External"
            pieces += [node.get("Target", "")] if outside else []
            continue
        if kind == "v" and node.text and node.getparent().get("t") != "s":  # of a shared text only its place
            yield _number(node.text)
        pieces += [node.tail] if node.tail and not _is_layout(node.tail) else []
        pieces += ["\n"] if kind in ENDS_A_LINE else []
        if is_property or kind in ENDS_ALL:
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


def _pdf(content: bytes) -> Words:
    """The words of every page, of its notes and of the file's properties; not whole where a page holds what is no text."""
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            return NOTHING
        try:
            pages = [_page(document, page) for page in document]
            properties = document.get_metadata_dict(skip_empty=True)
            is_whole = not document.count_attachments() and all(page.is_whole for page in pages)
        except pypdfium2.PdfiumError:
            return NOTHING
        finally:
            document.close()
    dates = ("CreationDate", "ModDate")
    said = [page.text for page in pages] + [value for name, value in properties.items() if name not in dates]
    return Words(APART.join(filter(None, said)), is_whole)


def _page(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Words:
    said = page.get_textpage().get_text_range()
    shown = [each.type for each in page.get_objects(max_depth=DEEPEST)]
    notes = _notes(document, page)
    is_seen = raw.FPDF_PAGEOBJ_IMAGE in shown or bool(shown) and not said.strip()
    return Words("\n".join(filter(None, [said, notes.text])), notes.is_whole and not is_seen)


def _notes(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Words:
    """What links and notes on a page say; not whole where something else lies on it: a stamp, a field, a drawing."""
    said: list[str] = []
    is_whole = True
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, at)
        try:
            is_whole = is_whole and raw.FPDFAnnot_GetSubtype(note) in NOTES
            said += [
                _value(note, b"Contents"),
                _value(note, b"T"),
                _value(note, b"RC"),
                _address(document, note),
            ]
        finally:
            raw.FPDFPage_CloseAnnot(note)
    return Words("\n".join(one for one in said if one), is_whole)


def _value(note: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    room = (raw.FPDF_WCHAR * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(note, key, room, size)
    return bytes(room)[: max(0, size - 2)].decode("utf-16-le", "ignore")


def _address(document: pypdfium2.PdfDocument, note: Any) -> str:
    """Where a link leads outside the file."""
    link = raw.FPDFAnnot_GetLink(note)
    action = raw.FPDFLink_GetAction(link) if link else None
    size = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
    room = create_string_buffer(size + 1)
    if size:
        raw.FPDFAction_GetURIPath(document, action, room, size)
    return room.value.decode("utf-8", "replace")
