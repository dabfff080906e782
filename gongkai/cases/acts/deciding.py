"""What is decided about each point of a request: split into points, searched for, decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from gongkai.agencies.models import Person
from gongkai.cases.acts.taking import opened, take
from gongkai.cases.answer import (
    record_of,
)
from gongkai.cases.masking import masked
from gongkai.cases.models import (
    Case,
    CaseEvent,
    CaseFile,
    Point,
    SearchRecord,
)
from gongkai.cases.reads import was_answered_before
from gongkai.law.answerable import Reason, missing
from gongkai.law.giving import Giving
from gongkai.law.outcome import ANSWERS, Outcome
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019


@dataclass(frozen=True)
class Decision:
    """What is decided of one point, and what has to be said of it."""

    outcome: Outcome
    reason: str = ""
    how: str = ""
    open_part: str = ""
    giving: Giving = Giving.COPY
    published_at: str = ""
    elsewhere: str = ""
    weighed: str = ""
    earlier: Case | None = None

    def fields(self) -> dict[str, object]:
        return {
            **{n: getattr(self, n) for n in self.__dataclass_fields__},
            "outcome": self.outcome.value,
            "giving": self.giving.value,
        }


@transaction.atomic
def split(case_id: int, *, points: Sequence[str], by: Person, on: date) -> Case:
    """Restate what is asked as points, one matter each. Points whose words stay keep their decision, and what others
    were asked and said of them. Raises Refusal where a point somebody was asked about by name would go."""
    case, row = opened(case_id, "split", by, on)
    wanted = [" ".join(p.split()) for p in points if p.strip()]
    if not wanted:
        raise Refusal(("至少要有一个申请要点", row.under))
    if len(set(wanted)) != len(wanted):
        raise Refusal(("两个申请要点的文字相同，请合并", row.under))
    gone = case.points.exclude(asks__in=wanted)
    if lost := _consulted_by_name(gone) + _with_files(gone):
        raise Refusal(*lost)
    told: dict[str, Any] = {"points": len(wanted)}
    if lost_words := _taken_back_about(case, gone):
        told["taken_back_about"] = lost_words
    SearchRecord.objects.filter(point__in=gone).update(point=None)
    gone.delete()
    case.points.update(order=F("order") + 1000)
    for order, asks in enumerate(wanted, start=1):
        Point.objects.update_or_create(case=case, asks=asks, defaults={"order": order})
    return take(case, row, by, on, told=told)


def _consulted_by_name(points: QuerySet[Point]) -> list[Reason]:
    """The points among these that a letter to somebody who was asked, or an opinion, names."""
    named = CaseEvent.objects.filter(about__in=points, struck_by__isnull=True).order_by("about__order", "id")
    parties: dict[tuple[int, str], dict[str, None]] = {}
    for order, asks, party in named.values_list("about__order", "about__asks", "party"):
        parties.setdefault((order, asks), {})[party] = None
    return [
        (
            f"要点{order}“{asks[:40]}”已经征求过{'、'.join(who)}的意见，对方看到的就是这些文字；请原样保留这一行，需要补充的另起一行",
            OGI_2019.article(32),
        )
        for (order, asks), who in parties.items()
    ]


def _with_files(points: QuerySet[Point]) -> list[Reason]:
    """The points among these that have files of their own: without the point they would be handed out for all."""
    named = CaseFile.objects.filter(point__in=points).order_by("point__order", "id")
    return [
        (
            f"要点{order}有单独提供的信息“{name}”，请先移除这份材料，或者原样保留这一行",
            OGI_2019.article(36, item=2),
        )
        for order, name in named.values_list("point__order", "name")
    ]


def _taken_back_about(case: Case, points: QuerySet[Point]) -> list[str]:
    """What consultations taken back were about, as the party read it: the journal keeps it when the points go."""
    struck = CaseEvent.objects.filter(about__in=points, struck_by__isnull=False).order_by(
        "id", "about__order"
    )
    return [
        f"{on} {party}：要点{order}“{masked(case, asks)}”"
        for on, party, order, asks in struck.values_list("on", "party", "about__order", "about__asks")
    ]


@transaction.atomic
def record_search(
    case_id: int, *, where: str, words: str, found: str, by: Person, on: date, point: Point | None = None
) -> Case:
    """Keep where something was looked for, with which words, and what was found."""
    case, row = opened(case_id, "record_search", by, on)
    SearchRecord.objects.create(case=case, point=point, on=on, where=where, words=words, found=found, by=by)
    return take(case, row, by, on, told={"where": where, "words": words})


@transaction.atomic
def decide(case_id: int, order: int, decision: Decision, *, by: Person, on: date) -> Case:
    """Decide one point. Raises Refusal listing everything the record still lacks for this decision."""
    case, row = opened(case_id, "decide", by, on)
    point = case.points.filter(order=order).first()
    if point is None:
        raise Refusal((f"没有第{order}个申请要点", row.under))
    if decision.outcome not in ANSWERS:
        raise Refusal(
            (f"“{decision.outcome.label}”不是答复，请用相应的办理步骤", decision.outcome.ground.cite)
        )
    earlier = decision.earlier
    if earlier is not None and not was_answered_before(earlier, case):
        raise Refusal((f"{earlier}不是本机关此前答复过的另一件申请，不能作为重复申请的依据", row.under))
    for name, value in decision.fields().items():
        setattr(point, name, value)
    lacks = missing(decision.outcome, record_of(case, point))
    if lacks:
        raise Refusal(*lacks)
    point.decided_by, point.decided_on = by, on
    point.save(update_fields=[*decision.fields(), "decided_by", "decided_on"])
    return take(case, row, by, on, told={"point": order, "decided": decision.outcome.value})
