"""Asking for information: the guide, the form on paper, the slip."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from gongkai.cases.identity import grouped, is_credit_code, is_id_card, is_phone, plain
from tests.cast import Cast
from tests.portal.conftest import Publish
from tests.portal.filling import submit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/ysqgk/", "/ysqgk/apply/"])
def test_what_is_public_already_is_shown_with_the_words_marked_before_anybody_asks(
    client: Client, published: Publish, path: str
) -> None:
    published(title="景区复核结果公告")
    page = client.get(f"{path}?q=景区复核").content.decode()
    assert "已经公开" in page
    assert "<mark>景区复核</mark>结果公告" in page
    assert "没有找到" in client.get(f"{path}?q=别的事情").content.decode()


def test_the_guide_tells_every_channel_with_the_day_that_counts_the_limits_and_the_fees(
    client: Client, cast: Cast
) -> None:
    page = client.get("/ysqgk/").content.decode()
    for said in (
        "20个工作日",
        "当面提交",
        "签收之日",
        "口头提出",
        "双方确认之日",
        "第三十一条",
        "第11—30件",
        "每页40元",
        "国办函〔2020〕109号",
    ):
        assert said in page
    assert "传真" not in page, "the agency has no fax"
    assert "/ysqgk/form/" in page


def test_the_form_on_paper_has_a_box_for_everything_the_law_asks_and_none_for_the_purpose(
    client: Client, cast: Cast
) -> None:
    page = client.get("/ysqgk/form/").content.decode()
    for said in (
        "□ 公民",
        "□ 商业企业",
        "联系电话",
        "需要的政府信息",
        "获取方式",
        "需要的帮助",
        "授权委托书",
        "签名",
    ):
        assert said in page
    assert page.count("<i></i>") == 18
    assert "用途：" not in page


def test_the_slip_has_number_code_and_days(client: Client, cast: Cast) -> None:
    case = submit(client)
    answer = client.get("/ysqgk/receipt/")
    page = answer.content.decode()
    for said in (case.number, case.query_code, "第三十一条", "如果今天确认，最迟", "2024-04-09", "接收回执"):
        assert said in page
    assert "no-store" in answer["Cache-Control"]
    assert "王芳" not in page


def test_the_slip_marks_a_day_beyond_the_notices_as_provisional(
    client: Client, cast: Cast, settings: object
) -> None:
    settings.GONGKAI_TODAY = date(2026, 12, 20)  # type: ignore[attr-defined]
    submit(client)
    assert "（暂定" in client.get("/ysqgk/receipt/").content.decode()


def test_the_slip_is_for_the_browser_that_asked(client: Client, cast: Cast) -> None:
    submit(client)
    assert Client().get("/ysqgk/receipt/").status_code == 404


def test_what_was_asked_is_escaped_wherever_it_is_shown(client: Client, cast: Cast) -> None:
    submit(client, asked={"asked": "<script>alert(1)</script>"})
    assert "<script>alert" not in client.get("/ysqgk/receipt/").content.decode()


@pytest.mark.parametrize("number", ["13800000000", "0431-82345678", "010-12345678-801", "0000-0000000"])
def test_phone_numbers_that_can_be_right(number: str) -> None:
    assert is_phone(number)


@pytest.mark.parametrize("number", ["12800000000", "1380000000", "82345678", "138000000000", ""])
def test_phone_numbers_that_cannot(number: str) -> None:
    assert not is_phone(number)


def test_identity_numbers_are_checked_by_their_last_character() -> None:
    assert is_id_card("11010519491231002X")
    assert not is_id_card("110105194912310020")
    assert is_credit_code("91350100M000100Y43")
    assert not is_credit_code("91350100M000100Y44")
    assert plain(" １３８ ０000ｘ") == "1380000X"


def test_an_identity_number_is_shown_in_the_groups_people_read_it_in() -> None:
    assert grouped("11010519491231002x") == "110105 19491231 002X"
    assert grouped("E12345678") == "E12345678"
