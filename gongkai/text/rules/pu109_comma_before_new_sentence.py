"""PU109 该断句处用逗号。

Why: 前面的话已经说完，“同时，”“现将……如下”另起一句，用逗号连成一句则主语不清。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_RUN_ON = ("，同时，", "，此外，", "，另外，", "，总之，", "，与此同时，", "，除此之外，")
_NOW = ("，现将", "，现就", "，现把")
_ENDED = re.compile(r"[一-龥”》）\d%]")
# 根据…规定，现将… is one sentence; only what has been achieved is told to the end.
_ACHIEVED = re.compile(r"(?:取得|完成|实现|做到|得到|提升|提高|发挥|形成)了?[^，。；：\n]{1,20}$")
_REPORTS = re.compile(r"[^，。；：\n]{2,20}(?:如下|汇报|报告)")


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    text = passage.shadow
    for at, words in places:
        if words in _RUN_ON:
            if _ENDED.match(text, at - 1):
                yield at, at + 1, "。"
        elif _ACHIEVED.search(text[max(0, at - 30) : at]) and _REPORTS.match(text, at + len(words)):
            yield at, at + 1, "。"


RULE = Rule(
    code="PU109",
    name="comma-before-new-sentence",
    gravity=Gravity.ADVICE,
    says="此处前后是两句话，宜用句号断开",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "馆长、科室、人员全部到岗，同时，本馆把任务分解到人。",
        "全年工作取得一定成效，现将有关情况报告如下：",
    ),
    right=(
        "馆长、科室、人员全部到岗。同时，本馆把任务分解到人。",
        "根据有关规定，现将有关情况报告如下：",
        "在开放的同时，本馆做好消毒。",
        "开放与消毒同时，不得偏废。",
        "经研究同意，现将通知印发给你们。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=_RUN_ON + _NOW,
)
