"""The worker's clock: it wakes itself, starts what is due, and is never in the queue twice."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gongkai.cases import acts as cases
from gongkai.cli.jobs import clocks
from gongkai.cli.tick import EVERY, next_waking, tick
from gongkai.journal import acts, jobs, night
from gongkai.journal.models import JobRun
from gongkai.journal.reads import is_worker_awake
from gongkai.site.queue_log import AtDebug
from tests.cast import Cast
from tests.desk.conftest import ON, case_of

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Asia/Shanghai")


@pytest.fixture(autouse=True)
def _the_day(settings: Any) -> None:
    settings.GONGKAI_TODAY = date(2024, 3, 18)


@pytest.fixture
def quiet() -> Iterator[Callable[..., None]]:
    """Only one job in the register, which does nothing, or fails with these words."""

    def only(wrong: str = "") -> None:
        def run(on: date) -> dict[str, int]:
            if wrong:
                raise RuntimeError(wrong)
            return {"done": 1}

        jobs.JOBS.clear()
        jobs.register(jobs.Job("only", "唯一", run, "做了{done}件"))

    kept = dict(jobs.JOBS)
    yield only
    jobs.JOBS.clear()
    jobs.JOBS.update(kept)


@pytest.fixture
def signals() -> Iterator[None]:
    """A worker takes the signals of its process for itself; this process wants them back."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def waiting() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(status=TaskResultStatus.READY))


def test_planning_twice_leaves_one_waking_at_the_earlier_time() -> None:
    now = timezone.now()
    acts.plan(tick, now + timedelta(hours=3))
    acts.plan(tick, now)
    acts.plan(tick, now + timedelta(hours=1))
    (one,) = waiting()
    assert one.run_after == now


def test_a_waking_that_runs_makes_room_for_the_next() -> None:
    now = timezone.now()
    acts.plan(tick, now)
    waiting()[0].claim("a worker")
    acts.plan(tick, now + EVERY)
    acts.plan(tick, now + EVERY)
    (one,) = waiting()
    assert one.run_after == now + EVERY


def test_a_tick_runs_what_is_due_and_has_planned_the_next_one(quiet: Callable[..., None]) -> None:
    quiet()
    assert tick.call() == {"only": ["2024-03-18"]}
    assert tick.call() == {}
    (one,) = waiting()
    assert one.run_after > timezone.now()


def test_a_job_that_fails_does_not_stop_the_clock(quiet: Callable[..., None]) -> None:
    quiet("坏了")
    (said,) = tick.call()["only"]
    assert "坏了" in said
    assert tick.call() == {}, "it waits five minutes before it tries again"
    assert len(waiting()) == 1


def test_the_clock_wakes_every_few_minutes_and_at_the_hour_to_the_minute() -> None:
    noon = datetime(2024, 3, 18, 12, tzinfo=HERE)
    assert next_waking(noon) == noon + EVERY
    assert next_waking(noon.replace(hour=1, minute=58)) == noon.replace(hour=2)


def test_a_worker_that_stopped_shows(quiet: Callable[..., None]) -> None:
    now = timezone.now()
    assert not is_worker_awake(now)
    acts.plan(tick, now)
    assert is_worker_awake(now)
    assert not is_worker_awake(now + timedelta(minutes=10))


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_the_night_and_what_was_asked_for(
    gongkai: Any, quiet: Callable[..., None], signals: None
) -> None:
    quiet()
    night.run_now.enqueue("only", "2024-03-18")
    assert gongkai("worker", "--once").status == 0
    assert JobRun.objects.filter(job="only", ok=True).count() == 2, "the night, and once more as asked"
    assert DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL).count() == 3


def test_every_job_names_itself_and_says_what_it_did() -> None:
    for job in jobs.jobs():
        assert job.label
        assert "{" in job.says
    assert [job.name for job in jobs.jobs()] == [
        "clocks", "validity", "releases", "speller", "patrol", "identity", "drafts", "matters", "wechat", "mail", "vault", "digest",
        "addresses", "queue",
    ]  # fmt: skip


def test_one_job_can_be_run_alone(gongkai: Any, cast: Cast) -> None:
    done = gongkai("nightly", "--job", "clocks")
    assert (done.status, done.out) == (0, "● 2024-03-18 重算在办申请的期限：期限变化0件\n")
    refused = gongkai("nightly", "--job", "nothing")
    assert (refused.status, "没有名为 nothing 的任务；可以写：clocks" in refused.err) == (2, True)


def test_a_night_with_a_failure_says_so_and_does_the_rest(
    gongkai: Any, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def falls(on: date) -> dict[str, Any]:
        raise RuntimeError("磁盘满了")

    broken = jobs.Job("patrol", "巡查在线文字", falls, "", order=20)
    monkeypatch.setitem(jobs.JOBS, "patrol", broken)
    done = gongkai("nightly", "--json")
    said = done.json()
    assert (done.status, said["ok"]) == (1, False)
    assert [(run["job"], run["ok"]) for run in said["runs"]] == [
        ("clocks", True),
        ("validity", True),
        ("releases", True),
        ("speller", True),
        ("patrol", False),
        ("identity", True),
        ("drafts", True),
        ("matters", True),
        ("wechat", True),
        ("mail", True),
        ("vault", True),
        ("digest", True),
        ("addresses", True),
        ("queue", True),
    ]
    assert "磁盘满了" in said["runs"][4]["error"]


def test_a_missed_night_is_made_up_and_said(gongkai: Any, cast: Cast, settings: Any) -> None:
    gongkai("nightly")
    settings.GONGKAI_TODAY = date(2024, 3, 20)
    runs = gongkai("nightly", "--json").json()["runs"]
    assert [(r["for_day"], r["caught_up"]) for r in runs if r["job"] == "clocks"] == [
        ("2024-03-19", True),
        ("2024-03-20", False),
    ]
    assert [r["for_day"] for r in runs if r["job"] == "patrol"] == ["2024-03-20"]
    settings.GONGKAI_TODAY = date(2024, 3, 22)
    assert "■" not in gongkai("nightly").out


def test_the_clocks_of_a_missed_day_leave_alone_what_moved_since(cast: Cast) -> None:
    """An answer of the 20th is not undone by the 15th, made up late."""
    case = case_of(cast)
    cases.consult_third_party(case.pk, party="某公司", says="征求意见", by=cast.li_qiang, on=ON)
    cases.third_party_answered(case.pk, says="同意", by=cast.li_qiang, on=date(2024, 3, 20))
    case.refresh_from_db()
    before = (case.due, case.clock_status)
    assert clocks.run(date(2024, 3, 15)) == {"clocks_changed": 0}
    case.refresh_from_db()
    assert (case.due, case.clock_status) == before


def levels(caplog: pytest.LogCaptureFixture, logger: str) -> list[str]:
    return [record.levelname for record in caplog.records if record.name == logger]


@pytest.mark.parametrize(("did", "level"), [(0, "DEBUG"), (2, "INFO")])
def test_a_job_that_did_nothing_is_quiet(caplog: pytest.LogCaptureFixture, did: int, level: str) -> None:
    job = jobs.Job("some", "有时", lambda on: {"done": did}, "做了{done}件")
    with caplog.at_level("DEBUG"):
        night.carry_out(job, date(2024, 3, 18))
    assert levels(caplog, "gongkai.night") == [level]
    assert f"做了{did}件" in caplog.text


def test_a_job_that_fails_is_an_error_in_the_log(
    quiet: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    quiet("坏了")
    night.carry_out(jobs.JOBS["only"], date(2024, 3, 18))
    assert levels(caplog, "gongkai.night") == ["ERROR"]


@pytest.mark.django_db(transaction=True)
def test_a_worker_with_nothing_due_says_nothing(
    caplog: pytest.LogCaptureFixture, gongkai: Any, quiet: Callable[..., None], signals: None
) -> None:
    """Each look of the queue's own is for DEBUG, whatever level its worker sets for itself."""
    jobs.JOBS.clear()
    with caplog.at_level("INFO"):
        gongkai("worker", "--once")
    assert [record for record in caplog.records if record.name == "django_tasks"] == []
    assert DBTaskResult.objects.filter(task_path__endswith="watch").exists()


def test_a_task_that_fails_is_said_by_the_queue() -> None:
    assert AtDebug().filter(news(logging.ERROR))
    assert not AtDebug().filter(news(logging.INFO))


def news(level: int) -> logging.LogRecord:
    return logging.LogRecord("django_tasks", level, __file__, 1, "Task", (), None)
