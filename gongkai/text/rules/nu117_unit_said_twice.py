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


_UNITS = (
    "元", "吨", "亩", "米", "件", "户", "次", "公里", "千米", "公顷", "人次", "万元", "亿元", "项", "条", "名", "家", "个",
)  # fmt: skip
_PAIRS = ("个家", "个件", "个项", "个条", "个次", "家个", "家名", "件个", "件项", "项个", "项件", "%%")


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    for at, _ in places:
        if hit := _TWICE.match(passage.prose, at):
            same = hit[1] or ("%" if hit[0] == "%%" else None)
            yield *hit.span(), same


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
    ),
    right=(
        "走访35家书店。",
        "登记35个家庭。",
        "走访5家个体书店。",
        "共有3个项目、5个条件。",
        "发放12件个人物品。",
        "共有28家家具店。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=(*(unit * 2 for unit in _UNITS), *_PAIRS),
)
