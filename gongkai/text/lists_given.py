"""An agency's lists as they are written down in a file (TOML or JSON), made into `Lists`.

own = {name = "示例市文化广播电视和旅游局", short = ["市文广旅局"], code = "示文广旅"}
allowed = ["某某书店"]
expressions = ["一刻钟文化生活圈"]
officials = ["张三"]
office_phones = ["0431-12345678"]
[[terms]]
bad = "新老单位名"
good = "新单位名"
source = "《机构改革方案》"
[[leaders]]
name = "张三"
titles = ["局党组书记、局长"]
[[units]]
name = "办公室"
wrong = ["综合科"]
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gongkai.text.finding import Gravity
from gongkai.text.lists import Leader, Lists, Term, Unit

_KEYS = {"own", "allowed", "expressions", "officials", "office_phones", "terms", "leaders", "units"}


class BadLists(ValueError):
    """The lists cannot be used; the message is one Chinese sentence saying where."""


def lists_given(said: Any) -> Lists:
    """`Lists` from plain values. Raises BadLists. Leaders come in the order in which they are written."""
    if not isinstance(said, Mapping):
        raise BadLists("词表应当是一组数据，每一项写明名称")
    if unknown := set(said) - _KEYS:
        raise BadLists(f"词表里有不认识的项目：{'、'.join(sorted(unknown))}")
    return Lists(
        own=_unit("own", said["own"]) if "own" in said else None,
        terms=tuple(_term(row) for row in _rows(said, "terms")),
        expressions=_words(said, "expressions"),
        leaders=tuple(_leader(row, order) for order, row in enumerate(_rows(said, "leaders"), 1)),
        units=tuple(_unit("units", row) for row in _rows(said, "units")),
        allowed=frozenset(_words(said, "allowed")),
        officials=frozenset(_words(said, "officials")),
        office_phones=frozenset(_words(said, "office_phones")),
    )


def _rows(said: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    rows = said.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise BadLists(f"词表的“{name}”应当是若干组数据")
    return rows


def _words(said: Mapping[str, Any], name: str) -> tuple[str, ...]:
    words = said.get(name, [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        raise BadLists(f"词表的“{name}”应当是若干个词")
    return tuple(word.strip() for word in words)


def _text(row: Mapping[str, Any], where: str, name: str) -> str:
    said = row.get(name)
    if not isinstance(said, str) or not said.strip():
        raise BadLists(f"词表的“{where}”有一组没有写“{name}”")
    return said.strip()


def _term(row: Mapping[str, Any]) -> Term:
    bad = _text(row, "terms", "bad")
    good = _text(row, "terms", "good") if row.get("good") else None
    try:
        gravity = Gravity(row.get("gravity", Gravity.WARNING))
    except ValueError:
        raise BadLists(f"“{bad}”的gravity应当是severe、error、warning或者advice") from None
    return Term(bad, good, str(row.get("source") or "本单位词表"), gravity)


def _leader(row: Mapping[str, Any], order: int) -> Leader:
    return Leader(_text(row, "leaders", "name"), _words(row, "titles"), order)


def _unit(where: str, row: Any) -> Unit:
    if not isinstance(row, Mapping):
        raise BadLists(f"词表的“{where}”应当是一组数据")
    name = _text(row, where, "name")
    return Unit(name, _words(row, "short"), _words(row, "wrong"), str(row.get("code", "")))
