"""An extension that was asked for: room for it, no to it, taken back (延期的申请、不同意、收回)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.reads import calendar
from gongkai.cases.acts.taking import line, locked, opened, take
from gongkai.cases.answer import not_yet
from gongkai.cases.clock import facts_of
from gongkai.cases.models import Case
from gongkai.law import clock
from gongkai.law.clock_event import Event, What
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019


def require_room(case: Case, days: int, on: date) -> None:
    """An application nobody could consent to is not put forward. Raises Refusal saying how many days are left."""
    if case.received_on is not None:
        supposed = Event(on, What.EXTEND, days)
        clock.read(case.received_on, [*facts_of(case), supposed], calendar(), term=case.term)


@transaction.atomic
def refuse_extension(case_id: int, *, why: str, by: Person, on: date) -> Case:
    """Who may consent says no, with the reason; the handler is told until the page was seen."""
    case, row = opened(case_id, "refuse_extension", by, on)
    reasons = not_yet(case, row.act)
    if case.handler_id == by.pk:
        reasons.append(
            ("延期由政府信息公开工作机构负责人决定，承办人不能决定自己的申请；可以收回", row.under)
        )
    if not why.strip():
        reasons.append(("请写明不同意延期的理由", row.under))
    if reasons:
        raise Refusal(*reasons)
    told = {"days": case.extension_days, "why": why}
    return take(
        case, row, by, on, told=told, extension_days=None, extension_reason="", extension_refused_on=on
    )


@transaction.atomic
def drop_extension(case_id: int, *, by: Person, on: date) -> Case:
    """The handler takes the application back."""
    case, row = opened(case_id, "drop_extension", by, on)
    reasons = not_yet(case, row.act)
    if case.handler_id != by.pk:
        reasons.append((f"延期申请由承办人（{case.handler}）收回", row.under))
    if reasons:
        raise Refusal(*reasons)
    return take(
        case, row, by, on, told={"days": case.extension_days}, extension_days=None, extension_reason=""
    )


@transaction.atomic
def see_refused_extension(case_id: int, *, by: Person, on: date) -> Case:
    """The handler saw that the extension was refused; it is no longer pointed out."""
    case = locked(case_id)
    if case.handler_id == by.pk and case.extension_refused_on is not None:
        line(case, "see_refused_extension", "承办人已知不同意延期", by, on, under=OGI_2019.article(33, 2))
        case.extension_refused_on = None
        case.save(update_fields=["extension_refused_on"])
    return case
