"""TM102 对残疾人的不尊重称谓。

Why: 法律用语是“残疾人”；旧称带有贬义，不用于公文。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_TERM = re.compile(r"残废(?=人|者|儿童|证)")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _TERM.finditer(text):
        yield *hit.span(), "残疾"


RULE = Rule(
    code="TM102",
    name="disrespectful-term",
    gravity=Gravity.ERROR,
    says="“{found}”应为“{better}”",
    source="《中华人民共和国残疾人保障法》",
    wrong=("为残废人设置阅览专座。",),
    right=(
        "为残疾人设置阅览专座。",
        "鉴定为部分残废等级的旧档案",
        "国家和社会保障残废军人的生活",
        "因伤残、废弃",
    ),
    check=check,
    scope=Scope.TEXT,
)
