"""What the night does of itself: it reminds once of everything late, and erases who wrote when their time is over."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from gongkai.agencies.models import Agency
from gongkai.agencies.reads import house_rule
from gongkai.law.hand import Hand
from gongkai.matters.acts.hands import CONSULTED_UNDER, line
from gongkai.matters.late import Late, coming, late
from gongkai.matters.models import Call, Reminder, Sender


def remind(agency: Agency, *, on: date) -> int:
    """Write a line for everything due or late that was not reminded of yet. Returns how many."""
    return sum(_remind(agency, one, on) for one in (*coming(agency, on), *late(agency, on)))


@transaction.atomic
def _remind(agency: Agency, one: Late, on: date) -> bool:
    _, is_new = Reminder.objects.get_or_create(
        agency=agency, what=one.what, key=one.key, due=one.due, defaults={"made_on": on}
    )
    if is_new:
        line(one.of, "remind", f"催办：{one.what.label}", Hand.CLOCK, on, what=one.what.value, due=one.due)
    return is_new


def erase_senders(agency: Agency, *, on: date) -> int:
    """Erase names and contacts of calls fed back longer ago than the house keeps them. Returns how many."""
    kept = timedelta(days=house_rule(agency, "voice_days", on))
    over = Call.objects.filter(
        agency=agency, feedback_on__lt=on - kept, voices__sender__isnull=False
    ).distinct()
    return sum(_erase(call, on) for call in over)


@transaction.atomic
def _erase(call: Call, on: date) -> int:
    erased, _ = Sender.objects.filter(voice__call=call).delete()
    line(call, "erase_senders", "清除意见提出人", Hand.CLOCK, on, under=CONSULTED_UNDER, erased=erased)
    return erased
