"""AR102 分项之和与合计不等。

Why: “其中”所列已近于全部却差一点，往往是漏了一项或者抄错一个数。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.parts import splits
from gongkai.text.rule import Hit, Rule

# 其中 need not list everything; only a list that nearly reaches the total was meant to be whole.
_NEARLY = 10  # the gap is at most one tenth of the total


def check(line: str) -> Iterator[Hit]:
    for split in splits(line):
        gap = split.total - split.sum
        if split.is_closed and 0 < gap * _NEARLY <= split.total:
            words = {"sum": f"{split.sum:f}", "total": f"{split.total:f}", "unit": split.unit}
            yield Hit(split.start, split.end, words=words)


RULE = Rule(
    code="AR102",
    name="parts-differ-from-total",
    gravity=Gravity.WARNING,
    says="分项之和{sum}{unit}与合计{total}{unit}不等，请核对",
    source="《中华人民共和国统计法》",
    wrong=("办结信件40件，其中咨询25件、投诉9件、建议5件。",),
    right=(
        "办结信件40件，其中咨询25件、投诉9件、建议6件。",
        "共有学校50所，其中小学20所、中学10所。",
        "办结信件40件，同比下降12.5%，其中咨询31件、投诉9件。",
        "共10件，其中甲5件、乙4件，其余另行答复。",
        "共10件，其中甲5件、乙4件等。",
    ),
    check=check,
)
