"""CH004 不可见字符。

Why: 零宽空格、控制字符看不见，却使检索、比对和发布出错。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

# A byte-order mark may open a file. ZWJ and variation selectors belong to emoji and rare characters.
_INVISIBLE = re.compile(
    "[\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u00ad\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f\\ufeff]+"
)


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for hit in _INVISIBLE.finditer(passage.text):
        if hit[0] != "\ufeff" or hit.start():
            yield *hit.span(), ""


RULE = Rule(
    code="CH004",
    name="invisible-character",
    gravity=Gravity.ERROR,
    says="此处有不可见字符，应当删去",
    source="《信息技术 中文编码字符集》（GB 18030—2022）",
    wrong=(
        "政务\u200b公开",
        "政务\x08公开",
        "政务公开\ufeff工作",
    ),
    right=(
        "政务公开",
        "政务\t公开",
        "第一行\r\n第二行",
        "\ufeff政务公开",
        "政务\u3000公开",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PASSAGE,
)
