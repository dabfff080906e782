"""PU130 全文以逗号、顿号结尾。

Why: 最后一句话用逗号收尾，不是误用，就是后面的内容丢失。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_LAST = re.compile(r"(?<=[一-龥”》）\d%])[，、](?=\s*\Z)")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    tail = max(0, len(text.rstrip()) - 4)
    if hit := _LAST.search(text, tail):
        yield *hit.span(), "。"


RULE = Rule(
    code="PU130",
    name="text-ends-in-comma",
    gravity=Gravity.WARNING,
    says="全文以“{found}”结尾，请核对内容是否完整，句末用句号",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=("本规程自公布之日起执行，", "各分馆要按时开放、做好登记、"),
    right=("本规程自公布之日起执行。", "各分馆：\n请按时开放，做好登记。", "登记，\n办证"),
    check=check,
    scope=Scope.PROSE,
    anchors=("，", "、"),
)
