"""One form makes one thing, however often its button is pressed (重复提交).

The slip of the form is written first, in the transaction that makes the thing: its unique constraint lets a second
click wait for the first, and then find what that one made. Where the first was refused, the second is tried itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.journal.acts import note_made, note_sent
from gongkai.law.source import Refusal


class SentBefore(Refusal):
    """The form made something already, and says something else now."""


@transaction.atomic
def once(slip: str, said: str, *, by: Person, on: date, make: Callable[[], str]) -> str:
    """The key of what a form made: `make` makes it the first time and returns its key, later it is only found.

    Raises SentBefore where the same form comes again with other content, and whatever `make` raises.
    """
    sent, first = note_sent(by, slip, said, on)
    if first:
        note_made(sent, make())
    elif sent.said != said:
        raise SentBefore(
            (
                f"这张表此前提交过，已经登记为{sent.key}；这次内容不同，如果是另外一件，请核对后再提交一次",
                None,
            )
        )
    return sent.key
