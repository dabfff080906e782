"""Adding a line to the journal: called by every act, inside its transaction."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Agency, Person
from gongkai.journal.chain import seal
from gongkai.journal.models import Entry, Head
from gongkai.law.hand import Hand
from gongkai.law.source import Citation


@transaction.atomic
def note(
    agency: Agency,
    matter: str,
    key: str,
    act: str,
    *,
    label: str,
    under: Citation,
    by: Person | Hand,
    on: date,
    hand: Hand | None = None,
    **facts: Any,
) -> Entry:
    """Write one line and chain it. `by` is a person, or APPLICANT/CLOCK, who have no account.

    `facts` must be plain JSON without personal data of applicants.
    """
    Head.objects.get_or_create(agency=agency)
    head = Head.objects.select_for_update().get(agency=agency)
    entry = Entry(
        agency=agency,
        number=head.number + 1,
        at=timezone.now(),
        on=on,
        matter=matter,
        key=key,
        act=act,
        label=label,
        under=str(under),
        person=by if isinstance(by, Person) else None,
        by=by.name if isinstance(by, Person) else by.label,
        hand=hand.value if hand else (by.value if isinstance(by, Hand) else ""),
        facts={name: _plain(value) for name, value in facts.items()},
        previous=head.digest,
    )
    entry.digest = seal(entry)
    entry.save(force_insert=True)
    head.number, head.digest = entry.number, entry.digest
    head.save(update_fields=["number", "digest"])
    return entry


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
