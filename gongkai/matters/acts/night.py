"""What the night does of itself: it reminds once of everything late, and erases who wrote when their time is over."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from gongkai.agencies.models import Agency
from gongkai.agencies.reads import house_rule
from gongkai.journal.models import Entry
from gongkai.law.hand import Hand
from gongkai.matters.acts.hands import CONSULTED_UNDER, line
from gongkai.matters.late import Late, coming, late
from gongkai.matters.models import Call, Reminder, Sender
from gongkai.text.personal import hide_numbers

WITHOUT_FEEDBACK = timedelta(days=365)
HIDDEN = "（号码已隐去）"


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
    """Erase who wrote, and numbers of persons in what they wrote, once their time is over; each call once.

    It is over `voice_days` after the feedback; without feedback a year after the last day. Returns how many names went.
    """
    kept = timedelta(days=house_rule(agency, "voice_days", on))
    done = Entry.objects.filter(agency=agency, matter="call", act="erase_senders").values("key")
    fed_back = Q(feedback_on__lt=on - kept)
    forgotten = Q(feedback_on__isnull=True, last_day__lt=on - WITHOUT_FEEDBACK)
    over = Call.objects.filter(fed_back | forgotten, agency=agency, voices__isnull=False)
    return sum(_erase(call, on) for call in over.exclude(number__in=done).distinct())


@transaction.atomic
def _erase(call: Call, on: date) -> int:
    erased, _ = Sender.objects.filter(voice__call=call).delete()
    hidden = 0
    for voice in call.voices.all():
        words = hide_numbers(voice.text, HIDDEN)
        if words != voice.text:
            voice.text, hidden = words, hidden + 1
            voice.save(update_fields=["text"])
    line(
        call, "erase_senders", "清除意见提出人", Hand.CLOCK, on, under=CONSULTED_UNDER, erased=erased, hidden=hidden
    )  # fmt: skip
    return erased
