"""PU125 称呼、结束语后面的标点不对。

Why: 主送机关、称呼之后用冒号，“特此通知”之后用句号；用了逗号，读者以为话没有说完。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_CLOSING = re.compile(
    r"特此(?:通知|公告|通告|函告|函复|函达|批复|报告|说明|证明|公示|声明|函|复|告知)([，、；：.])(?=[ \t]*$)",
    re.M,
)
# A line of its own, short, that names whom the text is for.
_ADDRESS = re.compile(
    r"^[ \t]*(?:各[^，。；：\n]{2,30}(?:人民政府|部门|单位|机构|委员会|局|委办|办公室|企业|学校)|(?:尊敬的|各位)[^，。；：\n]{1,16}(?:代表|委员|领导|同志|来宾|朋友|先生|女士))([，；。、])[ \t]*$",
    re.M,
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _CLOSING.finditer(text):
        yield *hit.span(1), "。"
    if any(word in text for word in ("各", "尊敬的")):
        for hit in _ADDRESS.finditer(text):
            yield *hit.span(1), "："


RULE = Rule(
    code="PU125",
    name="address-or-closing-wrongly-ended",
    gravity=Gravity.WARNING,
    says="“{found}”应为“{better}”：称呼之后用冒号，结束语之后用句号",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "特此通知，",
        "各分馆、各有关单位，\n现将开放安排通知如下：",
        "尊敬的各位代表，\n现在报告工作。",
    ),
    right=(
        "特此通知。",
        "各分馆、各有关单位：\n现将开放安排通知如下：",
        "尊敬的各位代表：\n现在报告工作。",
        "各分馆要按时开放，做好登记。",
        "特此通知，请遵照执行。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("特此", "各", "尊敬的"),
)
