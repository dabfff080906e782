"""PU110 相邻数字表示概数时用顿号。

Why: “三四十人”是一个概数，中间不用顿号；“三、四十人”成了两个数。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_DIGITS = "一二三四五六七八九"
_APPROXIMATE = re.compile(
    r"(?<![第十百千万之、.（〇零一二三四五六七八九])([一二三四五六七八])、([二三四五六七八九])(十|百|千|万)(?![一二三四五六七八九]|条|款|项|章|号|届|年代)"
)
# Behind a word that names a grade, a floor or a day two numbers are two; 七、八月份 are two months.
_FEW = re.compile(
    r"(?<=[一-龥])(?<![第十百千万之周期表图件条款项附批组类班楼层栋等级年月日号〇零一二三四五六七八九])([一二三四五六七八])、([二三四五六七八九])"
    r"(个(?=[乡村县镇社街][镇村区道]|部门|单位|项目)|天|个月|个小时|小时|分钟|年(?=[来内间后前]|时间)|个工作日|公里|人(?=[，。、]|左右|参)|名(?=[一-龥]{2})|次(?=[，。、])|家(?=[一-龥]{2})|户(?=[，。一-龥]))"
)
# 十五、六岁, 二十七、八册: one ten for both. 第十五、六条 are two articles.
_TEENS = re.compile(
    r"(?<![第百千万之、.〇零一二三四五六七八九十：；。\n])(?<!^)(?<![第周期表图件条款项附组类班楼层栋等级年月日号])([二三四五六七八九]?十[一二三四五六七八])、([二三四五六七八九])"
    r"(岁|个(?!标|阶)|人(?=[，。、；）]|左右|参|到|次)|名|位|册|本|件|家|户|天|里|公里|米|亩|斤|公斤|吨|元|万|分钟|小时|年(?=[来间的内前后时，。])|次|场|台|辆|头|只|棵|株|间|套|种|处|所|页(?=左右|[，。]))"
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _APPROXIMATE.finditer(text):
        if _DIGITS.index(hit[2]) == _DIGITS.index(hit[1]) + 1:
            yield *hit.span(), hit[1] + hit[2] + hit[3]
    for hit in _TEENS.finditer(text):
        if _DIGITS.index(hit[2]) == _DIGITS.index(hit[1][-1]) + 1:
            yield *hit.span(), hit[1] + hit[2] + hit[3]
    for hit in _FEW.finditer(text):
        if _DIGITS.index(hit[2]) == _DIGITS.index(hit[1]) + 1 or hit[1] + hit[2] == "三五":
            yield *hit.span(), hit[1] + hit[2] + hit[3]


RULE = Rule(
    code="PU110",
    name="enumeration-comma-in-approximate-number",
    gravity=Gravity.ERROR,
    says="概数中间不用顿号：{better}",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "每场约五、六十名观众。",
        "旧报修补需要七、八天。",
        "近三、五年内陆续开放。",
        "读者多为十五、六岁的少年。",
        "每次借书二十七、八册。",
    ),
    right=(
        "每场约五六十名观众。",
        "依据第三、四十条办理。",
        "七、八两个月是汛期。",
        "二十三、四十五人",
        "依据第十五、六条办理。",
        "见附表十五、六",
        "序号十五、六个标段",
        "三、五十人名单",
        "七、八月份是汛期。",
        "面向三、四年级学生。",
        "上世纪五、六十年代的旧报",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PROSE,
    anchors=("三、五", *(f"{one}、{two}" for one, two in zip(_DIGITS, _DIGITS[1:], strict=False))),
)
