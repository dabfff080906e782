"""PU101 标点重复。

Why: 连用两个点号，是删改之后的残留。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Hit, Rule, Scope

_DOUBLED = re.compile(
    r"[，。、；：！？](?: ?[，。、；：]+|(?<=[，。、；：])[？！]|(?<=[，。；])\.(?![.\d])|(?<=！)！+|(?<=？)？+)"
)
_WEIGHT = "、，；：。！？"  # of two marks the one further right ends more


def check(text: str) -> Iterator[Hit]:
    for hit in _DOUBLED.finditer(text):
        marks = hit[0].replace(" ", "").replace(".", "。")
        if set(marks) == {"。"}:
            if len(marks) == 2:  # three and more stand for ……
                yield Hit(*hit.span(), "。", fix=Fix.SAFE)
        elif len(set(marks)) == 1:
            yield Hit(*hit.span(), marks[0], fix=Fix.SAFE)
        elif marks[0] in "！？":
            yield Hit(*hit.span(), marks[0])
        elif marks == "。？":
            yield Hit(*hit.span(), "？")
        elif marks[0] == "。":
            yield Hit(*hit.span())  # whether the sentence ends here or goes on, a person must say
        else:
            yield Hit(*hit.span(), max(marks, key=_WEIGHT.index))


RULE = Rule(
    code="PU101",
    name="doubled-mark",
    gravity=Gravity.ERROR,
    says="标点“{found}”重复",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "开馆前,,要检查消防设施。",
        "展览如期开幕。。",
        "几时开馆，？",
        "请读者留意；！",
        "涉及教育、、医疗领域。",
        "完成任务，。",
        "缩短三成，；办理时限压缩两成。",
        "完成任务！。",
        "完成任务。.",
        "是否需要预约。？",
        "欢迎读者光临！！",
    ),
    right=(
        "几时开馆？请读者留意！",
        "请读者留意；开馆以后再来，好吗？",
        "会议强调，要压实责任。",
        "他说：“好。”，然后离开。",
        "等等……。",
        "展品如下：——书法",
        "还有许多，...",
        "是否需要预约？需要。",
        "费率为，.5",
        "取得成效。。。。。。",
        "网址为http://a.cn/;;x",
    ),
    check=check,
    scope=Scope.PROSE,
)
