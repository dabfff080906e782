"""Questions to the ledger: how good a period was."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, F, Q

from gongkai.agencies.models import Agency
from gongkai.law.assessment import Measure
from gongkai.law.rectification import FindingStage
from gongkai.quality.models import Finding


def rectified(agency: Agency, first: date, last: date, *, division: int | None = None) -> Measure:
    """Findings found in the period that were real, and how many were rectified by their due day and closed."""
    found = Finding.objects.filter(agency=agency, found_on__range=(first, last)).exclude(
        stage=FindingStage.DISMISSED
    )
    if division:
        found = found.filter(division_id=division)
    row = found.aggregate(
        all=Count("id"), good=Count("id", filter=Q(stage=FindingStage.CLOSED, rectified_on__lte=F("due")))
    )
    return Measure(row["good"], row["all"])
