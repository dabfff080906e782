"""One request, several points, one row of the annual report (区分处理).

A request may ask for several things, and each is decided for itself. The form counts the case once: “区分处理的，
只计这一情形，不计其他情形” (国办公开办函〔2021〕30号; 条例第三十七条). Where points were refused in different ways, or
something was given beside something not held, the form does not say which row; reading 0010: the handler chooses
among the rows of the points, or 部分公开 where anything was given.
"""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.law.outcome import Outcome

GIVEN = frozenset({Outcome.GRANTED, Outcome.ALREADY_PUBLIC})
_WITHHELD = frozenset(o for o in Outcome if o.ground.row.startswith("r3_3_"))


def outcomes_of(points: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes the whole case may have, given those of its points; one only where the form leaves no choice.

    Empty for no points.
    """
    found = tuple(dict.fromkeys(points))
    if len({o.ground.row for o in found}) <= 1:
        return found
    partly = Outcome.GRANTED_IN_PART in found
    given = bool(GIVEN & set(found))
    if partly or (given and _WITHHELD & set(found)):
        return (Outcome.GRANTED_IN_PART,)
    return (Outcome.GRANTED_IN_PART, *found) if given else found
