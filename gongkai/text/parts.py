"""A total and its parts: 共52条，其中文件27条、文化体育25条 (其中分项与合计)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

_UNITS = "个|件|条|项|次|起|家|所|处|份|篇|期|场|户|宗|部|座|辆|台|套|名|人次|人|批次|批|亩|元"
_NUMBER = re.compile(rf"(\d[\d,]*(?:\.\d+)?)(万亿|亿|万)?({_UNITS})(?![月年以])")
_SCALE = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
# A number after one of these says how much more or less, not how many.
_COMPARES = re.compile(r"比|较|同期|增|减|升|降|超|占|达|平均|约|近|每|第|至少|不足|以上|余|多")
# Qualities one person may have together: the parts of such a list overlap.
_OVERLAPS = re.compile(r"女|男|党员|少数民族|职称|学历|本科|硕士|博士|研究生|岁|残疾|以上|均|含|分别")
_SENTENCE = re.compile(r"[^。；！？\n]+")
_BRACKETED = re.compile(r"（[^（）]*）")
_SEPARATOR = re.compile(r"[、，]|和(?=[^、，]*$)|以及|及(?=[^、，]*$)")


@dataclass(frozen=True)
class Split:
    """`start` to `end` covers the total and its list; `is_closed` where the list ends its sentence."""

    start: int
    end: int
    total: Decimal
    parts: tuple[Decimal, ...]
    unit: str
    is_closed: bool

    @property
    def sum(self) -> Decimal:
        return sum(self.parts, Decimal(0))


def splits(line: str) -> Iterator[Split]:
    """Every total of a line that is followed by 其中 and at least two parts in the same unit."""
    for sentence in _SENTENCE.finditer(line):
        head, among, tail = sentence[0].partition("其中")
        if among and "其中" not in tail and not _COMPARES.search(tail) and not _OVERLAPS.search(tail):
            split = _split(head, tail)
            if split:
                at = sentence.start()
                yield replace(split, start=at + split.start, end=at + split.end)


def _split(head: str, tail: str) -> Split | None:
    # Brackets hold parts of a part; blanks of equal length keep the offsets.
    tail = _BRACKETED.sub(lambda hit: " " * len(hit[0]), tail)
    parts, end, is_closed = _parts(tail)
    if len(parts) < 2 or len({unit for _, unit in parts}) > 1:
        return None
    unit = parts[0][1]
    totals = [hit for hit in _NUMBER.finditer(head) if hit[3] == unit and not _is_comparison(head, hit)]
    # Two numbers before 其中 leave open which of them is being split.
    if len(totals) != 1:
        return None
    start = totals[0].start()
    stop = len(head) + len("其中") + end
    return Split(start, stop, _amount(totals[0]), tuple(amount for amount, _ in parts), unit, is_closed)


def _parts(tail: str) -> tuple[list[tuple[Decimal, str]], int, bool]:
    parts: list[tuple[Decimal, str]] = []
    at = end = 0
    for separator in [*_SEPARATOR.finditer(tail), None]:
        stop = separator.start() if separator else len(tail)
        piece = tail[at:stop].rstrip("） ")
        numbers = list(_NUMBER.finditer(piece))
        if (
            len(numbers) != 1
            or numbers[0].end() != len(piece)
            or re.search(r"\d", piece[: numbers[0].start()])
        ):
            return parts, end, False
        parts.append((_amount(numbers[0]), numbers[0][3]))
        end = at + len(piece)
        at = separator.end() if separator else stop
    return parts, end, True


def _is_comparison(head: str, hit: re.Match[str]) -> bool:
    clause = re.split("[，、：]", head[: hit.start()])[-1]
    return bool(_COMPARES.search(clause)) or hit.end() < len(head) and head[hit.end()] in "以多余"


def _amount(hit: re.Match[str]) -> Decimal:
    return Decimal(hit[1].replace(",", "")) * _SCALE[hit[2] or ""]
