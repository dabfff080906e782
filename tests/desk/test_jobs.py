"""The alarm when a night was missed, and the page of the jobs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django_tasks_db.models import DBTaskResult

from gongkai.agencies.models import Person
from gongkai.desk.jobs import late_jobs
from gongkai.journal import acts
from gongkai.journal.jobs import jobs
from gongkai.journal.models import Entry, JobRun
from tests.cast import Cast
from tests.desk.conftest import TODAY

MISSED = "夜间任务没有运行"


def all_ran(day: date = TODAY) -> None:
    for job in jobs():
        acts.end_run(acts.begin_run(job.name, day), facts={})


def test_the_alarm_is_on_until_the_night_is_done(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    assert MISSED in client.get("/desk/").text
    all_ran()
    assert MISSED not in client.get("/desk/").text


def test_a_run_of_yesterday_or_a_failed_one_does_not_switch_it_off(cast: Cast, enter: Any) -> None:
    all_ran(date(2024, 3, 17))
    acts.end_run(acts.begin_run("patrol", TODAY), facts={}, error="磁盘满了")
    text = enter(cast.qian_jin).get("/desk/").text
    assert MISSED in text
    assert "巡查在线文字" in text


def test_only_the_job_that_is_late_is_named(cast: Cast, enter: Any) -> None:
    all_ran()
    JobRun.objects.filter(job="digest").update(for_day=date(2024, 3, 17))
    text = enter(cast.feng_lin).get("/desk/").text
    assert f'<a href="/desk/jobs/">{MISSED}</a>：发送每日待办' in text
    assert "请告诉系统管理员" in text


def test_the_alarm_stands_apart_from_what_the_inspection_vetoes(cast: Cast, enter: Any) -> None:
    text = enter(cast.feng_lin).get("/desk/").text
    reminder, _, vetoes = text.partition("单项否决")
    assert "系统提醒" in reminder
    assert MISSED in reminder
    assert MISSED not in vetoes


def test_a_clerk_is_not_alarmed(cast: Cast, enter: Any) -> None:
    text = enter(cast.li_qiang).get("/desk/").text
    assert MISSED not in text


def test_the_administrator_is_told_what_to_do(cast: Cast, administrator: Person, enter: Any) -> None:
    text = enter(administrator).get("/desk/").text
    assert MISSED in text
    assert "从未成功运行" in text
    assert "gongkai worker" in text
    all_ran()
    assert MISSED not in enter(administrator).get("/desk/").text


@pytest.mark.parametrize(("hour", "late"), [(2, False), (3, True)])
def test_a_night_has_an_hour_before_it_counts_as_missed(
    cast: Cast, settings: Any, hour: int, late: bool
) -> None:
    settings.GONGKAI_TODAY = None
    all_ran(date(2024, 3, 17))
    now = datetime(2024, 3, 18, hour, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert bool(late_jobs(now)) is late


def test_the_page_tells_what_ran_and_what_went_wrong(cast: Cast, enter: Any) -> None:
    acts.end_run(acts.begin_run("patrol", TODAY), facts={"pages_read": 3, "findings_entered": 1})
    acts.end_run(
        acts.begin_run("digest", TODAY), facts={"digests_sent": 2}, error="1封没有发出：hejing（550）"
    )
    acts.begin_run("clocks", TODAY)
    text = enter(cast.zhao_min).get("/desk/jobs/").text
    assert "● 巡查3页，新登记差错1处" in text
    assert "■ 1封没有发出：hejing（550）" in text
    assert "发出2封，之前已发—封" in text
    assert "运行中" in text
    assert "后台进程没有在运行" in text


def test_a_button_puts_a_job_in_front_of_the_worker(cast: Cast, administrator: Person, enter: Any) -> None:
    response = enter(administrator).post("/desk/jobs/patrol/run/", follow=True)
    assert "已交给后台进程：巡查在线文字" in response.text
    assert DBTaskResult.objects.get().args_kwargs["args"] == ["patrol", "2024-03-18"]
    assert Entry.objects.filter(matter="job", key="patrol", act="run_job").exists()
    assert enter(administrator).post("/desk/jobs/nothing/run/").status_code == 409


def test_who_may_look_and_who_may_run(cast: Cast, administrator: Person, enter: Any) -> None:
    assert enter(cast.li_qiang).get("/desk/jobs/").status_code == 403
    assert enter(cast.li_qiang).post("/desk/jobs/patrol/run/").status_code == 403
    for person in (cast.feng_lin, cast.sun_jing):
        page = enter(person).get("/desk/jobs/")
        assert (page.status_code, "立即运行" in page.text) == (200, False)
        assert enter(person).post("/desk/jobs/patrol/run/").status_code == 403
    for person in (cast.zhao_min, cast.qian_jin, administrator):
        assert "立即运行" in enter(person).get("/desk/jobs/").text
