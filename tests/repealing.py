"""A repeal as it is entered by hand, for tests about something else."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.models import Person
from gongkai.documents.models import Succession
from gongkai.documents.validity.acts import register
from gongkai.law.succession import Effect


def repealed(document_id: int, *, by: Person, on: date) -> Succession:
    """Repealed on a day by a document that is not here."""
    return register(
        document_id, successor_id=None, effect=Effect.REPEALS, in_part=False, since=on, says="甲政〔2024〕1号第三条", by=by, on=on,
    )  # fmt: skip
