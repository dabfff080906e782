"""TY014 词语连写两遍。

Why: 改稿、粘贴之后，“依规依规”“各分馆各分馆”这样的重复读的人一眼带过。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope
from gongkai.text.spelling.shipped import usual_pairs

_TWICE = re.compile(r"([一-龥]{2,8}?)\1")
# 一个一个, 逐项逐项, 很多很多, 年复一年…: doubled on purpose.
_ON_PURPOSE = re.compile(r"[一二三两几逐很越每多好再又边天年月日层步代点哈呵讨研商考]")
# Where words meet: 本规定|规定的, 业创|业创新 (大众创业|创业创新), 信用信|用信息, 建共|建共享.
_MEET = frozenset(
    (
    "规定", "年度", "组织", "出版", "处理", "理处", "政府", "部门", "代表", "保管", "设计", "定罪", "出租", "阶级", "业创", "用信", "装箱", "建共",
    "测预", "权同", "级分", "强自", "的村", "的水", "的市", "企业", "单位", "机关", "生产", "教育", "管理", "保险", "检查", "经营", "登记", "报告",
    "决定", "建设", "公司", "机构", "会议", "法院", "学校", "条件", "许可", "服务", "申请", "标准", "工程", "证明", "负责", "委员", "监督",
    "申请人", "接受人", "行政区", "共享", "享共", "治共", "商共", "项目",
    ),
)  # fmt: skip
_SELDOM = frozenset(("依规", "请于", "督促", "乡镇", "专班", "台账", "缴费", "牵头"))  # no usual pairs, never doubled  # fmt: skip
_MARKED = re.compile(r"[，。；、：\n]([一-龥]{4,12})[，、]\1(?=[，。；、])")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _TWICE.finditer(text):
        word = hit[1]
        if word in _MEET or word[0] in "的有" or _ON_PURPOSE.match(word) or len(set(word)) == 1:
            continue
        if len(word) > 2 or word in _SELDOM or word in usual_pairs():
            yield *hit.span(), word
    for hit in _MARKED.finditer("\n" + text):
        yield hit.start(), hit.end() - 1, hit[1]


RULE = Rule(
    code="TY014",
    name="word-twice-in-a-row",
    gravity=Gravity.WARNING,
    says="“{found}”疑为“{better}”写了两遍",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "将依法依规依规处理。",
        "各分馆各分馆要按时开放。",
        "加强巡查，完善登记制度，完善登记制度。",
    ),
    right=(
        "将依法依规处理。",
        "一个一个核对，逐项逐项销号。",
        "大众创业、创业创新成为风尚。",
        "本规定规定的期限",
        "加强巡查，完善登记制度，完善借阅制度。",
    ),
    check=check,
    scope=Scope.PROSE,
    gives_way=1,
)
