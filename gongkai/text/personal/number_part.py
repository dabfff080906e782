"""Identity numbers partly covered with stars: of which too much is left when the birthday or twelve signs can still be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow

_COVERED = re.compile(r"(?<![0-9A-Za-z*])\d{1,17}[*×●•■xX＊]{1,17}[\d*×●•■＊]{0,17}[\dXx]?(?![0-9A-Za-z*])")
_ANY = re.compile(r"(?<![0-9*])\d{1,10}[*＊xX]{3,}\d{0,6}[\dXx]?(?![0-9*])")
_STAR = re.compile("[*×●•■＊]|[xX](?!$)")
MOST_LEFT, WHOLE, OF_OLD = 11, 18, 15


def hits(shadow: Shadow) -> Iterator[Personal]:
    if not re.search("[*×●•■xX]", shadow.plain):
        return
    for m in _COVERED.finditer(shadow.plain):
        signs = _STAR.sub("*", m[0])
        left = sum(sign != "*" for sign in signs)
        birthday = signs[6:14] if len(signs) == WHOLE else signs[6:12]
        if len(signs) in (WHOLE, OF_OLD) and "*" in signs and (left > MOST_LEFT or "*" not in birthday):
            yield Personal(*m.span(), "number_part", False, "shows_too_much")


def all_parts(shadow: Shadow) -> Iterator[Personal]:
    """Every number of which a part is covered, however little is left."""
    for m in _ANY.finditer(shadow.plain):
        yield Personal(*m.span(), "number_part", False, "shape")
