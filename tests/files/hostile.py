"""Packages nobody's office wrote: small files that say much, and parts that say what they should not."""

from __future__ import annotations

import zipfile
from io import BytesIO

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in parts.items():
            package.writestr(name, body)
    return out.getvalue()


def book(data: str, *, strings: str = "", behind: str = "", before: str = "", styles: str = "") -> bytes:
    """A workbook of one sheet: the rows, the shared strings, what stands before and behind the rows, the styles."""
    rows = [
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "sharedStrings", "sharedStrings.xml"),
        ("rId3", "styles", "styles.xml"),
    ]
    relations = "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in rows
    )
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"/>',
            "xl/workbook.xml": f'<workbook xmlns="{SPACE}" xmlns:r="{OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
            "xl/sharedStrings.xml": f'<sst xmlns="{SPACE}">{strings}</sst>',
            "xl/styles.xml": f'<styleSheet xmlns="{SPACE}">{styles}</styleSheet>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SPACE}">{before}<sheetData>{data}</sheetData>{behind}</worksheet>',
        }
    )


def letter(body: str, *, before: str = "") -> bytes:
    """A Word file with this body."""
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"/>',
            "word/document.xml": f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        }
    )


def cell(place: str, said: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{said}</t></is></c>'


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
).replace("&a0;", "&a;") + "]>"  # fmt: skip
# What is refused, each in one sentence.
REFUSED = {
    "a cell too many": lambda: book("<row>" + "<c/>" * 20_001 + "</row>"),
    "rows of nothing without end": lambda: book("<row/>" * 20_001),
    "a table no row of which meets another": lambda: book(
        "".join(f'<row r="{n}"><c r="{_letters(n)}{n}"><v>1</v></c></row>' for n in range(1, 1_600))
    ),
    "one string said a million times": lambda: book(
        '<row r="1">' + '<c t="s"><v>0</v></c>' * 1000 + "</row>", strings=f"<si><t>{'字' * 32_000}</t></si>"
    ),
    "merged over everything again and again": lambda: book(
        f"<row>{cell('A1', '字')}</row>", behind='<mergeCells>' + '<mergeCell ref="A1:XFD1048576"/>' * 1000 + "</mergeCells>"
    ),
    "a part that unpacks without end": lambda: book(" " * 3_000_000),
    "tags without end": lambda: letter("<w:p/>" * 110_000),
    "a deep sheet": lambda: book("<row>" * 5000 + "</row>" * 5000),
    "a deep letter": lambda: letter("<w:p><w:r>" * 5000 + "</w:r></w:p>" * 5000),
    "entities in a letter": lambda: letter("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", before=ENTITIES),
    "a part outside": lambda: letter(
        "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", before='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    ),
    "an unknown coding": lambda: letter("<w:p/>", before='<?xml version="1.0" encoding="klingon"?>'),
    "half a letter": lambda: letter("<w:p><w:r>"),
    "a sheet that is not there": lambda: packed({"xl/workbook.xml": "<a/>"}),
    "more parts than anybody writes": lambda: packed({f"word/{n}.xml" if n else "word/document.xml": "" for n in range(10_001)}),
}  # fmt: skip


def _letters(number: int) -> str:
    said = ""
    while number:
        number, rest = divmod(number - 1, 26)
        said = chr(65 + rest) + said
    return said
