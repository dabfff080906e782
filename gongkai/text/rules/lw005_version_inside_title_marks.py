"""LW005 书名号里夹带版本、年份。

Why: 修正年份、版本不是法律名称的一部分，应当写在书名号之外；（试行）（暂行）属于名称，留在里面。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_VERSION = re.compile(
    r"《([^《》\n]{2,40}?(?:法|条例|规定|办法|细则|规则|宪法))"
    r"(（(?:(?:19|20)\d\d年?)?(?:第[一二三四五六]次)?(?:修正本?|修订本?|修改|新版|版|本|最新版|新修订)）|（(?:19|20)\d\d年?版?）)》"
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _VERSION.finditer(text):
        yield *hit.span(), f"《{hit[1]}》{hit[2]}"


RULE = Rule(
    code="LW005",
    name="version-inside-title-marks",
    gravity=Gravity.WARNING,
    says="版本、年份不属于名称，应写在书名号外：{better}",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "违反《中华人民共和国安全生产法（2021年修正）》的规定。",
        "依据《示例市城市绿化条例（2018修订）》办理。",
        "执行《政府信息公开条例（2019）》。",
    ),
    right=(
        "违反《中华人民共和国安全生产法》（2021年修正）的规定。",
        "依照《示例市户外广告管理办法（试行）》办理。",
        "《中华人民共和国刑法修正案（十一）》",
        "编制《示例市发展规划（2021—2025年）》。",
        "《最高人民法院工作规定（二）》",
    ),
    check=check,
    scope=Scope.TEXT,
    anchors=(
        "修正",
        "修订",
        "修改",
        "版）",
        "本）",
        "年）》",
        "0）》",
        "1）》",
        "2）》",
        "3）》",
        "4）》",
        "5）》",
        "6）》",
        "7）》",
        "8）》",
        "9）》",
    ),
)
