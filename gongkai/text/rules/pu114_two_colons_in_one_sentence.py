"""PU114 一句里用两个冒号。

Why: 冒号提示下文，一个句子里套用两个，读者分不清各自提示到哪里。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_ANNOUNCES = "(?:指出|强调|要求|认为|表示|提出|规定|说明|明确|如下|包括|分为|以下几[点个方面]{1,2}|主要是|主要有|主要表现在|内容为)"
_TWO = re.compile(rf"{_ANNOUNCES}：([^。；！？：\n“”‘’《》]{{2,60}}{_ANNOUNCES}：)")


_NOW = re.compile(r"(：)(?=现(?:将|就)[^。；：\n“”]{2,30}如下：)")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _NOW.finditer(text):
        yield *hit.span(1), "，"
    for hit in _TWO.finditer(text):
        yield hit.end() - 1, hit.end(), None


RULE = Rule(
    code="PU114",
    name="two-colons-in-one-sentence",
    gravity=Gravity.ADVICE,
    says="一句里套用了两个冒号，宜改写",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "会议强调：做好读者服务要求如下：一是按时开放，二是做好消毒。",
        "经研究决定：现将有关事项通知如下：",
    ),
    right=(
        "会议强调，做好读者服务要求如下：一是按时开放，二是做好消毒。",
        "会议强调：“做好读者服务，要求如下：按时开放。”",
        "各分馆：\n现将有关事项通知如下：",
        "联系人：王某，电话：0431-80000000",
        "会议强调：要按时开放。会议要求：做好消毒。",
        "开放时间：9：00",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("：",),
)
