"""A matter from its number to its end: opened, changed, published by a second person, withdrawn, closed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.acts import take_number
from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Right
from gongkai.journal.reads import lines_of
from gongkai.law.dossier import MatterKind, part_labels
from gongkai.law.progress_period import Every
from gongkai.law.source import Refusal
from gongkai.matters.acts.hands import (
    KINDS,
    RELEASED_UNDER,
    UNDER,
    Reason,
    for_public,
    line,
    locked,
    open_matter_locked,
    require,
    require_open,
    said,
    unfit,
    words_of,
)
from gongkai.matters.finding import keep_found
from gongkai.matters.models import Call, Event, Link, Matter, Picture, Progress, Statement
from gongkai.matters.models.released import Released

CHANGEABLE = ("title", "summary", "owner", "begun", "ended", "every")
DAYS = ("begun", "ended")
NAMED = 5  # of each kind, in a refusal


@transaction.atomic
def open_matter(
    agency: Agency,
    *,
    kind: MatterKind,
    title: str,
    division: Division,
    owner: Person,
    begun: date,
    by: Person,
    on: date,
    ended: date | None = None,
    summary: str = "",
    every: Every | str = "",
) -> Matter:
    """Enter a matter under a number of its own; nobody outside sees it yet. Raises Refusal."""
    hand = require(Right.KEEP_MATTERS, "登记事项", agency.pk, division.pk, by, on)
    if division.agency_id != agency.pk:
        raise Refusal((f"{division}不是{agency}的科室，请另选", None))
    given = {
        "title": title,
        "summary": summary,
        "owner": owner,
        "begun": begun,
        "ended": ended,
        "every": every,
    }
    matter = Matter.objects.create(
        agency=agency, number=f"{on.year}-SX-{take_number(agency, 'SX', on.year):04d}", kind=MatterKind(kind).value,
        division=division, author=by, made_on=on, **_checked(agency, given),
    )  # fmt: skip
    line(matter, "open_matter", "登记事项", by, on, hand, kind=matter.kind)
    return matter


@transaction.atomic
def change(matter_id: int, *, by: Person, on: date, **fields: Any) -> Matter:
    """Change what is said of a matter; of a public one the change waits for a second person. Raises Refusal."""
    matter, hand = open_matter_locked(matter_id, "修改事项", by, on)
    given = _checked(matter.agency, {name: fields.get(name, getattr(matter, name)) for name in CHANGEABLE})
    changed = [name for name in CHANGEABLE if given[name] != getattr(matter, name)]
    if not changed:
        raise Refusal(("没有改动", None))
    if matter.published_on is None:
        _write(matter, given)
        matter.author, matter.proposed, matter.proposed_by = by, {}, None
        matter.save(update_fields=["author", "proposed", "proposed_by", *CHANGEABLE])
    else:
        matter.proposed, matter.proposed_by = _as_json(given), by
        matter.save(update_fields=["proposed", "proposed_by"])
    line(matter, "change", "修改事项", by, on, hand, changed=changed)
    return matter


@transaction.atomic
def publish(matter_id: int, *, by: Person, on: date) -> Matter:
    """Make a matter public, or a change of one that is: by the office, never by who wrote it. Raises Refusal."""
    matter = locked(Matter, matter_id)
    hand = require(Right.RELEASE_MATTERS, "公布事项", matter.agency_id, matter.division_id, by, on)
    require_open(matter)
    if matter.published_on is not None and not matter.proposed:
        raise Refusal((f"事项{matter.number}已于{matter.published_on}公布，没有待公布的修改", UNDER))
    author = matter.proposed_by if matter.proposed else matter.author
    if by in {author, *_writers(matter)}:
        raise Refusal(("登记、修改的人不能自己公布，请办公室另一人公布", UNDER))
    written: list[str] = []
    if matter.proposed:
        _write(matter, _from_json(matter.proposed))
        matter.proposed, matter.proposed_by = {}, None
        written = [*CHANGEABLE, "proposed", "proposed_by"]
    if reasons := unfit(Matter, words_of(matter)):
        raise Refusal(*reasons)
    matter.author, matter.published_by = author, by  # type: ignore[assignment]
    matter.published_on = matter.published_on or on
    matter.save(update_fields=["author", "published_by", "published_on", *written])
    keep_found([matter.pk])
    line(matter, "publish", "公布事项", by, on, hand, RELEASED_UNDER)
    return matter


@transaction.atomic
def drop_change(matter_id: int, *, because: str, by: Person, on: date) -> Matter:
    """Drop a change that waits; the public page stays as it is. Raises Refusal."""
    matter, hand = open_matter_locked(matter_id, "退回修改", by, on)
    if not matter.proposed:
        raise Refusal(("没有待公布的修改", UNDER))
    matter.proposed, matter.proposed_by = {}, None
    matter.save(update_fields=["proposed", "proposed_by"])
    line(matter, "drop_change", "退回修改", by, on, hand, because=said("原因", because))
    return matter


@transaction.atomic
def withdraw(matter_id: int, *, because: str, by: Person, on: date) -> Matter:
    """Take a matter off the portal, with everything that hangs on it; a change that waits is dropped. Raises Refusal."""
    matter = locked(Matter, matter_id)
    hand = require(Right.RELEASE_MATTERS, "撤下事项", matter.agency_id, matter.division_id, by, on)
    if matter.published_on is None:
        raise Refusal(("这个事项没有公布", UNDER))
    reason = said("撤下的原因", because)
    matter.published_on = matter.published_by = None
    matter.proposed, matter.proposed_by = {}, None
    matter.save(update_fields=["published_on", "published_by", "proposed", "proposed_by"])
    keep_found([matter.pk])
    line(matter, "withdraw", "撤下事项", by, on, hand, because=reason)
    return matter


@transaction.atomic
def close(matter_id: int, *, because: str, by: Person, on: date) -> Matter:
    """End a matter, saying how; its public page stays. Raises Refusal while anything of it waits or a call runs."""
    matter, hand = open_matter_locked(matter_id, "办结事项", by, on)
    if reasons := _unfinished(matter, on):
        raise Refusal(*reasons)
    matter.closed_on, matter.closed_says = on, for_public("办结说明", because, 300)
    matter.save(update_fields=["closed_on", "closed_says"])
    line(matter, "close", "办结事项", by, on, hand)
    return matter


def _unfinished(matter: Matter, on: date) -> list[Reason]:
    """What still waits for a second person or for the public, each by its name."""
    reasons: list[Reason] = []
    if matter.proposed:
        reasons.append(("修改还在等待公布，请先公布或者退回", UNDER))
    for model in (Link, Statement, Progress, Picture, Call, Event):
        for one in model.objects.waiting().filter(matter=matter)[:NAMED]:
            reasons.append(
                (f"{model._meta.verbose_name}“{_named(one)}”还在等待公布，请先公布或者退回", UNDER)
            )
    for call in Call.objects.released().filter(matter=matter, last_day__gte=on):
        reasons.append((f"征集“{call}”到{call.last_day}截止，结束以后办结", UNDER))
    return reasons


def _named(piece: Released) -> str:
    """A piece by what everybody who keeps its matter may read: not by the title of a document."""
    if isinstance(piece, Link):
        return f"{piece.phase}环节"
    if isinstance(piece, Statement):
        return dict(part_labels()).get(piece.place, piece.place)
    return str(piece)


def _writers(matter: Matter) -> set[Person | None]:
    """Who entered or changed it since it was last published."""
    wrote: set[Person | None] = set()
    for entry in lines_of(matter.agency, KINDS[Matter], matter.number).select_related("person"):
        if entry.act == "publish":
            wrote.clear()
        elif entry.act in ("open_matter", "change"):
            wrote.add(entry.person)
    return wrote


def _checked(agency: Agency, given: dict[str, Any]) -> dict[str, Any]:
    """The fields as they may be kept. Raises Refusal with every reason."""
    reasons: list[Reason] = []
    if not given["title"].strip():
        reasons.append(("请填写事项的名称", None))
    if given["owner"].agency_id != agency.pk:
        reasons.append((f"{given['owner']}不是{agency}的人员，请另选责任人", None))
    if given["ended"] is not None and given["ended"] < given["begun"]:
        reasons.append(("结束日期不能早于开始日期", None))
    words = {name: given[name].strip() for name in ("title", "summary")}
    reasons += unfit(Matter, words)
    if reasons:
        raise Refusal(*reasons)
    every = given["every"] and Every(given["every"]).value
    return given | words | {"every": every}


def _write(matter: Matter, given: dict[str, Any]) -> None:
    for name in CHANGEABLE:
        setattr(matter, name, given[name])


def _as_json(given: dict[str, Any]) -> dict[str, Any]:
    plain = {name: given[name] and given[name].isoformat() for name in DAYS}
    return given | plain | {"owner": given["owner"].pk}


def _from_json(kept: dict[str, Any]) -> dict[str, Any]:
    days = {name: kept[name] and date.fromisoformat(kept[name]) for name in DAYS}
    return kept | days | {"owner": Person.objects.get(pk=kept["owner"])}
