"""SQ113 “第一”“首先”之后用顿号。

Why: 序次语“第一”“首先”“其一”之后用逗号；顿号只跟在“一”“二”之后。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_ORDINAL = re.compile(
    r"(?:^|(?<=[。；：\t ]))(?:第[一二三四五六七八九十]|首先|其次|再次|最后|其[一二三四])(、)(?=[一-龥“《])(?![第一二三四五六七八九十其次]|[首再最][先次后])",
    re.M,
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _ORDINAL.finditer(text):
        yield *hit.span(1), "，"


_ANCHORS = (
    "第一、", "第二、", "第三、", "第四、", "第五、", "第六、", "首先、", "其次、", "再次、", "最后、", "其一、", "其二、", "其三、", "其四、",
)  # fmt: skip


RULE = Rule(
    code="SQ113",
    name="enumeration-comma-after-ordinal",
    gravity=Gravity.WARNING,
    says="“第一”“首先”一类序次语之后用逗号",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "第一、要清点馆藏图书。",
        "要求如下：首先、清点馆藏；其次、修补旧报。",
        "其一、图书数量不足。",
    ),
    right=(
        "第一，要清点馆藏图书。",
        "一、清点馆藏图书。",
        "第一、第二阅览室开放。",
        "第一、二、三条规定",
        "比赛第一、友谊第二。",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PROSE,
    anchors=_ANCHORS,
)
