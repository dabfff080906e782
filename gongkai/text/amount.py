"""Numbers as texts write them (数值): 1,200; 3.5亿; 3亿5000万; 二十三亿四千万; 百分之十二点五. Decimal throughout.

A number written to so many places says no more than they do: `step` is the worth of one in its last place, and
1.2亿 (step 1,000万) agrees with any sum between 1.15亿 and 1.25亿.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from gongkai.text.width import fold

LONGEST = 40  # characters
DIGITS = tuple("0123456789")  # anchors of rules that wait for a number
SCALES = {"": 1, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
for _head, _worth in (("十", 10), ("百", 100), ("千", 1000)):
    SCALES |= {f"{_head}万": _worth * 10**4, f"{_head}亿": _worth * 10**8}
SCALES["万亿"] = 10**12

_SCALE = "万亿|[十百千]?[万亿]|[百千]"
# One number, with its scale: no part of a longer one, of a date, or of a document number.
# It begins with its first digit, and looks back from there: what begins with a class of characters is found fast.
ARABIC = rf"\d(?<![\d.,A-Za-z].)(?:\d{{0,2}}(?:,\d{{3}})++|\d*+)(?:\.\d++)?(?:{_SCALE})?(?:\d++(?:{_SCALE})?)?(?!,*\d)"
HAN = "[零〇一二两三四五六七八九十百千万亿]+"

_PIECE = re.compile(rf"(\d+(?:\.\d+)?)({_SCALE})?")
_WHOLE = re.compile(rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?:{_SCALE})?(?:\d+(?:{_SCALE})?)*")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}


@dataclass(frozen=True)
class Amount:
    """What a number is worth, and the worth of one in its last place."""

    value: Decimal
    step: Decimal = Decimal(1)

    @property
    def least(self) -> Decimal:
        """The least that can have been rounded to it. A number without point or scale was counted, not rounded."""
        return self.value if self.is_counted else self.value - self.step / 2

    @property
    def most(self) -> Decimal:
        return self.value if self.is_counted else self.value + self.step / 2

    @property
    def is_counted(self) -> bool:
        return self.step == 1


def amount(words: str) -> Amount | None:
    """A number written alone, in either kind of digits, full-width ones too; None for what is no number."""
    plain = fold(words).strip()
    if plain.endswith("%"):
        return arabic(plain[:-1])
    if plain.startswith("百分之"):
        return han(plain.removeprefix("百分之"))
    return arabic(plain) or han(plain)


def value_of(words: str) -> Decimal | None:
    """The worth of a number written alone: `value_of("1.2万") == 12000`; None for what is no number."""
    found = amount(words)
    return found.value if found else None


def arabic(words: str) -> Amount | None:
    """1,200; 3.5亿; 3亿5000万. Scales must fall from left to right; what is longer than any sum is none."""
    if len(words) > LONGEST or not _WHOLE.fullmatch(words):
        return None
    total, step, above = Decimal(0), Decimal(1), None
    pieces = list(_PIECE.finditer(words.replace(",", "")))
    for piece in pieces:
        scale = SCALES[piece[2] or ""]
        if above is not None and (above <= scale or Decimal(piece[1]) * scale >= above):
            return None
        total += Decimal(piece[1]) * scale
        step = Decimal(scale).scaleb(-len(piece[1].partition(".")[2]))
        above = scale
    return Amount(total, step)


def han(words: str) -> Amount | None:
    """三十三, 一百零五, 二十三亿四千万, 十二点五; None for 三四十 and 二三 (概数) and for what is no number."""
    whole, point, rest = words.partition("点")
    if point:
        value = _integer(whole)
        digits = [_DIGITS.get(one) for one in rest]
        if value is None or not digits or None in digits:
            return None
        return Amount(Decimal(f"{value}.{''.join(map(str, digits))}"), Decimal(1).scaleb(-len(digits)))
    value = _integer(words)
    return None if value is None else Amount(Decimal(value))


def _integer(words: str) -> int | None:
    total = section = 0
    above = 10**12
    part = ""
    for character in words:
        if character not in _MYRIADS:
            part += character
            continue
        worth = _MYRIADS[character]
        if character == "亿" and not part and section == 0 and 0 < total < 10**8:
            total *= worth  # 万亿
            above = worth
            continue
        small = _below_ten_thousand(part)
        if not small or worth >= above:
            return None
        total, above, part = total + small * worth, worth, ""
    if not part:
        return total or None
    small = _below_ten_thousand(part)
    if small is None or (total and len(part) == 1):  # 一万五 is 15,000 in speech
        return None
    return total + small


def _below_ten_thousand(words: str) -> int | None:
    """三百零五 → 305. A digit stands alone or before its unit, and units fall from left to right."""
    total, digit, above = 0, None, 10**4
    for place, character in enumerate(words):
        if character in _UNITS:
            unit = _UNITS[character]
            if (
                unit >= above
                or digit == 0
                or (digit is None and (unit != 10 or place and words[place - 1] not in "零〇"))
            ):
                return None
            total, above, digit = total + (1 if digit is None else digit) * unit, unit, None
        elif character in _DIGITS and digit in (None, 0) and not (digit == 0 and _DIGITS[character] == 0):
            digit = _DIGITS[character]
        else:
            return None
    if len(words) > 1 and (digit == 0 or (digit and words[-2] in "百千")):  # 一百五 is 150 in speech
        return None
    return total + (digit or 0) if words else None


def shown(value: Decimal) -> str:
    """For a sentence: no exponent, no idle zeros, great round numbers in 万 and 亿 (GB/T 15835)."""
    for least, round_by, by, unit in _GREAT:
        if least <= abs(value) < _TOO_GREAT and value % round_by == 0:
            return f"{shown(value / by)}{unit}"
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


_TOO_GREAT = 10**20  # nobody writes it, and a remainder of it is beyond the precision
_GREAT = ((10**8, 10**4, 10**8, "亿"), (10**6, 10**3, 10**4, "万"))


def sharp(words: str) -> Amount | None:
    """A number of which a whole count of 万 or 亿 is exact to a tenth of it: who rounds more than that writes a point."""
    found = arabic(words)
    return Amount(found.value, found.step / 10) if found and found.step > 1 and "." not in words else found
