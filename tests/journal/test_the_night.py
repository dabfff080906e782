"""The jobs of the night: each by itself, recorded, made up for when it was missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from gongkai.journal import acts, jobs, night
from gongkai.journal.alone import alone
from gongkai.journal.jobs import Job, Unfinished
from gongkai.journal.models import JobRun
from gongkai.journal.reads import GoodRun, last_good_runs, missed_days
from gongkai.law.source import Refusal
from tests.cast import Cast

pytestmark = pytest.mark.django_db
MONDAY = date(2024, 3, 18)
DAY = timedelta(days=1)
BEGAN = datetime(2024, 3, 18, 2, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def ran() -> list[date]:
    return []


@pytest.fixture
def daily(ran: list[date]) -> Iterator[Job]:
    yield from _registered(Job("daily", "每日", lambda on: _note(ran, on), "做了{done}件", each_day=True))


@pytest.fixture
def once(ran: list[date]) -> Iterator[Job]:
    yield from _registered(Job("once", "一次", lambda on: _note(ran, on), "做了{done}件"))


def _registered(job: Job) -> Iterator[Job]:
    jobs.register(job)
    yield job
    del jobs.JOBS[job.name]


def _note(ran: list[date], on: date) -> dict[str, Any]:
    ran.append(on)
    return {"done": 1}


def failing(wrong: Exception) -> Callable[[date], dict[str, Any]]:
    def run(on: date) -> dict[str, Any]:
        raise wrong

    return run


def test_a_job_that_never_ran_begins_today(daily: Job, ran: list[date]) -> None:
    assert missed_days("daily", MONDAY) == [MONDAY]
    (run,) = night.carry_out(daily, MONDAY) or []
    assert (run.ok, run.for_day, run.facts, run.error) == (True, MONDAY, {"done": 1}, "")
    assert last_good_runs() == {"daily": GoodRun(MONDAY, run.ended_at)}
    assert jobs.in_words("daily", run.facts) == "做了1件"


def test_a_second_run_of_the_day_does_nothing_unless_it_is_asked_for(daily: Job, ran: list[date]) -> None:
    night.carry_out(daily, MONDAY)
    assert night.carry_out(daily, MONDAY) == []
    assert [run.for_day for run in night.carry_out(daily, MONDAY, again=True) or []] == [MONDAY]
    assert ran == [MONDAY, MONDAY]


def test_missed_days_are_made_up_in_order_where_the_work_belongs_to_its_day(
    daily: Job, once: Job, ran: list[date]
) -> None:
    night.carry_out(daily, MONDAY)
    night.carry_out(once, MONDAY)
    ran.clear()
    night.carry_out(daily, MONDAY + 3 * DAY)
    assert ran == [MONDAY + n * DAY for n in (1, 2, 3)]
    ran.clear()
    night.carry_out(once, MONDAY + 3 * DAY)
    assert ran == [MONDAY + 3 * DAY]


def test_no_more_than_a_month_is_made_up(daily: Job, ran: list[date]) -> None:
    night.carry_out(daily, MONDAY)
    night.carry_out(daily, MONDAY + 400 * DAY)
    assert (len(ran), ran[1], ran[-1]) == (1 + 31, MONDAY + 370 * DAY, MONDAY + 400 * DAY)


def test_a_clock_set_back_misses_nothing(daily: Job) -> None:
    night.carry_out(daily, MONDAY)
    assert missed_days("daily", MONDAY - DAY) == []


def test_a_job_that_fails_is_recorded_in_one_line_without_what_the_database_quoted() -> None:
    job = Job("falls", "会倒", failing(ValueError("first line\nKey (name)=(王芳)")), "")
    (run,) = night.carry_out(job, MONDAY) or []
    assert (run.ok, run.error) == (False, "程序出错（ValueError：first line），详见日志")
    assert run.ended_at
    assert last_good_runs() == {}


def test_a_refusal_is_recorded_in_its_own_words() -> None:
    job = Job("refused", "被拒", failing(Refusal(("2031年的放假安排没有录入", None))), "")
    (run,) = night.carry_out(job, MONDAY) or []
    assert run.error == "2031年的放假安排没有录入"


def test_what_was_done_before_a_job_broke_off_is_recorded_too() -> None:
    job = Job("half", "一半", failing(Unfinished("1封没有发出", {"sent": 2})), "")
    (run,) = night.carry_out(job, MONDAY) or []
    assert (run.ok, run.error, run.facts) == (False, "1封没有发出", {"sent": 2})


def test_a_failed_day_keeps_the_later_ones_waiting(ran: list[date]) -> None:
    def run(on: date) -> dict[str, Any]:
        ran.append(on)
        if on == MONDAY + DAY:
            raise RuntimeError
        return {}

    job = Job("order", "按序", run, "", each_day=True)
    night.carry_out(job, MONDAY)
    night.carry_out(job, MONDAY + 3 * DAY)
    assert ran == [MONDAY, MONDAY + DAY]
    assert missed_days("order", MONDAY + 3 * DAY) == [MONDAY + n * DAY for n in (1, 2, 3)]


def test_a_run_whose_process_was_killed_is_ended_by_the_next_one(daily: Job) -> None:
    killed = acts.begin_run("daily", MONDAY)
    (run,) = night.carry_out(daily, MONDAY) or []
    killed.refresh_from_db()
    assert (killed.ok, killed.error, run.ok) == (False, "运行到一半，进程被终止", True)


def test_the_database_keeps_one_run_of_a_job_at_a_time() -> None:
    acts.begin_run("daily", MONDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        acts.begin_run("daily", MONDAY + DAY)
    acts.begin_run("once", MONDAY)


def test_a_good_run_has_an_end_and_no_error() -> None:
    run = acts.begin_run("daily", MONDAY)
    for wrong in ({"ok": True}, {"ok": True, "ended_at": BEGAN, "error": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            JobRun.objects.filter(pk=run.pk).update(**wrong)


def test_two_jobs_do_not_claim_one_name(daily: Job) -> None:
    jobs.register(daily)
    with pytest.raises(ValueError, match="two jobs"):
        jobs.register(Job("daily", "另一个", daily.run, ""))


def failed_at(job: Job, *minutes: int) -> None:
    for after in minutes:
        at = BEGAN + timedelta(minutes=after)
        JobRun.objects.create(job=job.name, for_day=MONDAY, started_at=at, ended_at=at, error="x")


@pytest.mark.parametrize(
    ("failures", "minute", "due"),
    [
        ((), 0, True),
        ((0,), 4, False),
        ((0,), 5, True),
        ((0, 5), 19, False),
        ((0, 5), 20, True),
        ((0, 5, 20), 64, False),
        ((0, 5, 20), 65, True),
        ((0, 5, 20, 65), 1000, False),
    ],
)
def test_a_failed_job_is_tried_again_three_times_a_night(
    daily: Job, failures: tuple[int, ...], minute: int, due: bool
) -> None:
    failed_at(daily, *failures)
    assert night.is_due(daily, MONDAY, BEGAN, BEGAN + timedelta(minutes=minute)) is due


def test_the_next_night_begins_to_count_anew(daily: Job) -> None:
    failed_at(daily, 0, 5, 20, 65)
    assert night.is_due(daily, MONDAY + DAY, BEGAN + DAY, BEGAN + DAY)


def test_a_job_done_is_not_due(daily: Job) -> None:
    night.carry_out(daily, MONDAY)
    assert not night.is_due(daily, MONDAY, BEGAN, BEGAN)


def test_a_name_is_held_by_one_and_free_again_after_it() -> None:
    with alone("matter-of-a-test") as first:
        assert first
    with alone("matter-of-a-test") as again:
        assert again


def test_running_a_job_from_the_desk_needs_the_right_and_leaves_a_line(cast: Cast, daily: Job) -> None:
    with pytest.raises(Refusal, match="运行夜间任务由"):
        night.ask_for_run("daily", by=cast.li_qiang, on=MONDAY)
    with pytest.raises(Refusal, match="没有名为“nothing”"):
        night.ask_for_run("nothing", by=cast.zhao_min, on=MONDAY)
    night.ask_for_run("daily", by=cast.zhao_min, on=MONDAY)
    line = cast.agency.journal.last()  # type: ignore[attr-defined]
    assert (line.act, line.label, line.by) == ("run_job", "运行夜间任务：每日", "赵敏")
    assert night.run_now.call("daily", "2024-03-18") == []
    assert missed_days("daily", MONDAY) == []
