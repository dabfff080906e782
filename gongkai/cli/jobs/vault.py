"""Sealed files no record names, a day after they were written, swept out of the vault."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from gongkai.cases.acts import sweep
from gongkai.journal.jobs import Job, Unfinished
from gongkai.law.source import Refusal

A_DAY = 24 * 3600


def run(on: date) -> dict[str, Any]:
    """Raises Unfinished where the vault does not look like this database's."""
    try:
        return {"files_swept": sweep(timezone.now().timestamp() - A_DAY, on=on)}
    except Refusal as refused:
        raise Unfinished(str(refused), {"files_swept": 0}) from None


JOB = Job("vault", "清理没有登记的加密文件", run, "清理{files_swept}个", order=75)
