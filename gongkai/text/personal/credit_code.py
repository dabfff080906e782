"""Unified social credit codes (统一社会信用代码, GB 32100): public for firms and offices; a sole trader's leads to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.id_card import REGIONS
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.serial import is_serial
from gongkai.text.personal.shadow import Shadow

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ANY = SIGNS + SIGNS[10:].lower()
# Begins at the third sign, a digit: that is found fast.
_SHAPE = re.compile(rf"\d(?<![0-9A-Za-z=/_&]...)(?<=[1-9ANYGanyg]{{2}}.)\d{{5}}[{_ANY}]{{10}}(?![0-9A-Za-z])")
_SAID = re.compile("信用代码|信用编码|社会代码")
# As it is printed on a licence: in groups. Only behind its name.
_IN_GROUPS = re.compile(
    rf"信用代码(?:证?号码?)?[:为是|\s]{{0,4}}(?P<code>(?:[{_ANY}][ -]?){{17}}[{_ANY}])(?![0-9A-Za-z])"
)
_OF_A_CARD = re.compile("(?:卡号|保号)[^\\n]{0,3}")
_NO_GAPS = dict.fromkeys(map(ord, " -"))
SOLE_TRADER = "92"


def hits(shadow: Shadow) -> Iterator[Personal]:
    for m in _SHAPE.finditer(shadow.plain):
        start = m.start() - 2
        code, before = shadow.plain[start : m.end()].upper(), shadow.before(start)
        said = bool(_SAID.search(before))
        if (
            check_character_fits(code)
            and code[2:4] in REGIONS | {"10"}
            and (said or not (is_serial(before) or _OF_A_CARD.search(before)))
        ):
            yield _hit(start, m.end(), code)
    for m in _IN_GROUPS.finditer(shadow.plain):
        code = m["code"].translate(_NO_GAPS).upper()
        if len(code) < len(m["code"]) and check_character_fits(code) and code[2:4] in REGIONS | {"10"}:
            yield _hit(*m.span("code"), code)


def _hit(start: int, end: int, code: str) -> Personal:
    reason = "sole_trader" if code.startswith(SOLE_TRADER) else "firm"
    return Personal(start, end, "credit_code", False, reason)


def check_character_fits(code: str) -> bool:
    """Whether the 18th character is the one GB 32100 asks for."""
    total = sum(SIGNS.index(sign) * pow(3, at, 31) for at, sign in enumerate(code[:17]))
    return SIGNS[-total % 31] == code[17]
