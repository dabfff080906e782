"""A workbook taken apart, and written anew with nothing that nobody sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from lxml import etree

from gongkai.files.cleansing.asides import account, asides
from gongkai.files.cleansing.deciding import Decisions
from gongkai.files.cleansing.line import Line, Piece, Slot
from gongkai.files.cleansing.markup import (
    SAYS_SOMETHING,
    attribute_lines,
    attribute_slots,
    local,
    mark_slots,
    take_out,
    text_slot,
)
from gongkai.files.cleansing.package import OFFICE, Package, Part, R
from gongkai.files.cleansing.sheet import cells, strings
from gongkai.files.cleansing.sheet.formulas import parts
from gongkai.files.cleansing.sheet.frozen import Frozen
from gongkai.files.cleansing.sheet.headers import HEADERS, header_slots
from gongkai.files.cleansing.sheet.names import HIDDEN, NAME_OF_HIDDEN, S
from gongkai.files.cleansing.sheet.tidy import tidy
from gongkai.files.cleansing.sheet.worksheet import Worksheet
from gongkai.files.cleansing.word.opened import BLANKED, UNREAD
from gongkai.files.cleansing.word.reading import lines_of
from gongkai.files.opening import Bound, Unreadable, xml

MAIN = "xl/workbook.xml"
SHEET = f"{OFFICE}spreadsheetml."
KNOWN = {
    "officeDocument": ("workbook.xml", f"{SHEET}sheet.main+xml"),
    "hyperlink": ("", ""),
    "worksheet": ("worksheets/sheet{}.xml", f"{SHEET}worksheet+xml"),
    "chartsheet": ("chartsheets/sheet{}.xml", f"{SHEET}chartsheet+xml"),
    "sharedStrings": ("sharedStrings.xml", f"{SHEET}sharedStrings+xml"),
    "styles": ("styles.xml", f"{SHEET}styles+xml"),
    "table": ("tables/table{}.xml", f"{SHEET}table+xml"),
    "drawing": ("drawings/drawing{}.xml", f"{OFFICE}drawing+xml"),
}
LONGEST_NAME = 31
NO_NAME = str.maketrans(
    {"*": "＊", "/": "／", "\\": "＼", "?": "？", "[": "（", "]": "）", ":": "：", "'": "’"}
)
HANDLED = frozenset(f"{S}{name}" for name in ("v", "t"))
FORMULAS = frozenset({"f", "definedName", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula"})  # fmt: skip


class Book:
    """Raises Unreadable for a file that is none."""

    def __init__(self, content: bytes, decisions: Decisions) -> None:
        self.dropped: list[Piece] = []
        self.decisions = decisions
        self.sheets: dict[str, Worksheet] = {}  # by the part's name
        self._names: dict[str, str] = {}  # part's name → sheet's name
        self._shared: list[etree._Element] = []
        self._hidden_sheets = 0
        self._bound = Bound()
        self._package = Package(content, KNOWN, self._strip)
        self._package.read(MAIN)
        behind = self._package.left_behind()
        self.dropped += [*self._package.dropped, *asides(behind)]
        self._frozen = Frozen(self._package.main.root, self.sheets.values(), self._package.parts.values())
        self.dropped += self._frozen.told
        self.removed = self._account(behind)
        seen = self._package.pictures - self._package.blanked
        self.unread = [UNREAD.format(seen)] if seen else []

    def _account(self, behind: dict[str, bytes]) -> list[str]:
        hidden = sum(piece.place.startswith((f"{HIDDEN}的行", f"{HIDDEN}的列")) for piece in self.dropped)
        blanked = self._package.blanked
        rows = {name: body for name, body in behind.items() if "worksheets/sheet" not in name}
        return [
            *account(rows), *self._package.removed,
            *([f"隐藏的工作表{self._hidden_sheets}张"] if self._hidden_sheets else []),
            *([f"隐藏的行、列里的单元格{hidden}个"] if hidden else []),
            *([f"定义的名称{self._frozen.names_gone}个"] if self._frozen.names_gone else []),
            *([BLANKED.format(blanked)] if blanked else []),
        ]  # fmt: skip

    def _strip(self, part: Part) -> None:
        root = part.root
        assert root is not None
        self.dropped += tidy(root, kind=part.kind)
        if part.kind == "officeDocument":
            self._main(part, root)
        elif part.kind == "worksheet":
            name = self._names.get(part.name, "")
            sheet = self.sheets[part.name] = Worksheet(root, name, self._shared, self._bound)
            self.dropped += sheet.take_hidden(self.decisions)

    def _main(self, part: Part, root: etree._Element) -> None:
        if root.tag != f"{S}workbook":
            raise Unreadable("文件是严格的 Open XML 格式或者不是工作簿，请另存为普通的 xlsx 后再试")
        self._shared = strings.items(self._package.related(part, "sharedStrings"))
        for node in list(root.iter(f"{S}sheet")):
            relation = part.relations.get(node.get(f"{R}id", ""))
            name = node.get("name", "")
            place = f"工作表“{name}”"
            if relation is None:
                take_out(node)
            elif node.get("state", "visible") != "visible" and not self.decisions.unhides(place):
                self._hidden_sheets += 1
                self.dropped += self._whole(relation.address, name)
                take_out(node)
            else:
                node.attrib.pop("state", None)
                self._names[relation.address] = name
        if root.find(f"{S}sheets") is None or not len(root.find(f"{S}sheets")):
            raise Unreadable("工作簿里的工作表都是隐藏的，没有可以公开的内容")
        self._unused()
        part.relations = {k: v for k, v in part.relations.items() if v.kind != "sharedStrings"}
        for view in root.iter(f"{S}workbookView"):
            for key in ("activeTab", "firstSheet"):
                view.attrib.pop(key, None)

    def _whole(self, name: str, sheet_name: str) -> Iterator[Piece]:
        """Everything a hidden sheet says."""
        root = xml(self._package.old[name])
        sheet = Worksheet(root, sheet_name, self._shared, self._bound)
        yield Piece(NAME_OF_HIDDEN, sheet_name)
        for line in sheet.lines():
            yield from (Piece(f"{HIDDEN}的{piece.place}", piece.text) for piece in line.pieces())

    def _unused(self) -> None:
        """Strings of cells that are gone lie on in the table of a book."""
        used = set()
        for name, body in self._package.old.items():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                root = xml(body)
                used |= {
                    (cell.findtext(f"{S}v") or "").strip()
                    for cell in root.iter(f"{S}c")
                    if cell.get("t") == "s"
                }
        for number, item in enumerate(self._shared):
            if str(number) not in used:
                self.dropped.append(
                    Piece("没有用到的共享字符串", "".join(node.text or "" for node in item.iter(f"{S}t")))
                )

    def lines(self) -> Iterator[Line]:
        main = self._package.main.root
        assert main is not None
        for node in main.iter(f"{S}sheet"):
            yield Line("工作表的名称", [self._sheet_name(node)])
        for sheet in self.sheets.values():
            yield from sheet.lines()
        for part in self._package.parts.values():
            if part.root is not None:
                yield from self._others(part, part.root)
        yield from self._package.link_lines()

    def _others(self, part: Part, root: etree._Element) -> Iterator[Line]:
        """Texts of a part beside its cells: headers, lists to choose from, shapes, charts, tables, attributes."""
        sheet = self.sheets.get(part.name)
        called = {"drawing": "图形", "chart": "图表", "table": "表格", "styles": "样式"}.get(part.kind, "")
        called = f"工作表“{sheet.name}”" if sheet is not None else called
        for node in root.iter(etree.Element):
            if local(node) in FORMULAS and node.text and SAYS_SOMETHING.search(node.text):
                plain = cells.plain if sheet is None else sheet.plain
                yield Line(f"{called} {_kind(node)}".strip(), _formula(node, plain))
        if part.kind in ("drawing", "chart") or part.kind.startswith("diagram"):
            yield from lines_of(root, called, FORMULAS)
            return
        for node in root.iter(etree.Element):
            said = local(node) not in FORMULAS and node.tag not in HANDLED and node.text
            if not said:
                continue
            if node.tag in HEADERS:
                yield Line(f"{called} {_kind(node)}".strip(), header_slots(node))
            elif SAYS_SOMETHING.search(said):
                yield Line(f"{called} {_kind(node)}".strip(), [text_slot(node)])
        if part.kind == "officeDocument":
            root = root.find(f"{S}definedNames")
        if root is not None:
            slots = self._name_slots if part.kind == "officeDocument" else None
            yield from attribute_lines(root, lambda node: f"{called} {_kind(node)}".strip(), slots)

    def _name_slots(self, node: etree._Element, key: str, value: str) -> list[Slot]:
        """The name of an area: formulas that knew it by the old one keep their values."""

        def put(slot: Slot, text: str) -> None:
            self._frozen.names_changed = True
            slot.put(text)  # type: ignore[misc]

        if key != "name":
            return attribute_slots(node, key, value)
        slots = mark_slots(node, key, value)
        return [Slot(one.text, one.put and partial(put, one)) for one in slots]

    def _sheet_name(self, node: etree._Element) -> Slot:
        def put(text: str) -> None:
            old = node.get("name", "")
            taken = {one.get("name", "").lower() for one in node.getparent() if one is not node}
            new = base = text.translate(NO_NAME)[:LONGEST_NAME] or "工作表"
            number = 1
            while new.lower() in taken:
                number += 1
                new = f"{base[: LONGEST_NAME - 4]}（{number}）"
            node.set("name", new)
            self._frozen.rename(old, new)

        return Slot(node.get("name", ""), put)

    def write(self) -> bytes:
        self._frozen.freeze()
        self.removed += self._frozen.account()
        shared = strings.Shared()
        for sheet in self.sheets.values():
            for cell in sheet.root.iter(f"{S}c"):
                shared.take(cell)
        if len(shared.root):
            self._package.add(self._package.main, "sharedStrings", shared.root)
        return self._package.write("xl")


def _formula(node: etree._Element, plain: Callable[[etree._Element], None]) -> list[Slot]:
    """A formula with something in it: a cell keeps its value alone, in any other place the words are replaced."""
    if node.tag == f"{S}f":
        cell = node.getparent()
        return [
            Slot(said, None if is_sheet else lambda text: plain(cell))
            for said, is_sheet in parts(node.text or "")
        ]
    stretches = [said for said, _ in parts(node.text or "")]

    def put(at: int, text: str) -> None:
        stretches[at] = text
        node.text = "".join(stretches)

    return [
        Slot(said, None if is_sheet else partial(put, at))
        for at, (said, is_sheet) in enumerate(parts(node.text or ""))
    ]


def _kind(node: etree._Element) -> str:
    name = local(node)
    if name.endswith(("Header", "Footer")):
        return "页眉" if name.endswith("Header") else "页脚"
    if node.tag == f"{S}f":
        return f"公式 {node.getparent().get('r', '')}"
    if name in ("formula1", "formula2", "dataValidation"):
        return "数据有效性"
    known = {
        "definedName": "定义的名称",
        "hyperlink": "超链接",
        "numFmt": "数字格式",
        "tableColumn": "表格的列",
        "formula": "条件格式",
    }
    return known.get(name, "其他文字")


def opened(content: bytes, decisions: Decisions) -> Book:
    """Raises Unreadable."""
    return Book(content, decisions)
