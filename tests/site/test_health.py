"""What a monitor asks."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from gongkai.journal import acts


@pytest.mark.django_db
def test_a_monitor_learns_the_last_good_night() -> None:
    assert Client().get("/readyz").json() == {"ok": True, "jobs": {}}
    acts.end_run(acts.begin_run("clocks", date(2024, 3, 18)), facts={})
    acts.end_run(acts.begin_run("patrol", date(2024, 3, 18)), facts={}, error="x")
    assert Client().get("/readyz").json() == {"ok": True, "jobs": {"clocks": "2024-03-18"}}


def test_a_process_lives_without_a_database() -> None:
    assert Client().get("/healthz").json() == {"ok": True}
