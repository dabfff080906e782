"""PU108 间接疑问句末尾用问号。

Why: “请说明是否……”是请求，不是发问，句末用句号；问号只用于真正的问句。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_SENTENCE = re.compile(r"[^。；！？\n“”]*？")
_ASKS = re.compile(
    r"(?:不(?:知|清楚|明白|了解|确定)|(?:说明|明确|研究|核实|查明|告知|判断|决定|取决于|考虑|确认|答复)(?!了))[^，。？]{0,12}"
    r"(?:是否|能否|可否|何时|何地|如何|怎样|怎么|哪[些个里]|什么|为何|谁|多少|几)[^，。？吗呢]*？$"
)
_REQUESTS = re.compile(r"^(?:[^？]*，)?(?:请|恳请|望)(?!问)[^，？吗呢何哪谁否么]*？$")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _SENTENCE.finditer(text):
        if "请问" not in hit[0] and (_ASKS.search(hit[0]) or _REQUESTS.match(hit[0].strip())):
            yield hit.end() - 1, hit.end(), "。"


RULE = Rule(
    code="PU108",
    name="question-mark-after-indirect-question",
    gravity=Gravity.ADVICE,
    says="此句不是问句，句末宜用句号",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "请说明该信息是否属于档案？",
        "申请书没有注明，请予以补充？",
        "尚不清楚展厅何时开放？",
    ),
    right=(
        "请说明该信息是否属于档案。",
        "请问该信息是否属于档案？",
        "该信息是否属于档案？",
        "请问能否邮寄？",
        "您是请人代办吗？",
        "请谁来讲解呢？",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("？",),
    opt_in=True,
)
