"""Tables as they arrive in plain text: cells between tabs, bars, commas or wide blanks, the first row telling what each column holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

_CELL = re.compile(r"[^\t|]+")
_RULE = re.compile(r"[\s|:—-]+")
_HEAD = re.compile(r"\s*[\u4e00-\u9fff（）()/、A-Za-z ]{1,12}\s*")
_TELLS = re.compile(
    r"姓名|名字|户主|申请人|当事人|联系人|负责人|人员|身份|证件|证号|护照|电话|手机|联系方式|卡号|账号|帐号|住址|地址|出生|车牌|号牌|邮箱|微信|QQ|对象|宅电|座机|固话|住所|户籍|居住|保障号|社保号"
)
# Cells parted by commas or blanks look like prose: such a table begins with a line that holds one of these.
_BEGINS = (
    "姓名",
    "身份证",
    "证件号",
    "手机",
    "电话",
    "卡号",
    "账号",
    "住址",
    "车牌",
    "宅电",
    "姓  名",
    "保障号",
    "微信",
    "QQ",
)
_PARTED = (re.compile("[^,]+"), re.compile("[^;]+"), re.compile(r"[^ \n]+(?: [^ \n]+)*"))
_PARTS = (re.compile(","), re.compile(";"), re.compile(" {2,}"))
_NAME_APART = re.compile("(?<![^ ])姓 {1,6}名(?![^ ])")
LONGEST_HEAD, LONGEST_ROW = 120, 400


class Columns:
    """Which cell of a table stands under which head. `head_at` gives "" outside of tables."""

    def __init__(self, plain: str) -> None:
        cells = list(_between_bars(plain)) if "\t" in plain or "|" in plain else []
        self._cells = sorted([*cells, *_between_marks(plain)])
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


def _between_bars(plain: str) -> Iterator[tuple[int, int, str]]:
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


def _between_marks(plain: str) -> Iterator[tuple[int, int, str]]:
    done = -1
    for start, end in sorted(set(_lines_of_heads(plain))):
        if start < done:
            continue
        for mark, shape in zip(_PARTS, _PARTED, strict=True):
            count = len(mark.split(_NAME_APART.sub("姓名", plain[start:end].strip())))
            if count < 2:
                continue
            heads = _heads(_parted(_NAME_APART.sub("姓名", plain[start:end]), shape))
            if not heads:
                continue
            rows = list(_rows(plain, end, mark, count))
            for first, last in rows:
                cells = list(shape.finditer(plain, first, last))
                if len(cells) == count:
                    yield from ((*cell.span(), heads[n]) for n, cell in enumerate(cells) if n in heads)
            if rows:
                done = rows[-1][1]
                break


def _lines_of_heads(plain: str) -> Iterator[tuple[int, int]]:
    """Lines short enough to be heads that hold a word of heads, and a mark between."""
    for word in _BEGINS:
        at = plain.find(word)
        while at >= 0:
            start = plain.rfind("\n", max(0, at - LONGEST_HEAD), at) + 1
            end = plain.find("\n", at, at + LONGEST_HEAD)
            if end >= 0 and (start or at < LONGEST_HEAD) and not set(":。(") & set(plain[start:end]):
                yield start, end
            at = plain.find(word, at + LONGEST_HEAD if end < 0 else end)


def _rows(plain: str, at: int, mark: re.Pattern[str], count: int) -> Iterator[tuple[int, int]]:
    """The lines after a place which have so many cells."""
    while at < len(plain):
        end = plain.find("\n", at + 1, at + LONGEST_ROW)
        end = end if end >= 0 else min(len(plain), at + LONGEST_ROW)
        row = plain[at + 1 : end].strip()
        if not row or len(mark.split(row)) != count:
            return
        yield at + 1, end
        at = end


def _parted(line: str, shape: re.Pattern[str]) -> Sequence[re.Match[str]]:
    return list(shape.finditer(line))


def _heads(cells: Sequence[re.Match[str]]) -> dict[int, str]:
    """The heads that tell of persons, by column, where a row is one of heads: two words or more, and no digit."""
    words = [cell for cell in cells if cell[0].strip()]
    if len(words) < 2 or not all(_HEAD.fullmatch(cell[0]) for cell in words):
        return {}
    return {n: cell[0].strip() for n, cell in enumerate(cells) if _TELLS.search(cell[0])}
