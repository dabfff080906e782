"""AR103 各项占比之和不是百分之百。

Why: 同一整体的各部分占比相加不会超过100%，列全了的不会不足；四舍五入的差额不到1个百分点。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.text.amount import shown
from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule

_PERCENT = r"\d+(?:\.\d+)?%"
_SHARES = re.compile(
    rf"(?:占比|(?:分别|依次|各)?占(?:总数的?|总量的?|全部[^，。；、\d]{{0,6}}的)?|各占|比重|所占比例|比例)(?:分别|依次)?(?:为|是|达|占)?：?((?:{_PERCENT}(?:[、，]|和|及|以及)?){{2,}})(?=[。；\n]|$)"
)
# 自然人占40%、企业占35%、其他占30%: every item with its own 占, three at least.
_ITEM = rf"[^，。；、：\d\n]{{1,16}}(?:\d+[件条人个名家次起份项]，)?占(?:比|总数的?|全部的?|总量的?)?(?:为|达)?({_PERCENT})"
_ITEMS = re.compile(rf"(?:{_ITEM}[、，；]){{2,}}(?:和)?{_ITEM}(?=[。；\n]|$)")
# 占比分别为农业62%、工业25%、生活18%: the parts are named between the shares.
_NAMED = re.compile(
    rf"([两三四五六七八九])?[类种项部分级档]?[^，。；：、\d\n]{{0,8}}(?:占比|所占比例|的比例|比重|构成)(?:分别|依次)(?:为|是)：?((?:[^，。；：、\d%\n]{{1,8}}{_PERCENT}(?:[、，]|和|及|以及)){{1,6}}[^，。；：、\d%\n]{{1,8}}{_PERCENT})(?=[。；\n]|$)"
)
# Parts that may overlap, or that are shares of different wholes.
_OTHER_WHOLES = re.compile(
    r"男|女|岁|学历|本科|硕士|博士|党员|以上|以下|民族|均|同比|上年|全省|全市|全国|其中|职称|比重|累计"
)
_WHOLE_LIST = re.compile(r"不满意|不合格|不同意|不达标|不了解|其他|其它|其余|未评价|较差|差评")

# 三次产业结构为9:39:52; 由8:40:52调整为9:39:52.
_RATIO = re.compile(
    r"(\d{1,2}(?:\.\d{1,2})?)[:∶：](\d{1,2}(?:\.\d{1,2})?)[:∶：](\d{1,2}(?:\.\d{1,2})?)(?![\d:∶：.%])"
)
_THREE = re.compile("三次产业|[一二三]产|产业结构|产业比例|产业增加值")
_REACH = 60
_COUNTS = "两三四五六七八九"
# 笔试占60%、面试占40%: what is weighed against each other at an examination.
_WEIGHTS = re.compile(
    r"(?:笔试|理论|平时|客观|卷面|书面)[^，。；：、\d\n]{0,8}(\d{1,2}%)[^，。；：、\d\n]{0,8}[，、；和与及+＋加]{1,2}(?:面试|实操|实践|技能|期末|操作|主观|答辩|现场)[^，。；：、\d\n]{0,8}(\d{1,2}%)(?![^。；\n]{0,24}\d%)"
)


def _slack(words: str) -> Decimal:
    """What so many shares, each rounded to its last place, may miss a hundred by."""
    shares = re.findall(r"\d+(?:\.(\d+))?(?=%)", words)
    places = min((len(decimals) for decimals in shares), default=0)
    return Decimal(len(shares)) / 2 * Decimal(1).scaleb(-places)


def check(line: str) -> Iterator[Hit]:
    yield from _ratios(line) if "产业" in line else ()
    yield from _shares(line) if "%" in line else ()


def _ratios(line: str) -> Iterator[Hit]:
    for hit in _RATIO.finditer(line):
        if _THREE.search(line, max(0, hit.start() - _REACH), hit.start()):
            shares = "、".join(f"{share}%" for share in hit.groups())
            total = _sum(shares)
            # 1:2:3 is no split of a hundred at all.
            if 80 < total < 120 and abs(total - 100) > _slack(shares):
                yield Hit(*hit.span(), words={"total": shown(total)})


def _shares(line: str) -> Iterator[Hit]:
    for hit in _SHARES.finditer(line):
        if re.search("分别|依次|各占|^占比|比重|所占", hit[0]):
            total = _sum(hit[1])
            labels = re.split("[，。；：]", line[max(0, hit.start() - 60) : hit.start()])[-1]
            is_short = bool(_WHOLE_LIST.search(labels)) and 50 < total < 100 - _slack(hit[1])
            if total > 100 + _slack(hit[1]) or is_short:
                yield Hit(*hit.span(1), words={"total": shown(total)})
    for hit in _NAMED.finditer(line) if "分别" in line or "依次" in line else ():
        total, parts = _sum(hit[2]), hit[2].count("%")
        # 三类用水 and three shares: all parts are there.
        is_whole = bool(hit[1]) and _COUNTS.index(hit[1]) + 2 == parts
        is_other = bool(_OTHER_WHOLES.search(hit[0]))
        if not is_other and (total > 100 + _slack(hit[2]) or is_whole and 80 < total < 100 - _slack(hit[2])):
            yield Hit(*hit.span(2), words={"total": shown(total)})
    for hit in _WEIGHTS.finditer(line) if "笔试" in line or "成绩" in line else ():
        if (total := _sum(hit[0])) != 100 and not re.search(
            "合格|通过|[以不]|到考|缺考|及格|优秀|人", hit[0]
        ):
            yield Hit(*hit.span(), words={"total": shown(total)})
    for hit in _ITEMS.finditer(line):
        if not _OTHER_WHOLES.search(hit[0]):
            total = _sum(hit[0])
            last = re.split("[、，；]", hit[0])[-1].removeprefix("和")
            is_whole = last.startswith(("其他", "其它", "其余"))
            if total > 100 + _slack(hit[0]) or (is_whole and 50 < total < 100 - _slack(hit[0])):
                yield Hit(*hit.span(), words={"total": shown(total)})


def _sum(words: str) -> Decimal:
    return sum(map(Decimal, re.findall(r"\d+(?:\.\d+)?(?=%)", words)), Decimal(0))


RULE = Rule(
    code="AR103",
    name="percents-exceed-hundred",
    gravity=Gravity.WARNING,
    says="各项占比之和为{total}%，应为100%，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "三类信件占比分别为52%、31%、22%。",
        "咨询、投诉、建议分别占52%、31%和22%。",
        "自然人占42%、企业占35%、社会组织占30%。",
        "咨询占50%，投诉占30%，其他占10%。",
        "满意、基本满意、不满意的分别占90.5%、7.3%、3.2%。",
        "优秀、合格、不合格占比分别为20%、60%和10%。",
        "三次产业结构为9.2∶38.5∶53.3。",
        "三类藏书占比分别为中文62%、外文25%、古籍18%。",
        "四种来信的比例分别为咨询40%、投诉30%、建议15%、求助10%。",
        "三次产业比例由9:40:51调整为8:41:54。",
        "综合成绩按笔试占60%、面试占50%计算。",
        "理论成绩占60%，实操成绩占50%。",
    ),
    right=(
        "三种疾病的发病比例分别为甲病40%、乙病30%、丙病20%。",
        "三类信件占比分别为52%、31%、17%。",
        "占比分别为33.4%、33.4%、33.3%。",
        "增长率分别为60%、70%。",
        "男性占60%，本科占70%。",
        "占比分别为80%、90%，均高于上年。",
        "三种排放量分别占全国的43%、37%、43%。",
        "女性占52%、本科以上占61%、党员占40%。",
        "咨询占50%，投诉占30%，其他占20%。",
        "咨询占50%，投诉占20%。",
        "满意、基本满意、不满意的分别占90.5%、7.3%、2.2%。",
        "满意、不满意的分别占90.6%、9.5%。",
        "满意率、好评率分别为98%、97%。",
        "三类藏书占比分别为中文62%、外文25%、古籍13%。",
        "各馆好评的比例分别为东馆98%、西馆97%和南馆95%，均高于上年。",
        "新书的比重分别为东馆48%、西馆37%。",
        "三次产业结构为9.2∶38.5∶52.3。",
        "三次产业结构为9.3∶38.5∶52.3。",
        "三次产业开馆时间为9:30:15。",
        "综合成绩按笔试占60%、面试占40%计算。",
        "笔试合格率60%，面试合格率50%。",
        "笔试占40%，面试占40%，考察占20%。",
    ),
    check=check,
    anchors=("%", "产业"),
)
