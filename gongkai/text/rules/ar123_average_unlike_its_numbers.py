"""AR123 平均数与总数、个数不符。

Why: 发了多少、惠及多少人、人均多少都写明了，除一下就知道哪个数错了。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.text.amount import ARABIC, Amount, sharp, shown
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.quantity import UNITS
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.sentences import holding

_NUMBER = re.compile(rf"(?P<many>{ARABIC})(?P<unit>个月|小时|天|元|{UNITS})(?![月年]|以[上下内])")
# 人均3000元, 平均每册60元, 年均20万元; words of what is handed out or spent may stand between.
_DID = r"(?:发放|补助|补贴|救助|奖励|捐款|捐赠|捐书|投入|使用|支出|花费|分得|获得|领取|借阅|借书|到馆|接待|购书|服务|办理|培训|参加|参与|为|约为|达|达到|是)?"
_AVERAGE = re.compile(
    rf"(?:(?P<who>人|户|村|校|馆|家|镇|场|次|件|册|亩)均|平均每个?(?P<each>人|名|户|村|家|个|场|次|件|册|亩|台|套|处|所|镇|部门|分馆|学校|社区|月|天|日|年)|(?P<when>[年月日])均)"
    rf"{_DID}(?P<mean>{ARABIC})(?P<unit>元|小时|{UNITS})(?![/每]|以)(?=[，。；）]|$)"
)
_COUNTED = {"人": "人|名|位", "名": "人|名|位", "户": "户", "家": "家|个", "学校": "所|个", "校": "所|个|校", "村": "个|村", "镇": "个|镇", "个": "个", "部门": "个", "分馆": "个|家", "馆": "个|家|所", "社区": "个"}  # fmt: skip
_YEARS = re.compile(r"(?P<many>[两三四五六七八九十]|\d{1,2})年(?:来|间|内|共|累计|总)")
_WHOLE_YEAR = re.compile(r"全年|(?:20\d\d|本|今|去|上)年(?!\d{1,2}月|上半年|下半年|第?[一二三四]季度|初|末)")
_PART_OF_YEAR = re.compile(r"月份?|季度|半年|年初|以来|截至|目前|暑|寒|期间")
_UNCLEAR = re.compile(
    r"约|近\d|[余多](?=[万亿元个家人名户件条项次册])|以[上下]|左右|最[高多低]|至少|不超过|不低于|增|减|同比|比上年|其中|每[^，。；]{0,4}每|收入|可支配|GDP|产值|面积"
)
_BACK = 90
# A library, a window or a bus does not work every day; the average may be of the days it did.
_LEAST_DAYS, _MOST_DAYS = 200, Decimal("366.5")


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.prose
    for start, end in holding(text, (at for at, _ in places)):
        for hit in _AVERAGE.finditer(text, start, end):
            before = text[
                max(start, hit.start() - _BACK, text.rfind("；", start, hit.start()) + 1) : hit.start()
            ]
            mean, total, many = sharp(hit["mean"]), *_told(before, hit)
            if not (mean and mean.value and total and many) or _UNCLEAR.search(before + hit[0]):
                continue
            least, most = total.least / many.most, total.most / many.least
            if not _near(least, most, mean):
                yield Hit(
                    *hit.span(), words={"right": f"{shown(round(total.value / many.value, 2))}{hit['unit']}"}
                )


def _near(least: Decimal, most: Decimal, mean: Amount) -> bool:
    """Rounded or cut off at any place the number shows."""
    slack = max(mean.step, Decimal(1)) if mean.step >= 1 else mean.step
    return least - slack < mean.value < most + slack


def _told(before: str, hit: re.Match[str]) -> tuple[Amount | None, Amount | None]:
    """The one total in the average's unit, and the one count of what it is shared by."""
    numbers = list(_NUMBER.finditer(before))
    totals = [one for one in numbers if _is_total(one["unit"], hit["unit"])]
    if hit["when"] or hit["each"] in ("月", "天", "日", "年"):
        return _of_days(before, hit, totals, len(numbers))
    units = _COUNTED.get(hit["who"] or hit["each"], hit["who"] or hit["each"]).split("|")
    counts = [one for one in numbers if one["unit"] in units and one not in totals]
    if len(totals) != 1 or len(counts) != 1 or len(numbers) != 2:
        return None, None
    return sharp(totals[0]["many"]), sharp(counts[0]["many"])


def _of_days(
    before: str, hit: re.Match[str], totals: list[re.Match[str]], numbers: int
) -> tuple[Amount | None, Amount | None]:
    total = sharp(totals[0]["many"]) if len(totals) == 1 and numbers == 1 else None
    what, mean = hit["when"] or hit["each"], sharp(hit["mean"])
    if what == "年" and (years := _YEARS.search(before)) and len(_YEARS.findall(before)) == 1:
        many = "两三四五六七八九十".find(years["many"]) + 2
        return total, Amount(Decimal(years["many"]) if many == 1 else Decimal(many))
    if total is None or mean is None or not _WHOLE_YEAR.search(before) or _PART_OF_YEAR.search(before):
        return None, None
    if what == "月":
        return total, Amount(Decimal(12))
    if what in "天日" and not _LEAST_DAYS <= total.value / mean.value <= _MOST_DAYS:
        return total, Amount(Decimal(365))
    return None, None


def _is_total(unit: str, of: str) -> bool:
    return unit == of or {unit, of} == {"人", "人次"}


RULE = Rule(
    code="AR123",
    name="average-unlike-its-numbers",
    gravity=Gravity.WARNING,
    says="按前面的数核算，平均应为{right}，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "发放购书补贴24万元，惠及读者800人，人均3000元。",
        "投入购书经费120万元，购书2万册，平均每册6元。",
        "全馆12个部门，共有馆员120人，平均每个部门12人。",
        "全年借阅36万册次，月均借阅5万册次。",
        "2024年到馆73万人次，日均到馆2万人次。",
        "“十四五”五年累计购书50万册，年均购书12万册。",
        "资助贫困读者20户，发放资金4万元，户均200元。",
    ),
    right=(
        "发放购书补贴24万元，惠及读者800人，人均300元。",
        "投入购书经费120万元，购书2万册，平均每册60元。",
        "全馆12个部门，共有馆员120人，平均每个部门10人。",
        "全年借阅36万册次，月均借阅3万册次。",
        "2024年到馆73万人次，日均到馆2000人次。",
        "2024年到馆73万人次，日均到馆2400人次。",
        "“十四五”五年累计购书50万册，年均购书10万册。",
        "发放购书补贴24万元，惠及读者800人，人均增收3000元。",
        "发放购书补贴100万元，惠及读者300人，人均3333元。",
        "发放购书补贴24万元，惠及读者800人，人均每月100元。",
        "截至6月，到馆36万人次，日均到馆2000人次。",
        "甲馆20人，乙馆30人，购书5万册，人均1000册。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=("均",),
)
