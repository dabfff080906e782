"""TY003 固定搭配中的易混词。

Why: “记录/纪录”“遏制/遏止”“逾期/预期”“做好/作好”单看都对，放进固定搭配就只有一个对。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule

# Each frame leaves only one reading; the group is the word to change.
_FRAMES = (
    (
        re.compile(
            r"(?:执法全过程|全过程|会议|工作|询问|现场|谈话|庭审|档案|信用|不良)(纪录)(?!片|电影|频道)"
        ),
        "记录",
    ),
    (re.compile(r"(?:打破|刷新|创造|保持)[^，。；、]{0,6}(?:世界|全国|省|亚洲|奥运会?)(记录)"), "纪录"),
    (re.compile(r"(遏止)(?=重特大|较大|各类|事故|多发)"), "遏制"),
    (
        re.compile(
            r"(预期)(?=不再受理|不予受理|未[缴交报改补]|未整改|未提交|未办|不补正|不[缴交报改]|不答复|不申请)"
        ),
        "逾期",
    ),
    (
        re.compile(
            r"(?<![当看叫称写])(作好)(?=[^，。；、]{0,8}(?:防范|服务|保障|衔接)(?:工作)?(?:$|[，。；、]))"
        ),
        "做好",
    ),
    (re.compile(r"(法制)(?=政府建设|国家、法制政府)"), "法治"),
)


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for frame, better in _FRAMES:
        for hit in frame.finditer(line):
            yield *hit.span(1), better


RULE = Rule(
    code="TY003",
    name="confused-pair-in-a-frame",
    gravity=Gravity.ERROR,
    says="此处的“{found}”应为“{better}”",
    source="《现代汉语词典》",
    wrong=(
        "文化市场执法全过程纪录已建档。",
        "严格检查，遏止重特大火灾。",
        "月底前还书，预期未缴费的暂停借阅。",
        "各馆要作好防汛保障工作。",
        "一举打破全国记录。",
    ),
    right=(
        "这部纪录片刷新了全国票房纪录。",
        "整理会议记录并归档。",
        "逾期未归还的暂停借阅；预期效果良好。",
        "遏止破坏生态的行为。",
        "他当作好事来办。",
        "作好审理前的准备。",
        "工作纪录片正在展播。",
        "新闻纪录电影已经上映。",
        "打破信用记录壁垒。",
    ),
    check=check,
)
