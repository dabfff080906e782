"""A total and its parts: 共52条，其中文件27条、文化体育25条 (其中分项与合计).

Read are `total，其中list`, `total：list`, `total（其中list）` and `list，合计total`. A list is read as far as every piece of it
holds one number in the total's unit; what compares (同比增长20%) is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.text.passage import Passage
from gongkai.text.quantity import UNITS, Quantity, is_plain, quantities
from gongkai.text.sentences import holding
from gongkai.text.stretches import places_of

_TWO_NUMBERS = re.compile(r"\d[^\d].*?\d")
_SENTENCE = re.compile(r"[^！？]+")
_AMONG = re.compile(
    r"(?:[，、；]\s*+|(?<!\s)\s*+)(?:其中(?:包括|包含|有|：|，)?|(?:分别)?(?:包括|包含|涵盖)(?:了|：)?|分别(?:是|为)：?|：)"
)
_BRACKETED = re.compile(r"（[^（）]*）")
_INNER = re.compile(r"（(?:其中|含|包括|包含|涵盖|分别为|分别是)?[：，]?([^（）]*)）")
_SEPARATOR = re.compile(r"[、，；]|以及|[和及与]")
_SIGNS = ("其中", "包括", "包含", "涵盖", "分别", "合计", "总计", "共计")
_SUM_SAID = re.compile("[合总共]计")
# Behind a unit, or behind what may stand between it and ：.
_BEFORE_A_LIST = frozenset([unit[-1] for unit in UNITS.split("|")]) | frozenset("，、；） \t\u3000")
_MARKS = frozenset("、，；")
_FIGURE = re.compile(r"[\d。]")
# Characters: what is longer holds no list that is summed up, and no comparison.
_LONGEST_LIST, _LONGEST_COMPARISON = 400, 200
_LONGEST_QUANTITY = 40
_LONGEST_SUM = 11  # a mark, 合计 and eight characters behind it
_COMPARISON = re.compile(
    r"\s*(?:[比较]|同比|环比|增|减|上升|下降|增长|提高|降低|占|约占|按期|办结率|答复率)[^、，；]*$|[^、，；\d]*(?:率|占比|比重|比例)(?:为|达|达到)?[^、，；]*%$"
)
# Qualities one thing or person may have together: the parts of such a list overlap.
_OVERLAPS = re.compile(
    r"女|男|党员|少数民族|职称|学历|本科|硕士|博士|研究生|岁|残疾|以上|均|分别|累计|重点|新增|同时|既|还有|又|亦|也|全国|全省|全市|全县|优秀|先进|最|重复|兼|至今|历年|首次|一等|首批"
)
# After a comma these begin a new statement: 受理10件，其中自然人8件，办结9件.
_NEW_STATEMENT = re.compile(
    r"\s*(?:因|增|改|均|都|全部|共|全年|本年|今年|同时|另|此外|并|已|正|经|累计|办[结理]|受理|收到|答复|回复|召开|举[办行]|发布|公开|开展|组织|结转|完成|编[发印制]|制发|印发|出台|公布|上报|参加|接待|派|查|处理|审|培训|新|解决|征集|采纳|投入|建成|覆盖|涉及|补|发放|总|提|注销|其余|剩余)"
)
# …but not where they only name what the money is for: 因公出国费3万元, 培训费2万元.
_NAMES_A_SUM = re.compile(r"[^\d，。；：、]{0,14}(?:费用?|支出|收入|经费)(?:为|约)?\d")
_SUMS_UP = re.compile(r"[，、；]?(?:合计|总计|共计)(?:[一-龥]{0,8})?$")
_TOTAL_SAID = re.compile(r"(?:合计|总计|共计|总共|共|总数(?:为|达)?|累计)[^\d，。；：（）]{0,20}$")
_NOUN_BEHIND = re.compile(r"^(?![比较同环增减上下提降占约按])[一-龥]{1,8}(?=$|[，、；\s])")
_CLAUSE_END = re.compile(r"[，；：]")


@dataclass(frozen=True)
class Split:
    """`start` to `end` covers the total and its list; `is_closed` where the list was meant to be whole or ends its sentence."""

    start: int
    end: int
    total: Quantity
    parts: tuple[Quantity, ...]
    is_closed: bool
    is_whole: bool = False  # summed up by 合计, or ended by 其他: nothing can be missing

    @property
    def unit(self) -> str:
        return self.total.unit

    @property
    def sum(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def exceeds(self) -> bool:
        """Whether the parts are more than the total however all of them were rounded."""
        return sum((part.amount.least for part in self.parts), Decimal(0)) > self.total.amount.most

    @property
    def falls_short(self) -> bool:
        return sum((part.amount.most for part in self.parts), Decimal(0)) < self.total.amount.least


def splits_of(passage: Passage) -> list[Split]:
    """Every total of the paragraphs with its list: `passage.once(splits_of)`."""
    return list(_splits(passage.prose))


def _splits(text: str) -> Iterator[Split]:
    for start, end in holding(text, _signs(text)):
        for sentence in _SENTENCE.finditer(text, start, end):
            words, begin = sentence[0], sentence.start()
            if not _TWO_NUMBERS.search(words):
                continue
            plain = _BRACKETED.sub(lambda hit: " " * len(hit[0]), words) if "（" in words else words
            yield from _after_total(text, plain, begin)
            yield from _in_brackets(text, words, begin)
            if _SUM_SAID.search(plain):
                yield from _before_total(text, plain, begin)


def _signs(text: str) -> list[int]:
    """Where a list may begin or end, in order: at words that say so, and at ： and （ right behind a unit."""
    signs = [at for word in _SIGNS for at in places_of(text, word)]
    signs += [at for mark in "：（" for at in places_of(text, mark) if text[at - 1] in _BEFORE_A_LIST]
    return sorted(signs)


def _after_total(line: str, plain: str, begin: int) -> Iterator[Split]:
    marks = list(_AMONG.finditer(plain))
    for place, mark in enumerate(marks):
        opening = marks[place - 1].end() if place else 0
        head_start = max(plain.rfind("；", opening, mark.start()) + 1, opening)
        is_among = "其中" in mark[0] or "包" in mark[0] or "涵盖" in mark[0]
        total = _total(line, begin + head_start, begin + mark.start(), is_among=is_among)
        stop = len(plain)
        if place + 1 < len(marks):
            # The next list's total stands behind the last ；, or nobody knows where.
            stop = plain.rfind("；", mark.end(), marks[place + 1].start())
        if total is None or stop < 0:
            continue
        parts, end, is_closed = _list(line, plain, begin, mark.end(), stop, total.unit)
        if len(parts) >= 2:
            yield Split(total.start, end, total, parts, is_closed, is_closed and _ends_with_rest(line, parts))


def _in_brackets(line: str, sentence: str, begin: int) -> Iterator[Split]:
    for bracket in _INNER.finditer(sentence):
        at = begin + bracket.start()
        at -= "其中" in bracket[0][:3] and line[at - 1] == "，"
        near = max(begin, at - _LONGEST_QUANTITY)
        total = next((one for one in quantities(line, near, at) if one.end == at), None)
        if total is None or not is_plain(line, total):
            continue
        start, stop = bracket.span(1)
        parts, end, is_closed = _list(line, sentence, begin, start, stop, total.unit)
        if len(parts) >= 2:
            yield Split(total.start, end, total, parts, is_closed, is_closed and _ends_with_rest(line, parts))


def _before_total(line: str, plain: str, begin: int) -> Iterator[Split]:
    for total in quantities(line, begin, begin + len(plain)):
        at = total.start - begin
        said = _SUMS_UP.search(plain, max(0, at - _LONGEST_SUM), at)
        if not said:
            continue
        reach = max(0, said.start() - _LONGEST_LIST)
        head_start = max(plain.rfind(mark, reach, said.start()) for mark in "，；：") + 1
        if reach and not head_start:
            continue
        reach = max(0, head_start - _LONGEST_LIST)
        before = plain[max(plain.rfind("；", reach, head_start), reach) : head_start]
        if any(one.unit == total.unit for one in quantities(before)) or _OVERLAPS.search(
            plain[head_start : said.start()]
        ):
            continue
        parts, end, is_closed = _list(line, plain, begin, head_start, said.start(), total.unit)
        if len(parts) >= 2 and is_closed and end >= begin + said.start() - 1:
            yield Split(parts[0].start, total.end, total, parts, True, True)


def _ends_with_rest(line: str, parts: tuple[Quantity, ...]) -> bool:
    """Whether the last part is 其他: then nothing is left out."""
    label = line[parts[-2].end : parts[-1].start].lstrip("，、；和及以与 ")
    return label.startswith(("其他", "其它", "其余"))


def _total(line: str, start: int, end: int, *, is_among: bool) -> Quantity | None:
    """The quantity being split: the only one of its unit, or the one said to be the total right before the list."""
    found = [one for one in quantities(line, start, end) if is_plain(line, one)]
    if not found:
        return None
    last = found[-1]
    rest = line[last.end : end]
    if not is_among and rest.strip():
        return None
    if is_among:
        rest = _NOUN_BEHIND.sub("", rest)  # 40份报名表，其中…
    if rest and re.search(r"[^，、；\s][^，、；]*", _without_comparisons(rest)):
        return None
    if len([one for one in found if one.unit == last.unit]) > 1:
        clause = _CLAUSE_END.split(line[start : last.start])[-1]
        if not _TOTAL_SAID.search(clause):
            return None
    return last


def _without_comparisons(words: str) -> str:
    return "，".join(piece for piece in re.split("[，、；]", words) if not _compares(piece))


def _compares(piece: str) -> bool:
    return len(piece) <= _LONGEST_COMPARISON and bool(_COMPARISON.match(piece))


def _separators(words: str, start: int, stop: int) -> list[re.Match[str]]:
    """What parts the pieces of a list: its marks, 以及, and 和, 及 or 与 before the last piece."""
    found = []
    mark = ""  # the next one behind
    for one in reversed(list(_SEPARATOR.finditer(words, start, stop))):
        if one[0] in _MARKS:
            mark = one[0]
        elif one[0] != "以及" and mark == "、":
            continue
        found.append(one)
    return found[::-1]


def _list(
    line: str, words: str, begin: int, start: int, stop: int, unit: str
) -> tuple[tuple[Quantity, ...], int, bool]:
    """The parts of a list, where it ends in the line, and whether it ends there because the sentence does."""
    if _OVERLAPS.search(words, start, stop):
        return (), begin + start, False
    parts: list[Quantity] = []
    at, end = start, begin + start
    is_closed = True
    semicolons = _is_list_of_semicolons(line, words, begin, start, stop, unit)
    looked = start
    for separator in [*_separators(words, start, stop), None]:
        piece_end = separator.start() if separator else stop
        if separator and separator[0] == "；" and not semicolons:
            separator = None
        if separator and not _FIGURE.search(words, looked, piece_end):
            looked = piece_end
            continue  # a label with a mark in it: 安全生产、应急管理类5条
        piece = words[at:piece_end].rstrip("） ")
        if piece.strip():
            if parts and _compares(piece):
                is_closed = False
            else:
                is_new = bool(parts) and words[at - 1] in "，；" and _begins_anew(piece)
                found = None if is_new else _part(line, begin + at, piece.removesuffix("等"), unit)
                is_closed = is_closed and not piece.endswith("等")
                if found is None:
                    return tuple(parts), end, False
                if len(parts) >= 2 and _ends_with_rest(line, tuple(parts)) and words[at - 1] in "，；":
                    return tuple(parts), end, True
                parts.append(found)
                end = begin + at + len(piece)
        if separator is None:
            break
        at = looked = separator.end()
    return tuple(parts), end, is_closed


def _begins_anew(piece: str) -> bool:
    return bool(_NEW_STATEMENT.match(piece)) and not _NAMES_A_SUM.match(piece)


def _is_list_of_semicolons(line: str, words: str, begin: int, start: int, stop: int, unit: str) -> bool:
    """Whether the items are parted by ；: then the first of them holds just one number in the unit."""
    first = words.find("；", start, stop)
    if first < 0 or (words[start - 1] not in "：，（" and "，占" not in words[start:first]):
        return False
    return len([one for one in quantities(line, begin + start, begin + first) if one.unit == unit]) == 1


def _part(line: str, at: int, piece: str, unit: str) -> Quantity | None:
    """The one number of a piece: at its end (文件27条), or before a short noun (27条文件)."""
    found = list(quantities(line, at, at + len(piece)))
    if len(found) != 1 or found[0].unit != unit or not is_plain(line, found[0]):
        return None
    rest = line[found[0].end : at + len(piece)]
    outside = line[at : found[0].start] + rest
    if re.search(r"\d", outside) or len(rest) > 12 or (rest and not re.fullmatch(r"[一-龥“”《》]*", rest)):
        return None
    return found[0]
