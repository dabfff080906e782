"""The lexicon's fixed expressions, made ready once for the rules that compare texts with them."""

from collections.abc import Iterable, Iterator
from functools import cache

from gongkai.text.beginning import begins
from gongkai.text.formulas import WRONG_NAMES
from gongkai.text.near import Expressions, Near, bare, bare_words
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit
from gongkai.text.words import Expression, expressions, near_expressions

_NOT = ("未", "不", "非", "没")
_LONGEST_TITLE = 200  # characters


@cache
def known() -> tuple[Expressions, dict[str, Expression]]:
    """All of them to compare with, and each by its bare text."""
    listed = expressions()
    compared = Expressions([expression.text for expression in listed], near_expressions())
    return compared, {bare(expression.text): expression for expression in listed}


def off_by_one(passage: Passage) -> tuple[Hit, ...]:
    """What FX001 says of a passage, which FX007 need not say again: `passage.once(off_by_one)`."""
    compared, _ = known()
    return tuple(hits(passage.shadow, compared.near_misses(passage.once(bare_words)), graver=True))


def hits(text: str, misses: Iterable[Near], *, graver: bool) -> Iterator[Hit]:
    """What to say of each miss. `graver`: with the expression's own gravity, otherwise with the rule's."""
    _, listed = known()
    for miss in misses:
        found, meant = text[miss.start : miss.end], listed[miss.meant]
        if not (
            _runs_over_a_comma(found, meant.text)
            or _is_title_in_marks(text, miss, meant.text)
            or _denies(found, meant.text)
            or any(name in found for name in WRONG_NAMES)  # FX004 says it better
        ):
            gravity = meant.gravity if graver else None
            yield Hit(miss.start, miss.end, shown(meant.text, found), gravity, meant.source)


def shown(meant: str, found: str) -> str:
    """The expression with its marks only where the writer used marks too."""
    return meant if bare(found) != found else bare(meant)


def _runs_over_a_comma(found: str, meant: str) -> bool:
    """诉讼中，人民法院 is the end of one clause and the beginning of another."""
    return any(mark in found for mark in "，、") and not any(mark in meant for mark in "，、")


def _denies(found: str, meant: str) -> bool:
    """异地就医未直接结算 says that it was not done."""
    return len(bare(found)) == len(bare(meant)) + 1 and any(
        word in found and word not in meant for word in _NOT
    )


def _is_title_in_marks(text: str, miss: Near, meant: str) -> bool:
    """A law's title within 《》 is compared as a whole, with all titles (LW001)."""
    line = begins(text, miss.start, "\n", _LONGEST_TITLE)
    return meant.endswith(("法", "条例")) and text.rfind("《", line, miss.start) > text.rfind(
        "》", line, miss.start
    )
