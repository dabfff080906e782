"""TY003 固定搭配中的易混词。

Why: “记录/纪录”“遏制/遏止”“逾期/预期”“登录/登陆”单看都对，放进固定搭配就只有一个对；搭配逐条存于词表。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.frames import anchors_of, framed
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    return framed("TY003", passage, places)


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
        "请登陆政务服务网办理。",
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
        "台风在沿海登陆。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=anchors_of("TY003"),
)
