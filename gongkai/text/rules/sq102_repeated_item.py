"""SQ102 分项序号重号。

Why: 同一序号出现两次，是增补条目之后没有重编。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.ordinals import steps_of
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope
from gongkai.text.sequence import steps


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for step in passage.once(steps) + passage.once(steps_of):
        if step.item.number == step.before.number:
            yield step.item.start, step.item.end, None


RULE = Rule(
    code="SQ102",
    name="repeated-item",
    gravity=Gravity.ERROR,
    says="序号“{found}”重复，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "第一，摸清底数；第二，建立台账；第二，逐项销号。",
        "一是摸清底数。二是建立台账。二是逐项销号。",
        "（一）申请\n（二）受理\n（二）办结",
        "①申请②受理②办结",
        "第一类为古籍，第二类为旧报，第二类为地图。",
        "首先，清点馆藏；首先，修补旧报。",
        "第三条 每日开放。\n第三条 凭证借阅。\n第四条 按期归还。",
    ),
    right=(
        "第一，摸清底数；第二，建立台账；第三，逐项销号。",
        "一是加强领导。一是强化监督。",
        "一、总则\n（一）目的\n（二）依据\n二、分则\n（一）申请\n（二）受理",
        "1.甲\n2.乙\n1.丙\n2.丁",
        "依据第（二）项、第（二）项。",
        "第一类为古籍，第二类为旧报。第二类为重点。",
        "首先，清点馆藏。首先，修补旧报。",
        "一、总体情况\n二、主动公开\n三、申请情况\n一、本年新收\n三、本年度办理结果\n四、结转下年度\n四、复议诉讼",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
