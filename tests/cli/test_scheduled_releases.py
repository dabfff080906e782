"""The worker looks every minute: what is due goes out, what breaks stops nothing else, an empty look leaves no trace."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gongkai.cli.digest.sheet import sheets
from gongkai.cli.jobs import releases
from gongkai.cli.jobs.releases import watch
from gongkai.documents.models import Document, Schedule
from gongkai.documents.release.acts.scheduling import schedule
from gongkai.journal.models import JobRun
from gongkai.law.working_day import seed_calendar
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, walk

pytestmark = pytest.mark.django_db
MORNING = datetime(2024, 3, 11, 0, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def _a_later_day(settings: Any) -> None:
    settings.GONGKAI_TODAY = date(2024, 3, 12)


def due(cast: Cast, title: str) -> Schedule:
    """A package whose hour passed yesterday, while nothing ran."""
    document = draft_of(cast, title=title)
    walk(cast, document, until="sign")
    return schedule(document.pk, at=MORNING + timedelta(hours=9), by=cast.qian_jin, on=ON, now=MORNING)


def test_a_look_at_nothing_plans_the_next_within_a_minute_and_leaves_no_run(cast: Cast) -> None:
    watch.call()
    assert not JobRun.objects.exists()
    (one,) = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    assert one.run_after <= timezone.now() + timedelta(minutes=1)


def test_what_was_missed_goes_out_at_the_first_look_and_is_counted_as_late(cast: Cast) -> None:
    due(cast, "第一件")
    due(cast, "第二件")
    watch.call()
    assert Document.objects.public().count() == 2
    run = JobRun.objects.get()
    assert (run.ok, run.facts["releases_late"], run.facts["releases_out"]) == (True, 2, 0)
    assert {d.published_on for d in Document.objects.all()} == {date(2024, 3, 12)}
    watch.call()
    assert JobRun.objects.count() == 1


def test_one_that_breaks_is_tried_again_and_stops_no_other(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, good = due(cast, "坏的"), due(cast, "好的")
    whole = releases.release_scheduled

    def falls(key: int, **more: Any) -> Schedule:
        if key == broken.pk:
            raise RuntimeError("磁盘满了")
        return whole(key, **more)

    monkeypatch.setattr(releases, "release_scheduled", falls)
    watch.call()
    good.refresh_from_db()
    assert good.state == "done"
    assert "1件定时发布出错" in JobRun.objects.get().error
    monkeypatch.undo()
    watch.call()
    broken.refresh_from_db()
    assert broken.state == "done"


def test_alarms_and_limits_are_in_the_digest_of_the_office_and_of_whose_they_are(cast: Cast) -> None:
    late = due(cast, "晚的")
    watch.call()
    waits = draft_of(cast, title="等着的", made_on=date(2024, 2, 18))
    found = {s.person: s.sections for s in sheets(cast.agency, date(2024, 3, 12), seed_calendar())}

    def numbers(person: Any, title: str) -> list[str]:
        return [line.number for s in found[person] if s.title == title for line in s.lines]

    assert numbers(cast.qian_jin, "定时发布：警示") == [late.document.index_no]
    assert numbers(cast.li_qiang, "定时发布：警示") == []
    for person in (cast.zhao_min, cast.li_qiang):
        assert numbers(person, "公开期限：临近、超期") == [waits.index_no]
    assert numbers(cast.sun_jing, "公开期限：临近、超期") == []
