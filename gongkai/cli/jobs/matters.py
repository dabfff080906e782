"""Matters: everything late is reminded of once, and who wrote in a consultation is erased when their time is over."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from gongkai.agencies.models import Agency
from gongkai.journal.jobs import Job
from gongkai.matters.acts.night import erase_senders, remind


def run(on: date) -> dict[str, Any]:
    """Each agency by itself; run twice for a day, the second run finds nothing new."""
    counts: Counter[str] = Counter(matters_reminded=0, senders_erased=0)
    for agency in Agency.objects.order_by("pk"):
        counts["matters_reminded"] += remind(agency, on=on)
        counts["senders_erased"] += erase_senders(agency, on=on)
    return dict(counts)


JOB = Job(
    "matters",
    "催办五公开事项",
    run,
    "催办{matters_reminded}项，清除意见提出人{senders_erased}人",
    order=62,
)
