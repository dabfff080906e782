"""What a day does to documents: exceptions that end go off the portal, last days pass, later days come."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.documents.clearing.acts import end_allowances
from gongkai.documents.validity.acts import keep_validity
from gongkai.journal.jobs import Job


def run(on: date) -> dict[str, Any]:
    """Done twice it changes nothing; a missed day is made up by the next."""
    ended, off = end_allowances(on)
    taken, lapsed = keep_validity(on)
    return {
        "allowances_ended": ended,
        "documents_off": off,
        "relations_taken": taken,
        "documents_lapsed": lapsed,
    }


JOB = Job(
    "validity",
    "文件时效和例外公开到期",
    run,
    "例外公开到期{allowances_ended}项，下线{documents_off}条；修改废止起效{relations_taken}项，失效{documents_lapsed}件",
    order=12,
)
