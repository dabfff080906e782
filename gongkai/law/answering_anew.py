"""Answering anew after a review or a suit corrected the reply (重新答复): when it is open, and by when (reading 0013).

The decision binds the agency; where it states a term, that term stands. Where it states none, the ordinary limit runs from
the day the decision was received.
"""

from __future__ import annotations

from datetime import date

from gongkai.law.answerable import Reason
from gongkai.law.remedy import Result, Track
from gongkai.law.source import Citation
from gongkai.law.statutes import LITIGATION_2017, RECONSIDERATION_2023


def cite_of(track: Track) -> Citation:
    """What binds the agency to the decision. The whole text is cited: no article of it was read for this."""
    return (RECONSIDERATION_2023 if track is Track.REVIEW else LITIGATION_2017).whole()


def refused(
    track: Track, result: str, concluded: date | None, received: date, term: date | None, on: date
) -> list[Reason]:
    """Why an answer is not given anew on this day; empty where it is. `term` is the last day the decision states."""
    cite = cite_of(track)
    if result != Result.CORRECTED or concluded is None:
        return [("只有结果纠正的复议、诉讼才重新答复；请先登记结果", cite)]
    reasons: list[Reason] = []
    if not concluded <= received <= on:
        reasons.append((f"收到决定（裁判）之日应当在审结日期（{concluded}）和今天之间", cite))
    if term is not None and term < received:
        reasons.append((f"决定（裁判）确定的期限不能早于收到之日（{received}）", cite))
    return reasons
