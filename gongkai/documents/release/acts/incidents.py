"""The register of what went wrong in public (发布事故), and the signature that a period had nothing in it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.documents.models import Document, Incident, NoIncident
from gongkai.documents.release.gate import IN_TIME
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.source import Citation, Refusal

MATTER = "incident"


@transaction.atomic
def record_incident(
    *,
    kind: Incident.Kind,
    happened_on: date,
    says: str,
    document: Document | None = None,
    by: Person,
    on: date,
) -> Incident:
    """Enter what happened, on the day it is known."""
    hand = scope_of(by, on).require(Right.KEEP_INCIDENTS, "登记发布事故")
    reasons: list[tuple[str, Citation | None]] = []
    if happened_on > on:
        reasons.append(("发生日期不能晚于今天", None))
    if not says.strip():
        reasons.append(("请写明发生了什么", IN_TIME))
    if document is not None and document.agency_id != by.agency_id:
        reasons.append(("只能登记本机关的信息", None))
    if reasons:
        raise Refusal(*reasons)
    return open_incident(
        kind=kind, happened_on=happened_on, says=says, document=document, by=by, on=on, hand=hand
    )


def open_incident(
    *,
    kind: Incident.Kind,
    happened_on: date,
    says: str,
    document: Document | None,
    by: Person,
    on: date,
    hand: Hand | None = None,
) -> Incident:
    """The row and its line; for acts that open one by themselves, inside their transaction."""
    made = Incident.objects.create(
        agency=by.agency, kind=kind, document=document, happened_on=happened_on, says=says.strip()[:500], by=by, on=on
    )  # fmt: skip
    note(
        by.agency, MATTER, str(made.pk), "record_incident", label="登记发布事故", under=IN_TIME, by=by, on=on, hand=hand,
        kind=kind.value, happened_on=happened_on, document=document.index_no if document else "",
    )  # fmt: skip
    return made


@transaction.atomic
def end_incident(incident_id: int, *, done: str, by: Person, on: date) -> Incident:
    """What was done about it; it stays on record."""
    hand = scope_of(by, on).require(Right.KEEP_INCIDENTS, "办结发布事故")
    found = Incident.objects.select_for_update(of=("self",)).get(pk=incident_id, agency=by.agency_id)
    if found.ended_on is not None:
        raise Refusal((f"已于{found.ended_on}办结", None))
    if not done.strip():
        raise Refusal(("请写明怎样处置", IN_TIME))
    found.done, found.ended_on, found.ended_by = done.strip(), on, by
    found.save(update_fields=["done", "ended_on", "ended_by"])
    note(
        by.agency, MATTER, str(found.pk), "end_incident", label="办结发布事故", under=IN_TIME, by=by, on=on, hand=hand,
        done=found.done,
    )  # fmt: skip
    return found


@transaction.atomic
def confirm_none(*, first: date, last: date, by: Person, on: date) -> NoIncident:
    """A leader signs that a period had none. Only the empty register of a period that is over may be signed."""
    hand = scope_of(by, on).require(Right.CONFIRM_NO_INCIDENT, "确认没有发布事故")
    reasons: list[tuple[str, Citation | None]] = []
    if last < first or last >= on:
        reasons.append(("请填写已经过完的一段日期，止于今天以前", None))
    if found := Incident.objects.filter(agency=by.agency_id, happened_on__range=(first, last)).count():
        reasons.append((f"这段时间登记了{found}起发布事故，不能确认没有发生", IN_TIME))
    if NoIncident.objects.filter(agency=by.agency_id, first=first, last=last).exists():
        reasons.append(("这段时间已经确认过", None))
    if reasons:
        raise Refusal(*reasons)
    made = NoIncident.objects.create(agency=by.agency, first=first, last=last, by=by, on=on)
    note(
        by.agency, MATTER, f"{first}至{last}", "confirm_none", label="确认没有发布事故", under=IN_TIME, by=by, on=on,
        hand=hand, first=first, last=last,
    )  # fmt: skip
    return made
