"""PU119 两句话之间用顿号。

Why: 顿号只分开并列的词语；前一句已经完结，后一句另起主语或者连词，应当用句号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_SUBJECTS = tuple(
    f"、本{what}" for what in ("报告", "年报", "年度报告", "通知", "公告", "办法", "规定", "方案")
)
_LINKS = tuple(
    f"、{word}，"
    for word in ("同时", "此外", "另外", "因此", "为此", "但是", "然而", "下一步", "目前", "总之", "其中")
)
_GOES_ON = re.compile(r"(?:包括|由|共分?|自|从|适用|所称|所列|分为|中所|的电子版|电子版|的?统计|经)")
_HAN = re.compile("[一-龥”》）]")
_NUMBER = re.compile(r"(?:^|[\s。；：])[一二三四五六七八九十]{1,3}$")


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    text = passage.shadow
    for at, words in places:
        if not at or not _HAN.match(text, at - 1) or _NUMBER.search(text[max(0, at - 4) : at]):
            continue
        if words in _LINKS or _GOES_ON.match(text, at + len(words)):
            yield at, at + 1, "，" if words == "、其中，" else "。"


RULE = Rule(
    code="PU119",
    name="enumeration-comma-between-sentences",
    gravity=Gravity.WARNING,
    says="前后是两句话，不用顿号，宜用“{better}”",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "现编制本馆年度报告、本报告包括总体情况和存在问题。",
        "读者凭证借阅、同时，本馆提供自助服务。",
    ),
    right=(
        "现编制本馆年度报告。本报告包括总体情况和存在问题。",
        "读者须知、本办法和细则",
        "开放、同时借阅",
        "年报、本报告及附件",
        "十三、本规定自发布之日起施行。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=_SUBJECTS + _LINKS,
)
