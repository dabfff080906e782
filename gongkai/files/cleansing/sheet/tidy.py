"""What a workbook and its sheets may hold: known children only; no scenarios, views, protections, filters, controls."""

from __future__ import annotations

from lxml import etree

from gongkai.files.cleansing.line import Piece
from gongkai.files.cleansing.markup import local, take_out, told_by

BOOK = frozenset({"workbookPr", "bookViews", "sheets", "definedNames", "calcPr"})
SHEET = frozenset(
    {"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter", "mergeCells", "conditionalFormatting",
     "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "drawing",
     "picture", "tableParts"}
)  # fmt: skip
STYLES = frozenset(
    {
        "numFmts",
        "fonts",
        "fills",
        "borders",
        "cellStyleXfs",
        "cellXfs",
        "cellStyles",
        "dxfs",
        "tableStyles",
        "colors",
    }
)
GOES = frozenset(
    {"extLst", "filterColumn", "sortState", "AlternateContent", "externalData", "rPh", "phoneticPr"}
)
MARKS = ("codeName", "cm", "vm", "uid")


PLACE = "筛选、方案、视图等设置"


def tidy(root: etree._Element, *, kind: str) -> list[Piece]:
    """Put a part in order; what was said in what goes comes back. In drawings a choice of shapes stays."""
    told: list[str] = []
    allowed = {"officeDocument": BOOK, "worksheet": SHEET, "styles": STYLES}.get(kind)
    if allowed is not None:
        for child in list(root):
            if local(child) not in allowed:
                told += told_by(child)
                root.remove(child)
    for node in list(root.iter(etree.Element)):
        name = local(node)
        if name in GOES and (name != "AlternateContent" or kind != "drawing"):
            told += told_by(node)
            take_out(node)
            continue
        for key in [key for key in node.attrib if str(key).rpartition("}")[2] in MARKS]:
            del node.attrib[key]
        node.tail = None
    return [Piece(PLACE, said) for said in told]
