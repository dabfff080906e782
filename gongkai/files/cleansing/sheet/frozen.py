"""After masking: formulas that leaned on what is changed or gone become values; names, tables and links are put right."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree
from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.formula.translate import Translator, TranslatorError

from gongkai.files.cleansing.line import Piece
from gongkai.files.cleansing.markup import BESIDE_NUMBER, take_out
from gongkai.files.cleansing.package import Part
from gongkai.files.cleansing.sheet import cells
from gongkai.files.cleansing.sheet.formulas import leans, reads, renamed
from gongkai.files.cleansing.sheet.names import S, area_of
from gongkai.files.cleansing.sheet.worksheet import Worksheet

# Another workbook, by its number in the list of links.
OTHER_BOOK = re.compile(r"\[\d+\]|#REF!")
NAMED = "定义的名称"
WORKED_OUT = "工作表“{}” {}的公式没有保存计算结果，已按原来的数字求和，改成数值"
EMPTIED = "工作表“{}” {}的公式没有保存计算结果，公式不能保留，单元格成了空白，请补上"
MOST_PLACES = 20  # a sentence names
FORMULAS = tuple(
    f"{S}{name}"
    for name in ("f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula")
)


class Frozen:
    """The formulas of a whole book."""

    def __init__(
        self, main: etree._Element | None, sheets: Iterable[Worksheet], parts: Iterable[Part]
    ) -> None:
        self.main, self.sheets, self.parts = main, list(sheets), list(parts)
        self.names = {sheet.name: sheet for sheet in self.sheets}
        self._renamed: list[tuple[str, str]] = []
        self.told: list[Piece] = []
        self.names_gone = 0
        self.names_changed = False
        self._defined = self._keep_names()
        for sheet in self.sheets:
            _unshare(sheet)

    def rename(self, old: str, new: str) -> None:
        self._renamed.append((old, new))

    def _keep_names(self) -> list[etree._Element]:
        """Names that stand for areas of sheets that come along stay; constants, other books and hidden names go."""
        if self.main is None:
            return []
        kept: list[etree._Element] = []
        for node in list(self.main.iter(f"{S}definedName")):
            notes = [
                node.attrib.pop(key)
                for key in ("comment", "description", "help", "statusBar", "customMenu")
                if key in node.attrib
            ]
            self.told += [Piece(NAMED, one) for one in notes]
            said = node.text or ""
            rows = reads(said)
            fine = bool(rows) and not leans(said) and all(row.sheet in self.names for row in rows)
            if fine and node.get("hidden") not in ("1", "true"):
                kept.append(node)
                self._local(node)
            else:
                self.names_gone += 1
                self.told += [
                    Piece(NAMED, "\n\n".join(BESIDE_NUMBER.split(node.get("name", "")))),
                    Piece(NAMED, said),
                ]
                take_out(node)
        holder = self.main.find(f"{S}definedNames")
        if holder is not None and not len(holder):
            take_out(holder)
        return kept

    def _local(self, node: etree._Element) -> None:
        """A name of one sheet counts that sheet's place, which may have moved."""
        if node.get("localSheetId") is not None:
            order = [one.get("name", "") for one in self.main.iter(f"{S}sheet")]  # type: ignore[union-attr]
            node.set("localSheetId", str(order.index(reads(node.text or "")[0].sheet)))

    def freeze(self) -> None:
        """Make values of the formulas that need it, and write the new names of sheets into the others."""
        for sheet in self.sheets:
            for node in list(sheet.root.iter(f"{S}f")):
                if self._is_touched(node.text or "", sheet):
                    sheet.plain(node.getparent())
            for node in list(sheet.root.iter(f"{S}hyperlink")):
                if node.get("location"):
                    node.set("location", self._new(node.get("location", "")))
        for root in [part.root for part in self.parts if part.root is not None]:
            for node in root.iter(etree.Element):
                if node.text and (node.tag in FORMULAS or node.tag.endswith("}f")):
                    node.text = self._new(node.text)
        for node in self._defined:
            node.text = self._new(node.text or "")
        self._tables()

    def account(self) -> list[str]:
        """What became of formulas that did not say what they come to."""
        rows = []
        for sheet in self.sheets:
            name = next((new for old, new in self._renamed if old == sheet.name), sheet.name)
            for places, says in ((sheet.worked_out, WORKED_OUT), (sheet.emptied, EMPTIED)):
                if places:
                    more = f"等{len(places)}个单元格" if len(places) > MOST_PLACES else ""
                    rows.append(says.format(name, "、".join(places[:MOST_PLACES]) + more))
        return rows

    def _new(self, formula: str) -> str:
        for old, new in self._renamed:
            formula = renamed(formula, old, new)
        return formula

    def _is_touched(self, formula: str, sheet: Worksheet) -> bool:
        if (
            OTHER_BOOK.search(formula)
            or leans(formula)
            and (self.names_gone or self.names_changed or self._changed())
        ):
            return True
        for row in reads(formula):
            read = sheet if not row.sheet else self._sheet(row.sheet)
            if read is None or read.changed.meets(row.area):
                return True
        return False

    def _changed(self) -> bool:
        return any(sheet.changed for sheet in self.sheets)

    def _sheet(self, name: str) -> Worksheet | None:
        return next((sheet for known, sheet in self.names.items() if known.lower() == name.lower()), None)

    def _tables(self) -> None:
        """A table whose heads read otherwise than its columns would be mended by the program: it becomes a plain range."""
        by_name = {sheet.root: sheet for sheet in self.sheets}
        for part in self.parts:
            sheet = None if part.root is None else by_name.get(part.root)
            if sheet is None:
                continue
            for mark, relation in list(part.relations.items()):
                table = relation.part
                if relation.kind == "table" and table is not None and not _agrees(table.root, sheet):
                    del part.relations[mark]


def _agrees(table: etree._Element | None, sheet: Worksheet) -> bool:
    area = None if table is None else area_of(table.get("ref", ""))
    if table is None or area is None or table.get("headerRowCount") == "0":
        return False
    heads = {}
    for row in sheet.rows:
        if row.get("r") == str(area.top):
            for cell in row.findall(f"{S}c"):
                said = cells.read(cell, "", lambda: None)
                heads[cells.at(cell)[1]] = said.text
    columns = [column.get("name", "") for column in table.iter(f"{S}tableColumn")]
    return columns == [heads.get(at, "") for at in range(area.left, area.right + 1)]


def _unshare(sheet: Worksheet) -> None:
    """A formula written once for many cells is written into each; one over an area becomes the values it had."""
    origins: dict[str, tuple[str, str]] = {}
    for node in list(sheet.root.iter(f"{S}f")):
        cell = node.getparent()
        here, number = cell.get("r", ""), node.get("si", "")
        if node.get("t") == "shared":
            if node.text:
                origins[number] = (node.text, here)
            elif number in origins:
                node.text = _moved(*origins[number], here)
                sheet.bound.letters(len(node.text))
            for key in ("t", "si", "ref"):
                node.attrib.pop(key, None)
        if node.get("t") in ("array", "dataTable") or not node.text:
            sheet.plain(cell)


def _moved(formula: str, origin: str, to: str) -> str:
    try:
        return str(Translator("=" + formula, origin=origin).translate_formula(to)).removeprefix("=")
    except (TranslatorError, TokenizerError, ValueError):
        return ""
