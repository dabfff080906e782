"""NU121 “两”“俩”用错。

Why: 序数、多位数里用“二”不用“两”；“俩”已经含有“个”。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope
from gongkai.text.stretches import around, hits_of

_LIANG = re.compile(
    r"第(两)(?=[次个届条项名批期章季部轮类种场])|(?<![一-龥])(两)(?=[〇零]{1,2}[一二三四五六七八九])|(两)(?=十[一-九名个余多家户人年月项件])|(?<=十)(两)(?=[个名项件条人家月年日])|(?<=百分之)(两)(?=[，。十点])"
)
_LIA = re.compile(r"俩(?=[个名位项家])")
_JI = re.compile(
    r"[一二三四五六七八九][十百千万](?:余多|多余)(?=[个家人名户件条项次元亩吨年])|几[十百千万]+(?:多|余)(?=[个家人名户件条项次元万亿年吨亩])|(?<![\d一-龥])(?:好几|数)[十百千万]+(?:多|余)(?=[个家人名户件条项次元年])"
)

_BEFORE, _BEHIND = 8, 16  # characters around the words below


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    text = passage.prose
    signs = around((at for at, _ in places), len(text), _BEFORE, _BEHIND)
    for hit in hits_of(text, signs, _LIANG):
        yield *hit.span(hit.lastindex or 0), "二"
    for hit in hits_of(text, signs, _LIA):
        yield *hit.span(), "两"
    for hit in hits_of(text, signs, _JI):
        yield *hit.span(), hit[0][:-1]


RULE = Rule(
    code="NU121",
    name="two-written-wrongly",
    gravity=Gravity.WARNING,
    says="“{found}”应为“{better}”",
    source="《现代汉语词典》",
    wrong=("第两次清点馆藏。", "共有两十名读者。", "设俩个阅览室。", "共有几十多家书店。"),
    right=("第二次清点馆藏。", "共有二十名读者。", "设两个阅览室。", "共有几十家书店。", "夫妻俩人到馆。"),
    check=check,
    scope=Scope.WORDS,
    anchors=("余多", "多余", "两", "俩", *(f"{few}{scale}" for few in "几数" for scale in "十百千万")),
)
