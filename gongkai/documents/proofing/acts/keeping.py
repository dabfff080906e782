"""Keeping what a text was held to when it passed the gate, and telling the ledger what goes out all the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongkai.documents.models import Edition
from gongkai.documents.proofing.engine import engine
from gongkai.documents.proofing.gate import going_out, let_through, standing_in
from gongkai.documents.proofing.models import WordingCheck
from gongkai.documents.proofing.telling import tell
from gongkai.documents.wordlists.reads import house_lists


def keep_checks(package: Sequence[Edition], on: date) -> None:
    """A package passed the gate at submission: by which rules and lists, and what was let through."""
    if going := going_out(package):
        house = house_lists(going[0].document.agency, on)
        WordingCheck.objects.bulk_create(
            WordingCheck(
                edition=edition, digest=edition.digest, engine=engine(), lists=house.told,
                let_through=let_through(edition, house), on=on,
            )
            for edition in going
        )  # fmt: skip


def tell_of_release(package: Sequence[Edition], on: date) -> None:
    """The severe faults and errors that go out with a release enter the ledger, in the transaction of the release."""
    if going := going_out(package):
        house = house_lists(going[0].document.agency, on)
        for edition in going:
            if standing := standing_in(edition, house):
                tell(edition, standing, on)
