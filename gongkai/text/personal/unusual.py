"""Names that nothing announces, told by what they are not: the words around them are usual, the characters of a name side by side are not.

`usual_pairs.txt` keeps which pairs are usual. Only where a person is spoken of at all (see `near_number`): in any text
there are pairs that no text before held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from gongkai.text.personal.name_shape import FOLLOWS, SURNAMES, is_han, is_name, surname_length
from gongkai.text.personal.national import SOUNDS
from gongkai.text.personal.roles import FRAMES, MARKED, OFFICE, OFFICE_MARKED, PERSON
from gongkai.text.personal.surnames import COMMON, COMPOUND, GIVEN, GIVEN_PAIRS, HARDLY_A_WORD

_HAN = "\u4e00-\u9fff"
_RUN = re.compile(f"[{_HAN}]+(?:·[{_HAN}]+)*")
# Who somebody is to another, or whose words lead to a name.
_KIN = frozenset(
    "其子 其女 其妻 其夫 其父 其母 女儿 儿子 母亲 父亲 爷爷 奶奶 外公 外婆 祖父 祖母 孙子 孙女 丈夫 妻子 老伴 老公 老婆 哥哥 姐姐 弟弟 妹妹 孩子 家长 工友 同事 邻居 房东 室友 同学 侄子 侄女 女婿 儿媳 公公 婆婆 岳父 岳母 舅舅 叔叔 姑姑 配偶 夫妇 男方 女方 甲方 乙方 台胞 侨胞 之子 之女 之妻 之夫 兹有 递补 补录 聘用 录用 看见 看到 遇见 汇入 转给 交给 交由 补偿 赔偿 委托 联系 资助 收养 找到 通知 邀请 欢迎 祝贺 感谢".split()
)
_ROLES = PERSON | OFFICE | OFFICE_MARKED | MARKED | FRAMES | _KIN
_LEADS = frozenset("由经与和及向给被对将把让请找为是系的等因同有叫称至到跟对者员户人主属民工师")
_TAILS = frozenset("的与和及在于是系因为将已未被把等曾称说表不提认要拟共从由向对到来申又也都就并现住持以自应可本得")
_TRANSLITERATED = SOUNDS | frozenset("呷伍果惹洛木史曲子火牛措岩吉拉约沙根呼伟伊布才让加央格桑旺扎西卓玛金次仁当罕保香腊艾波温罗鲁门戈则措姐")
LONGEST_FOREIGN = 7
ENOUGH = 4.0


class Likeness(NamedTuple):
    """How much what stands between two places looks like a name."""

    score: float
    start: int
    end: int


@cache
def usual_pairs() -> frozenset[str]:
    said = (files("gongkai.text.personal") / "usual_pairs.txt").read_text("utf-8")
    return frozenset(line[0] + second for line in said.split() for second in line[1:])


def names_in(plain: str, first: int, last: int, enough: float = ENOUGH) -> Iterator[tuple[int, int]]:
    """What looks like a name between two places, none over another: the likeliest first, in order of place."""
    for run in _RUN.finditer(plain, first, last):
        yield from _of_run(plain, run.start(), run.end(), enough)


def _of_run(plain: str, first: int, last: int, enough: float) -> list[tuple[int, int]]:
    found = sorted(
        (one for at in range(first, last - 1) for one in _at(plain, at, first, last) if one.score >= enough),
        key=lambda one: (-one.score, one.start - one.end),
    )
    kept: list[tuple[int, int]] = []
    for one in found:
        if all(one.end <= start or end <= one.start for start, end in kept):
            kept.append((one.start, one.end))
    return sorted(kept)


def _at(plain: str, at: int, first: int, last: int) -> Iterator[Likeness]:
    length = surname_length(plain, at)
    if length:
        before = _before(plain, at, first)
        if before > -1:
            longest = 2 if plain[at : at + length] in COMPOUND or plain[at + 1] not in COMMON else 3
            for end in range(at + length + 1, min(at + length + longest, last) + 1):
                score = before + _after(plain, end, last) + _inside(plain[at:end], length)
                yield Likeness(score, at, end)
    if plain[at] in _TRANSLITERATED:
        yield from _foreign(plain, at, first, last)


def _foreign(plain: str, at: int, first: int, last: int) -> Iterator[Likeness]:
    before = _before(plain, at, first)
    if before < 0:
        return
    end = at
    while end < last and end - at < LONGEST_FOREIGN + 1 and plain[end] in _TRANSLITERATED:
        end += 1
        if end - at > 2:
            usual = sum(plain[n : n + 2] in usual_pairs() for n in range(at, end - 1))
            after = _after(plain, end, last)
            if after >= 0:
                yield Likeness(before + after + 0.4 * (end - at) - 1.5 * usual, at, end)


def _before(plain: str, at: int, first: int) -> float:
    """How well a name can begin here."""
    if at == first:
        return 2
    lead = plain[max(first, at - 7) : at]
    if any(lead[n:] in _ROLES for n in range(len(lead) - 1)):
        return 2
    crosses = plain[at - 1 : at + 1] in usual_pairs()
    if crosses:
        return -2
    if lead[-1] in _LEADS:
        return 1.5
    if lead[-2:] in usual_pairs():
        return 1
    return -2


def _after(plain: str, end: int, last: int) -> float:
    """How well a name can end here."""
    if end == last:
        return 2
    if plain[end - 1 : end + 1] in usual_pairs():
        return -2
    if FOLLOWS.match(plain, end):
        return 1.5
    if plain[end : end + 2] in usual_pairs() and end + 1 < last:
        return 1
    return 0.5 if plain[end] in _TAILS else -2


def _inside(said: str, length: int) -> float:
    """How much the characters look like a name by themselves."""
    surname, given = said[:length], said[length:]
    score = 1.5 if length > 1 or surname in HARDLY_A_WORD else 1.0 if surname in COMMON else 0.0
    if len(given) == 3 or (len(given) == 2 and length == 1 and given[0] in COMMON and given[1] not in GIVEN):
        pass
    if not is_name(surname + given[-2:], announced=True) and not is_name(surname + given[:2], announced=True):
        return -9
    score += 0.7 * sum(1 if sign in GIVEN else -2 for sign in given) * 2 / len(given)
    if length == 1 and said[:2] in usual_pairs():
        score -= 3
    if len(given) > 1 and given not in GIVEN_PAIRS:
        for n in range(len(given) - 1):
            if given[n : n + 2] in usual_pairs():
                score -= 0.5 if all(sign in GIVEN for sign in given[n : n + 2]) else 2
    if len(given) == 3:
        score -= 0.5
    return score


__all__ = ["ENOUGH", "names_in", "usual_pairs", "SURNAMES", "is_han"]
