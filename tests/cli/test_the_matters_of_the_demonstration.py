"""The demonstration shows matters in every state: full, explained, late, open to comments, fed back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from gongkai.agencies.models import Agency
from gongkai.cli.demonstration.load import load
from gongkai.matters.late import late
from gongkai.matters.models import Call, Matter, Reminder
from gongkai.matters.reads import average_days, decided

TODAY = date(2026, 11, 25)


@pytest.fixture
def bureau(db: None, settings: Any) -> Agency:
    settings.GONGKAI_TODAY = TODAY
    load(TODAY)
    return Agency.objects.get(is_home=True)


def test_the_screens_have_something_real_to_show(bureau: Agency, client: Client) -> None:
    what = {one.what for one in late(bureau, TODAY)}
    assert {Reminder.What.PROGRESS, Reminder.What.GAP, Reminder.What.TRANSCRIPT} <= what
    assert {call.state(TODAY) for call in Call.objects.public()} == {"征集中", "已反馈"}
    assert average_days(decided(bureau)) is not None
    for matter in Matter.objects.public():
        assert client.get(f"/wgk/{matter.number}/").status_code == 200
    assert "未采纳" in client.get(f"/yjzj/{Call.objects.get(title__contains='民宿').number}/").text
