"""AR117 两数之差与所写不符。

Why: 上年多少、今年多少、增加多少都写明了，减一下就知道哪个数错了。
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial

from gongkai.text.amount import sharp, shown
from gongkai.text.compared import GAP_BEHIND, Compared, compared, step, told_by_how_much
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.stretches import hits_of

_POINTS = re.compile(
    r"[由从][^，。；\d\n]{0,8}(?P<a>\d+(?:\.\d+)?)%[^，。；\d\n]{0,4}?[到至为][^，。；\d\n]{0,8}(?P<b>\d+(?:\.\d+)?)%"
    r"[，、](?:提高|上升|增加|提升|下降|降低|减少|回落)了?(?P<gap>\d+(?:\.\d+)?)个百分点"
)

# 满意率95%，比上年的92%提高3个百分点
_POINTS_THAN = re.compile(
    r"(?P<b>\d+(?:\.\d+)?)%[，、（]?[较比](?:20\d\d年)?[^，。；\d\n]{0,8}(?P<a>\d+(?:\.\d+)?)%[^，。；\d\n]{0,2}?"
    r"(?:提高|上升|增加|提升|下降|降低|减少|回落)了?(?P<gap>\d+(?:\.\d+)?)个百分点"
)
# 由第10名升至第6名，前进4名: of ranks the less is the better.
_RANKS = re.compile(
    r"(?:[由从][^，。；\d\n]{0,10}第(?P<a>\d{1,3})[位名]?[^，。；\d\n]{0,10}[到至为][^，。；\d\n]{0,8}第(?P<b>\d{1,3})[位名]?[^，。；\d\n]{0,2}"
    r"|第(?P<now>\d{1,3})[位名]?[，、]?[较比](?:20\d\d年)?[^，。；\d\n]{0,8}第(?P<then>\d{1,3})[位名]?)"
    r"[，、]?(?P<way>前进|上升|提升|跃升|前移|提高|进位|晋升|后退|下降|下滑|退后|后移)了?(?P<gap>\d{1,3})(?:位|名|个位次|个名次)"
)
_BACK = ("后退", "下降", "下滑", "退后", "后移")


def check(passage: Passage) -> Iterator[Hit]:
    for one in map(partial(_with_gap, passage.prose), passage.once(compared)):
        if _is_off(one):
            more = one.now.value - one.before.value
            way = "" if (more > 0) == one.rises else "增加" if more > 0 else "减少"
            yield _hit(one.start, one.end, f"{way}{shown(abs(more))}{one.unit}")
    if "百分点" in passage.prose:
        for hit in hits_of(passage.prose, passage.once(told_by_how_much), _POINTS, _POINTS_THAN):
            gap = abs(Decimal(hit["b"]) - Decimal(hit["a"]))
            if abs(gap - Decimal(hit["gap"])) > step(hit["gap"]):
                yield _hit(*hit.span(), f"{shown(gap)}个百分点")
    for hit in (
        hits_of(passage.prose, passage.once(told_by_how_much), _RANKS) if "第" in passage.prose else ()
    ):
        before, now = int(hit["a"] or hit["then"]), int(hit["b"] or hit["now"])
        right = now - before if hit["way"] in _BACK else before - now
        if right != int(hit["gap"]):
            yield _hit(*hit.span(), f"{'' if right > 0 else '相反方向'}{abs(right)}位")


def _with_gap(text: str, one: Compared) -> Compared:
    """The same with the difference that stands behind the rate, where one does."""
    hit = None if one.gap else GAP_BEHIND.match(text, one.end)
    if hit is None or hit["unit"] != one.unit:
        return one
    return replace(one, end=hit.end(), gap=sharp(hit["gap"]), rises=bool(hit["up"]))


def _is_off(one: Compared) -> bool:
    """However the numbers were rounded; a wrong direction is off, too."""
    less, more = (one.before, one.now) if one.rises else (one.now, one.before)
    return one.gap is not None and (
        more.most - less.least < one.gap.least or one.gap.most < more.least - less.most
    )


def _hit(start: int, end: int, right: str) -> Hit:
    return Hit(start, end, words={"right": right})


RULE = Rule(
    code="AR117",
    name="difference-wrong",
    gravity=Gravity.WARNING,
    says="按前面的数核算，应为{right}，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "上年购书100册，今年购书120册，增加25册。",
        "今年接待320人次，上年接待300人次，比上年增加30人次。",
        "馆员从80人增加到100人，增加30人。",
        "藏书由120册减少到90册，减少40册。",
        "满意率由80%提高到90%，提高15个百分点。",
        "读者满意率95%，比上年的92%提高5个百分点。",
        "借阅量由全市第10名跃升至第6名，前进5名。",
        "借阅量列全省第3位，较上年第5位提升3位。",
        "接待320人次，比上年的400人次下降20%，减少60人次。",
    ),
    right=(
        "从每人每月60元提高到每人每月65元，每人每年增加60元。",
        "上年购书100册，今年购书120册，增加20册。",
        "今年接待320人次，上年接待300人次，比上年增加20人次。",
        "馆员从80人增加到100人，增加20人。",
        "藏书由1.2万册增加到1.5万册，增加3千册。",
        "满意率由80%提高到90%，提高10个百分点。",
        "读者满意率95%，比上年的92%提高3个百分点。",
        "借阅量由全市第10名跃升至第6名，前进4名。",
        "借阅量由全市第8位上升到第5位，上升3位。",
        "借阅量由全市第5位下降到第8位，下降3位。",
        "接待320人次，比上年的400人次下降20%，减少80人次。",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("增", "减", "多", "少", "升", "降", "提高", "压缩", "扩大", "回落", "前进", "后退", "前移"),
)
