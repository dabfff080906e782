"""The parts of a Word package as XML: read with care, written back whole."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from gongkai.law.source import Refusal

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The strict form of the format has other names for the same things; the converter knows the usual ones only.
STRICT = b"http://purl.oclc.org/ooxml/"
TEXTS = re.compile(r"word/(document|footnotes|endnotes)\.xml")
MOST_NODES = 400_000


class Parts:
    """An unpacked .docx that was checked before (`files.checking`)."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        if STRICT in self.parts["word/document.xml"][:4000]:
            raise Refusal(("这份Word文件是“Strict Open XML”格式，请另存为普通的.docx后再上传", None))
        self.texts = {name: parse(body) for name, body in self.parts.items() if TEXTS.fullmatch(name)}

    @property
    def body(self) -> etree._Element:
        found = self.texts["word/document.xml"].find(W + "body")
        if found is None:
            raise Refusal(("这份Word文件里没有正文，请用原软件另存后再上传", None))
        return found

    def other(self, name: str) -> etree._Element | None:
        """A part that is only looked into, or None."""
        return parse(self.parts[name]) if name in self.parts else None

    def packed(self) -> bytes:
        """The package again, with the texts as they are now."""
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
            for name, body in self.parts.items():
                root = self.texts.get(name)
                package.writestr(name, body if root is None else etree.tostring(root, encoding="utf-8"))
        return out.getvalue()


def parse(body: bytes) -> etree._Element:
    """A part as XML without entities and network. Raises Refusal where it is none, or far too much of it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        raise Refusal(("这份Word文件已损坏，请用原软件另存后再上传", None)) from None
    if sum(1 for _ in root.iter()) > MOST_NODES:
        raise Refusal(("这份Word文件太长，请拆成几个文件后再上传", None))
    return root


def value(node: etree._Element | None, name: str) -> str:
    """The `w:val` of a child, or "" without one."""
    child = None if node is None else node.find(W + name)
    return "" if child is None else child.get(W + "val", "")


def is_on(node: etree._Element | None, name: str) -> bool:
    """Whether a switch such as `w:vanish` is on: there, and not said to be off."""
    return (
        node is not None
        and node.find(W + name) is not None
        and value(node, name) not in ("0", "false", "off", "none")
    )


def said(paragraph: etree._Element) -> str:
    """The letters of a paragraph."""
    return "".join(paragraph.itertext(W + "t")).strip()


def paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    yield from root.iter(W + "p")


def drop(node: etree._Element) -> None:
    """Take a node out; what follows it stays."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
