"""The sensitive windows the office keeps (敏感时段)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.documents.models import Window
from gongkai.documents.release.gate import IN_TIME
from gongkai.journal.acts import note
from gongkai.law.source import Citation, Refusal

MATTER = "window"


@transaction.atomic
def set_window(*, name: str, first: date, last: date, reason: str, by: Person, on: date) -> Window:
    """Name days on which a release needs a written reason."""
    hand = scope_of(by, on).require(Right.KEEP_WINDOWS, "设定敏感时段")
    reasons: list[tuple[str, Citation | None]] = []
    if not name.strip() or not reason.strip():
        reasons.append(("请写明敏感时段的名称和理由", IN_TIME))
    if last < first:
        reasons.append(("敏感时段的止日不能早于起日", None))
    if last < on:
        reasons.append(("敏感时段已经过去，不用再设定", None))
    if reasons:
        raise Refusal(*reasons)
    made = Window.objects.create(
        agency=by.agency, name=name.strip(), first=first, last=last, reason=reason.strip(), by=by, on=on
    )
    note(
        by.agency, MATTER, str(made.pk), "set_window", label="设定敏感时段", under=IN_TIME, by=by, on=on, hand=hand,
        name=made.name, first=first, last=last, reason=made.reason,
    )  # fmt: skip
    return made


@transaction.atomic
def lift_window(window_id: int, *, by: Person, on: date) -> Window:
    """From now on its days are like any other; it stays on record."""
    hand = scope_of(by, on).require(Right.KEEP_WINDOWS, "解除敏感时段")
    found = Window.objects.select_for_update(of=("self",)).get(pk=window_id, agency=by.agency_id)
    if found.lifted_on is not None:
        raise Refusal((f"“{found.name}”已于{found.lifted_on}解除", None))
    found.lifted_on, found.lifted_by = on, by
    found.save(update_fields=["lifted_on", "lifted_by"])
    note(
        by.agency, MATTER, str(found.pk), "lift_window", label="解除敏感时段", under=IN_TIME, by=by, on=on, hand=hand,
        name=found.name,
    )  # fmt: skip
    return found
