"""Outlines and links to the web: read as lines, and made anew in the new document where their words may stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

import pikepdf

from gongkai.files.cleansing.line import Line, Slot

WEB = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
MOST_ENTRIES, DEEPEST = 5000, 20


@dataclass
class Link:
    """A place on a page that leads to the web; its address is "" once something was found in it."""

    page: int
    box: list[float]
    address: str = field(repr=False)


@dataclass
class Entry:
    """A line of the outline: how deep, its words, the page it leads to."""

    depth: int
    title: str = field(repr=False)
    page: int


class Links:
    """The links and the outline of a document."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self.numbers = {page.obj.objgen: at for at, page in enumerate(document.pages)}
        self.links = [link for at, page in enumerate(document.pages) for link in _of_page(page, at)]
        self.entries: list[Entry] = []
        root = document.Root.get("/Outlines")
        if isinstance(root, pikepdf.Dictionary):
            self._outline(root.get("/First"), 0, set())

    def _outline(self, node: object, depth: int, seen: set[tuple[int, int]]) -> None:
        while isinstance(node, pikepdf.Dictionary) and len(self.entries) < MOST_ENTRIES:
            if node.objgen in seen or depth > DEEPEST:
                return
            seen.add(node.objgen)
            action = node.get("/A")
            target = node.get("/Dest") or (
                action.get("/D") if isinstance(action, pikepdf.Dictionary) else None
            )
            page = target[0] if isinstance(target, pikepdf.Array) and len(target) else None
            at = self.numbers.get(page.objgen) if isinstance(page, pikepdf.Dictionary) else None
            self.entries.append(Entry(depth, str(node.get("/Title", "")), 0 if at is None else at))
            self._outline(node.get("/First"), depth + 1, seen)
            node = node.get("/Next")

    def lines(self) -> Iterator[Line]:
        for entry in self.entries:
            yield Line("书签", [_title(entry)])
        for link in self.links:
            yield Line(f"第{link.page + 1}页 超链接的地址", [_address(link)])

    def write(self, document: pikepdf.Pdf, pictured: set[int]) -> None:
        """Put them into a document with the same pages; on a page that is a picture no link stays."""
        for link in self.links:
            if link.address and link.page not in pictured:
                page = document.pages[link.page].obj
                note = pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=link.box, Border=[0, 0, 0],
                    A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(link.address)),
                )  # fmt: skip
                if "/Annots" not in page:
                    page.Annots = pikepdf.Array()
                page.Annots.append(document.make_indirect(note))
        if not self.entries:
            return
        with document.open_outline() as outline:
            open_at: list[list[pikepdf.OutlineItem]] = [outline.root]
            for entry in self.entries:
                item = pikepdf.OutlineItem(entry.title, entry.page)
                del open_at[entry.depth + 1 :]
                open_at[-1].append(item)
                open_at.append(item.children)


def _of_page(page: pikepdf.Page, at: int) -> Iterator[Link]:
    notes = page.obj.get("/Annots")
    for note in notes if isinstance(notes, pikepdf.Array) else []:
        if not isinstance(note, pikepdf.Dictionary) or note.get("/Subtype") != "/Link":
            continue
        action, box = note.get("/A"), note.get("/Rect")
        address = str(action.get("/URI", "")) if isinstance(action, pikepdf.Dictionary) else ""
        if WEB.match(address) and isinstance(box, pikepdf.Array) and len(box) == 4:
            yield Link(at, [float(value) for value in box], address)


def _title(entry: Entry) -> Slot:
    def put(text: str) -> None:
        entry.title = text

    return Slot(entry.title, put)


def _address(link: Link) -> Slot:
    def put(text: str) -> None:
        link.address = ""

    return Slot(unquote(link.address), put)
