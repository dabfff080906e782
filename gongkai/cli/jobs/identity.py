"""Numbers and proofs of identity, and originals of masked files, whose time is over, erased: each agency keeps them its own
numbers of days (身份证明、遮盖前的原件)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from gongkai.agencies.models import Agency
from gongkai.agencies.reads import house_rule
from gongkai.cases.acts import erase_identity
from gongkai.cases.acts.correction_record import erase_correctors
from gongkai.cases.reads import corrector_due, identity_due
from gongkai.documents.masking.acts import erase_originals, erase_texts
from gongkai.documents.masking.reads import originals_due, texts_due
from gongkai.journal.jobs import Job


def run(on: date) -> dict[str, Any]:
    """Each case by itself: a run that was stopped has erased what it said, and the next one does the rest."""
    erased: Counter[str] = Counter(applicants_erased=0, correctors_erased=0, originals_erased=0)
    for agency in Agency.objects.order_by("pk"):
        days = house_rule(agency, "identity_days", on)
        erased["applicants_erased"] += erase_identity(identity_due(agency, on, days), on)
        erased["correctors_erased"] += erase_correctors(corrector_due(agency, on, days), on)
        kept = house_rule(agency, "masked_days", on)
        erased["originals_erased"] += erase_originals(originals_due(agency, on, kept), on)
        erased["originals_erased"] += erase_texts(texts_due(agency), on)
    return dict(erased)


JOB = Job(
    "identity",
    "清除到期的身份证明和遮盖前的原件",
    run,
    "清除申请{applicants_erased}件、更正申请{correctors_erased}件的证件号码和身份证明，遮盖前的原件{originals_erased}个",
    order=40,
)
