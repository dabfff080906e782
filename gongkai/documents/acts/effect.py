"""What the release of a document, a registration by hand or a day does to the validity of another one.

The validity of an older document follows from the relations in effect: repealed from the first day one of them ends it,
else amended, else what they found. What counts is the state on the day a relation names, not on the day it is written
down: a repeal from before a lapse wins over it, and one that was out of force before by something else is left as it is.
"""

from __future__ import annotations

from datetime import date

from gongkai.agencies.models import Person
from gongkai.documents.acts.matter import line, locked
from gongkai.documents.models import Document
from gongkai.documents.validity.models import Succession
from gongkai.documents.validity.standing import OUT_OF_FORCE, validity_before
from gongkai.law.hand import Hand
from gongkai.law.succession import UNDER, Effect, ends

FIELDS = ["validity", "repealed_on", "lapsed_on"]
V = Document.Validity


def released(document: Document, by: Person, on: date) -> None:
    """A document was released: what it plans takes effect, as far as its day has come."""
    for row in document.succeeds.filter(took_effect_on__isnull=True, undone_on__isnull=True).order_by("pk"):
        if row.since is None:
            row.since = on
            row.save(update_fields=["since"])
        if row.since <= on:
            bring_into_effect(row, by, on)


def bring_into_effect(row: Succession, by: Person | Hand, on: date) -> None:
    """The older document is what the relation makes it, from the day it names."""
    older = locked(row.predecessor_id)
    row.took_effect_on, row.found = on, validity_before(older, row.since or on)
    row.save(update_fields=["took_effect_on", "found"])
    if row.found not in OUT_OF_FORCE:
        follow(older)
    line(
        older, "succeeded", f"被{Effect(row.effect).passive}{'（部分）' if row.in_part else ''}", UNDER, by, on,
        by_document=row.successor.index_no if row.successor else None, since=row.since, validity=older.validity,
    )  # fmt: skip


def follow(older: Document, base: str = "") -> None:
    """Write the validity that follows from the relations in effect; `base` stands where there is none. A lapse
    stays while no earlier repeal is among them."""
    rows = [
        row
        for row in older.successions.filter(took_effect_on__isnull=False, undone_on__isnull=True)
        if row.found not in OUT_OF_FORCE
    ]
    days = [row.since for row in rows if row.since and ends(Effect(row.effect), in_part=row.in_part)]
    older.repealed_on = min(days, default=None)
    if days:
        older.validity, older.lapsed_on = V.REPEALED, None
    elif older.lapsed_on is None:
        older.validity = V.AMENDED if rows else base or older.validity
    older.save(update_fields=FIELDS)


def lapse(document: Document, since: date, by: Person | Hand, on: date, says: str) -> None:
    """A document is out of force by itself from a day on."""
    document.validity, document.lapsed_on = V.LAPSED, since
    document.save(update_fields=["validity", "lapsed_on"])
    line(document, "lapse", "失效", UNDER, by, on, since=since, says=says)
