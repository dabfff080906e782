"""PU121 并列的几项用了不同的点号。

Why: 同一层并列的词语之间用同一种点号；“查阅、座谈，走访等方式”里换了一次逗号，读者以为另起一句。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule, Scope

_WHAT = "方式|形式|途径|渠道|手段|方法|措施|办法|材料|问题|内容|环节|领域|部门|单位|活动|行为|情形|情况|因素|工作|服务|场所|设施|信息|资料"
_DENG = re.compile(
    rf"等(?:[一二两三四五六七八九十多几各\d]{{1,3}}[种个项类条]|多种|各种|各类|相关|有关|不同)?(?:{_WHAT})"
)
# 桌椅、书架，展示柜等办公用品: things, whose names may differ in length by a character.
_THINGS = re.compile(
    r"等(?:(?:应急|救灾|抢险|防汛|抗旱|防护|生活|医疗|办公|文化|体育|农业|农用|特色|重点|学习|防暑|御寒|必需|各类|各种|相关|有关|大型|常用)的?)?"
    r"(?:物资|用品|用具|设备|器材|器械|装备|工具|产品|农产品|作物|农作物|食品|食材|药品|商品|材料|机械|车辆|货物|树种|礼品|疾病|疫病|灾害)(?![和与及或、]|领域|行业|市场)"
)
_OF = re.compile(r"的(?:原则|方针|要求|总要求|思路|机制|格局|理念)")
_LIST = re.compile(
    r"(?:^|[，。；：“（\n])([^，。；：、“”（）\n]{2,24})、([^，。；：、“”（）\n]{2,8})(，)([^，。；：、“”（）\n]{2,8})$"
)
# 采购、编目，流通、典藏各环节: one comma in the middle of a list that ends in what all of it is.
_MIDDLE = re.compile(
    r"、([^，。；：、“”（）《》\n]{2,4})(，)([^，。；：、“”（）《》\n]{2,4})、(?:[^，。；：、“”（）《》\n]{2,4}、)*[^，。；：、“”（）《》\n]{2,5}?"
    rf"(?:[各全等](?:[个类项种]|方面)?|[三四五六七八九十\d]{{1,2}}[个大类项种])(?:{_WHAT}|方面|板块|层面|阶段|链条|行业|产业|类别|学科|专业)"
)
# What begins so is no member of the list before it.
_NEW = re.compile(
    "通过|采取|采用|利用|运用|借助|依托|以|并|及|或|和|与|经|用|按|由|对|将|在|从|向|进行|开展|组织|实行|实施|包括|其中|特别|尤其|不|有|是|为|可|应|须|要|能|会|根据|依据|依法|结合|围绕|针对|做好|加强|推进|完善|落实|涉及|属于|提供|提交|解决|处理|查处|参加|存在|出现|发现|参与|同时|因|如|确保|明确|严格"
)  # fmt: skip
_VERB = re.compile("[购买储运发调配送造产种养收用备查抽检销缴扣带装换修建添含致防治抗做抓搞赠捐供]")
_WAYS = ("方式", "形式", "途径", "渠道", "手段", "方法")
_REACH = 48

_COUNTED = re.compile(
    r"第?([一二三四五六七八九十])(期|批|组|类|阶段|步|季度|班|场|轮|档|层级|等次|等奖|标段|小组)(?=([一-龥])[^，。；、\n]{2,})"
)
_BEFORE = frozenset("，、；。：（\n") | {""}
_HAN = "一二三四五六七八九十"


def check(text: str) -> Iterator[Hit]:
    for pattern in (_DENG, _OF):
        for deng in pattern.finditer(text):
            start = max(0, deng.start() - _REACH)
            if hit := _LIST.search(text[start : deng.start()]):
                yield from _odd_comma(hit, start, deng[0])
    for deng in _THINGS.finditer(text):
        start = max(0, deng.start() - _REACH)
        if hit := _LIST.search(text[start : deng.start()]):
            yield from _odd_between_things(hit, start)
    for hit in _MIDDLE.finditer(text):
        one, other = hit[1], hit[3]
        if len(one) == len(other) and not _NEW.match(other) and not re.search("[和的及与等]", one + other):
            yield Hit(*hit.span(2), "、")
    if "、第" in text or "，第" in text or "、二" in text or "、三" in text:
        yield from _odd_between_counted(text)


def _odd_comma(hit: re.Match[str], start: int, named: str) -> Iterator[Hit]:
    """Of ways to do something the last may be a longer word; anything else must be of one length."""
    _, two, _, three = hit.groups()
    is_slogan = named.startswith("的")
    if (
        abs(len(two) - len(three)) <= (2 if named.endswith(_WAYS) else 0)
        and not _NEW.match(three)
        and not re.search("[和的及]|(?<!参)与", two + three)
        and (len(two) == 4 or not is_slogan)
    ):
        at = start + hit.start(3)
        yield Hit(at, at + 1, "、")


def _odd_between_things(hit: re.Match[str], start: int) -> Iterator[Hit]:
    """Two things of two or three characters; what begins with a verb (储备食品) is longer, or none of theirs."""
    _, two, _, three = hit.groups()
    are_short = {len(two), len(three)} <= {2, 3} and not re.search("[的和与及或等]", two + three)
    if are_short and not _NEW.match(three) and not _VERB.match(three):
        at = start + hit.start(3)
        yield Hit(at, at + 1, "、")


def _odd_between_counted(text: str) -> Iterator[Hit]:
    """第一期安排在…，第二期安排在…、第三期安排在…: whole clauses with the same beginning, parted by commas but once."""
    run: list[re.Match[str]] = []
    counted = (
        hit for hit in _COUNTED.finditer(text) if text[max(0, hit.start() - 1) : hit.start()] in _BEFORE
    )
    for hit in [*counted, None]:
        if hit and run and _goes_on(run[-1], hit, text):
            run.append(hit)
            continue
        marks = [(one.start() - 1, text[one.start() - 1]) for one in run[1:]]
        if len({mark for _, mark in marks}) == 2:
            for at, mark in marks:
                if mark == "、":
                    yield Hit(at, at + 1, next(other for _, other in marks if other != "、"))
        run = [hit] if hit else []


def _goes_on(one: re.Match[str], other: re.Match[str], text: str) -> bool:
    return (
        (other[2], other[3]) == (one[2], one[3])
        and _HAN.index(other[1]) == _HAN.index(one[1]) + 1
        and text[other.start() - 1] in "，、；"
        and not re.search("[，。；、\n]", text[one.end() : other.start() - 1])
    )


RULE = Rule(
    code="PU121",
    name="one-odd-mark-in-enumeration",
    gravity=Gravity.WARNING,
    says="并列的几项之间点号不一致，此处宜用“{better}”",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "读者可以通过电话预约、现场登记，网上申请等方式办证。",
        "采取问卷、座谈，走访等多种形式征求意见。",
        "坚持政府主导、社会参与，群众受益的原则。",
        "加强图书采购、编目，流通、典藏各环节管理。",
        "涉及文化、教育，体育、旅游四个领域。",
        "添置桌椅、书架，展示柜等办公用品。",
        "讲座分三场举办，第一场安排在周一，第二场安排在周三、第三场安排在周五。",
    ),
    right=(
        "读者可以通过电话预约、现场登记、网上申请等方式办证。",
        "结合馆藏、人员情况，采取座谈、走访等方式征求意见。",
        "坚持政府主导、社会参与，兼顾各方利益的原则。",
        "第一场、第二场安排在周一，第三场安排在周五。",
        "讲座分三场举办，第一场安排在周一，第二场安排在周三，第三场安排在周五。",
        "加强巡查、登记，利用网站等方式公布。",
        "添置桌椅、书架、展示柜等办公用品。",
        "疏通沟渠、涵洞，备足沙袋等防汛物资。",
        "走访街道、社区，送药箱等生活用品。",
        "布置展厅、书库，书架等设备和桌椅另行采购。",
        "加强采购、编目，做好流通、典藏各环节管理。",
        "实现互通、互认，推动共建、共享等工作。",
        "对穿越公园的公路、桥梁，交通运输等部门应当巡查。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("，",),
)
