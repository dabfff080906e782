"""PU115 句中没有逗号而用分号。

Why: 分号用在已有逗号的并列分句之间；几个短语并列，没有逗号的，用顿号或逗号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_SENTENCE = re.compile(r"[。！？\n](?=([^。！？\n；]{2,60}；[^。！？\n]*[。！？]))")
_LONGEST = 8  # characters of a phrase: longer ones may be clauses
_COUNTED = re.compile(r"[一二三四五六七八九十\d①-⑳（第]")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _SENTENCE.finditer("\n" + text):
        head, *rest = hit[1][:-1].split("；")
        first = head.rsplit("：", 1)[-1]
        pieces = [first, *rest]
        if len(pieces) >= 3 and all(_is_short(piece) for piece in pieces) and "，" not in first:
            # The mark before the sentence makes up for the one put before the text.
            at = hit.start() + len(head)
            yield at, at + 1, "、"


def _is_short(piece: str) -> bool:
    return 2 <= len(piece) <= _LONGEST and not re.search("[，、：]", piece) and not _COUNTED.match(piece)


RULE = Rule(
    code="PU115",
    name="semicolons-between-short-words",
    gravity=Gravity.ADVICE,
    says="几个短语并列，没有用到逗号的，宜用顿号或者逗号",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=("主要任务是：整理图书；修补旧报；登记读者。",),
    right=(
        "主要任务是：整理图书、修补旧报、登记读者。",
        "一是整理图书；二是修补旧报；三是登记读者。",
        "整理图书，修补旧报；登记读者，办理证件；打扫书库。",
        "整理全馆图书期刊报纸资料；修补历年旧报及合订本图册；登记各分馆所有的读者。",
        "整理图书；修补旧报。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("；",),
)
