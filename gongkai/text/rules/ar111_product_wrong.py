"""AR111 单价与数量的乘积不等于合计。

Why: 每户补助多少、共多少户、合计多少都写明了，乘一下就知道哪个数错了。
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
from gongkai.text.stretches import hits_of

_THINGS = "个月|户|人|村|个|名|家|台|亩|件|套|所|场|次|册|本|辆|株|头|只|公斤|吨|份|天|月|年|间|栋|张|组|学校|企业|社区"
_MEASURES = "元|小时|公斤|件|斤|吨|册"
_GAP = r"[^\d，。；：、（）\n]{0,10}?"
_BY = "[，、；]"
_PER = rf"(?:(?:每|人均|户均|村均)(?P<who>小时|{_THINGS})?(?:每[天月年日])?|单价)"
_EACH = rf"(?P<each>{ARABIC})(?P<unit>{_MEASURES})"
_MANY = rf"(?P<many>{ARABIC})(?P<of>{_THINGS})"
# Money handed out is a total, too: 共补助20户，发放1万元.
_PAID = r"(?:发放|拨付|兑付|兑现|支付|下拨|落实|发出|奖励|补助|补贴)了?(?:补助|补贴|奖励|救助|奖补|慰问|助学)?(?:资金|款|金|经费)?"
_ALL = "合计|共计|总计|总额|总价|共"
_ALL_OF = f"{_ALL}|累计|总"
_TAKEN = "售出|卖出|购买|购置|采购|购入|定制|印制|租用|出售|销售"
_REST = r"[^\d，。；：、（）\n每均]{0,6}?"
_BARE_SUM = rf"(?P<sum>{ARABIC})(?P=unit)(?:(?<=人)次)?(?=[，。；）]|$)"
_SUM = rf"{_GAP}{_BARE_SUM}"
_FRAMES = (
    # 每户补助500元，共补助20户，合计10000元
    re.compile(rf"{_PER}{_GAP}{_EACH}{_BY}{_GAP}{_MANY}{_GAP}{_BY}?{_GAP}(?:{_ALL}|需|应付|{_PAID}){_SUM}"),
    # 涉及20个村，每村补助5万元，共计100万元
    re.compile(rf"{_MANY}{_GAP}{_BY}?{_GAP}{_PER}{_GAP}{_EACH}{_BY}{_GAP}(?:{_ALL}|{_PAID}){_SUM}"),
    # 向20户发放补助1万元，每户500元
    re.compile(
        rf"{_MANY}{_GAP}(?:{_ALL}|{_PAID}){_GAP}(?P<sum>{ARABIC})(?P<unit>元){_BY}每(?:户|人|名|家|村|亩|台|个)(?:补助|补贴|发放|奖励)?"
        rf"(?P<each>{ARABIC})元(?=[，。；）]|$)"
    ),
    # 每月补助300元，全年共发放3600元
    re.compile(
        rf"每(?:人|户|名|位|家)?每?月[^\d，。；：、\n]{{0,8}}?(?P<each>{ARABIC})(?P<unit>元){_BY}[^\d，。；：、\n]{{0,8}}(?:全年|每年|一年|年度|12个月)"
        rf"[^\d，。；：、\n增减提降多少]{{0,8}}?(?P<sum>{ARABIC})元(?=[，。；）]|$)"
    ),
    # 每班40人，5个班共210人: whatever the thing is, it is named twice
    re.compile(
        rf"每个?(?P<x>[一-龥]{{1,3}}?)(?:{_REST})(?P<each>{ARABIC})(?P<unit>元|{UNITS}){_REST}{_BY}"
        rf"{_GAP}(?P<many>{ARABIC})[个名]?(?P=x){_REST}{_BY}?(?:{_ALL_OF})(?P<what>{_GAP}){_BARE_SUM}"
    ),
    # 3个阅览室，每个阅览室60个座位，共180个; 10排书架，每排6个，共60个
    re.compile(
        rf"(?P<many>{ARABIC})(?P<x>个?[一-龥]{{1,4}}?)[^\d，。；：、（）\n每均]{{0,8}}?{_BY}每(?P=x){_REST}"
        rf"(?P<each>{ARABIC})(?P<unit>元|{UNITS}){_REST}{_BY}{_GAP}(?:{_ALL_OF})(?P<what>{_GAP}){_BARE_SUM}"
    ),
    # 每张票50元，售出100张，收入5000元; 单价1.2万元，数量50台，预算60万元
    re.compile(
        rf"(?:每(?P<x>[一-龥]{{1,3}}?)[^\d，。；：、（）\n每均]{{0,4}}?|单价(?:为|是|每[一-龥])?)(?P<each>{ARABIC})(?P<unit>元){_BY}(?:数量|面积|{_TAKEN}){_GAP}(?P<many>{ARABIC})"
        rf"(?(x)个?(?P=x)|(?:{UNITS})){_REST}{_BY}(?:{_ALL_OF}|收入|总价|金额|花费|预算){_SUM}"
    ),
)
_SAID_ALL = re.compile(f"{_ALL}|需|应付|全年|每年|一年|年度")
# Verbs that name no other thing.
_SAID = re.compile(
    "[有计为达了]|参加|开放|举办|接待|培训|借出|发放|安装|运送|运|印制|种植|服务|讲授|提供|设置?|需要?|支付|花费|投入|收入"
)
_MONTHS = Amount(Decimal(12))
_NUMBER_BEHIND = re.compile(r"[^\d，。；：、（）\n]{0,14}\d")
_UNCLEAR = re.compile(
    r"约|近\d|[余多](?=[万亿元个家人名户件条项次])|以[上下]|左右|最高|至少|不超过|不低于|平均|另|其中|全[馆市县区省国镇乡校局院村]"
)


# 每月500元，20户: for how many months is not said, and the total is any multiple.
_PERIODS = frozenset(("天", "月", "个月", "年"))
_EACH_PERIOD = re.compile("每[天月年]")


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.prose
    sentences = holding(text, (at for at, _ in places if _NUMBER_BEHIND.match(text, at + 1)))
    for hit in hits_of(text, sentences, *_FRAMES):
        named = hit.groupdict()
        each, total = sharp(hit["each"]), sharp(hit["sum"])
        many = sharp(hit["many"]) if "many" in named else _MONTHS
        if each and many and total and not _UNCLEAR.search(hit[0]) and _is_of_the_same(hit, named):
            right, least, most = each.value * many.value, each.least * many.least, each.most * many.most
            # 发放 may be for several months or turns; 合计 is of what was told.
            is_open = (
                not _SAID_ALL.search(hit[0])
                or named.get("of", "月") not in _PERIODS
                and _EACH_PERIOD.search(hit[0])
            )
            is_off = most < total.least or total.most < least
            if is_off and not (is_open and right and total.value % right == 0):
                yield Hit(*hit.span(), words={"right": shown(right), "unit": hit["unit"]})


def _is_of_the_same(hit: re.Match[str], named: dict[str, str]) -> bool:
    """Whether the sum is of what was told of each: 每班40人，6个班共有教师18人 counts others."""
    if "全年" in hit[0] and ("what" in named or named.get("of") in _PERIODS):
        return False
    if "what" not in named:
        return True
    what = _SAID.sub("", named["what"])
    return not what or what in hit.string[hit.start() : hit.start("what")]


RULE = Rule(
    code="AR111",
    name="product-wrong",
    gravity=Gravity.WARNING,
    says="按单价和数量核算，合计应为{right}{unit}，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "每户补助500元，共补助20户，合计12000元。",
        "涉及20个村，每村补助5万元，共计120万元。",
        "每月补助300元，全年共发放3500元。",
        "整理10天，每天8小时，共90小时。",
        "每户补助500元，补助20户，发放资金1.2万元。",
        "向20户发放补助1.2万元，每户500元。",
        "为20名读者每人补助500元，发放补助1.2万元。",
        "每班40人，5个班共210人。",
        "现有3个阅览室，每个阅览室60个座位，共有座位200个。",
        "新购书架10排，每排6个，共50个。",
        "讲座门票每张50元，售出100张，收入6000元。",
        "书架单价1.2万元，数量50台，预算80万元。",
        "举办讲座10场，每场50人，累计参加600人。",
    ),
    right=(
        "每户补助500元，共补助20户，合计10000元。",
        "涉及20个村，每村补助5万元，共计100万元。",
        "每月补助500元，共补助20户，合计120000元。",
        "每户补助约500元，共补助20户，合计12000元。",
        "每月补助300元，全年共发放3600元。",
        "整理10天，每天8小时，共80小时。",
        "每户补助500元，补助20户，发放资金1万元。",
        "每人补助500元，补助20人，发放补助3万元。",
        "向20户发放补助1万元，每户500元。",
        "每班40人，5个班共200人。",
        "现有3个阅览室，每个阅览室60个座位，共有座位180个。",
        "新购书架10排，每排6个，共60个。",
        "讲座门票每张50元，售出100张，收入5000元。",
        "书架单价1.2万元，数量50台，预算60万元。",
        "每周开放6天，6周共开放36天。",
        "每组3人，12组共设展板40块。",
        "每班40人，6个班共有教师18人。",
        "每周开放6天，每天8小时，全年共开放2400小时。",
        "馆内有3个阅览室，每个阅览室2名馆员，全馆共有馆员30名。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=("每", "均", "单价"),
)
