"""AR113 率、占比与前面的两个数不符。

Why: 受理多少、办结多少、办结率多少都写明了，除一下就知道哪个数错了。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.text.amount import ARABIC, arabic, shown
from gongkai.text.finding import Gravity
from gongkai.text.quantity import UNITS
from gongkai.text.rule import Hit, Rule

_UNIT = rf"(?:元|人次|{UNITS})"
_GAP = r"[^\d，。；：、（）\n]{0,10}?"
_RATE = r"(?P<rate>\d+(?:\.\d+)?)%"
_BY = r"(?P<by>办结|办理|答复|整改|完成|执行|支出|到会|出席|参检|合格|入学|就业|签约|见面|回访|检查|解决|采纳|成活|回收|达标|参保|公开|审结|调解|查处)"
_RATE_OF = re.compile(
    rf"(?P<whole>{ARABIC})(?P<unit>{_UNIT}){_GAP}[，、]{_GAP}{_BY}(?:了|完成|到位)?{_GAP}(?P<part>{ARABIC})(?P=unit)[，、](?P=by)率(?:为|达|达到|是)?{_RATE}"
)
_SHARE_OF = re.compile(
    rf"(?P<part>{ARABIC})(?P<unit>{_UNIT})[，、](?:占|为|完成|达到)(?:全年|年度|年初)?(?:计划|目标|预算|任务|总数|总量){_GAP}(?P<whole>{ARABIC})(?P=unit)的{_RATE}"
)
_PLAN = re.compile(r"[计目预任总][划标算务数量][^，。；\n]{0,12}的\d")
_POINTS = re.compile(
    r"[由从][^，。；\d]{0,8}(?P<whole>\d+(?:\.\d+)?)%(?P<way>提高|上升|增加|提升|下降|降低|减少|回落)(?:到|至|为)[^，。；\d]{0,8}(?P<part>\d+(?:\.\d+)?)%[，、](?:提高|上升|增加|提升|下降|降低|减少|回落)了?(?P<rate>\d+(?:\.\d+)?)个百分点"
)
_GREW = re.compile(
    rf"(?:去年|上年|上一年){_GAP}(?P<whole>{ARABIC})(?P<unit>{_UNIT})[，、](?:今年|本年|当年){_GAP}(?P<part>{ARABIC})(?P=unit)[，、](?:同比)?(?P<way>增长|增加|下降|减少){_RATE}"
)
_MOVED = re.compile(
    rf"[由从][^，。；\d]{{0,8}}(?P<whole>{ARABIC})(?P<unit>{_UNIT})(?:增加|提高|上升|增长|减少|下降|降低)(?:到|至|为)[^，。；\d]{{0,8}}(?P<part>{ARABIC})(?P=unit)[，、](?:净)?(?:增加|提高|上升|增长|减少|下降|降低)了?(?P<rate>{ARABIC})(?P=unit)"
)
_UNCLEAR = re.compile("约|近|余|以上|其中|累计|按期|按时|上年|结转")


def check(line: str) -> Iterator[Hit]:
    if "率" in line:
        yield from _in_frame(line, _RATE_OF)
    if _PLAN.search(line):
        yield from _in_frame(line, _SHARE_OF)
    if "年" in line:
        yield from _grew(line)
    for hit in _MOVED.finditer(line) if "到" in line or "至" in line or "为" in line else ():
        yield from _moved(hit)
    for hit in _POINTS.finditer(line) if "百分点" in line else ():
        gap = abs(Decimal(hit["part"]) - Decimal(hit["whole"]))
        if abs(gap - Decimal(hit["rate"])) > _step(hit["rate"]):
            yield Hit(*hit.span(), words={"right": f"{shown(gap)}个百分点"})


def _grew(line: str) -> Iterator[Hit]:
    for hit in _GREW.finditer(line):
        whole, part = arabic(hit["whole"]), arabic(hit["part"])
        if whole and part and whole.least > 0 and not _UNCLEAR.search(hit[0]):
            sign = 1 if hit["way"].startswith("增") else -1
            rate, step = sign * Decimal(hit["rate"]), _step(hit["rate"])
            least, most = (100 * part.least / whole.most - 100, 100 * part.most / whole.least - 100)
            if not least - step < rate < most + step:
                right = shown(round(100 * part.value / whole.value - 100, 2))
                yield Hit(*hit.span(), words={"right": f"{right}%"})


def _moved(hit: re.Match[str]) -> Iterator[Hit]:
    whole, part, gap = (arabic(hit[name]) for name in ("whole", "part", "rate"))
    if whole and part and gap and not _UNCLEAR.search(hit[0]):
        more, less = (part, whole) if part.value > whole.value else (whole, part)
        if not more.least - less.most <= gap.most or not gap.least <= more.most - less.least:
            yield Hit(*hit.span(), words={"right": f"{shown(more.value - less.value)}{hit['unit']}"})


def _in_frame(line: str, frame: re.Pattern[str]) -> Iterator[Hit]:
    for hit in frame.finditer(line):
        whole, part = arabic(hit["whole"]), arabic(hit["part"])
        if whole and part and whole.least > 0 and not _UNCLEAR.search(hit[0]):
            rate, step = Decimal(hit["rate"]), _step(hit["rate"])
            least, most = 100 * part.least / whole.most, 100 * part.most / whole.least
            if not least - step < rate < most + step:
                right = shown(round(100 * part.value / whole.value, 2))
                yield Hit(*hit.span(), words={"right": f"{right}%"})


def _step(rate: str) -> Decimal:
    """One in the last place: what rounding, or cutting off, may change."""
    return Decimal(1).scaleb(-len(rate.partition(".")[2]))


RULE = Rule(
    code="AR113",
    name="rate-unlike-its-numbers",
    gravity=Gravity.WARNING,
    says="按前面的数核算应为{right}，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "收到读者来信50件，办结45件，办结率95%。",
        "购书8000册，占年度计划10000册的85%。",
        "满意率由80%提高到90%，提高15个百分点。",
        "藏书由120册减少到90册，减少40册。",
        "去年购书200册，今年购书250册，同比增长20%。",
    ),
    right=(
        "收到读者来信50件，办结45件，办结率90%。",
        "购书8000册，占年度计划10000册的80%。",
        "满意率由80%提高到90%，提高10个百分点。",
        "藏书由1.2万册增加到1.5万册，增加3千册。",
        "去年购书200册，今年购书250册，同比增长25%。",
        "收到读者来信30件，办结29件，办结率96.6%。",
        "收到读者来信50件，办结45件，按时办结率100%。",
    ),
    check=check,
    anchors=("%", "到", "至"),
)
