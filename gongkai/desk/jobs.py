"""The work of the night at the desk: what ran, what did not and why, and a button to run one now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, desk_view, page_of, reasons_of, show
from gongkai.journal.jobs import JOBS, Job, in_words, jobs
from gongkai.journal.models import JobRun
from gongkai.journal.night import ask_for_run
from gongkai.journal.reads import GoodRun, is_worker_awake, last_good_runs
from gongkai.law.source import LawError
from gongkai.site.today import night_of

GRACE = timedelta(hours=1)  # what a night may take before it counts as missed


@dataclass(frozen=True)
class Late:
    """A job with no good run since the last night, and its last good one, if it ever had one."""

    job: Job
    last: GoodRun | None


def late_jobs(now: datetime) -> list[Late]:
    good, night = last_good_runs(), night_of(now - GRACE)
    return [
        Late(job, good.get(job.name)) for job in jobs() if job.name not in good or good[job.name].day < night
    ]


@desk_view()
def page(request: DeskRequest) -> HttpResponse:
    """For who may run jobs, and for who looks at the whole agency."""
    if not request.scope.may(Right.RUN_JOBS) and request.scope.divisions is not None:
        raise PermissionDenied
    return _page(request)


def _page(request: DeskRequest, status: int = 200, **more: object) -> HttpResponse:
    now, good = timezone.now(), last_good_runs()
    late = {one.job.name for one in late_jobs(now)}
    runs = page_of(request, JobRun.objects.all())
    for run in runs:
        run.label = JOBS[run.job].label if run.job in JOBS else run.job
        run.says = in_words(run.job, run.facts)
    context = {
        "jobs": [(job, good.get(job.name), job.name in late) for job in jobs()], "page": runs,
        "awake": is_worker_awake(now), "may_run": request.scope.may(Right.RUN_JOBS),
    }  # fmt: skip
    return show(request, "desk/jobs.html", context | more, status)


@desk_view(Right.RUN_JOBS, methods="POST")
def run(request: DeskRequest, name: str) -> HttpResponse:
    """Put a job in front of the worker."""
    try:
        ask_for_run(name, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, 409, reasons=reasons_of(refused))
    messages.success(request, f"已交给后台进程：{JOBS[name].label}。稍后刷新本页查看结果")
    return redirect("desk:jobs")
