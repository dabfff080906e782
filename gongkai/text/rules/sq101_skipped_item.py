"""SQ101 分项序号跳号。

Why: “一是”之后直接“三是”，不是漏了一项，就是删改之后没有重编。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.ordinals import steps_of
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope
from gongkai.text.sequence import steps


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for step in passage.once(steps) + passage.once(steps_of):
        if step.item.number > step.before.number + 1:
            yield step.item.start, step.item.end, None


RULE = Rule(
    code="SQ101",
    name="skipped-item",
    gravity=Gravity.ERROR,
    says="“{found}”前缺少一项，请核对序号",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "一是摸清底数。二是建立台账。四是逐项销号。",
        "（一）摸清底数（二）建立台账（四）逐项销号",
        "一、组织领导\n二、主要做法\n四、下步打算",
        "第一，摸清底数；第二，建立台账；第四，逐项销号。",
        "首先，摸清底数；再次，逐项销号。",
        "①摸清底数②建立台账④逐项销号",
        "1）摸清底数；2）建立台账；4）逐项销号。",
        "做法有：1.摸清底数；2.建立台账；4.逐项销号。",
        "第一章 总则\n第二章 开放\n第四章 借阅\n第五章 附则",
        "第三条 每日开放。\n第五条 凭证借阅。\n第六条 按期归还。",
        "第一步，摸清底数；第二步，建立台账；第四步，逐项销号。",
        "第一批修补旧报，第二批修补古籍，第四批修补地图。",
        "步骤一：登记；步骤三：办证。",
        "一看馆藏数量，二问读者意见，四查安全设施。",
    ),
    right=(
        "一是摸清底数；二是建立台账；三是逐项销号。",
        "依据第二十条第（一）项、第（五）项公开。",
        "见第二条第（一）（二）（五）项。",
        "1.申请\n2.受理\n（一）条件\n（二）材料",
        "这是重点之一是难点之三是目标。",
        "一、基本情况\n一、本年新收\n二、上年结转",
        "1.5倍\n3.2倍",
        "首先，摸清底数；其次，建立台账；最后，逐项销号。",
        "见注①和注④。",
        "第三条 每日开放。\n第三十条 凭证借阅。\n第四条 按期归还。",
        "依照\n第五条 的规定\n第六条 办理",
        "第二条 每日开放。\n第二条之一 假日除外。\n第三条 凭证借阅。",
        "第一章 总则\n第一节 目的\n第二章 开放\n第一节 时间",
        "二是建立台账。",
        "第一类、第二类、第四类医疗器械",
        "第一批3家，第三批5家。",
        "第一步，摸清底数。第二步，建立台账；第四步另行安排。",
        "一年来，二十个村，四季度",
        "（一）甲\n（二）与乙同行\n（三）项目建设",
        "（一）甲\n（二）乙\n（一）至（二）项所列人员\n（四）、（五）项所列人员",
        "一、本年新收 |\n0 |\n三、本年度办理结果 |",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
