"""AR101 分项之和大于合计。

Why: “其中”所列各项之和超过了总数，必有一个数错了。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.parts import splits
from gongkai.text.rule import Hit, Rule


def check(line: str) -> Iterator[Hit]:
    for split in splits(line):
        if split.sum > split.total:
            words = {"sum": f"{split.sum:f}", "total": f"{split.total:f}", "unit": split.unit}
            yield Hit(split.start, split.end, words=words)


RULE = Rule(
    code="AR101",
    name="parts-exceed-total",
    gravity=Gravity.ERROR,
    says="分项之和{sum}{unit}大于合计{total}{unit}，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "共52条，其中文件28条、文化体育25条",
        "发布动态60条，其中图文38条、视频23条。",
    ),
    right=(
        "发布动态60条，其中图文38条、视频22条。",
        "办结信件40件，比上年增加90件，其中咨询31件、投诉9件。",
        "参会50人，其中党员30人、女性25人。",
        "总额1.2万亿元，其中甲5000亿元、乙3000亿元。",
        "新收10件，上年结转2件，其中予以公开8件、部分公开4件。",
        "共10件，其中甲类（含乙类6件）7件、丙类3件。",
        "其中，咨询31件、投诉9件。",
        "共有52条，其中文件60份。",
    ),
    check=check,
)
