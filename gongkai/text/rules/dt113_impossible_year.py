"""DT113 不可能的年份。

Why: 〔2203〕、2204年、1024年，多是数字颠倒或者多按一键。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_IN_NUMBER = re.compile(r"〔 ?(\d{4}) ?〕(?= ?第?\d{1,5} ?号)")
_OF_DAY = re.compile(
    r"(\d(?<![\d.〔].)(?:(?<=2)(?:[1-9]\d|0[6-9])\d|(?<=[03-9])\d{3}|(?<=1)[02-7]\d\d))年(?=(?:1[0-2]|[1-9])月|度|全年|上半年|下半年|底|以来|[，])"
)
_SHORT = re.compile(
    r"[12](?<![\d.,].)(?:(?<![第满].)(?:(?<=2)\d|(?<=1)9)\d年(?=(?:1[0-2]|[1-9])月|度(?!过)|上半年|下半年)|(?:(?<=2)0[012]|(?<=1)90)\d\d年(?=(?:1[0-2]|[1-9])月|度|，|底|上半年|下半年))"
)
_FIRST, _LAST = 1949, 2060
_LAST_NUMBER = 2040  # no document is cited before it is written
_HISTORY = re.compile(r"公元|清|明|宋|元朝|唐|古|世纪|史|朝|嘉庆|康熙|乾隆|光绪|（前|规划|展望|远景|碳|中和")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _IN_NUMBER.finditer(text):
        if not _FIRST <= int(hit[1]) < _LAST_NUMBER and hit[1] not in ("0000", "9999"):
            yield *hit.span(1), None
    for hit in _OF_DAY.finditer(text):
        if not _FIRST <= int(hit[1]) < _LAST and not _HISTORY.search(
            text[max(0, hit.start() - 20) : hit.end() + 12]
        ):
            yield hit.start(), hit.end(1) + 1, None
    for hit in _SHORT.finditer(text):
        yield *hit.span(), None


RULE = Rule(
    code="DT113",
    name="impossible-year",
    gravity=Gravity.WARNING,
    says="年份“{found}”不可能，请核对",
    source="公历",
    wrong=("示文旅批〔2203〕14号", "2203年5月，本馆开馆。", "1024年12月，本馆竣工。", "204年3月，本馆开馆。"),
    right=(
        "示文旅批〔2023〕14号",
        "2023年5月，本馆开馆。",
        "清康熙1662年12月刻本",
        "2024年3月，本馆开馆。",
        "合同〔9999〕1号",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("〔", "年"),
)
