"""Releases at the desk: the hour, windows, public notices, incidents; who may, what is said, how many questions it costs."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.documents.models import Document, Incident, NoticePeriod, Schedule, Window
from gongkai.documents.release.acts.scheduling import release_scheduled, schedule
from gongkai.documents.release.acts.windows import set_window
from tests.cast import Cast
from tests.desk.conftest import ON, TODAY, draft_of
from tests.documents.conftest import walk

HERE = ZoneInfo("Asia/Shanghai")
AT = datetime(2024, 3, 19, 9, 0, tzinfo=HERE)
BEFORE = datetime(2024, 3, 11, 9, 0, tzinfo=HERE)


def at(document: Document, rest: str = "") -> str:
    return f"/desk/doc/{document.address}/{rest}"


@pytest.fixture
def signed(cast: Cast) -> Document:
    document = draft_of(cast)
    walk(cast, document, until="sign")
    return document


def test_a_publisher_sets_changes_and_cancels_the_hour_on_the_page(
    cast: Cast, signed: Document, enter: Any
) -> None:
    client = enter(cast.qian_jin)
    assert client.post(at(signed, "do/schedule/"), {"at": "2024-03-19T09:00"}).status_code == 302
    text = client.get(at(signed)).text
    assert "2024-03-19 09:00" in text
    assert "更改发布时间" in text
    assert signed.title in client.get("/desk/doc/releases/").text
    assert client.post(at(signed, "do/reschedule/"), {"at": "2024-03-20T09:00"}).status_code == 302
    assert client.post(at(signed, "do/cancel_schedule/"), {"opinion": "等一等"}).status_code == 302
    assert Schedule.objects.get().state == "ended"
    assert client.post(at(signed, "do/schedule/"), {"at": "昨天"}).status_code == 422
    assert client.post(at(signed, "do/schedule/"), {"at": "2024-03-01T09:00"}).status_code == 409


def test_inside_a_window_the_sheet_asks_for_the_reason(cast: Cast, signed: Document, enter: Any) -> None:
    set_window(name="会期", first=TODAY, last=TODAY, reason="重要会议", by=cast.zhao_min, on=TODAY)
    client = enter(cast.qian_jin)
    text = client.get(at(signed)).text
    assert "敏感时段“会期”" in text
    assert "在敏感时段内发布的理由" in text
    assert client.post(at(signed, "do/publish/"), {"because": ""}).status_code == 422
    assert client.post(at(signed, "do/publish/"), {"because": "群众等着用"}).status_code == 302


def test_an_alarm_stands_on_the_first_page_until_it_is_seen_to(
    cast: Cast, signed: Document, enter: Any
) -> None:
    found = schedule(signed.pk, at=BEFORE + timedelta(hours=1), by=cast.qian_jin, on=ON, now=BEFORE)
    release_scheduled(found.pk, now=BEFORE + timedelta(hours=9), on=ON)
    client = enter(cast.zhao_min)
    assert "才发布" in client.get("/desk/").text
    assert client.post(f"/desk/doc/releases/{found.pk}/settle/", {"says": ""}).status_code == 422
    assert client.post(f"/desk/doc/releases/{found.pk}/settle/", {"says": "停电"}).status_code == 302
    assert "才发布" not in client.get("/desk/").text
    assert (
        enter(cast.zhou_yang).post(f"/desk/doc/releases/{found.pk}/settle/", {"says": "x"}).status_code == 404
    )


def test_the_limit_is_on_the_page_and_in_the_list(cast: Cast, draft: Document, enter: Any) -> None:
    client = enter(cast.qian_jin)
    for address in (at(draft), "/desk/doc/"):
        assert "已用5／20个工作日" in client.get(address).text
    Document.objects.filter(pk=draft.pk).update(made_on=date(2024, 2, 1))
    assert "超期" in client.get(at(draft)).text
    assert draft.title in client.get("/desk/doc/?stage=over").text


def test_windows_are_seen_by_all_and_kept_by_the_office(cast: Cast, enter: Any) -> None:
    typed = {"name": "会期", "first": "2024-03-20", "last": "2024-03-22", "reason": "重要会议"}
    assert enter(cast.li_qiang).post("/desk/doc/windows/", typed).status_code == 403
    assert enter(cast.zhao_min).post("/desk/doc/windows/", typed | {"last": "2024-03-19"}).status_code == 409
    assert enter(cast.zhao_min).post("/desk/doc/windows/", typed).status_code == 302
    assert "会期" in enter(cast.li_qiang).get("/desk/doc/windows/").text
    assert "会期" not in enter(cast.zhou_yang).get("/desk/doc/windows/").text
    key = Window.objects.get().pk
    assert enter(cast.zhou_yang).post(f"/desk/doc/windows/{key}/lift/").status_code == 404
    assert enter(cast.zhao_min).post(f"/desk/doc/windows/{key}/lift/").status_code == 302


def test_a_writer_gives_the_period_of_a_notice_and_the_list_tells_running_from_over(
    cast: Cast, enter: Any, settings: Any
) -> None:
    document = draft_of(cast, title="关于名单的公示")
    typed = {"last_day": "2024-03-20", "basis": "公示5个工作日", "contact": "办公室"}
    assert enter(cast.li_qiang).post(at(document, "do/set_notice/"), typed).status_code == 302
    assert NoticePeriod.objects.get().document == document
    walk(cast, document)
    client = enter(cast.qian_jin)
    assert document.title in client.get("/desk/doc/notices/?state=running").text
    changed = {"last_day": "2024-03-19", "reason": "已经核实"}
    assert client.post(at(document, "do/change_notice/"), changed).status_code == 302
    settings.GONGKAI_TODAY = date(2024, 3, 20)
    assert document.title in client.get("/desk/doc/notices/?state=over").text
    public = client.get(f"/doc/{document.address}/").text
    assert "已经核实" in public
    assert "公示已结束" in public


def test_the_register_is_kept_by_the_office_and_signed_by_a_leader(cast: Cast, enter: Any) -> None:
    typed = {"kind": "dispute", "happened_on": "2024-03-12", "says": "网民质疑"}
    period = {"first": "2024-01-01", "last": "2024-02-29"}
    assert enter(cast.li_qiang).get("/desk/doc/incidents/").status_code == 403
    assert enter(cast.wu_tao).post("/desk/doc/incidents/", typed).status_code == 403
    client = enter(cast.zhao_min)
    assert client.post("/desk/doc/incidents/", typed | {"index_no": "没有"}).status_code == 422
    assert client.post("/desk/doc/incidents/", typed).status_code == 302
    assert client.post("/desk/doc/incidents/none/", period).status_code == 403
    leader = enter(cast.wu_tao)
    assert leader.post("/desk/doc/incidents/none/", period | {"last": "2024-03-15"}).status_code == 409
    assert leader.post("/desk/doc/incidents/none/", period).status_code == 302
    key = Incident.objects.get().pk
    assert client.post(f"/desk/doc/incidents/{key}/end/", {"done": ""}).status_code == 422
    assert client.post(f"/desk/doc/incidents/{key}/end/", {"done": "已回应"}).status_code == 302
    text = leader.get("/desk/doc/incidents/").text
    assert "已回应" in text
    assert "签字确认没有发生" in text


@pytest.mark.parametrize("address", ["releases", "windows", "notices", "incidents"])
def test_a_list_asks_the_same_whatever_its_length(cast: Cast, enter: Any, address: str) -> None:
    client = enter(cast.zhao_min)

    def fill(number: int) -> None:
        one = draft_of(cast, title=f"通知{number}")
        walk(cast, one, until="sign")
        schedule(one.pk, at=AT, by=cast.qian_jin, on=ON, now=BEFORE)
        set_window(
            name=f"时段{number}",
            first=date(2025, 1, 1),
            last=date(2025, 1, 2),
            reason="x",
            by=cast.zhao_min,
            on=ON,
        )
        live = draft_of(cast, title=f"公示{number}")
        NoticePeriod.objects.create(document=live, last_day=date(2024, 3, 20), basis="x", contact="x")
        walk(cast, live)
        Incident.objects.create(
            agency=cast.agency,
            kind="dispute",
            document=live,
            happened_on=ON,
            says="x",
            by=cast.zhao_min,
            on=ON,
        )

    fill(1)
    with CaptureQueriesContext(connection) as few:
        client.get(f"/desk/doc/{address}/")
    for number in (2, 3, 4):
        fill(number)
    with CaptureQueriesContext(connection) as many:
        client.get(f"/desk/doc/{address}/")
    assert len(few) == len(many)
