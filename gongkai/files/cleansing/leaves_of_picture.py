"""What a picture tells about itself beside what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from PIL import Image, UnidentifiedImageError

Leaf = tuple[str, bytes | str]


def leaves_of_picture(content: bytes, where: str) -> Iterator[Leaf]:
    try:
        with Image.open(BytesIO(content)) as image:
            values = [*image.info.values(), *image.getexif().values()]
            values += [v for ifd in (0x8769, 0x8825) for v in image.getexif().get_ifd(ifd).values()]
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return
    for value in values:
        yield f"{where}的图片信息", value if isinstance(value, bytes) else str(value)
