"""AR117 两数之差、之比、之积与所写不符。

Why: 上年多少、今年多少、增加多少都写明了，减一下就知道哪个数错了。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.text.amount import ARABIC, Amount, sharp, shown
from gongkai.text.finding import Gravity
from gongkai.text.quantity import UNITS
from gongkai.text.rule import Hit, Rule

_UNIT = rf"(?P<unit>元|人次|毫米|票|{UNITS})"
_GAP = r"[^\d，。；：、（）\n]{0,10}?"
_BY = "[，、；]"
_UP = "增加|增长|增收|多|增|上升|提高|净增|扩大|新增"
_DOWN = "减少|下降|减|少|降低|减收|压减|压缩"
_LAST = "上年同期|去年同期|上年度?|去年|上一年|同期|20\\d\\d年"
_NOW = "今年|本年度?|当年|现在?|20\\d\\d年"
_AWAY = f"(?P<way>{_UP}|{_DOWN})了?(?P<gap>{ARABIC})(?P=unit)(?=[，。；）]|$)"
_TWO = (
    # 上年100件，今年120件，增加25件
    re.compile(
        rf"(?:{_LAST}){_GAP}(?P<a>{ARABIC}){_UNIT}{_BY}(?:{_NOW}){_GAP}(?P<b>{ARABIC})(?P=unit){_BY}(?:同比|比上年|较上年)?{_AWAY}"
    ),
    # 今年120件，上年100件，比上年增加25件
    re.compile(
        rf"(?:{_NOW}){_GAP}(?P<b>{ARABIC}){_UNIT}{_BY}(?:{_LAST}){_GAP}(?P<a>{ARABIC})(?P=unit){_BY}(?:同比|比上年|较上年|比去年|较去年)?{_AWAY}"
    ),
    # 120件，比上年的100件增加25件
    re.compile(
        rf"(?P<b>{ARABIC}){_UNIT}{_BY}(?:比|较)(?:{_LAST})的?[^\d，。；：、（）\n增减升降]{{0,8}}?(?P<a>{ARABIC})(?P=unit)(?:的)?{_BY}?{_AWAY}"
    ),
    # 从80人增加到100人，增加30人
    re.compile(
        rf"[由从](?:20\d\d年)?{_GAP}(?P<a>{ARABIC}){_UNIT}{_GAP}(?:增|减|降|升|扩|压|提高|发展)[^\d，。；]{{0,4}}[到至为](?:20\d\d年的?)?(?:目前|现在)?的?(?P<b>{ARABIC})(?P=unit){_BY}(?:净|共|累计)?{_AWAY}"
    ),
)
_RATE = re.compile(
    rf"[由从](?:20\d\d年)?{_GAP}(?P<a>{ARABIC}){_UNIT}(?:增|减|降|升|扩|提高|发展)[^\d，。；]{{0,4}}[到至为](?:20\d\d年的?)?(?:目前|现在)?的?(?P<b>{ARABIC})(?P=unit){_BY}(?P<way>{_UP}|{_DOWN})了?(?P<rate>\d+(?:\.\d+)?)%(?=[，。；）]|$)"
)
_GREW = tuple(
    re.compile(
        rf"{pattern}{_BY}(?:同比|比上年|较上年|比去年|较去年)?(?P<way>{_UP}|{_DOWN})了?(?P<rate>\d+(?:\.\d+)?)%(?=[，。；）]|$)"
    )
    for pattern in (
        rf"(?:{_LAST}){_GAP}(?P<a>{ARABIC}){_UNIT}{_BY}(?:{_NOW}){_GAP}(?P<b>{ARABIC})(?P=unit)",
        rf"(?:{_NOW}){_GAP}(?P<b>{ARABIC}){_UNIT}{_BY}(?:{_LAST}){_GAP}(?P<a>{ARABIC})(?P=unit)",
        rf"(?P<b>{ARABIC}){_UNIT}{_BY}(?:比|较)(?:{_LAST})的?[^\d，。；：、（）\n增减升降]{{0,8}}?(?P<a>{ARABIC})(?P=unit)的?",
    )
)
_SHARE = re.compile(
    rf"(?P<a>{ARABIC}){_UNIT}{_BY}其中{_GAP}(?P<b>{ARABIC})(?P=unit){_BY}占(?:比|总数的|总量的|全部的?|总人数的|总额的|比为|比达)?(?P<rate>\d+(?:\.\d+)?)%(?=[，。；）]|$)"
)
_OF_PLAN = re.compile(
    rf"(?P<b>{ARABIC}){_UNIT}{_BY}(?:占|完成|为)[^\d，。；、\n]{{0,8}}(?:计划|预算|任务|目标|总数|总量|指标)[^\d，。；、\n]{{0,6}}?(?P<a>{ARABIC})(?P=unit)的(?P<rate>\d+(?:\.\d+)?)%"
)
_RATED = re.compile(
    rf"(?:应|共|总|需|受理|抽[检查]|检查|申请)[^\d，。；、\n]{{0,8}}?(?P<a>{ARABIC}){_UNIT}[^\d，。；、\n]{{0,4}}{_BY}(?:实|已|其中|到|办结|合格|完成|整改|参)[^\d，。；、\n]{{0,6}}?(?P<b>{ARABIC})(?P=unit)[^\d，。；、\n]{{0,3}}{_BY}[^\d，。；、\n]{{1,5}}率(?:为|达|达到|是)?(?P<rate>\d+(?:\.\d+)?)%(?=[，。；）]|$)"
)
_TAX = re.compile(
    rf"(?P<a>{ARABIC}){_UNIT}{_BY}(?P<what>[一-龥]{{2,6}})占比(?:为)?(?P<rate>\d+(?:\.\d+)?)%{_BY}(?P=what)[^\d，。；、\n]{{0,4}}(?P<b>{ARABIC})(?P=unit)"
)
_PRODUCT = re.compile(
    rf"(?:每(?P<who>[人户天月年个家名亩台套件本册]|小时)|单价)(?:每[天月年日])?{_GAP}(?P<a>{ARABIC})(?P<unit>元|小时|公斤|件|斤|吨|册){_BY}(?:[^\d，。；、\n]{{0,6}})(?P<b>{ARABIC})(?:人|户|天|个月|年|个|家|名|亩|台|套|件|本|册|吨|公斤){_GAP}{_BY}?{_GAP}(?:共|合计|共计|总计|总价|需|应付){_GAP}(?P<sum>{ARABIC})(?P=unit)(?=[，。；）]|$)"
)
_PRODUCT_LAST = re.compile(
    rf"(?P<b>{ARABIC})(?P<who>天|人|户|个月|年|台|套|件|本|册|亩|名){_BY}(?:每(?P=who)|每[人天户月日年台套件本册亩名]|单价){_GAP}(?P<a>{ARABIC})(?P<unit>元|小时|公斤|件|斤|吨|册){_BY}{_GAP}(?:共|合计|共计|总计|总价){_GAP}(?P<sum>{ARABIC})(?P=unit)(?=[，。；）]|$)"
)
_YEAR = re.compile(
    rf"每(?:人|户|名|位|家)?每?月[^\d，。；：、\n]{{0,8}}?(?P<a>{ARABIC})元{_BY}[^\d，。；：、\n]{{0,8}}(?:全年|每年|一年|年度|12个月)[^\d，。；：、\n增减提降多少]{{0,8}}?(?P<sum>{ARABIC})元(?=[，。；）]|$)"
)
_UNCLEAR = re.compile(
    r"约|近[\d]|[余多](?=[万亿元个家人名户件条项次])|以上|以下|左右|最高|至少|不超过|不低于|平均|另"
)


def check(line: str) -> Iterator[Hit]:
    for pattern in _TWO:
        for hit in pattern.finditer(line):
            up = bool(re.fullmatch(_UP, hit["way"]))
            a, b, gap = _amounts(hit, "a", "b", "gap")
            if a and b and gap and not _UNCLEAR.search(hit[0]) and _ordered(hit):
                least, most = (
                    (b.least - a.most, b.most - a.least) if up else (a.least - b.most, a.most - b.least)
                )
                if most < gap.least or gap.most < least:
                    yield _hit(hit, f"{shown(abs(b.value - a.value))}{hit['unit']}")
    for hit in _RATE.finditer(line):
        up = bool(re.fullmatch(_UP, hit["way"]))
        a, b = _amounts(hit, "a", "b")
        if a and b and a.least > 0 and not _UNCLEAR.search(hit[0]):
            low, high = 100 * b.least / a.most - 100, 100 * b.most / a.least - 100
            yield from _compare_rate(hit, *((low, high) if up else (-high, -low)))
    for pattern in _GREW:
        for hit in pattern.finditer(line):
            up = bool(re.fullmatch(_UP, hit["way"]))
            a, b = _amounts(hit, "a", "b")
            if a and b and a.least > 0 and not _UNCLEAR.search(hit[0]) and _ordered(hit):
                low, high = 100 * b.least / a.most - 100, 100 * b.most / a.least - 100
                yield from _compare_rate(hit, *((low, high) if up else (-high, -low)))
    for pattern in (_SHARE, _OF_PLAN, _RATED, _TAX):
        for hit in pattern.finditer(line):
            a, b = _amounts(hit, "a", "b")
            if a and b and a.least > 0 and not _UNCLEAR.search(hit[0]):
                yield from _compare_rate(hit, 100 * b.least / a.most, 100 * b.most / a.least)
    for pattern in (_PRODUCT, _PRODUCT_LAST):
        for hit in pattern.finditer(line):
            a, b, total = _amounts(hit, "a", "b", "sum")
            yield from _product(hit, a, b, total)
    for hit in _YEAR.finditer(line):
        a, total = _amounts(hit, "a", "sum")
        yield from _product(hit, a, Amount(Decimal(12)), total)


def _product(hit: re.Match[str], a: Amount | None, b: Amount | None, total: Amount | None) -> Iterator[Hit]:
    if a and b and total and not _UNCLEAR.search(hit[0]):
        least, most = a.least * b.least, a.most * b.most
        if most < total.least or total.most < least:
            yield _hit(hit, shown(a.value * b.value))


def _ordered(hit: re.Match[str]) -> bool:
    """Where both years are written, the later must be the one called now."""
    years = re.findall(r"20\d\d(?=年)", hit[0])
    return len(years) < 2 or (years[0] < years[1]) == (hit.start("a") < hit.start("b"))


def _compare_rate(hit: re.Match[str], low: Decimal, high: Decimal) -> Iterator[Hit]:
    rate = Decimal(hit["rate"])
    step = Decimal(1).scaleb(min(0, int(rate.as_tuple().exponent)))
    if not low - step < rate < high + step:
        yield _hit(hit, f"{float((low + high) / 2):.1f}%")


def _amounts(hit: re.Match[str], *names: str) -> list[Amount | None]:
    return [sharp(hit[name]) for name in names]


def _hit(hit: re.Match[str], right: str) -> Hit:
    return Hit(*hit.span(), words={"right": right})


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
        "借阅量由200册增至250册，增长20%。",
        "到馆200人，其中女性60人，占35%。",
        "每月补助300元，全年共发放3500元。",
        "整理10天，每天8小时，共90小时。",
        "应还书500册，已还书475册，还书率98%。",
    ),
    right=(
        "从每人每月60元提高到每人每月65元，每人每年增加60元。",
        "上年购书100册，今年购书120册，增加20册。",
        "今年接待320人次，上年接待300人次，比上年增加20人次。",
        "馆员从80人增加到100人，增加20人。",
        "借阅量由200册增至250册，增长25%。",
        "到馆200人，其中女性60人，占30%。",
        "每月补助300元，全年共发放3600元。",
        "整理10天，每天8小时，共80小时。",
        "应还书500册，已还书475册，还书率95%。",
        "借阅量由2.0万册增至2.5万册，增长24.8%。",
    ),
    check=check,
    anchors=(
        "增",
        "减",
        "多",
        "少",
        "升",
        "降",
        "提高",
        "压",
        "占",
        "率",
        "计划",
        "预算",
        "任务",
        "目标",
        "每",
        "单价",
        "扩大",
    ),
)
