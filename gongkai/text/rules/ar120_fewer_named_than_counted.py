"""AR120 “甲、乙、丙四大产业”：前面列出的项数与所写个数不符。

Why: 名称用顿号逐一列出，紧接着写“四大”“四项”“四部门”，少了一项或者多写了一个数。
"""

import re
from collections.abc import Iterator

from gongkai.text.counted import many, named
from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule, Scope

_NOUN = "产业|行业|领域|方面|环节|部门|单位|科室|县|县区|区县|县市|乡镇|镇|乡|街道|村|社区|馆|库|局|校|院|区域|板块|片区|园区|基地|工程|行动|机制|体系|制度|平台|中心|项目|任务|重点|关口|关|阶段|步骤|层面|层级|维度|主体|群体|类|级|大类|渠道|途径|方式|形式|模式|载体|抓手|结合|统一|同步|到位|专项|活动|专题|系统|服务|保障|功能|线|河|江|湖|路|桥|港口|城市|省|市|国|族|季|项|种|档|标段|小组|工作组|窗口|课程|奖项|要素|支柱|品牌|职能|职责|原则|理念|举措|措施|内容|指标|机构|企业|公司|学校|医院|试点|村组"
_COUNTED = re.compile(
    rf"(?P<many>[三四五六七八九])(?:大|个|项|类|种|家|所|条|位|名|道|处|支|座)?(?:{_NOUN})(?![一-龥]?、)"
)
# 之一, 第三, 十三, 一二三 are other numbers; 省、市、县三级 counts right; 等四部门 leaves the number open.
_NOT_BEFORE = frozenset(
    "第十百千万亿零〇一二两三四五六七八九初周月日年上下前后近约各每逾超共有的了及和与或等、，。；：\n"
)
_MARKS = "，。；：！？\n"
_UNSURE = re.compile(r"[（）《》“”等\d]|以及|或")
_LONGEST, _LONGEST_NAME = 60, 8  # characters of the list, and of a name in it


def check(text: str) -> Iterator[Hit]:
    for hit in _COUNTED.finditer(text):
        at = hit.start()
        if text.find("、", max(0, at - _LONGEST_NAME - 2), at) < 0:
            continue
        end = at - 1 if text[at - 1] == "这" else at
        if text[end - 1] not in _NOT_BEFORE and (items := _items(text, end)) and _is_off(items, many(hit)):
            yield Hit(at, hit.end(), words={"count": str(len(items))})


def _items(text: str, end: int) -> list[str]:
    """The names of the clause that ends there; none where it is too long, or may name something else."""
    begin = max(0, end - _LONGEST)
    since = max(text.rfind(mark, begin, end) for mark in _MARKS)
    words = text[since + 1 : end] if since >= 0 or not begin else ""
    items = [] if _UNSURE.search(words) else words.split("、")
    # The names between two marks are whole: they tell how long a name is.
    middle, last = items[1:-1], len(items[-1]) if items else 0
    is_long = max(map(len, items[1:]), default=0) > _LONGEST_NAME
    return [] if is_long or (middle and abs(last - len(middle[-1])) > 3) else items


def _is_off(items: list[str], said: int) -> bool:
    first, last = items[0], items[-1]
    least, most = named(items)
    if least >= 3 and most < said <= most + 2:
        return True
    # One too many is only told where all names are made alike: 图书馆、文化馆、体育馆、博物馆三馆.
    return (
        said == least - 1
        and len({len(item) for item in items[1:]}) == 1
        and first.endswith(last[-1])
        and len(first) <= len(last) + 6
    )


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
    anchors=tuple("三四五六七八九"),
)
