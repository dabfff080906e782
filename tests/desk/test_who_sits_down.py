"""Accounts at the desk's door: without a post, stopped, with a new password; and how much a page asks."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from gongkai.agencies import acts as agencies
from gongkai.agencies.models import Person
from gongkai.cases.models import Case
from gongkai.documents.models import Document
from gongkai.law.hand import Hand
from gongkai.reports import acts as reports
from tests.cast import PASSWORD, Cast
from tests.desk.conftest import ON, TODAY, case_of, draft_of

NEW = "yi-ge-xin-kouling-2024"


def test_who_has_no_post_sees_nothing_and_the_page_says_so(
    cast: Cast, case: Case, draft: Document, enter: Any
) -> None:
    person = agencies.enrol(cast.agency, "xinlai", "新来")
    client = enter(person)
    text = client.get("/desk/").text
    assert "您现在没有任何岗位" in text
    assert "（未任职）" in text
    assert case.number not in text
    for page in ("ysq/", "ledger/", "scores/", "nb/", "journal/", "people/", "doc/new/"):
        assert client.get(f"/desk/{page}").status_code == 403
    assert draft.title not in client.get("/desk/doc/").text
    assert client.get(f"/desk/doc/{draft.address}/").status_code == 404


def test_a_post_that_ended_yesterday_gives_nothing_today(cast: Cast, case: Case, enter: Any) -> None:
    person = agencies.enrol(cast.agency, "diaozou", "调走")
    agencies.give_post(person, Hand.DISCLOSURE_CLERK, ON, until=TODAY.replace(day=17))
    client = enter(person)
    assert client.get(f"/desk/ysq/{case.number}/").status_code == 403
    assert "您现在没有任何岗位" in client.get("/desk/").text


def test_a_stopped_account_cannot_log_in(cast: Cast) -> None:
    Person.objects.filter(pk=cast.li_qiang.pk).update(is_active=False)
    response = Client().post("/desk/login/", {"username": "liqiang", "password": PASSWORD})
    assert response.status_code == 200
    assert "登录名或者口令不正确" in response.text


@pytest.mark.parametrize(
    "next_", ["https://example.invalid/", "//example.invalid", "javascript:alert(1)", "/\\example.invalid"]
)
def test_the_page_after_the_login_is_one_of_this_site(cast: Cast, next_: str) -> None:
    typed = {"username": "liqiang", "password": PASSWORD}
    response = Client().post(f"/desk/login/?next={next_}", typed)
    assert response["Location"] == "/desk/"
    assert Client().post("/desk/login/?next=/desk/doc/", typed)["Location"] == "/desk/doc/"


def test_a_password_is_changed_by_its_owner_who_stays_logged_in(cast: Cast, enter: Any) -> None:
    client = enter(cast.li_qiang)
    typed = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    wrong = client.post("/desk/password/", typed | {"old_password": "wrong"})
    assert wrong.status_code == 422 or "需要修改" in wrong.text
    assert (
        "需要修改"
        in client.post(
            "/desk/password/", typed | {"new_password1": "liqiang", "new_password2": "liqiang"}
        ).text
    )
    assert client.post("/desk/password/", typed).status_code == 302
    assert client.get("/desk/").status_code == 200
    cast.li_qiang.refresh_from_db()
    assert cast.li_qiang.check_password(NEW)


def test_a_password_page_needs_a_login(db: None) -> None:
    response = Client().get("/desk/password/")
    assert (response.status_code, response["Location"]) == (302, "/desk/login/?next=/desk/password/")


@pytest.mark.parametrize(
    "address", ["doc/{doc}/do/submit/", "doc/new/", "ledger/new/", "nb/begin/", "password/"]
)
def test_no_form_is_taken_without_its_token(cast: Cast, draft: Document, enter: Any, address: str) -> None:
    client = enter(cast.qian_jin, enforce_csrf_checks=True)
    response = client.post("/desk/" + address.format(doc=draft.address), {"title": "x"})
    assert response.status_code == 403
    assert "页面已过期" in response.text


@pytest.mark.parametrize(
    "page, most",
    [("", 47), ("ysq/", 12), ("doc/", 13), ("ledger/", 12), ("journal/", 10), ("nb/2024/", 25)],
)
def test_a_page_asks_a_bounded_number_of_questions(
    cast: Cast, case: Case, enter: Any, page: str, most: int, django_assert_max_num_queries: Any
) -> None:
    reports.begin(cast.agency, 2024, by=cast.qian_jin, on=TODAY)
    for n in range(6):
        case_of(cast, asked=f"第{n}件")
        draft_of(cast, title=f"第{n}件")
    client = enter(cast.qian_jin)
    with django_assert_max_num_queries(most):
        assert client.get(f"/desk/{page}").status_code == 200
