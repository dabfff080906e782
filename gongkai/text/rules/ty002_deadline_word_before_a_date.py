"""TY002 “截止”误作“截至”。

Why: “截止”是到期停止，后面不带时间；“截至”是到某时为止，后面带时间。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_DEADLINE = re.compile(
    r"截止(?=到?(?:\d{4}年|\d{1,2}月|目前|今年|去年|上年|本年|年底|[上本]?月底|昨[天日]|今[天日]))到?"
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _DEADLINE.finditer(text):
        # 报名截止9月1日 tells when it closes; only a clause that opens with the word means 截至.
        if hit.start() == 0 or text[hit.start() - 1] in "\n。；，、：（ …":
            yield *hit.span(), "截至"


RULE = Rule(
    code="TY002",
    name="deadline-word-before-a-date",
    gravity=Gravity.WARNING,
    says="“{found}”后接时间，应为“{better}”",
    source="《现代汉语词典》",
    wrong=(
        "截止2022年9月30日，借阅图书九万册。",
        "本馆，截止2022年底，藏书九万册。",
        "截止到2023年6月，已办结8件。",
        "全部办结……截止目前，没有新的申请。",
    ),
    right=(
        "投稿的截止时间为2022年9月30日。",
        "投稿截止日期为9月30日。",
        "截至2022年9月30日，借阅图书九万册。",
        "申报于2023年5月截止。",
        "报名截止2023年5月10日的，不再受理。",
        "受理到5月截止，6月公布结果。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("截止",),
)
