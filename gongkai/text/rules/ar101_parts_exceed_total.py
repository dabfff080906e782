"""AR101 分项之和大于合计。

Why: “其中”所列各项之和超过了总数，必有一个数错了。
"""

from collections.abc import Iterator

from gongkai.text.amount import DIGITS, shown
from gongkai.text.finding import Gravity
from gongkai.text.parts import splits_of
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage) -> Iterator[Hit]:
    for split in passage.once(splits_of):
        if split.exceeds:
            words = {"sum": shown(split.sum), "total": shown(split.total.value), "unit": split.unit}
            yield Hit(split.start, split.end, words=words)


RULE = Rule(
    code="AR101",
    name="parts-exceed-total",
    gravity=Gravity.ERROR,
    says="分项之和{sum}{unit}大于合计{total}{unit}，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "共收到40份报名表，其中线上30份、线下12份。",
        "共52条，其中文件28条、文化体育25条",
        "发布动态60条，其中图文38条、视频23条。",
        "共收到申请10件，其中：自然人8件；法人或者其他组织3件。",
        "受理复议10件，其中维持6件、纠正5件；诉讼3件，其中维持3件。",
        "主动公开117条（涵盖政策10条、规划1条、其他107条）、依申请公开274条。",
        "投入1.2亿元，其中中央8000万元、省级5000万元。",
        "办理申请10件，其中公开5件，占50%；部分公开3件，占30%；不予公开3件，占30%。",
    ),
    right=(
        "共收到40份报名表，其中线上30份、线下10份。",
        "收到40份报名表比去年多12份，其中线上30份、线下22份。",
        "发布动态60条，其中图文38条、视频22条。",
        "办结信件40件，比上年增加90件，其中咨询31件、投诉9件。",
        "参会50人，其中党员30人、女性25人。",
        "总额1.2万亿元，其中甲5000亿元、乙3000亿元。",
        "新收10件，上年结转2件，其中予以公开8件、部分公开4件。",
        "共10件，其中甲类（含乙类6件）7件、丙类3件。",
        "其中，咨询31件、投诉9件。",
        "共有52条，其中文件60份。",
        "受理申请10件，其中自然人8件，办结9件。",
        "新增公路1.2万公里，其中高速公路3358公里；增加铁路1423公里；改造线路90万公里。",
        "投入1.2亿元，其中中央8000万元、省级4200万元。",
        "宽度为20公里，其中心线两侧各10公里。",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=DIGITS,
)
