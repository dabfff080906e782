"""CH005 无法显示的字符。

Why: 替换字符和私用区字符说明原字已经丢失，只能对照原件补回。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_BROKEN = re.compile("[\\ufffd\\ue000-\\uf8ff]+")


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for hit in _BROKEN.finditer(passage.shadow):
        yield *hit.span(), None


RULE = Rule(
    code="CH005",
    name="broken-character",
    gravity=Gravity.ERROR,
    says="此处有无法显示的字符，请对照原件补正",
    source="《信息技术 中文编码字符集》（GB 18030—2022）",
    wrong=(
        "政\ufffd公开",
        "王\ue000同志",
    ),
    right=(
        "政务公开",
        "①②③",
        "□是\u3000□否",
        "王䶮同志",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
