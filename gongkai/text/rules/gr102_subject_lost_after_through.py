"""GR102 “通过……使……”缺主语。

Why: “通过”“随着”“由于”和“使”同用，句子就没有主语；去掉一个即可。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope
from gongkai.text.stretches import hits_of, near

_FRAME = re.compile(
    r"(?:^|(?<=[。；]))[ \u3000]*(?:通过|经过|随着|由于|经由)[^，。；\n]{2,40}，(?:就|才|便|能|能够|将|可以|也)?使得?(?![用命馆者节劲臣徒])(?=[一-龥])",
    re.M,
)
_SIGN = re.compile("使(?<=[，就才便能够将以也更]使)")
_REACH = 60
# 在大家的努力下，使…
_UNDER = re.compile(
    r"(?:^|(?<=[。；]))[ \u3000]*在[^，。；\n]{2,30}(?:下|中|后)，(?:就|才|便|能|将|也|更)?使得?(?![用命馆者节劲臣徒])(?=[一-龥])",
    re.M,
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in hits_of(text, near(_SIGN, text, _REACH), _FRAME, _UNDER):
        yield *hit.span(), None


RULE = Rule(
    code="GR102",
    name="subject-lost-after-through",
    gravity=Gravity.WARNING,
    says="“{found}”这样开头的句子缺少主语，请去掉“使”或者前面的介词",
    source="《现代汉语词典》",
    wrong=(
        "通过开展培训，使干部的业务水平得到提高。",
        "随着改革的深入，使营商环境明显改善。",
        "由于制度健全，才使工作顺利推进。",
        "在全体馆员的共同努力下，使借阅量大幅上升。",
    ),
    right=(
        "我局通过开展培训，使干部的业务水平得到提高。",
        "通过开展培训，干部的业务水平得到提高。",
        "通过培训，使用率明显上升。",
        "在全体馆员的共同努力下，借阅量大幅上升。",
        "在新馆建成后，使用面积增加一倍。",
        "通过验收，使命完成。",
        "由于制度健全，工作顺利推进。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("，使", "就使", "才使", "便使", "能使", "能够使", "将使", "可以使", "也使"),
)
