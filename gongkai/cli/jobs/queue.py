"""What the worker finished long ago, swept out of its queue; counts of attempts that are over."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from gongkai.journal.acts import sweep_attempts
from gongkai.journal.jobs import Job

KEPT_DAYS = 7


def run(on: date) -> dict[str, Any]:
    before = DBTaskResult.objects.count()
    call_command("prune_db_task_results", min_age_days=KEPT_DAYS, verbosity=0)
    return {"tasks_swept": before - DBTaskResult.objects.count(), "counts_swept": sweep_attempts()}


JOB = Job(
    "queue", "清理后台队列", run, "清理已办结的后台任务{tasks_swept}项、过期的计数{counts_swept}个", order=90
)
