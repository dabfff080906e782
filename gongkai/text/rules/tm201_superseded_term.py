"""TM201 与现行文件不同的提法。

Why: 上级文件的提法会变；沿用旧提法未必错，但需要核对。文中日期早于改提法之日的不报。
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.text.day_of import day_of
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


@dataclass(frozen=True)
class _Row:
    now: str
    since: date | None
    source: str


_DISCRETION = "《国务院办公厅关于进一步规范行政裁量权基准制定和管理工作的意见》"
_LICENCES = "《国务院办公厅关于加快推进“多证合一”改革的指导意见》"
_TERMS = {
    "省市县镇四级": _Row("省市县乡四级", None, "《国务院关于加强数字政府建设的指导意见》"),
    "省、市、县、镇四级": _Row("省、市、县、乡四级", None, "《国务院关于加强数字政府建设的指导意见》"),
    "行政自由裁量权": _Row("行政裁量权", date(2022, 7, 29), _DISCRETION),
    "政府信息公开保密审查机制": _Row(
        "政府信息公开审查机制", date(2019, 5, 15), "《中华人民共和国政府信息公开条例》第十七条"
    ),
    "行政审批目录清单": _Row(
        "行政许可事项清单", date(2022, 1, 10), "《国务院办公厅关于全面实行行政许可事项清单管理的通知》"
    ),
    "三证合一": _Row("多证合一", date(2017, 5, 5), _LICENCES),
    "五证合一": _Row("多证合一", date(2017, 5, 5), _LICENCES),
    "暂住证": _Row("居住证", date(2016, 1, 1), "《居住证暂行条例》"),
    "新型农村合作医疗": _Row(
        "城乡居民基本医疗保险", date(2019, 12, 31), "《国务院关于整合城乡居民基本医疗保险制度的意见》"
    ),
    "新农合": _Row(
        "城乡居民基本医疗保险", date(2019, 12, 31), "《国务院关于整合城乡居民基本医疗保险制度的意见》"
    ),
    "新型农村社会养老保险": _Row(
        "城乡居民基本养老保险", date(2014, 2, 21), "《国务院关于建立统一的城乡居民基本养老保险制度的意见》"
    ),
    "五保户": _Row("特困人员", date(2016, 2, 10), "《国务院关于进一步健全特困人员救助供养制度的意见》"),
    "二胎政策": _Row("生育政策", date(2021, 8, 20), "《中华人民共和国人口与计划生育法》第十八条"),
    "三胎政策": _Row("三孩生育政策", date(2021, 8, 20), "《中华人民共和国人口与计划生育法》第十八条"),
    "国税局": _Row("税务局", date(2018, 6, 15), "《国税地税征管体制改革方案》"),
    "地税局": _Row("税务局", date(2018, 6, 15), "《国税地税征管体制改革方案》"),
    "组织机构代码证": _Row(
        "统一社会信用代码", date(2018, 1, 1), "《法人和其他组织统一社会信用代码制度建设总体方案》"
    ),
    "贫困村": _Row(
        "脱贫村",
        date(2021, 2, 26),
        "《中共中央、国务院关于实现巩固拓展脱贫攻坚成果同乡村振兴有效衔接的意见》",
    ),
    "贫困县": _Row(
        "脱贫县",
        date(2021, 2, 26),
        "《中共中央、国务院关于实现巩固拓展脱贫攻坚成果同乡村振兴有效衔接的意见》",
    ),
    "农村剩余劳动力": _Row("农村富余劳动力", None, "国务院政府工作报告"),
    "劳动教养": _Row(
        "（已废止）", date(2013, 12, 28), "《全国人民代表大会常务委员会关于废止有关劳动教养法律规定的决定》"
    ),
}


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    day = day_of(passage)
    for at, term in places:
        row = _TERMS[term]
        if passage.shadow[at - 1 : at] != "原" and not (day and row.since and day < row.since):
            better = None if row.now.startswith("（") else row.now
            yield Hit(at, at + len(term), better, source=row.source, words={"now": row.now})


RULE = Rule(
    code="TM201",
    name="superseded-term",
    gravity=Gravity.ADVICE,
    says="“{found}”：上级文件通常表述为“{now}”，请核对",
    source="各提法的出处见所附文件",
    wrong=(
        "省市县镇四级政务服务事项",
        "规范行政自由裁量权",
        "办理暂住证。\n2022年3月1日",
    ),
    right=(
        "省市县乡四级政务服务事项",
        "省市县三级",
        "乡镇四级调研员",
        "规范行政裁量权基准",
        "自由裁量",
        "办理暂住证。\n2012年3月1日",
        "原国税局留存的档案",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=tuple(_TERMS),
)
