"""A letter as PDF, set from the Word file itself: an edited template changes both.

The Word file is read into values, typst sets them and reads none of them as markup. The PDF carries its title,
language and tags (PDF/UA-1) and what an archive asks for (PDF/A-2). Whatever typst warns of is a failure: a letter
with a missing character does not go out.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from django.conf import settings

from gongkai.files.letters.fonts import FontShelf, shelf
from gongkai.files.letters.sheets import read_sheets
from gongkai.law.source import Refusal

TYPED = Path(__file__).parent / "letter.typ"


def pdf(content: bytes) -> bytes:
    """The PDF of a rendered Word letter (`render.word`) or of another Word file made here. The same file and fonts, the same bytes.

    Raises Refusal where no Chinese font is found, a character has no glyph, or the file holds what cannot be set.
    """
    fonts = shelf(Path(settings.HOME) / "fonts")
    values = read_sheets(content, fonts.chinese)
    values["latin"], values["fonts"] = fonts.latin(), fonts.chinese("")[0]
    year, month, day = values["date"] or (1980, 1, 1)
    pictures = values.pop("pictures")
    data, made = json.dumps(values, ensure_ascii=False), datetime(year, month, day, tzinfo=UTC)
    if not pictures:
        return _set(TYPED, data, fonts, made)
    with TemporaryDirectory() as place:  # the typesetter reads pictures from files alone
        typed = Path(place) / TYPED.name
        typed.write_bytes(TYPED.read_bytes())
        for name, content_of in pictures.items():
            (typed.parent / name).write_bytes(content_of)
        return _set(typed, data, fonts, made)


def fonts_now() -> str:
    """The fonts there are, as words to compare. Raises Refusal where none of them is Chinese."""
    return "\n".join(sorted(shelf(Path(settings.HOME) / "fonts").families))


def _set(typed: Path, data: str, fonts: FontShelf, made: datetime) -> bytes:
    compiler = typst.Compiler(str(typed), font_paths=fonts.loaded, sys_inputs={"data": data})
    try:
        done, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=made
        )
    except typst.TypstError as wrong:
        raise Refusal((_sentence(wrong.message), None)) from None
    if warnings:
        raise Refusal((_sentence(warnings[0].message), None))
    assert isinstance(done, bytes)
    return done


def _sentence(said: str) -> str:
    if "could not be displayed with" in said:
        return f"有的字在这台机器的字体里没有（{said}），PDF不能生成；请把含有该字的字体放入数据目录的 fonts 文件夹，或者使用Word文件"
    return f"PDF没有排成（{said}）；请检查模板，或者使用Word文件"
