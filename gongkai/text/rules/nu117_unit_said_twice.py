"""NU117 数后面的量词或者单位写了两遍。

Why: “35个家企业”“500米米”是改稿没有改净，读者不知哪一个是要留下的。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_TWICE = re.compile(
    r"(?<=[\d万亿])(?:(元|吨|亩|米|件|户|次|公里|千米|公顷|人次|万元|亿元|项(?!项目)|条(?!条[例款目文])|名(?!名[单称额])|家(?!家[庭政电长具])|个(?!个[体人性案别]))\1(?![均])"
    r"|个(?:家(?![庭长园乡具电政族禽])|件|项(?!目)|条(?![件例款])|次)|家(?:个(?![体人])|名(?![单称]))|件(?:个(?![人体案])|项)|项(?:个(?![人体])|件)|%%)"
)

# A sign that says the unit, and the unit in words: ￥3000元, 25℃度.
_SIGNS = {
    "￥": "元", "¥": "元", "$": "美元|元", "€": "欧元|元", "℃": "度|摄氏度", "%": "个百分点", "km": "公里|千米", "kg": "公斤|千克",
    "cm": "厘米|公分", "mm": "毫米", "㎡": "平方米|平米", "m²": "平方米|平米", "m2": "平方米|平米",
}  # fmt: skip
_AFTER = {sign: re.compile(unit) for sign, unit in _SIGNS.items()}
_SUM = re.compile(r"[ \t]?(\d[\d,]*(?:\.\d+)?(?:[十百千]?[万亿])?)(?=元|美元|欧元)")

_UNITS = (
    "元", "吨", "亩", "米", "件", "户", "次", "公里", "千米", "公顷", "人次", "万元", "亿元", "项", "条", "名", "家", "个",
)  # fmt: skip
_PAIRS = ("个家", "个件", "个项", "个条", "个次", "家个", "家名", "件个", "件项", "项个", "项件", "%%")


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    for at, word in places:
        if word in _SIGNS:
            yield from _beside_a_sign(passage.prose, at, word)
        elif hit := _TWICE.match(passage.prose, at):
            same = hit[1] or ("%" if hit[0] == "%%" else None)
            yield *hit.span(), same


def _beside_a_sign(text: str, at: int, sign: str) -> Iterator[tuple[int, int, str | None]]:
    end = at + len(sign)
    unit = _AFTER[sign]
    if sign in "￥¥$€":
        if (told := _SUM.match(text, end)) and (behind := unit.match(text, told.end())):
            name = behind[0] if sign in "￥¥" or len(behind[0]) > 1 else {"$": "美元", "€": "欧元"}[sign]
            yield at, behind.end(), f"{told[1]}{name}"
    elif text[at - 1 : at].isdigit() and (behind := unit.match(text, end)):
        yield at, behind.end(), None if sign == "%" else behind[0]


RULE = Rule(
    code="NU117",
    name="unit-said-twice",
    gravity=Gravity.WARNING,
    says="“{found}”量词或者单位重复，请核对",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "走访35个家书店。",
        "书架长500米米。",
        "投入3万元元。",
        "占60%%。",
        "办结12件件。",
        "每人补助￥500元。",
        "书库温度保持在22℃度以下。",
        "书架长3.5km公里。",
    ),
    right=(
        "走访35家书店。",
        "登记35个家庭。",
        "走访5家个体书店。",
        "共有3个项目、5个条件。",
        "发放12件个人物品。",
        "共有28家家具店。",
        "每人补助￥500，每户补助800元。",
        "书库温度保持在22℃以下。",
        "占60%，提高3个百分点。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=(*(unit * 2 for unit in _UNITS), *_PAIRS, *(sign for sign in _SIGNS if sign != "%"), "%个"),
)
