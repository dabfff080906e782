"""One form of the desk sent over several connections at the same moment makes one thing (PostgreSQL)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from gongkai.agencies.models import Person
from gongkai.cases import acts
from gongkai.cases.models import Case, Correction, Remedy
from gongkai.journal.models import SentForm
from gongkai.journal.reads import verify
from gongkai.law.remedy import Track
from tests.answering import answered, in_hand
from tests.cast import Cast
from tests.desk.test_cases import REGISTER
from tests.desk.test_corrections import TYPED
from tests.drills.test_two_at_once import ON, at_once, cast, refused

__all__ = ["cast"]
pytestmark = pytest.mark.django_db(transaction=True)
SLIP = {"once": "a" * 32}


@pytest.fixture(autouse=True)
def _the_day(settings: Any) -> None:
    settings.GONGKAI_TODAY = ON


def sending(person: Person, address: str, typed: dict[str, str]) -> Callable[[], Any]:
    """A click of somebody who is logged in."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return lambda: client.post(address, typed)


def test_the_counter_pressed_four_times_at_once_makes_one_case(cast: Cast) -> None:
    typed = REGISTER | SLIP | {"submitted_on": ON.isoformat()}
    answers = at_once(*[sending(cast.qian_jin, "/desk/ysq/new/", typed) for _ in range(4)])
    case = Case.objects.get()
    assert [a.status_code for a in answers] == [201] * 4
    assert all(case.query_code in a.text for a in answers)
    assert (case.letters.count(), SentForm.objects.get().key) == (1, case.number)
    assert verify().ok


def test_a_correction_pressed_at_once_is_one(cast: Cast) -> None:
    typed = TYPED | SLIP | {"received": ON.isoformat()}
    answers = at_once(*[sending(cast.qian_jin, "/desk/ysq/corrections/new/", typed) for _ in range(4)])
    assert {a["Location"] for a in answers} == {f"/desk/ysq/corrections/{Correction.objects.get().number}/"}


def test_a_review_pressed_at_once_is_one(cast: Cast) -> None:
    case = answered(cast, in_hand(cast, on=ON), on=ON)
    typed = SLIP | {"track": "review", "body": "甲市人民政府", "lodged": ON.isoformat()}
    address = f"/desk/ysq/{case.number}/remedy/"
    answers = at_once(*[sending(cast.qian_jin, address, typed) for _ in range(4)])
    assert [a.status_code for a in answers] == [302] * 4
    assert Remedy.objects.count() == 1


def test_two_people_lodge_one_suit_at_once_and_one_is_told(cast: Cast) -> None:
    case = answered(cast, in_hand(cast, on=ON), on=ON)

    def lodge(by: Person) -> Callable[[], Remedy]:
        return lambda: acts.lodge_remedy(
            case.pk, track=Track.SUIT_DIRECT, doc_no="（2024）甲行初1号", by=by, on=ON
        )

    (late,) = refused(at_once(lodge(cast.qian_jin), lodge(cast.zhao_min)))
    assert "已经登记过，不用重复登记" in str(late)
    assert Remedy.objects.count() == 1
