"""GR102 “通过……使……”缺主语。

Why: “通过”和“使”同用，句子就没有主语；去掉一个即可。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule

_FRAME = re.compile(r"(?:^|(?<=。))(?:通过|经过)[^，。；]{2,24}，使得?(?![用命馆者节])(?=[一-龥])")


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _FRAME.finditer(line):
        yield *hit.span(), None


RULE = Rule(
    code="GR102",
    name="subject-lost-after-through",
    gravity=Gravity.ADVICE,
    says="“通过……，使……”缺少主语，请去掉一个",
    source="《现代汉语词典》",
    wrong=("通过开展培训，使干部的业务水平得到提高。",),
    right=(
        "我局通过开展培训，使干部的业务水平得到提高。",
        "通过开展培训，干部的业务水平得到提高。",
        "通过培训，使用率明显上升。",
        "通过验收，使命完成。",
    ),
    check=check,
)
