"""A Word file read as a web page: `read` gives raw HTML (to be cleaned by who keeps it), pictures, and what to say.

The converter is mammoth (BSD-2-Clause): it goes by what a paragraph is, not by how it looks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import mammoth

from gongkai.files.word.marking import FILE_NO, RIGHT, SEAM, TITLE, mark
from gongkai.files.word.numbering import write_out
from gongkai.files.word.parts import Parts
from gongkai.files.word.pictures import MOST, Picture, picture
from gongkai.files.word.settling import settle
from gongkai.law.source import Refusal

# Headings of Word begin at 1; on a page the first belongs to the title.
STYLES = f"""
p.{TITLE} => h1:fresh
p.{FILE_NO} => p.number:fresh
p.{RIGHT} => p.right:fresh
p[style-name='Title'] => h1:fresh
p[style-name='heading 1'] => h2:fresh
p[style-name='Heading 1'] => h2:fresh
p[style-name='heading 2'] => h3:fresh
p[style-name='Heading 2'] => h3:fresh
p[style-name='heading 3'] => h4:fresh
p[style-name='Heading 3'] => h4:fresh
p[style-name='heading 4'] => h5:fresh
p[style-name='Heading 4'] => h5:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name^='toc '] => !
p[style-name^='TOC '] => !
b => strong
i => em
"""


@dataclass(frozen=True)
class Read:
    """What stood in a Word file. `html` is not clean yet; pictures are addressed as `picture/<name>` in it."""

    html: str
    title: str
    number: str
    pictures: tuple[Picture, ...]
    said: tuple[str, ...]


def read(content: bytes) -> Read:
    """Read a .docx that passed `files.checking.check`. Raises Refusal for what cannot be read."""
    parts = Parts(content)
    said = settle(parts)
    write_out(parts)
    mark(parts)
    taken = Taken()
    try:
        result = mammoth.convert_to_html(
            BytesIO(parts.packed()), style_map=STYLES, include_default_style_map=True, ignore_empty_paragraphs=True,
            include_embedded_style_map=False, id_prefix="", convert_image=mammoth.images.img_element(taken.take),
        )  # fmt: skip
    except Refusal:
        raise
    except (KeyError, ValueError, IndexError, AttributeError, TypeError, OSError, RecursionError):
        raise Refusal(("这份Word文件的结构读不懂，请用Word或WPS另存为.docx后再上传", None)) from None
    html, title = _taken_out(result.value, r"<h1>(.*?)</h1>")
    html, number = _taken_out(html, r'<p class="number">(.*?)</p>')
    return Read(
        html, title[:200], re.sub(r"\s", "", number)[:60], tuple(taken.kept.values()), (*said, *taken.said())
    )


class Taken:
    """The pictures met on the way: kept by name, and how many could not be."""

    def __init__(self) -> None:
        self.kept: dict[str, Picture] = {}
        self.left_out = 0

    def take(self, image: Any) -> dict[str, str]:
        alt, _, size = (image.alt_text or "").partition(SEAM)
        width, _, height = size.partition("x")
        try:
            with image.open() as opened:
                found = picture("文件里的图片", opened.read(), alt, int(width or 0), int(height or 0))
        except (
            Refusal,
            OSError,
            KeyError,
            ValueError,
        ):  # a picture outside the file is a ValueError of mammoth's
            self.left_out += 1
            return {"src": ""}
        if found.name not in self.kept and len(self.kept) >= MOST:
            raise Refusal((f"这份Word文件里的图片超过{MOST}张，请拆成几个文件，或者把图片作为附件", None))
        self.kept.setdefault(found.name, found)
        return {
            "src": f"picture/{found.name}", "alt": alt, "width": str(found.width), "height": str(found.height),
        }  # fmt: skip

    def said(self) -> list[str]:
        if not self.left_out:
            return []
        return [
            f"有{self.left_out}张图片不是PNG或JPEG、已损坏或者在文件以外，没有读入，请另存为图片后重新插入"
        ]


def _taken_out(html: str, pattern: str) -> tuple[str, str]:
    """The page without every place of a pattern, and their letters joined."""
    found = re.findall(pattern, html, re.DOTALL)
    letters = "".join(re.sub(r"<[^>]+>", "", one).strip() for one in found)
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        letters = letters.replace(entity, sign)
    return re.sub(pattern, "", html, flags=re.DOTALL), letters
