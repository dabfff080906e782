"""PU134 陈述句里说到一个问题，句末用了问号。

Why: “研究了如何……”是告诉读者研究了什么，不是发问；句末用句号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_LONGEST = 80
_HOW = r"(?:如何|怎样|怎么|是否|能否|可否|为何|为什么|何时|何地)"
# 研究了如何…; 不清楚何时…. “规定了哪些内容” may be a question, so what, which and who are no sign.
_TOLD = re.compile(
    r"(?:研究|讨论|审议|探讨|商讨|商议|商定|协商|部署|明确|介绍|讲解|讲述|说明|分析|总结|汇报|了解|调研|调查|交流|询问|解释|阐述|展示|分享|论证|核实|探索|思考|通报|回顾|梳理|提出|提醒|告诉|告知)(?:了|过)"
    rf"[^，。；：？“”\n]{{0,12}}?{_HOW}[^。；：？“”\n]*$"
    rf"|(?:尚不|还不|并不|均不|都不)(?:知道|清楚|明确|了解|确定|掌握)[^，。；：？“”\n]{{0,12}}?(?:{_HOW}|哪[些个里]|什么|谁|多少|几)[^。；：？“”\n]*$"
)
# Really asked: of the reader, or of something else in the sentence.
_ASKED = re.compile(
    r"[吗呢么吧](?:？|$)|请问|[您你]|谁|难道|何不|(?:如何|怎么|怎样)(?:办|处理)?$|有没有|是不是|^(?:是否|如何|怎样|怎么|为什么|为何|哪|什么)|怎么办"
)
_STOPS = "。；！？：\n“”"


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    at = text.find("？")
    while at >= 0:
        begin = max(0, at - _LONGEST)
        since = max(text.rfind(mark, begin, at) for mark in _STOPS)
        words = text[since + 1 : at] if since >= 0 or not begin else ""
        if words and _TOLD.search(words) and not _ASKED.search(words.strip()):
            yield at, at + 1, "。"
        at = text.find("？", at + 1)


RULE = Rule(
    code="PU134",
    name="question-mark-after-told-question",
    gravity=Gravity.WARNING,
    says="此句是陈述，不是发问，句末应用句号",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "馆务会讨论了如何延长开放时间？",
        "馆员向读者讲解了怎样检索旧报？",
        "目前尚不清楚展厅何时开放？",
    ),
    right=(
        "馆务会讨论了如何延长开放时间。",
        "馆务会讨论了如何延长开放时间吗？",
        "《办法》规定了哪些内容？",
        "您了解过如何办证吗？",
        "是否说明了如何办证？",
        "还不清楚是否符合条件怎么办？",
        "讨论了开放时间，如何延长？",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("？",),
)
