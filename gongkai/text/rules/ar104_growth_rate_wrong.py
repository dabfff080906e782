"""AR104 增减幅度与前后数值不符。

Why: 前后两个数都写明了，增减的百分比可以核算；对不上，必有一个数错了。
"""

from collections.abc import Iterator

from gongkai.text.amount import shown
from gongkai.text.finding import Gravity
from gongkai.text.growth import wrong_rates
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage) -> Iterator[Hit]:
    for start, end, right in wrong_rates(passage):
        way = "下降" if right < 0 else "增长"
        yield Hit(start, end, words={"right": f"{way}{shown(round(abs(right), 2))}%"})


RULE = Rule(
    code="AR104",
    name="growth-rate-wrong",
    gravity=Gravity.WARNING,
    says="按前后两个数核算为{right}，与所写幅度不符，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "申请量由10件增加到15件，增长40%。",
        "全年受理申请60件，同比增加12件，增长20%。",
        "受理信件90件，比上年的120件减少30%。",
        "平均用时从20天缩短至15天，缩短30%",
        "申请量由15件减少到10件，增长33.3%。",
        "申请量从去年的10件增至今年的15件，翻了一番。",
        "申请量由10件上升为40件，增长4.5倍。",
        "去年购书200册，今年购书250册，同比增长20%。",
        "借阅量由200册增至250册，增长20%。",
        "受理信件90件，比上年的120件减少30件，下降30%。",
    ),
    right=(
        "申请量由10件增加到15件，增长50%。",
        "全年受理申请60件，同比增加12件，增长25%。",
        "受理信件90件，比上年的120件减少25%。",
        "投资由1.2亿元增加到1.5亿元，增长25.6%。",
        "申请量由10件增加到约15件，增长40%。",
        "满意率由90%提高到95%，提高5个百分点。",
        "由3件增加到4件，增长33.33%。",
        "申请量从去年的10件增至今年的20件，翻了一番。",
        "申请量由10件上升为40件，增长3倍。",
        "由3件增加到5件，增长66.6%。",
        "受理申请60件，同比增加12件，办结率提高20%。",
        "由10件增加到15件，占全部的40%。",
        "去年购书200册，今年购书250册，同比增长25%。",
        "借阅量由2.0万册增至2.5万册，增长24.8%。",
        "受理信件90件，比上年的120件减少30件，下降25%。",
        "受理信件90件，比上年的120件减少30件，占全部的30%。",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("%", "倍", "番"),
)
