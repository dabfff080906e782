"""Tables as they arrive in plain text: cells between tabs or bars, the first row telling what each column holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_CELL = re.compile(r"[^\t|]+")
_RULE = re.compile(r"[\s|:—-]+")
_HEAD = re.compile(r"\s*[\u4e00-\u9fff（）()/、A-Za-z ]{1,12}\s*")
_TELLS = re.compile(
    r"姓名|名字|户主|申请人|当事人|联系人|负责人|人员|身份|证件|证号|护照|电话|手机|联系方式|卡号|账号|帐号|住址|地址|出生|车牌|号牌|邮箱|微信|QQ|对象"
)


class Columns:
    """Which cell of a table stands under which head. `head_at` gives "" outside of tables."""

    def __init__(self, plain: str) -> None:
        self._cells = list(_cells(plain)) if "\t" in plain or "|" in plain else []
        self._starts = [start for start, _, _ in self._cells]

    def head_at(self, at: int) -> str:
        """The head of the column a place stands in, closed by a colon."""
        if not self._starts:
            return ""
        start, end, head = self._cells[bisect_right(self._starts, at) - 1]
        return f"{head}:" if start <= at < end else ""

    def __iter__(self) -> Iterator[tuple[int, int, str]]:
        """Start, end and head of every cell under a head that tells of persons."""
        return iter(self._cells)


def _cells(plain: str) -> Iterator[tuple[int, int, str]]:
    at = 0
    while tells := _TELLS.search(plain, at):
        start, at = _line(plain, tells.start())
        heads = _heads(list(_CELL.finditer(plain, start, at)))
        while heads and at < len(plain):
            start, at = _line(plain, at + 1)
            row = plain[start:at]
            if "\t" not in row and "|" not in row:
                at = start
                break
            if not _RULE.fullmatch(row):
                cells = enumerate(_CELL.finditer(plain, start, at))
                yield from ((*cell.span(), heads[n]) for n, cell in cells if n in heads)


def _line(plain: str, at: int) -> tuple[int, int]:
    """Begin and end of the line in which a place stands."""
    end = plain.find("\n", at)
    return plain.rfind("\n", 0, at) + 1, len(plain) if end < 0 else end


def _heads(cells: list[re.Match[str]]) -> dict[int, str]:
    """The heads that tell of persons, by column, where a row is one of heads: two words or more, and no digit."""
    words = [cell for cell in cells if cell[0].strip()]
    if len(words) < 2 or not all(_HEAD.fullmatch(cell[0]) for cell in words):
        return {}
    return {n: cell[0].strip() for n, cell in enumerate(cells) if _TELLS.search(cell[0])}
