"""Where the Word template of a letter lies: the shipped one, or the agency's own edited copy in the data folder."""

from __future__ import annotations

from pathlib import Path, PurePath

from django.conf import settings

from gongkai.law.letter import LetterKind
from gongkai.law.source import Refusal

SHIPPED = Path(__file__).parent / "shipped"


def shipped(kind: LetterKind) -> Path:
    return SHIPPED / f"{kind}.docx"


def folder(agency_code: str) -> Path:
    """Where an agency keeps its own. Raises Refusal for a code that is no name of a folder."""
    if not agency_code or PurePath(agency_code).name != agency_code or agency_code == "..":
        raise Refusal((f"机构代码“{agency_code}”不能用作文件夹的名称", None))
    return Path(settings.HOME) / "letters" / agency_code


def own(agency_code: str, kind: LetterKind) -> Path | None:
    """`letters/<agency code>/<kind>.docx` in the data folder, where the agency put one."""
    if not agency_code:
        return None
    kept = folder(agency_code) / f"{kind}.docx"
    return kept if kept.is_file() else None
