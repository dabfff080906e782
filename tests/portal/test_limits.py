"""How often something may be tried, counted once for all processes, addresses and numbers."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone

from gongkai.cases.acts import receive
from gongkai.cli.jobs import queue
from gongkai.journal.acts import give_attempt_back, take_attempt
from gongkai.journal.models import Attempt
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.hand import Hand
from gongkai.law.receipt import Channel
from gongkai.portal.limits import WRONG_CODES
from gongkai.site.attempts import Limit
from gongkai.site.network import login_address
from tests.cast import PASSWORD, WANG_FANG, Cast

MOST, EACH = 60, 50
WORK = f"""
import django
django.setup()
from gongkai.journal.acts import take_attempt
print(sum(take_attempt({{"k": {MOST}}}, 3600) for _ in range({EACH})))
"""


def elsewhere(tmp_path: Path) -> dict[str, str]:
    """The environment of a process of its own on a database like the one of the tests."""
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "gongkai.site.settings", "PYTHONPATH": os.getcwd()}
    if connection.vendor == "sqlite":
        env |= {"GONGKAI_HOME": str(tmp_path / "home"), "DATABASE_URL": ""}
        subprocess.run([sys.executable, "-m", "django", "migrate", "journal", "-v0"], env=env, check=True)
        return env
    there = connection.settings_dict
    user = quote(there["USER"]) + (f":{quote(there['PASSWORD'])}" if there["PASSWORD"] else "")
    host = f"?host={quote(there['HOST'], safe='')}&port={there['PORT']}"
    return env | {"DATABASE_URL": f"postgresql://{user}@/{there['NAME']}{host}"}


@pytest.mark.django_db(transaction=True)
def test_two_processes_together_get_as_many_as_one_may_and_not_one_more(tmp_path: Path) -> None:
    env = elsewhere(tmp_path)
    both = [
        subprocess.Popen([sys.executable, "-c", WORK], env=env, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    got = [int(one.communicate(timeout=120)[0]) for one in both]
    assert sum(got) == MOST
    assert all(got)


@pytest.mark.django_db
def test_a_count_ends_with_its_time_and_is_swept_a_day_later() -> None:
    assert [take_attempt({"k": 2}, 60) for _ in range(3)] == [True, True, False]
    Attempt.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert take_attempt({"k": 2}, 60)
    assert Attempt.objects.get().count == 1
    Attempt.objects.update(until=timezone.now() - timedelta(days=2))
    assert queue.run(timezone.localdate())["counts_swept"] == 1


@pytest.mark.django_db
def test_where_one_of_two_counts_is_spent_the_other_loses_nothing() -> None:
    assert take_attempt({"address": 5, "number": 1}, 60)
    assert not take_attempt({"address": 5, "number": 1}, 60)
    assert Attempt.objects.get(key="address").count == 1
    give_attempt_back({"address": 5, "number": 1})
    assert take_attempt({"address": 5, "number": 1}, 60)


@pytest.fixture
def enter_code(cast: Cast) -> tuple[str, str]:
    """The number and the query code of a request."""
    case = receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "2023年补助资金分配方案",
        channel=Channel.IN_PERSON, by=Hand.APPLICANT, on=date(2024, 3, 11),
    )  # fmt: skip
    return case.number, case.query_code


@pytest.mark.django_db
def test_no_address_and_no_number_is_kept() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.9")
    assert Limit("code", 1, 60, of_one=1).take(request, "2024-YSQ-0001")
    kept = " ".join(Attempt.objects.values_list("key", flat=True))
    assert "203.0" not in kept
    assert "YSQ" not in kept


@pytest.mark.django_db
def test_a_number_guessed_at_from_everywhere_closes_to_who_guessed_and_not_to_its_owner(
    cast: Cast, enter_code: tuple[str, str]
) -> None:
    number, code = enter_code

    def tried(at: int, code: str = "AAAA-AAAA", number: str = number) -> int:
        client = Client(REMOTE_ADDR=f"203.0.113.{at}")
        return client.post("/ysqgk/track/", {"number": number, "code": code}).status_code

    most = WRONG_CODES.of_one
    assert [tried(at) for at in range(most)] == [422] * most
    assert tried(1) == 429
    assert tried(1, number="2024-YSQ-0002") == 422
    assert tried(99, code) == 302


@pytest.mark.django_db
def test_the_login_counts_the_client_behind_the_proxy_and_not_the_proxy(cast: Cast, settings: Any) -> None:
    settings.AXES_ENABLED = True
    settings.GONGKAI_TRUSTED_PROXIES = (ip_network("10.0.0.5"),)

    def login(client: str, password: str) -> int:
        return Client(REMOTE_ADDR="10.0.0.5").post(
            "/desk/login/", {"username": "liqiang", "password": password}, headers={"X-Forwarded-For": client}
        ).status_code  # fmt: skip

    assert [login("203.0.113.7", "wrong") for _ in range(5)][-1] == 429
    assert login("203.0.113.7", PASSWORD) == 429
    assert login("203.0.113.8", PASSWORD) == 302


@pytest.mark.parametrize(
    "peer, counts",
    [("203.0.113.9", "203.0.113.9"), ("2001:db8:1:2::7", "2001:db8:1:2::"), ("", None), ("unix:", None)],
)
def test_the_login_guard_keeps_an_address_or_none(peer: str, counts: str | None) -> None:
    assert login_address(RequestFactory().get("/", REMOTE_ADDR=peer)) == counts
