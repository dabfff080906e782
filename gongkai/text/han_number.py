"""Han numerals (汉字数字) up to 9999, both ways."""

DIGITS = "零一二三四五六七八九"
_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def in_han(number: int) -> str:
    """33 → 三十三, 105 → 一百零五, 12 → 十二."""
    if not 0 < number < 10000:
        raise ValueError(f"{number} is not between 1 and 9999")
    words, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += ("零" if gap else "") + DIGITS[digit] + name
            gap = False
        elif words:
            gap = True
    return words.removeprefix("一") if words.startswith("一十") else words


def value_of(han: str) -> int | None:
    """三十三 → 33; None for what is not a numeral."""
    total, digit = 0, None
    for character in han:
        if character in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[character]
            digit = None
        elif character in _VALUES and not digit:
            digit = _VALUES[character]
        else:
            return None
    return (total + (digit or 0)) if han else None
