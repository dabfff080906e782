"""QB109 成对标点里没有内容。

Why: 空括号、空引号、空书名号是模板没有填完，或者内容被删去之后的残留。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_EMPTY = re.compile(r"“”|‘’|《》|〈〉|（）|【】")
# 书名号《》, “（）”: the mark itself is spoken of. 正确的是（）: a blank to be filled in.
_SPOKEN_OF = re.compile(r"(?:号|标点|符号|用|加|填|为|是|[“‘”’、，；：（《》）])\s*$")
_FILLED_IN = re.compile(r"\s*(?:[。？；，]?\s*(?:$|\n)|[”’“‘（）《》、，；：]|中|内|里|处|号|标|表示)")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _EMPTY.finditer(text):
        before = text[max(0, hit.start() - 3) : hit.start()]
        if not _SPOKEN_OF.search(before) and not _FILLED_IN.match(text, hit.end()) and before.strip():
            yield *hit.span(), ""


RULE = Rule(
    code="QB109",
    name="empty-pair",
    gravity=Gravity.WARNING,
    says="“{found}”里没有内容，请补充或者删去",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "本馆按照《》的规定开放。",
        "开展“”主题活动，现场人数众多。",
        "联系市图书馆（）办理借书证。",
    ),
    right=(
        "本馆按照《规程》的规定开放。",
        "书名号《》用于作品名称。",
        "下列说法正确的是（）。",
        "年份用六角括号，不用圆括号（）括入。",
        "在括号（）内打勾。",
        "□是（　　）□否（　　）",
        "负责人（签字）：",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("“”", "‘’", "《》", "〈〉", "（）", "【】"),
)
