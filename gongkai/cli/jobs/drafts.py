"""Drafts of requests nobody came back to, erased with their files."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.cases.acts import erase_old_drafts
from gongkai.journal.jobs import Job


def run(on: date) -> dict[str, Any]:
    return {"drafts_erased": erase_old_drafts(on)}


JOB = Job("drafts", "清除到期的申请草稿", run, "清除{drafts_erased}份", order=60)
