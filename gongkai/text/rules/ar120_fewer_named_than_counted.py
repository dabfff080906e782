"""AR120 “甲、乙、丙四大产业”：前面列出的项数与所写个数不符。

Why: 名称用顿号逐一列出，紧接着写“四大”“四项”“四部门”，少了一项或者多写了一个数。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.han_number import value_of
from gongkai.text.rule import Hit, Rule, Scope

_NOUN = "产业|行业|领域|方面|环节|部门|单位|科室|县|县区|区县|县市|乡镇|镇|乡|街道|村|社区|馆|库|局|校|院|区域|板块|片区|园区|基地|工程|行动|机制|体系|制度|平台|中心|项目|任务|重点|关口|关|阶段|步骤|层面|层级|维度|主体|群体|类|级|大类|渠道|途径|方式|形式|模式|载体|抓手|结合|统一|同步|到位|专项|活动|专题|系统|服务|保障|功能|线|河|江|湖|路|桥|港口|城市|省|市|国|族|季|项|种|档|标段|小组|工作组|窗口|课程|奖项|要素|支柱|品牌|职能|职责|原则|理念|举措|措施|内容|指标|机构|企业|公司|学校|医院|试点|村组"
_COUNTED = re.compile(
    rf"(?<=[^、，。；：\n])(?:这|等)?(?P<many>[二两三四五六七八九])(?P<unit>大|个|项|类|种|家|所|条|位|名|道|处|支|座)?(?P<noun>{_NOUN})(?![一-龥]?(?:、))"
)
# 之一, 第三, 十三, 一二三 are other numbers; 省、市、县三级 counts right.
_NOT_BEFORE = frozenset(
    "第十百千万亿零〇一二三四五六七八九两初周月日年上下前后近约各每逾超共有的了及和与或，"
)
_CLAUSE = "，。；：！？\n"
_UNSURE = re.compile(r"[（）《》“”等\d]|以及|或")
_AND = re.compile("[和与]|(?<!涉)及")
_LONGEST = 60


def check(text: str) -> Iterator[Hit]:
    for hit in _COUNTED.finditer(text):
        before = text[hit.start() - 1]
        if before in _NOT_BEFORE or text[hit.start()] in "等":
            continue
        since = max(text.rfind(mark, max(0, hit.start() - _LONGEST), hit.start()) for mark in _CLAUSE)
        if since < 0 and hit.start() > _LONGEST:
            continue
        words = text[since + 1 : hit.start()]
        items = words.split("、")
        if len(items) < 2 or _UNSURE.search(words) or len(items[-1]) < 1:
            continue
        many = value_of(hit["many"].replace("两", "二")) or 0
        last, middle = items[-1], items[1:-1]
        # The names between two marks are whole: they tell how long a name is.
        if (
            len(last) > 8
            or any(len(item) > 8 for item in middle)
            or (middle and abs(len(last) - len(middle[-1])) > 3)
        ):
            continue
        most = len(items) + len(_AND.findall(words))
        if (
            most < many <= most + 2
            and len(items) >= 3
            and hit["many"] != "两"
            or many < len(items)
            and many >= 3
            and len(items) - many == 1
            and len({len(item) for item in [*middle, last]}) == 1
            and items[0].endswith(items[0][-len(last) :])
            and len(items[0]) <= len(last) + 6
            and items[0][-1] == last[-1]
        ):
            yield Hit(hit.start("many"), hit.end(), words={"count": str(len(items))})


RULE = Rule(
    code="AR120",
    name="fewer-named-than-counted",
    gravity=Gravity.WARNING,
    says="“{found}”前面列出了{count}项，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "包括借阅、讲座、展览四大服务。",
        "建成图书馆、文化馆、体育馆四馆。",
        "统筹教育、财政、审计四部门力量。",
    ),
    right=(
        "包括借阅、讲座、展览三大服务。",
        "建成图书馆、文化馆、体育馆三馆。",
        "统筹教育、财政、审计等四部门力量。",
        "省、市、县三级图书馆",
        "借阅、讲座，展览，馆藏四大服务。",
        "省、市、县和乡四级图书馆",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=tuple(
        f"{number}{unit}"
        for number in "三四五六七八九"
        for unit in (
            "大",
            "个",
            "项",
            "类",
            "部门",
            "单位",
            "级",
            "馆",
            "县",
            "结合",
            "统一",
            "环节",
            "方面",
            "同步",
            "到位",
            "乡",
            "镇",
            "村",
            "局",
            "区",
            "种",
            "家",
            "所",
            "条",
            "位",
            "市",
            "库",
            "关",
            "阶段",
        )
    ),
)
