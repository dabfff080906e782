"""NU105 概数标记重复。

Why: “约”“近”与“左右”“余”“多”都表示概数，只用一个。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule

_NUMBER = r"[\d,.]+(?:万|亿|千|百)?(?:[-~—至到][\d,.]+(?:万|亿|千|百)?)?"
_OVER = r"(?:超过|超出|突破|逾|多于|高于|超(?=\d))"
_UNIT = r"[一-龥]{0,4}?"
# 条约, 预约, 最近 and the like end in these characters and approximate nothing.
_ABOUT = r"(大约有?|大概有?|(?<![条合契公签特附临靠毗邻预违履失如节制大])约(?:有|计|为|合|占|达)?|(?<![最附邻临靠接贴亲])近)"
_TWICE = re.compile(
    rf"{_ABOUT}({_NUMBER})(余|多)(?=[一-龥])|{_ABOUT}({_NUMBER}{_UNIT}%?)(左右|上下)(?<!的..)(?![两各岸侧手为邻对])"
)


_LEAST = re.compile(
    rf"(?P<say>至少|最少|不少于|不低于|不得少于|不得低于|超过)(?P<many>(?:开展|召开|组织|举办|安排|完成|参加|公开|更新|检查|保留)?{_NUMBER}%?[一-龥]{{0,3}}?)以上(?![一-龥]{{0,4}}(?:单位|部门|机关))"
    rf"|(?P<most>至多|最多|不多于|不高于|不超过|不得超过|不得高于)(?P<few>{_NUMBER}%?[一-龥]{{0,3}}?)(?:以下|以内|之内)"
)
_ROUND = re.compile(rf"(?<![\d,.])({_NUMBER}[余多]{_UNIT})(?:左右|上下)")
_MORE_THAN = re.compile(rf"({_OVER})({_NUMBER})[多余](?=[一-龥])")
_ABOUT_TWICE = re.compile(r"(?:大约|约)近(?=\d|[一二三四五六七八九两百千万]+[个家人名户件])|近约(?=\d)")
_BOTH = re.compile(
    rf"(?<![\d,.])({_NUMBER})(?:多余|余多)(?=[个家人名户件项次元条份台辆亩吨张本册场篇封位处座])"
)
# 近百余人, 约三千多户: in Han digits only behind these.
_HAN_TWICE = re.compile(
    r"(?<![附最邻临靠接贴亲条合契公签特预大])(大约|近|约|超过|突破|逾)([一二三四五六七八九两百千万]{0,6}[百千万十])([多余])(?=[个家人名户件项次场元亩吨])"
)
# 数十余册, 上百多人; 超过近50人.
_HUNDREDS = re.compile(
    r"((?<![总次人件户倍基参多少])数|(?<!无)几|上|好几)([十百千万]{1,2})[余多](?=[个家人名户件项次场元亩吨册条位本台辆])"
)
_OVER_NEAR = re.compile(
    r"(超过|逾|不足|不到|突破)(?:近(?![\d一二三四五六七八九十两]{1,3}个?[年月周日天季])|约|大约)(?=[\d一二三四五六七八九两])"
)
_MOST_ABOUT = re.compile(
    rf"((?:最多|至多|不超过|不得超过|不少于|不低于|至少|最少)(?:不超过)?{_NUMBER}%?[一-龥]{{0,2}}?)(?:左右(?![两各岸侧手为邻对])|上下(?![车班楼船学游级]))|(?<=\d)(%?[一-龥]{{0,2}}以[上下内])(?:左右|上下)"
)


# The mark behind the number, which every frame but one has: few lines hold one.
_BEHIND = re.compile(r"[\d,.万亿千百十][余多]|左右|上下|[以之][上下内]")


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _ABOUT_TWICE.finditer(line):
        yield *hit.span(), "近" if hit[0].endswith("近") else "约"
    for hit in _OVER_NEAR.finditer(line):
        yield *hit.span(), hit[1]
    if not _BEHIND.search(line):
        return
    for hit in _TWICE.finditer(line):
        yield *hit.span(), _once(hit)
    for hit in _LEAST.finditer(line):
        yield *hit.span(), f"{hit['say']}{hit['many']}" if hit["say"] else f"{hit['most']}{hit['few']}"
    for hit in _HUNDREDS.finditer(line):
        yield *hit.span(), hit[1] + hit[2]
    for hit in _MOST_ABOUT.finditer(line):
        yield *hit.span(), hit[1] or hit[2]
    for hit in _MORE_THAN.finditer(line):
        yield *hit.span(), hit[1] + hit[2]
    for hit in _BOTH.finditer(line):
        yield *hit.span(), f"{hit[1]}余"
    for hit in _HAN_TWICE.finditer(line):
        yield *hit.span(), hit[2] + hit[3] if hit[1] in ("近", "约", "大约") else hit[1] + hit[2]
    for hit in _ROUND.finditer(line):
        yield *hit.span(), hit[1]


def _once(hit: re.Match[str]) -> str:
    return f"{hit[1]}{hit[2]}" if hit[1] else f"{hit[4]}{hit[5]}"


RULE = Rule(
    code="NU105",
    name="approximation-said-twice",
    gravity=Gravity.ERROR,
    says="“{found}”的概数标记重复，应为“{better}”",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "约50余名志愿者到场。",
        "近20多个项目开工。",
        "捐赠旧报数十余册。",
        "上百多人到馆。",
        "到馆超过近50人。",
        "每次借书最多不超过10册左右。",
        "出席率占60%以上左右。",
        "约10个左右",
        "大约3万人上下",
        "参会50余人左右。",
        "参会人数不少于30人以上。",
        "超过500人以上参加。",
        "约计50余件。",
        "超过200多名读者到场。",
        "近百余人参加。",
        "到场50多余人。",
        "约10～20人左右",
        "约近300人参加。",
        "不低于80%以上",
        "每年至少开展2次以上。",
    ),
    right=(
        "共有30余人参加。",
        "约30人参加。",
        "30人左右",
        "近年来新增20多个项目。",
        "预约30多人",
        "数十册旧报，上百人到馆。",
        "总数百余册，人数千余人。",
        "超过50人，不足100人。",
        "逾期不到约定地点的",
        "60%以上的读者，最多10册。",
        "条约30多条",
        "超过500人参加。",
        "超过30个县级以上单位参加。",
        "50余人坐在主席台左右两侧。",
        "约30人，其余10人未到。",
        "超过200名读者到场。",
        "约300人参加，近300人到场。",
        "满意率不低于80%。",
        "每年至少开展2次。",
        "百余人参加，达200多次。",
    ),
    check=check,
    anchors=(
        "余",
        "多",
        "左右",
        "上下",
        "以上",
        "以下",
        "以内",
        "之内",
        "约近",
        "近约",
        "超过",
        "不足",
        "不到",
        "突破",
        "逾",
    ),
)
