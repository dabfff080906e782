"""NU110 占比、比率超过百分之百。

Why: 部分占整体的比率最多是100%；写成120%，不是数错了，就是该写增长率、完成率。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule

# Rates of a part to its whole; 完成率, 增长率, 毛入学率, 普及率 may exceed a hundred.
_RATES = "占比|比重|合格率|满意率|满意度|好评率|办结率|按时办结率|按期办结率|答复率|回复率|公开率|覆盖率|知晓率|达标率|及时率|准确率|通过率|出席率|到会率|参与率|整改率|落实率|办复率|反馈率|签约率|见面率|处置率|网办率|可办率|入驻率|公示率|采纳率|支持率|响应率|解决率|审结率|查处率|登记率|录用率|淘汰率|失业率|正确率|使用率|出勤率"
_OVER = r"\d{3,}(?:\.\d+)?%"
_SHARE = re.compile(
    rf"(?:{_RATES})(?:分别)?(?:已|均|也|都)?(?:为|是|达到|达|保持在|稳定在|在|高达|提高到|提升到|提升至|提高至|上升到|增至|超过|：|约为?)?{_OVER}"
    rf"|占(?:总数|总量|全部[^，。；\d]{{0,8}}|申请总数|[^，。；\d]{{0,8}}总[数量])的?(?:比例为?)?{_OVER}"
)
_CHANGE = re.compile("增长|提高了|上升了|增幅|同比|为目标|超额|目标的")


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _SHARE.finditer(line):
        rate = re.search(r"(\d+(?:\.\d+)?)%$", hit[0])
        if rate and Decimal(rate[1]) > 100 and not _CHANGE.search(hit[0]):
            yield *hit.span(), None


RULE = Rule(
    code="NU110",
    name="share-over-hundred",
    gravity=Gravity.WARNING,
    says="“{found}”：占比、比率不会超过100%，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "按时办结率达到101%。",
        "群众满意率为105.2%。",
        "自然人申请占申请总数的120%。",
        "网上申请占比达150%。",
    ),
    right=(
        "按时办结率达到100%。",
        "目标任务完成率为120%。",
        "高等教育毛入学率达102%。",
        "申请量为上年的120%。",
        "网上申请占比同比增长150%。",
        "覆盖率达99.5%。",
    ),
    check=check,
    anchors=("%",),
)
