"""AR102 分项之和与合计不等。

Why: “其中”所列已近于全部却差一点，往往是漏了一项或者抄错一个数。
"""

from collections.abc import Iterator

from gongkai.text.amount import DIGITS, shown
from gongkai.text.finding import Gravity
from gongkai.text.parts import splits_of
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

# 其中 need not list everything; only a list that nearly reaches the total was meant to be whole.
_NEARLY = 10  # the gap is at most one tenth of the total; one half where the list says it is whole


def check(passage: Passage) -> Iterator[Hit]:
    for split in passage.once(splits_of):
        gap = split.total.value - split.sum
        nearly = 0 < gap * (2 if split.is_whole else _NEARLY) <= split.total.value
        if split.is_closed and split.falls_short and nearly:
            words = {"sum": shown(split.sum), "total": shown(split.total.value), "unit": split.unit}
            yield Hit(split.start, split.end, words=words)


RULE = Rule(
    code="AR102",
    name="parts-differ-from-total",
    gravity=Gravity.WARNING,
    says="分项之和{sum}{unit}与合计{total}{unit}不等，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "办结信件40件，其中咨询25件、投诉9件、建议5件。",
        "公开信息共228条，其中安全生产、应急管理类5条，民政类200条，其他应主动公开的22条。",
        "发布公文27条、图片26条，合计54条。",
        "经费预算合计12.5万元：购书费8.2万元，培训费3.1万元，因公出国（境）费0.5万元。",
    ),
    right=(
        "办结信件40件，其中咨询25件、投诉9件、建议6件。",
        "共有学校50所，其中小学20所、中学10所。",
        "办结信件40件，同比下降12.5%，其中咨询31件、投诉9件。",
        "共10件，其中甲5件、乙4件，其余另行答复。",
        "共10件，其中甲5件、乙4件等。",
        "公开信息228条，其中民政类150条，科教类12条。",
        "受理申请12件，新收10件、上年结转2件，共计13件次。",
        "发布公文27条、图片26条，合计53条。",
        "经费预算合计12.5万元：购书费8.2万元，培训费3.8万元，因公出国（境）费0.5万元。",
        "受理申请12件，其中自然人8件、法人3件，收取费用1件。",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=DIGITS,
)
