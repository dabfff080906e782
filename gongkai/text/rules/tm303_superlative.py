"""TM303 绝对化用语。

Why: “全国第一”“最佳”没有出处就是宣传口吻，公文和办事指南宜写可核实的事实。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule

_SUPERLATIVE = re.compile(
    r"(?:全国|全球|世界|国内|全省|全市)(?:第一(?=的|，|。|；|$)|最佳|最优|最好|最强|最先进|独一无二|首屈一指)"
    r"|最佳(?=景区|景点|酒店|企业|品牌|产品|城市|旅游目的地)|史(?<!历.)上最|顶级|极品|绝无仅有|无与伦比"
)


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _SUPERLATIVE.finditer(line):
        yield *hit.span(), None


_ANCHORS = (
    "第一", "最佳", "最优", "最好", "最强", "最先进", "独一无二", "首屈一指", "史上最", "顶级", "极品", "绝无仅有", "无与伦比",
)  # fmt: skip


RULE = Rule(
    code="TM303",
    name="superlative",
    gravity=Gravity.ADVICE,
    says="“{found}”是绝对化用语，请核实依据或者改写",
    source="《中华人民共和国广告法》第九条",
    wrong=(
        "全国第一的最佳景区",
        "我市景区无与伦比。",
    ),
    right=(
        "全国第一批试点",
        "全国第一个示范区",
        "评选最佳实践案例",
        "把握最佳时机",
        "坚持安全第一，预防为主。",
        "全国第一次经济普查",
    ),
    check=check,
    anchors=_ANCHORS,
)
