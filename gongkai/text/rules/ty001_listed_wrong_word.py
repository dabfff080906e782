"""TY001 词表所列的错别字。

Why: 这些词只有一种正确写法，写错没有争议；每一条都带出处和正反例句，存于词表。
"""

from collections.abc import Iterator
from functools import cache

from gongkai.text.finding import Fix, Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.spelling.shipped import usual_pairs
from gongkai.text.words import Pair, pairs, rare_slips, slips


@cache
def _listed() -> dict[str, Pair]:
    return {pair.bad: pair for pair in pairs()}


@cache
def _anchors() -> tuple[str, ...]:
    return tuple({*_listed(), *slips(), *rare_slips()})


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    for at, bad in places:
        pair = _listed().get(bad)
        if pair is None:
            good = slips().get(bad)
            enough = 1 if good is None else 2
            if _joined_sides(passage.shadow, at, at + len(bad)) < enough:
                yield Hit(at, at + len(bad), good or rare_slips()[bad], Gravity.WARNING, fix=Fix.UNSAFE)
        elif not _is_innocent(passage.shadow, at, pair):
            yield Hit(at, at + len(bad), pair.good, pair.gravity, pair.source)


def _joined_sides(text: str, start: int, end: int) -> int:
    """On how many sides (0–2) the slip may be part of another usual word: on both in 经济|录像."""
    usual = usual_pairs()
    return (start > 0 and text[start - 1 : start + 1] in usual) + (text[end - 1 : end + 1] in usual)


def _is_innocent(text: str, at: int, pair: Pair) -> bool:
    """The wrong word is only a stretch of a longer right one: 发布署名 holds no 布署."""
    return any(text.startswith(word, max(0, at - word.index(pair.bad))) for word in pair.unless)


RULE = Rule(
    code="TY001",
    name="listed-wrong-word",
    gravity=Gravity.ERROR,
    says="“{found}”应为“{better}”",
    source="各词的出处见词表",
    wrong=(
        "局党组布署了普查任务。",
        "修缮按步就班进行。",
        "示例市人民攻府",
        "拨打服务热现。",
        "其它事项另行通知。",
        "现将清示事项批复如下。",
    ),
    right=(
        "局党组部署了普查任务。",
        "公报发布署名文章。",
        "叛军进攻府邸，未能得手。",
        "设备出现发热现象。",
        "法律规定单位负有报告义务。",
        "检查帐篷防火情况。",
        "由本人自己经办的业务应当回避。",
        "播放市场经济录像。",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.WORDS,
    anchors=_anchors,
)
