"""SQ114 一组分项中有一项的序次语与其他各项不同。

Why: “其一；其二；三是”“一是；二是；三，”是几处文稿拼在一起，没有统一。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.text.finding import Gravity
from gongkai.text.han_number import value_of
from gongkai.text.rule import Rule, Scope

_ORDINAL = re.compile(
    r"[。；：，\n](?=(?P<word>[一二三四五六七八九]是|[一二三四五六七八九]要|第[一二三四五六七八九][，、是]|第\d[，、是]|其[一二三四五六七八九][，是]"
    r"|[二三四五六七八九][，、](?=[一-龥“])(?![一二三四五六七八九十])|首先[，要]?|其次[，要]?|再次[，要]?|另一方面|一方面|\d[.、](?=[一-龥“《])|（[一二三四五六七八九]）|[①-⑨]))",
)
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "一方面": 1, "另一方面": 2}
_LEAST = 3  # characters of an item
# These are SQ109's, or habits nobody minds.
_USUAL = frozenset({("是", "首先"), ("首先", "nth"), ("nth", "首先"), ("是", "nth"), ("nth", "是")})


@dataclass(frozen=True)
class _One:
    start: int
    end: int
    way: str
    number: int


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    ones: list[_One] = []
    line = -1
    for hit in _ORDINAL.finditer("\n" + text):
        end_of_line = text.find("\n", hit.start("word") - 1)
        if line != end_of_line:
            yield from _of_line(ones)
            ones, line = [], end_of_line
        ones.append(_read(hit))
    yield from _of_line(ones)


def _of_line(ones: list[_One]) -> Iterator[tuple[int, int, str | None]]:
    ways = [one.way for one in ones]
    run: list[_One] = []
    for one in ones:
        if run and one.number == run[-1].number + 1 and one.start - run[-1].end >= _LEAST:
            run.append(one)
            continue
        yield from _odd(ways, run)
        run = [one] if one.number == 1 else []
    yield from _odd(ways, run)


def _read(hit: re.Match[str]) -> _One:
    word, place = hit["word"], (hit.start("word") - 1, hit.end("word") - 1)
    bare = word.rstrip("，、要") if word[0] in "首其再" and word[1] in "先次" else word
    if bare in _WORDS:
        return _One(*place, "首先" if bare[-1] in "先次" else "方面", _WORDS[bare])
    mark = word[1] if word[0] in "第其（" else word[0]
    number = (
        ord(mark) - 0x245F
        if mark >= "①" and mark <= "⑨"
        else value_of(mark)
        if not mark.isdigit()
        else int(mark)
    )
    way = {"第": "第1" if mark.isdigit() else "nth", "其": "其", "（": "（"}.get(
        word[0],
        "①" if mark in "①②③④⑤⑥⑦⑧⑨" else "1" if mark.isdigit() else word[-1] if word[-1] in "是要" else "bare",
    )
    return _One(*place, way, int(number or 0))


def _odd(of_line: list[str], run: list[_One]) -> Iterator[tuple[int, int, str | None]]:
    """The one item of a run that is counted in another way than all the others."""
    ways = [one.way for one in run]
    for one in run:
        others = {way for way in ways if way != one.way}
        if of_line.count(one.way) > 1 or len(others) != 1:
            continue
        other = others.pop()
        if (other, one.way) in _USUAL or other == "bare":
            continue
        if len(run) == 2 and one.way not in ("第1", "方面"):
            continue
        if one.way == "方面" and other not in ("是", "要"):
            continue
        yield one.start, one.end, None


RULE = Rule(
    code="SQ114",
    name="one-ordinal-of-another-kind",
    gravity=Gravity.WARNING,
    says="“{found}”与同组其他分项的序次语不一致，请统一",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "其一，清点馆藏；其二，修补旧报；三是，登记造册。",
        "一是清点馆藏；二是修补旧报；三，登记造册。",
        "第1，清点馆藏；第二，修补旧报；第三，登记造册。",
        "一方面清点馆藏，二是修补旧报。",
        "1.清点馆藏；2.修补旧报；三是登记造册。",
        "首先，清点馆藏；其次，修补旧报；三是登记造册。",
        "一要清点馆藏，二要修补旧报，三是登记造册。",
        "一是清点馆藏；二要修补旧报；三是登记造册。",
    ),
    right=(
        "其一，清点馆藏；其二，修补旧报；其三，登记造册。",
        "一是清点馆藏；二是修补旧报；三是登记造册。",
        "第一，清点馆藏；第二，修补旧报；第三，登记造册。",
        "一方面清点馆藏，另一方面修补旧报。",
        "一是清点馆藏：首先，分类；其次，登记。二是修补旧报。",
        "一是抓清点，二是抓修补，三、四层书库另行安排。",
        "一要清点馆藏，二要修补旧报，三要登记造册。",
        "一是清点馆藏：一要分类，二要登记。二是修补旧报。",
        "二是修补：一要分类，二要登记。三是上架。",
        "一是清点。二是修补。首先，分类；其次，登记。三是上架。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=(
        "三是",
        "其次",
        "其一",
        "其二",
        "二是",
        "二要",
        "第二",
        "第2",
        "第1",
        "一方面",
        "2.",
        "2、",
        "（二）",
        "②",
    ),
)
