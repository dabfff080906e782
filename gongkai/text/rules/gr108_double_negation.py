"""GR108 否定失当。

Why: “防止……不再发生”多了一个否定，意思正好相反。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_FRAME = re.compile(
    r"(?:防止|避免|杜绝|切忌|严防|谨防|以免|以防)[^，。；、\n]{0,14}(不再|不会|不要|不被|不)(?=发生|出现|重演|反弹|泄露|丢失|流失|遗漏|失控|蔓延|扩散)"
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _FRAME.finditer(text):
        yield *hit.span(1), "再次" if hit[1] == "不再" else ("被" if hit[1] == "不被" else "")


RULE = Rule(
    code="GR108",
    name="double-negation",
    gravity=Gravity.ERROR,
    says="“防止”之后的“{found}”使意思相反，请去掉否定",
    source="《现代汉语词典》",
    wrong=(
        "防止类似事故不再发生。",
        "避免错误不会出现。",
        "以防文件不被泄露。",
        "防止资料不丢失。",
    ),
    right=(
        "防止类似事故再次发生。",
        "确保类似事故不再发生。",
        "防止不作为、乱作为。",
        "防止反弹，确保不再发生。",
        "避免不必要的损失。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("防止", "避免", "杜绝", "切忌", "严防", "谨防", "以免", "以防"),
)
