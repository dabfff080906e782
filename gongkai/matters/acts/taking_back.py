"""What the public reads is taken off its pages again: by the office, with a reason, whole."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.scope import Right
from gongkai.law.source import Refusal
from gongkai.matters.acts import changes
from gongkai.matters.acts.hands import UNDER, line, locked, require, said
from gongkai.matters.acts.releasing import PIECES, division_of, matters_of, of_piece
from gongkai.matters.finding import keep_found
from gongkai.matters.models import Call, CatalogueRow, Statement
from gongkai.matters.models.released import Released

FEEDBACK = "feedback"
TAKEN_BACK: dict[str, type[Released]] = {**PIECES, FEEDBACK: Call}
LONGEST_REASON = 280  # with what stands before it, within the field that keeps it


@transaction.atomic
def take_back(piece: str, key: int, *, because: str, by: Person, on: date) -> Released:
    """Take a released piece off the public pages; `piece` is one of TAKEN_BACK. Raises Refusal.

    The feedback of a call goes back to its draft; a call goes with its feedback; a text goes with the older ones of its
    place, which would stand in for it.
    """
    found = locked(TAKEN_BACK[piece], key)
    of: Any = of_piece(found)
    label = "反馈" if piece == FEEDBACK else str(found._meta.verbose_name)
    hand = require(Right.RELEASE_MATTERS, f"撤下{label}", of.agency_id, division_of(of), by, on)
    if isinstance(found, CatalogueRow) and found.retired_on is not None:
        raise Refusal((f"这一行已于{found.retired_on}停用，公开页面上没有它", UNDER))
    if (found.feedback_on if piece == FEEDBACK else found.released_on) is None:  # type: ignore[attr-defined]
        raise Refusal((f"{label}没有公布，不用撤下", UNDER))
    reason = said("撤下的原因", because, LONGEST_REASON)
    if isinstance(found, Call):
        found.feedback_on = found.feedback_by = None
        found.save(update_fields=["feedback_on", "feedback_by"])
    if piece != FEEDBACK:
        _hide(found, f"公布以后撤下：{reason}", on)
    keep_found(matters_of(found))
    line(of, "take_back", f"撤下：{label}", by, on, hand, piece=piece, row=key, because=reason)
    return found


def _hide(found: Released, says: str, on: date) -> None:
    if dropped := changes.clear(found):  # a change that waits goes with what it would have changed
        found.save(update_fields=dropped)
    one = type(found)._default_manager.filter(pk=found.pk)
    if isinstance(found, Statement):
        one = Statement.objects.released().filter(
            matter=found.matter_id, event=found.event_id, place=found.place, pk__lte=found.pk
        )
    one.update(released_on=None, released_by=None, sent_back_on=on, sent_back_says=says)
    found.refresh_from_db()
