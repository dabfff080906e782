"""PU123 句号放进了句内括号。

Why: 括号里的话注释句中的词语，不是独立的一句，句号放在括号外面：“（见附件）。”
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

# A note of its own stands behind a sentence that has ended; this one hangs on a word, and the paragraph ends with it.
_INSIDE = re.compile(
    r"(?<=[一-龥”》\d%])（((?:详?见|样式|式样|格式|含|不含|包括|附|具体|名单|以下简称|下称|下同|截至|联系电话|联系人|电话|地址|另附|略|如)?[^（）。！？；：\n]{1,24})。）(?=[ \t]*(?:[。]|$))",
    re.M,
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _INSIDE.finditer(text):
        end = hit.end() + (text[hit.end() : hit.end() + 1] == "。")
        yield hit.start(), end, f"（{hit[1]}）。"


RULE = Rule(
    code="PU123",
    name="full-stop-inside-bracket",
    gravity=Gravity.WARNING,
    says="句内括号里不用句号，句号放在括号之后",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "请各分馆填报登记表（格式见附件3。）",
        "开放时间以公告为准（国庆节除外。）。",
    ),
    right=(
        "请各分馆填报登记表（格式见附件3）。",
        "请各分馆填报登记表。（格式见附件3。）",
        "（本条所称读者，是指持证的人。）",
        "请填报登记表（先填姓名。再填地址。）",
        "法律另有规定的除外（第三条。）有关事项另行通知",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("。）",),
)
