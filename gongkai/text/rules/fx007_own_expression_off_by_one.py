"""FX007 与本单位固定表述只差一字。

Why: 单位自己的机构名称、平台名称、提法，写入本单位词表以后，一字之差也可以指认。
"""

from collections.abc import Iterator
from functools import lru_cache

from gongkai.text.finding import Gravity
from gongkai.text.fixed import off_by_one
from gongkai.text.lists import Lists
from gongkai.text.near import SHORTEST, Expressions, Near, bare, bare_words, with_marks
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope


@lru_cache(maxsize=8)
def _compared(listed: tuple[str, ...]) -> tuple[Expressions, dict[str, str]]:
    long = {bare(text): text for text in listed if len(bare(text)) >= SHORTEST}
    return Expressions(long), long


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    if listed := passage.lists.expressions:
        compared, meant = _compared(listed)
        for miss in compared.near_misses(passage.once(bare_words)):
            if not _is_told(miss, passage):
                near = with_marks(passage.shadow, miss, meant[miss.meant])
                yield near.start, near.end, near.meant


def _is_told(miss: Near, passage: Passage) -> bool:
    """Whether FX001 says so of the same place: one of the two lies within the other."""
    return any(
        hit.start <= miss.start and miss.end <= hit.end or miss.start <= hit.start and hit.end <= miss.end
        for hit in passage.once(off_by_one)
    )


RULE = Rule(
    code="FX007",
    name="own-expression-off-by-one",
    gravity=Gravity.ERROR,
    says="“{found}”与本单位的固定表述“{better}”只差一字，请核对",
    source="本单位词表",
    wrong=("请登录“示例惠民一点道”平台办理。", "由示例市文化旅友局受理。"),
    right=(
        "请登录“示例惠民一点通”平台办理。",
        "由示例市文化旅游局受理。",
        "由示例市文化局受理。",
    ),
    check=check,
    scope=Scope.PASSAGE,
    lists=Lists(expressions=("示例惠民一点通平台", "示例市文化旅游局")),
)
