"""Pictures: every dot stays, everything said beside the dots goes."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from gongkai.files.opening import Unreadable
from tests import papers
from tests.files.cleansing.planted import NAME, PHONE, mask, seen


def drawn(mode: str = "RGB") -> Image.Image:
    bands = len(Image.new(mode, (1, 1)).getbands())
    dots = bytes((x * 7 + c * 31) % 256 for x in range(40 * 24) for c in range(bands))
    return Image.frombytes(mode, (40, 24), dots)


def described() -> Image.Exif:
    exif = Image.Exif()
    exif[0x013B], exif[0x010E], exif[0x0112] = f"artist {PHONE}", f"电话{PHONE}", 6
    exif.get_ifd(0x8825)[2] = (39.0, 54.0, 20.0)
    return exif


def photograph() -> bytes:
    out = BytesIO()
    drawn().save(out, "JPEG", exif=described(), comment=f"姓名：{NAME}".encode(), dpi=(300, 300))
    return out.getvalue() + f"behind {PHONE}".encode()


def test_a_photographs_description_goes_and_its_dots_stay() -> None:
    done = mask(photograph(), "照片.jpg")
    before, after = (Image.open(BytesIO(one)) for one in (photograph(), done.content))
    assert after.tobytes() == before.tobytes()
    assert seen(done.content) == []
    assert dict(after.getexif()) == {0x0112: 6}  # how it is turned, or it would lie on its side
    assert {one.what for one in done.found} == {"remove"}
    assert done.removed == ["图片信息 Exif", "图片信息 备注", "图片信息 图片后面"]


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1"])
def test_a_png_keeps_its_dots_and_loses_its_words(mode: str) -> None:
    info, out = PngInfo(), BytesIO()
    info.add_text("Author", f"tel {PHONE}", zip=True)
    info.add_itxt("Comment", f"姓名：{NAME}", zip=True)
    image = drawn("L").convert(mode) if mode in ("P", "1") else drawn(mode)
    image.save(out, "PNG", pnginfo=info, exif=described())
    done = mask(out.getvalue() + PHONE.encode(), "图.png")
    after = Image.open(BytesIO(done.content))
    assert (after.mode, after.tobytes()) == (image.mode, image.tobytes())
    assert not {"Author", "Comment"} & set(after.info)
    assert {one.kind for one in done.found} >= {"phone", "name"}


def test_a_see_through_palette_stays_see_through() -> None:
    out, image = BytesIO(), drawn("L").convert("P")
    image.save(out, "PNG", transparency=3)
    done = mask(out.getvalue(), "图.png")
    after = Image.open(BytesIO(done.content))
    assert after.convert("RGBA").tobytes() == Image.open(BytesIO(out.getvalue())).convert("RGBA").tobytes()


def test_a_picture_says_that_no_machine_reads_it() -> None:
    assert mask(photograph(), "照片.jpg").unread == ["图片里的文字机器读不出，请人工查看"]


@pytest.mark.parametrize(
    "content", [papers.png(30_000, 30_000), papers.jpeg(), papers.png()[:40], photograph()[:200], b"\x89PNG\r\n\x1a\n" + bytes(50)]
)  # fmt: skip
def test_a_broken_or_huge_picture_is_one_sentence(content: bytes) -> None:
    with pytest.raises(Unreadable):
        mask(content, "图.png")
