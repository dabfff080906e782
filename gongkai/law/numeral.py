"""Numbers in Chinese characters (汉字数字), as statutes number their articles."""

DIGITS = "零一二三四五六七八九"


def in_han(number: int) -> str:
    """Write 1–9999 as a statute does: 10 → 十, 33 → 三十三, 105 → 一百零五.

    Raises ValueError outside that range: no statute we cite has such an article.
    """
    if not 1 <= number <= 9999:
        raise ValueError(f"{number} cannot be an article number")
    said, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit == 0:
            gap = gap or bool(said)
            continue
        said += ("零" if gap else "") + DIGITS[digit] + unit
        gap = False
    return said.removeprefix("一") if said.startswith("一十") else said
