"""Erasing who somebody is once its time is over, the same for a request and for a correction (清除身份证明)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from django.db import transaction

from gongkai.cases.models import Applicant, CorrectionApplicant
from gongkai.files import vault


def wipe(applicant: Applicant | CorrectionApplicant, sealed: Iterable[str], on: date) -> None:
    """Erase the number of a locked applicant now, and the sealed files once the transaction has ended well."""
    applicant.id_sealed, applicant.id_mark, applicant.erased_on = "", "", on
    applicant.save(update_fields=["id_sealed", "id_mark", "erased_on"])
    for name in sealed:
        transaction.on_commit(partial(vault.erase_file, name))
