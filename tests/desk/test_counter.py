"""The window clerk follows what was registered there, and is told who handles the rest, in the frame of the desk."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from gongkai.agencies import acts as agencies
from gongkai.agencies.models import Person
from gongkai.cases import acts
from gongkai.cases.models import Case
from gongkai.law.hand import Hand
from tests.answering import answered
from tests.cast import SINCE, Cast
from tests.desk.conftest import TODAY
from tests.desk.test_cases import REGISTER

FRAME = "政府信息公开工作台"


@pytest.fixture
def window(cast: Cast) -> Person:
    person = agencies.enrol(cast.agency, "chuangkou", "窗口甲", password=None, division=cast.office)
    agencies.give_post(person, Hand.WINDOW, SINCE)
    return person


@pytest.fixture
def registered(cast: Cast, window: Person, enter: Any) -> Case:
    """Registered at the window, handed out to 李强."""
    enter(window).post("/desk/ysq/new/", REGISTER)
    case = Case.objects.get()
    return acts.accept(case.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=TODAY)


def test_the_window_sees_where_a_case_it_registered_stands(
    window: Person, registered: Case, enter: Any
) -> None:
    answer = enter(window).get(f"/desk/ysq/{registered.number}/")
    assert answer.status_code == 200
    for said in ("办理中", "已分办给业务科，由李强办理", "接收回执", "2024-04-16"):
        assert said in answer.text, said
    assert "do/" not in answer.text
    assert "王芳" not in answer.text


def test_it_sees_no_point_and_no_reasoning_of_an_answer(
    cast: Cast, window: Person, registered: Case, enter: Any
) -> None:
    answered(cast, registered, on=TODAY)
    registered.refresh_from_db()
    text = enter(window).get(f"/desk/ysq/{registered.number}/").text
    assert "已办结" in text or registered.get_stage_display() in text
    reasons = [p.reason for p in registered.points.all() if p.reason]
    assert not any(reason in text for reason in reasons)
    assert 'id="point' not in text


def test_what_the_window_registered_is_listed_for_it_and_nobody_elses(
    cast: Cast, window: Person, registered: Case, case: Case, enter: Any
) -> None:
    text = enter(window).get("/desk/ysq/registered/").text
    assert registered.number in text
    assert case.number not in text
    assert enter(cast.li_qiang).get("/desk/ysq/registered/").status_code == 403


def test_it_is_told_who_handles_a_case_it_did_not_register(window: Person, case: Case, enter: Any) -> None:
    answer = enter(window).get(f"/desk/ysq/{case.number}/")
    assert answer.status_code == 403
    assert "已分办给业务科，由李强办理" in answer.text
    assert FRAME in answer.text


def test_it_may_not_act_on_what_it_only_follows(window: Person, registered: Case, enter: Any) -> None:
    client = enter(window)
    for address in ("applicant/", "do/withdraw/", "contact/"):
        assert client.post(f"/desk/ysq/{registered.number}/{address}", {"why": "verify"}).status_code == 404
    registered.refresh_from_db()
    assert registered.stage == "in_hand"


def test_another_agencys_window_is_not_told_who_handles_it(cast: Cast, registered: Case, enter: Any) -> None:
    answer = enter(cast.zhou_yang).get(f"/desk/ysq/{registered.number}/")
    assert answer.status_code == 404
    assert "李强" not in answer.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/desk/ysq/2020-YSQ-0001/", 404),
        ("/desk/nowhere/", 404),
        ("/desk/people/", 403),
        ("/desk/logout/", 405),
    ],
)
def test_a_refusal_at_the_desk_is_a_page_of_the_desk(
    cast: Cast, enter: Any, address: str, status: int
) -> None:
    answer = enter(cast.li_qiang).get(address)
    assert answer.status_code == status
    assert FRAME in answer.text
    assert "从栏目进入" not in answer.text


def test_a_stranger_gets_the_public_page(cast: Cast) -> None:
    answer = Client().get("/desk/nowhere/")
    assert answer.status_code == 404
    assert FRAME not in answer.text
