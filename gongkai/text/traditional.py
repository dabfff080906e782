"""Traditional characters (繁体字) and what to write for them."""

from __future__ import annotations

import re
from functools import cache

from gongkai.text.words import LEXICON


@cache
def simplified() -> dict[str, str]:
    """Each traditional character of the table with its simplified one."""
    rows = (LEXICON / "traditional.txt").read_text("utf-8").splitlines()
    pairs = [pair for row in rows if not row.startswith("#") for pair in row.split()]
    return {pair[0]: pair[1] for pair in pairs}


@cache
def traditional() -> re.Pattern[str]:
    """A run of characters of the table."""
    return re.compile(f"[{''.join(simplified())}]+")
