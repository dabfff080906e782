"""Keeping what a text was held to when it passed the gate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongkai.documents.models import Edition
from gongkai.documents.proofing.engine import held_to
from gongkai.documents.proofing.gate import going_out
from gongkai.documents.proofing.models import WordingCheck
from gongkai.documents.wordlists.reads import house_lists


def keep_checks(package: Sequence[Edition], on: date) -> None:
    """A package passed the gate at submission: by which rules and lists."""
    if going := going_out(package):
        state = held_to(house_lists(going[0].document.agency, on))
        WordingCheck.objects.bulk_create(
            WordingCheck(edition=edition, digest=edition.digest, held_to=state, on=on) for edition in going
        )
