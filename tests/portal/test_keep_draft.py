"""A draft kept for later: the code, going on elsewhere, erasing."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from gongkai.cases.models import Draft
from tests.cast import Cast
from tests.portal.filling import WANG_FANG, fill, send, submit

pytestmark = pytest.mark.django_db


def saved(client: Client) -> str:
    """Save a half-filled page; returns the code shown."""
    send(client, "applicant", WANG_FANG["applicant"])
    answer = send(client, "contact", {"phone": "1380"}, press="save")
    assert answer["Location"] == "/ysqgk/apply/saved/"
    text = client.get("/ysqgk/apply/saved/").content.decode()
    code = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", text)
    assert code, text
    assert "2024-03-18" in text
    return code[0]


def test_a_half_filled_page_is_saved_as_it_is_and_continued_on_the_same_browser(
    client: Client, cast: Cast
) -> None:
    saved(client)
    start = client.get("/ysqgk/apply/").content.decode()
    assert "您有一份没有填完的申请" in start
    assert 'href="/ysqgk/apply/proof/"' in start
    assert 'value="1380"' in client.get("/ysqgk/apply/contact/").content.decode()


def test_the_code_continues_on_another_browser_however_it_is_typed(client: Client, cast: Cast) -> None:
    code = saved(client)
    elsewhere = Client()
    answer = elsewhere.post("/ysqgk/apply/resume/", {"code": f" {code.lower().replace('-', ' ')} "})
    assert answer["Location"] == "/ysqgk/apply/resumed/"
    assert elsewhere.get("/ysqgk/apply/resumed/")["Location"] == "/ysqgk/apply/proof/"
    assert 'value="王芳"' in elsewhere.get("/ysqgk/apply/applicant/").content.decode()
    assert client.get("/ysqgk/apply/proof/")["Location"] == "/ysqgk/apply/?gone=1"


def test_after_ten_wrong_codes_even_the_right_one_has_to_wait(client: Client, cast: Cast) -> None:
    code = saved(client)
    elsewhere = Client()
    for _ in range(10):
        answer = elsewhere.post("/ysqgk/apply/resume/", {"code": "AAAA-BBBB-CCCC"})
        assert answer.status_code == 422
    assert "没有这个续填码的草稿" in answer.content.decode()
    assert elsewhere.post("/ysqgk/apply/resume/", {"code": code}).status_code == 429


@pytest.mark.parametrize("code", ["", "-", "x" * 5000, "<script>"])
def test_whatever_is_typed_as_a_code_is_answered_in_a_sentence(client: Client, cast: Cast, code: str) -> None:
    answer = client.post("/ysqgk/apply/resume/", {"code": code})
    assert answer.status_code == 422
    assert "<script>" not in answer.content.decode()


def test_a_code_is_good_for_its_agency_and_until_the_request_is_submitted(client: Client, cast: Cast) -> None:
    code = saved(client)
    assert Client().post("/j/yi/ysqgk/apply/resume/", {"code": code}).status_code == 422
    submit(client)
    assert Client().post("/ysqgk/apply/resume/", {"code": code}).status_code == 422


def test_after_seven_days_without_writing_the_draft_is_gone(
    client: Client, cast: Cast, settings: object
) -> None:
    fill(client)
    settings.GONGKAI_TODAY = date(2024, 3, 18)  # type: ignore[attr-defined]
    assert client.get("/ysqgk/apply/check/").status_code == 200
    settings.GONGKAI_TODAY = date(2024, 3, 19)  # type: ignore[attr-defined]
    assert client.get("/ysqgk/apply/check/")["Location"] == "/ysqgk/apply/?gone=1"


def test_erasing_asks_once_more_and_then_nothing_is_left(client: Client, cast: Cast) -> None:
    code = saved(client)
    assert "确认删除" in client.get("/ysqgk/apply/erase/").content.decode()
    assert Draft.objects.exists()
    answer = client.post("/ysqgk/apply/erase/")
    assert answer["Location"] == "/ysqgk/apply/?erased=1"
    assert answer.cookies["draft"]["max-age"] == 0
    assert not Draft.objects.exists()
    assert "草稿已经删除" in client.get("/ysqgk/apply/?erased=1").content.decode()
    assert Client().post("/ysqgk/apply/resume/", {"code": code}).status_code == 422


def test_erasing_reaches_no_case(client: Client, cast: Cast) -> None:
    case = submit(client)
    client.post("/ysqgk/apply/erase/")
    case.refresh_from_db()
    assert case.applicant.name == "王芳"


@pytest.mark.parametrize("name", ["applicant", "check", "saved", "resume", "erase"])
def test_every_page_of_a_draft_is_kept_by_no_cache(client: Client, cast: Cast, name: str) -> None:
    fill(client)
    saved(client)
    answer = client.get(f"/ysqgk/apply/{name}/")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
