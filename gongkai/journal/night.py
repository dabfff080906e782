"""Carrying the jobs of the night out: each by itself, recorded, made up for when it was missed."""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta

from django.db import transaction
from django_tasks import task

from gongkai.agencies.models import Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.journal import acts
from gongkai.journal.alone import alone
from gongkai.journal.jobs import JOBS, Job, Unfinished
from gongkai.journal.models import JobRun
from gongkai.journal.reads import failures_since, missed_days
from gongkai.law.source import LawError, Refusal
from gongkai.law.statutes import OGI_2019

logger = logging.getLogger("gongkai.night")
# A job that failed is tried again after these, three times a night; then it waits for the next.
BACKOFF = (timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=45))


def carry_out(job: Job, today: date, *, again: bool = False, wait: float = 0) -> list[JobRun] | None:
    """Run a job for `today` and for the days it was missed; one that fails ends the row of days.

    With `again` it also runs where today's run was good already. Returns None when another process was busy with
    this job for `wait` seconds.
    """
    with alone(f"job-{job.name}", wait=wait) as mine:
        if not mine:
            return None
        acts.end_broken_runs(job.name)
        runs: list[JobRun] = []
        for day in days_of(job, today, again):
            runs.append(_run(job, day))
            if not runs[-1].ok:
                break
        return runs


def days_of(job: Job, today: date, again: bool) -> list[date]:
    """The days a job has to run for: every missed one where the work belongs to its day, else one for all."""
    missed = missed_days(job.name, today)
    return missed if job.each_day and missed else [today] if missed or again else []


def _run(job: Job, day: date) -> JobRun:
    run = acts.begin_run(job.name, day)
    try:
        facts = job.run(day)
        did = any(facts.values())
        logger.log(logging.INFO if did else logging.DEBUG, "%s for %s: %s", job.name, day, job.said(facts))
        return acts.end_run(run, facts=facts)
    except Unfinished as part:
        logger.error("%s for %s: %s", job.name, day, part)
        return acts.end_run(run, facts=part.facts, error=str(part))
    except Exception as wrong:
        # The other jobs of the night must not fall with this one; the log has the whole story.
        logger.exception("%s for %s failed", job.name, day)
        return acts.end_run(run, facts={}, error=_in_words(wrong))


def _in_words(wrong: Exception) -> str:
    """One line. What the database quotes of a row is left to the log."""
    if isinstance(wrong, LawError):
        return str(wrong)
    first = next(iter(str(wrong).splitlines()), "")
    return f"程序出错（{type(wrong).__name__}：{first[:120]}），详见日志"


def is_due(job: Job, night: date, began: datetime, now: datetime) -> bool:
    """Whether a job is to run now: it is missed, and its failures since the night began leave it another try."""
    if not missed_days(job.name, night):
        return False
    failed = failures_since(job.name, began)
    if not failed:
        return True
    return len(failed) <= len(BACKOFF) and now >= failed[-1] + BACKOFF[len(failed) - 1]


@task()
def run_now(name: str, day: str) -> list[str]:
    """One job, asked for by somebody, for a day in ISO form. Returns its errors."""
    runs = carry_out(JOBS[name], date.fromisoformat(day), again=True) or []
    return [run.error for run in runs if run.error]


@transaction.atomic
def ask_for_run(name: str, *, by: Person, on: date) -> None:
    """Put one job in front of the worker. Raises Refusal for an unknown job or without the right."""
    hand = scope_of(by, on).require(Right.RUN_JOBS, "运行夜间任务")
    job = JOBS.get(name)
    if job is None:
        raise Refusal((f"没有名为“{name}”的夜间任务", None))
    acts.note(
        by.agency, "job", name, "run_job", label=f"运行夜间任务：{job.label}", under=OGI_2019.article(4), by=by, on=on,
        hand=hand,
    )  # fmt: skip
    run_now.enqueue(name, on.isoformat())
