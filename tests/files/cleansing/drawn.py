"""Small PDFs drawn for tests: digits in Helvetica, Chinese in a font every reader knows by its name."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream


def new() -> Pdf:
    return pikepdf.new()


def fonts(pdf: Pdf) -> Dictionary:
    latin = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    look = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/STSong-Light"), Flags=4, FontBBox=[-25, -254, 1000, 880], ItalicAngle=0, Ascent=880,
        Descent=-120, CapHeight=880, StemV=93,
    )  # fmt: skip
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/STSong-Light"), FontDescriptor=pdf.make_indirect(look), DW=1000,
        CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("GB1"), Supplement=4),
    )  # fmt: skip
    han = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/STSong-Light"), Encoding=Name("/UniGB-UCS2-H"),
                   DescendantFonts=Array([pdf.make_indirect(below)]))
    )  # fmt: skip
    return Dictionary(F1=latin, F2=han)


def said(text: str, x: float, y: float, size: float = 14, more: str = "") -> str:
    """Operators that write a text: Chinese letters and others each in their font."""
    out = [f"BT {more} 1 0 0 1 {x} {y} Tm"]
    for char in text:
        if char.isascii():
            out.append(f"/F1 {size} Tf ({char}) Tj" if char not in "()\\" else f"/F1 {size} Tf (\\{char}) Tj")
        else:
            out.append(f"/F2 {size} Tf <{char.encode('utf-16-be').hex()}> Tj")
    return " ".join([*out, "ET\n"])


def page(
    pdf: Pdf, drawing: str | bytes, resources: Dictionary | None = None, **more: object
) -> pikepdf.Object:
    body = drawing.encode() if isinstance(drawing, str) else drawing
    resources = resources if resources is not None else Dictionary()
    if "/Font" not in resources:
        resources.Font = fonts(pdf)
    thing = Dictionary(
        Type=Name.Page, MediaBox=[0, 0, 400, 300], Contents=Stream(pdf, body), Resources=resources, **more
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(thing)))
    return pdf.pages[-1].obj


def saved(pdf: Pdf, **more: object) -> bytes:
    out = BytesIO()
    pdf.save(out, **more)  # type: ignore[arg-type]
    return out.getvalue()
