"""Office packages (OPC): the parts that are reached by known relations, put under new names into a new package.

Whatever is not reached, or reached by a relation nobody here knows, is left behind. Names, marks of relations and times are
made anew, since they can say something too.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from gongkai.files.cleansing import picture
from gongkai.files.cleansing.line import Line, Piece, Slot
from gongkai.files.cleansing.markup import local, take_out, unwrap
from gongkai.files.opening import Unreadable, parts_of, xml

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
DIAGRAM_DRAWING = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
OFFICE = "application/vnd.openxmlformats-officedocument."
IMAGE, LINK = "image", "hyperlink"
# Parts that charts and drawings of both programs have: relation → name in the new package, kind of content.
DRAWN = {
    IMAGE: ("media/image{}", ""),
    "chart": ("charts/chart{}.xml", f"{OFFICE}drawingml.chart+xml"),
    "diagramData": ("diagrams/data{}.xml", f"{OFFICE}drawingml.diagramData+xml"),
    "diagramLayout": ("diagrams/layout{}.xml", f"{OFFICE}drawingml.diagramLayout+xml"),
    "diagramQuickStyle": ("diagrams/quickStyle{}.xml", f"{OFFICE}drawingml.diagramStyle+xml"),
    "diagramColors": ("diagrams/colors{}.xml", f"{OFFICE}drawingml.diagramColors+xml"),
    "diagramDrawing": ("diagrams/drawing{}.xml", "application/vnd.ms-office.drawingml.diagramDrawing+xml"),
    "theme": ("theme/theme{}.xml", f"{OFFICE}theme+xml"),
}  # fmt: skip
# Elements that go on without what they referred to; any other goes with it.
ONLY_THE_MARK = frozenset({"pageSetup", "blip", "sectPr"})
# Lists that may not be empty.
HOLDERS = frozenset({"hyperlinks", "tableParts"})
WEB = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
BLANK = bytes.fromhex(  # one white dot, PNG
    "89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef9240000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass
class Relation:
    """A mark a part refers to, and what it refers to: a part, or an address outside ("" once it is gone)."""

    kind: str
    part: Part | None = None
    address: str = field(default="", repr=False)


@dataclass
class Part:
    """One part: its name in the old package, what it is, its XML or its bytes, its relations by mark."""

    name: str
    kind: str
    root: etree._Element | None = None
    body: bytes = field(default=b"", repr=False)
    suffix: str = ""
    relations: dict[str, Relation] = field(default_factory=dict)


class Package:
    """A package read from its main part onwards. `strip` puts a part's XML in order before its relations are followed."""

    main: Part

    def __init__(
        self, content: bytes, known: Mapping[str, tuple[str, str]], strip: Callable[[Part], None]
    ) -> None:
        self.old = parts_of(content)
        self.known, self._strip = {**DRAWN, **known}, strip
        self.dropped: list[Piece] = []
        self.removed: list[str] = []
        self.pictures = self.blanked = 0
        self.parts: dict[str, Part] = {}

    def read(self, main: str) -> None:
        """Read the main part and all it leads to. Raises Unreadable."""
        if main not in self.old:
            raise Unreadable("文件已损坏，打不开")
        self.main = self._read(main, "officeDocument")
        waiting = [self.main]
        while waiting:
            part = waiting.pop()
            if part.root is None:
                continue
            part.relations = self._relations(part)
            self._strip(part)
            _cut(part)
            for relation in part.relations.values():
                target, relation.address = relation.address, "" if relation.kind != LINK else relation.address
                if relation.kind == LINK:
                    continue
                if target not in self.parts:
                    waiting.append(self._read(target, relation.kind))
                relation.part = self.parts[target]

    def related(self, part: Part, kind: str) -> etree._Element | None:
        """The XML of the part a part leads to by a kind of relation, before that part is taken."""
        target = next((one.address for one in part.relations.values() if one.kind == kind), None)
        return None if target is None else xml(self.old[target])

    def _read(self, name: str, kind: str) -> Part:
        part = self.parts[name] = Part(name, kind)
        if kind == IMAGE:
            self._picture(part)
        else:
            part.root = xml(self.old[name])
        return part

    def _picture(self, part: Part) -> None:
        self.pictures += 1
        content = self.old[part.name]
        try:
            if content.startswith((picture.PNG, b"\xff\xd8\xff")):
                seen = picture.Picture(content)
                self.dropped += [Piece(f"图片{self.pictures} {p.place}", p.text) for p in seen.dropped]
                self.removed += [f"图片{self.pictures}的{said}" for said in seen.removed]
            part.body = picture.written_anew(content)
        except Unreadable:
            self.blanked += 1
            self.dropped += [
                Piece(f"图片{self.pictures}", said) for said in picture.words_in(content[: 1 << 20])
            ]
            part.body = BLANK
        part.suffix = ".jpeg" if part.body.startswith(b"\xff\xd8") else ".png"

    def _relations(self, part: Part) -> dict[str, Relation]:
        """Those of a known kind that lead somewhere. Links lead outside, everything else into the package."""
        folder, name = posixpath.split(part.name)
        table = self.old.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
        if table is None:
            return {}
        found = {}
        for row in xml(table).iter(f"{{{RELS}}}Relationship"):
            kind = _kind(row.get("Type", ""))
            address, outside = row.get("Target", ""), row.get("TargetMode") == "External"
            if outside and kind == LINK:
                if WEB.match(address):
                    found[row.get("Id", "")] = Relation(kind, address=address)
                else:
                    self.dropped.append(Piece("指向本机或内网的链接", unquote(address)))
                    self.removed.append("指向本机或内网的链接")
            elif not outside and kind in self.known:
                inside = posixpath.normpath(posixpath.join("/" + folder, unquote(address))).lstrip("/")
                if inside in self.old:
                    found[row.get("Id", "")] = Relation(kind, address=inside)
        return found

    def add(self, to: Part, kind: str, root: etree._Element) -> None:
        """A part made anew."""
        part = self.parts[f"new/{kind}"] = Part(f"new/{kind}", kind, root)
        to.relations[f"new-{kind}"] = Relation(kind, part)

    def left_behind(self) -> dict[str, bytes]:
        """The parts that do not come along, but for the tables every package has."""
        return {
            name: body
            for name, body in self.old.items()
            if name not in self.parts and not name.endswith(".rels") and name != "[Content_Types].xml"
        }

    def link_lines(self) -> Iterator[Line]:
        """Addresses outside; a link in which something is found goes, its words stay."""
        for part in self.parts.values():
            for relation in part.relations.values():
                if relation.kind == LINK:
                    yield Line("超链接的地址", [_address(relation)])

    def write(self, folder: str) -> bytes:
        """The new package: its main part in `folder`."""
        names = self._names(folder)
        new: dict[str, bytes] = {}
        for part in self.parts.values():
            if part.name in names:
                table = _table(part, names)
                new[names[part.name]] = part.body if part.root is None else _written(part.root)
                if table is not None:
                    at, name = posixpath.split(names[part.name])
                    new[f"{at}/_rels/{name}.rels"] = table
        main = names[self.main.name]
        start = _relations_xml([("rId1", f"{KIND}officeDocument", main, False)])
        return packed({"[Content_Types].xml": self._types(names), "_rels/.rels": start, **new})

    def _names(self, folder: str) -> dict[str, str]:
        """New names of all parts that are still led to from the main one."""
        counts: dict[str, int] = {}
        names: dict[str, str] = {}
        waiting = [self.main]
        while waiting:
            part = waiting.pop(0)
            if part.name in names:
                continue
            _unlink(part)
            _cut(part)
            counts[part.kind] = counts.get(part.kind, 0) + 1
            names[part.name] = f"{folder}/{self.known[part.kind][0].format(counts[part.kind])}{part.suffix}"
            waiting += [relation.part for relation in part.relations.values() if relation.part is not None]
        return names

    def _types(self, names: Mapping[str, str]) -> bytes:
        root = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})
        defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml", "png": "image/png", "jpeg": "image/jpeg"}  # fmt: skip
        for extension, kind in defaults.items():
            etree.SubElement(root, f"{{{TYPES}}}Default", Extension=extension, ContentType=kind)
        for part in self.parts.values():
            if part.name in names and part.root is not None:
                kind = self.known[part.kind][1]
                etree.SubElement(
                    root, f"{{{TYPES}}}Override", PartName="/" + names[part.name], ContentType=kind
                )
        return _written(root)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package with the same bytes for the same parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in parts.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            package.writestr(entry, body)
    return out.getvalue()


def _kind(said: str) -> str:
    if said == DIAGRAM_DRAWING:
        return "diagramDrawing"
    return said.removeprefix(KIND) if said.startswith(KIND) else ""


def marks(node: etree._Element) -> Iterator[tuple[str, str]]:
    """The attributes of an element that are marks of relations."""
    return ((str(key), value) for key, value in node.attrib.items() if str(key).startswith(R))


def _cut(part: Part) -> None:
    """What refers to a relation that does not come along goes; a relation nothing refers to goes too."""
    if part.root is None:
        return
    used = set()
    for node in list(part.root.iter(etree.Element)):
        for key, mark in list(marks(node)):
            if mark in part.relations:
                used.add(mark)
            elif local(node) == LINK and node.get(f"{R}id") == mark and len(node):
                unwrap(node)
            elif local(node) in ONLY_THE_MARK:
                del node.attrib[key]
            else:
                holder = node.getparent()
                take_out(node)
                if holder is not None and local(holder) in HOLDERS and not len(holder):
                    take_out(holder)
    by_kind = (
        IMAGE, LINK, "chart", "drawing", "header", "footer", "worksheet", "chartsheet", "table", "diagramData", "diagramLayout",
        "diagramQuickStyle", "diagramColors",
    )  # fmt: skip
    part.relations = {
        mark: relation
        for mark, relation in part.relations.items()
        if mark in used or relation.kind not in by_kind
    }


def _unlink(part: Part) -> None:
    part.relations = {
        mark: relation
        for mark, relation in part.relations.items()
        if relation.kind != LINK or relation.address
    }


def _address(relation: Relation) -> Slot:
    def put(text: str) -> None:
        relation.address = ""

    return Slot(unquote(relation.address), put)


def _table(part: Part, names: Mapping[str, str]) -> bytes | None:
    """The table of a part's relations, under new marks."""
    if part.root is None or not part.relations:
        return None
    fresh = {mark: f"rId{number}" for number, mark in enumerate(part.relations, 1)}
    for node in part.root.iter(etree.Element):
        for key, mark in list(marks(node)):
            node.set(key, fresh[mark])
    rows = []
    here = posixpath.dirname(names[part.name])
    for mark, relation in part.relations.items():
        kind = DIAGRAM_DRAWING if relation.kind == "diagramDrawing" else KIND + relation.kind
        if relation.part is None:
            rows.append((fresh[mark], kind, relation.address, True))
        else:
            rows.append((fresh[mark], kind, posixpath.relpath(names[relation.part.name], here), False))
    return _relations_xml(rows)


def _relations_xml(rows: list[tuple[str, str, str, bool]]) -> bytes:
    root = etree.Element(f"{{{RELS}}}Relationships", nsmap={None: RELS})
    for mark, kind, target, outside in rows:
        row = etree.SubElement(root, f"{{{RELS}}}Relationship", Id=mark, Type=kind, Target=target)
        if outside:
            row.set("TargetMode", "External")
    return _written(root)


def _written(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
