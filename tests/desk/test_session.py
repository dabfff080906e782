"""Coming in and going out."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.cast import PASSWORD, Cast

PAGES = ["", "ysq/", "ysq/new/", "doc/", "doc/new/", "ledger/", "scores/", "nb/", "journal/", "people/"]


@pytest.mark.parametrize("address", PAGES)
def test_no_page_of_the_desk_opens_without_a_login(db: None, address: str) -> None:
    response = Client().get(f"/desk/{address}")
    assert response.status_code == 302
    assert response["Location"].startswith("/desk/login/?next=/desk/")


def test_a_right_password_leads_to_the_desk(cast: Cast) -> None:
    response = Client().post("/desk/login/", {"username": "liqiang", "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/desk/")


def test_a_wrong_password_is_told_in_words_that_name_no_account(cast: Cast) -> None:
    response = Client().post("/desk/login/", {"username": "liqiang", "password": "wrong"})
    assert "登录名或者口令不正确" in response.text


def test_five_wrong_passwords_lock_the_account_on_this_machine(cast: Cast, settings: Any) -> None:
    settings.AXES_ENABLED = True
    client = Client(REMOTE_ADDR="192.0.2.7")
    for _ in range(5):
        response = client.post("/desk/login/", {"username": "liqiang", "password": "wrong"})
    assert response.status_code == 429
    assert "登录已锁定" in response.text
    response = client.post("/desk/login/", {"username": "liqiang", "password": PASSWORD})
    assert response.status_code == 429


def test_logging_in_does_not_lead_to_another_site(cast: Cast) -> None:
    response = Client().post(
        "/desk/login/", {"username": "liqiang", "password": PASSWORD, "next": "https://example.invalid/"}
    )
    assert response["Location"] == "/desk/"


def test_logging_out_is_a_post(cast: Cast, enter: Any) -> None:
    client = enter(cast.li_qiang)
    assert client.get("/desk/logout/").status_code == 405
    assert client.post("/desk/logout/").status_code == 302
    assert client.get("/desk/").status_code == 302


def test_an_account_that_was_stopped_is_out_at_once(cast: Cast, enter: Any) -> None:
    client = enter(cast.li_qiang)
    cast.li_qiang.is_active = False
    cast.li_qiang.save(update_fields=["is_active"])
    assert client.get("/desk/").status_code == 302


def test_the_desk_belongs_to_ones_own_agency_whatever_the_address(cast: Cast, enter: Any) -> None:
    response = enter(cast.zhou_yang).get("/desk/")
    assert cast.other_agency.name in response.text
    assert cast.agency.name not in response.text


def test_a_desk_page_is_kept_by_no_cache_and_holds_no_inline_script_or_style(cast: Cast, enter: Any) -> None:
    response = enter(cast.qian_jin).get("/desk/")
    assert "no-store" in response["Cache-Control"]
    assert "<script" not in response.text
    assert " style=" not in response.text
