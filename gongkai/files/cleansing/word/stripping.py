"""What a part of a Word file may not carry: marks of editing sessions, notes' anchors, controls, objects, bindings, settings."""

from __future__ import annotations

import re

from lxml import etree

from gongkai.files.cleansing.line import Piece
from gongkai.files.cleansing.markup import local, take_out, told_by, unwrap
from gongkai.files.cleansing.word.names import W, w

GOES = w(
    "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "proofErr", "permStart", "permEnd", "altChunk", "subDoc",
    "control", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "lastRenderedPageBreak", "embedRegular", "embedBold", "embedItalic",
    "embedBoldItalic", "printerSettings", "docVars", "rsids", "dirty", "objectEmbed", "objectLink",
)  # fmt: skip
UNWRAPPED = w("sdtContent", "sdt", "smartTag", "customXml")
# Extensions carry anything, an OLE object a file, a chart its workbook.
NAMED = frozenset({"extLst", "OLEObject", "externalData", "LinkType"})
SESSION = re.compile(r"\}(?:rsid\w*|paraId|textId|durableId|anchorId|editId)$")
SETTINGS = frozenset(
    w(
        "evenAndOddHeaders", "mirrorMargins", "defaultTabStop", "autoHyphenation", "characterSpacingControl", "noLineBreaksAfter",
        "noLineBreaksBefore", "compat", "footnotePr", "endnotePr", "displayBackgroundShape", "gutterAtTop", "themeFontLang", "clrSchemeMapping",
        "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
        "decimalSymbol", "listSeparator", "strictFirstAndLastChars", "noPunctuationKerning", "bordersDoNotSurroundHeader",
        "bordersDoNotSurroundFooter", "zoom", "updateFields",
    )
)  # fmt: skip


PLACE = "控件、权限等设置"


def strip(root: etree._Element) -> list[Piece]:
    """Take all of it out of a part; what was said in it comes back, what was wrapped stays."""
    told: list[str] = []
    for node in [*root.iter(*GOES), *(node for node in root.iter(etree.Element) if local(node) in NAMED)]:
        told += told_by(node)
        take_out(node)
    for node in list(root.iter(*UNWRAPPED)):
        unwrap(node) if len(node) else take_out(node)
    for node in root.iter(etree.Element):
        for key in [key for key in node.attrib if SESSION.search(str(key))]:
            del node.attrib[key]
        node.tail = None  # between elements there is nothing to read
    return [Piece(PLACE, said) for said in told]


def only_settings(root: etree._Element) -> list[Piece]:
    """Of the settings those that decide how pages look; what the others said comes back."""
    gone = [child for child in root if child.tag not in SETTINGS]
    told = [said for child in gone for said in told_by(child)]
    for child in gone:
        root.remove(child)
    for style in list(root.iter(W + "compatSetting")):
        if not str(style.get(W + "uri", "")).startswith("http://schemas.microsoft.com/"):
            take_out(style)
    return [Piece(PLACE, said) for said in told]
