"""A page as a picture of itself: rendered as it is seen, painted over where something is to go, put on a page of its size."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw

from gongkai.files.cleansing.pdf.letters import Box

POINTS = 72  # points to an inch
DPI, MOST_DOTS = 200, 24_000_000
MARGIN = 0.12  # of a letter's height, painted around it
JPEG_QUALITY = 85


def pictured(page: pypdfium2.PdfPage, boxes: Sequence[Box]) -> Image.Image:
    """The page as it is seen, with `boxes` (points of the page) painted black."""
    width, height = page.get_size()
    scale = min(DPI / POINTS, (MOST_DOTS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, may_draw_forms=False)
    place = bitmap.get_posconv(page)
    image = bitmap.to_pil().convert("RGB")
    pen = ImageDraw.Draw(image)
    for left, bottom, right, top in boxes:
        margin = (top - bottom) * MARGIN
        corners = [
            place.to_bitmap(x, y)
            for x in (left - margin, right + margin)
            for y in (bottom - margin, top + margin)
        ]
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        pen.rectangle((min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1), fill="black")
    return image


def put(document: pikepdf.Pdf, image: Image.Image, size: tuple[float, float]) -> None:
    """A new last page of a size in points that is a picture and nothing else."""
    width, height = size
    drawn = document.make_stream(f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Im0 Do Q".encode())
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page, MediaBox=[0, 0, round(width, 3), round(height, 3)], Contents=drawn,
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=_stream(document, image))),
    )  # fmt: skip
    document.pages.append(pikepdf.Page(document.make_indirect(page)))


def _stream(document: pikepdf.Pdf, image: Image.Image) -> pikepdf.Object:
    """Grey where there is no colour; the dots deflated, or coded as JPEG where that is smaller (photographs)."""
    grey = _without_colour(image)
    dots = zlib.compress(grey.tobytes(), 6)
    coded = _jpeg(grey)
    smaller = len(coded) < len(dots) / 2
    stream = document.make_stream(coded if smaller else dots)
    stream.update(
        pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=image.width, Height=image.height, BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceGray if grey.mode == "L" else pikepdf.Name.DeviceRGB,
            Filter=pikepdf.Name.DCTDecode if smaller else pikepdf.Name.FlateDecode,
        )
    )  # fmt: skip
    return document.make_indirect(stream)


def _without_colour(image: Image.Image) -> Image.Image:
    red, green, blue = image.split()
    same = red.tobytes() == green.tobytes() == blue.tobytes()
    return red if same else image


def _jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=JPEG_QUALITY)
    return out.getvalue()
