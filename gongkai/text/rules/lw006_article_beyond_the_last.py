"""LW006 引用的条次超出法律的最后一条。

Why: 法律没有这一条，依据就不存在；多半是条次抄错，或者引用了别的法律。
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from gongkai.text.day_in_words import day_in_words
from gongkai.text.day_of import day_of
from gongkai.text.finding import Gravity
from gongkai.text.han_number import value_of
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.titles import STATE
from gongkai.text.words import LEXICON

# Laws change: of a text written after the articles were counted only a person can say.
_COUNTED_UNTIL = date(2025, 6, 30)
_ARTICLES = re.compile(
    r"(?:第(?:[一二三四五六七八九十百千零〇]+|\d{1,6})条(?:之[一二三四五六])?[、和及与至]?)+"
)
_ONE = re.compile(r"第([一二三四五六七八九十百千零〇]+|\d{1,6})条")
_SHORT_VERSION = re.compile(r"（以下简称[^（）]{1,12}）|（简称[^（）]{1,12}）")


@dataclass(frozen=True)
class _Law:
    last: int
    version: date


@cache
def _laws() -> dict[str, _Law]:
    rows = tomllib.loads((LEXICON / "last_articles.toml").read_text("utf-8"))
    return {title: _Law(row["last"], row["version"]) for title, row in rows.items()}


@cache
def _anchors() -> tuple[str, ...]:
    return tuple(f"《{prefix}{title}》" for title in _laws() for prefix in ("", STATE))


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text, day = passage.shadow, day_of(passage)
    gravity = Gravity.WARNING if day and day > _COUNTED_UNTIL else Gravity.ERROR
    for at, title in places:
        law = _laws()[title[1:-1].removeprefix(STATE)]
        end = at + len(title)
        if aside := _SHORT_VERSION.match(text, end):
            end = aside.end()
        named = _ARTICLES.match(text, end)
        for one in _ONE.finditer(text, end, named.end() if named else end):
            number = int(one[1]) if one[1].isdecimal() else value_of(one[1])
            if number and number > law.last:
                words = {"last": str(law.last), "version": day_in_words(law.version)}
                yield Hit(*one.span(), gravity=gravity, words=words)


RULE = Rule(
    code="LW006",
    name="article-beyond-the-last",
    gravity=Gravity.ERROR,
    says="没有“{found}”：该法（{version}文本）共{last}条，请核对",
    source="各法律、行政法规的文本，见国家法律法规数据库",
    wrong=(
        "根据《中华人民共和国行政许可法》第八十九条办理。",
        "依照《政府信息公开条例》第六十条答复。",
        "违反《中华人民共和国行政处罚法》第五条、第一百零六条的规定。",
    ),
    right=(
        "根据《中华人民共和国行政许可法》第八十三条办理。",
        "依照《中华人民共和国政府信息公开条例》第三十六条答复。",
        "根据《中华人民共和国民法典》第一千一百六十五条赔偿。",
        "根据《行政许可法》和《示例市管理办法》第九十条办理。",
        "依据《示例市行政许可法实施办法》第九十五条。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=_anchors,
)
