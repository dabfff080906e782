"""The front page."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast
from tests.portal.conftest import Publish

pytestmark = pytest.mark.django_db


def test_the_front_page_shows_the_newest_documents_and_their_numbers(
    client: Client, published: Publish
) -> None:
    published(title="冰雪旅游季活动方案", doc_no="甲文旅发〔2023〕44号")
    page = client.get("/").content.decode()
    assert "冰雪旅游季活动方案" in page
    assert "甲文旅发〔2023〕44号" in page
    assert '<html lang="zh-CN">' in page
    assert page.count("<h1") == 1


def test_a_number_on_the_front_page_opens_the_list_it_was_counted_from(
    client: Client, published: Publish
) -> None:
    published(title="甲", five_open=["决策"])
    published(title="乙", five_open=["执行", "结果"])
    page = client.get("/").content.decode()
    assert "/zwgk/?year=2023&amp;counted=1" in page
    assert "共 2 条" in client.get("/zwgk/?year=2023&counted=1").content.decode()
    assert "共 1 条" in client.get("/zwgk/?year=2023&counted=1&stage=结果").content.decode()


def test_an_empty_portal_says_so_and_does_not_fail(client: Client, cast: Cast) -> None:
    assert "还没有发布文件" in client.get("/").content.decode()


def test_without_any_agency_the_front_page_is_not_found(client: Client) -> None:
    assert client.get("/").status_code == 404


def test_the_front_page_asks_the_database_the_same_whatever_the_number_of_rows(
    client: Client, published: Publish, django_assert_max_num_queries: object
) -> None:
    for number in range(6):
        published(title=f"第{number}份")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get("/")


def test_demonstration_data_is_marked_on_every_page(client: Client, cast: Cast) -> None:
    assert "演示数据" not in client.get("/").content.decode()
    cast.agency.is_demonstration = True
    cast.agency.save()
    for path in ("/", "/zwgk/", "/ysqgk/", "/nb/", "/nowhere"):
        assert "demo-ribbon" in client.get(path).content.decode()


def test_no_page_carries_inline_script_or_style(client: Client, published: Publish) -> None:
    address = published().address
    for path in (
        "/",
        "/zwgk/",
        "/zcwjk/",
        f"/doc/{address}/",
        "/ysqgk/apply/",
        "/ysqgk/track/",
        "/nb/",
        "/style/",
    ):
        page = client.get(path).content.decode()
        assert " style=" not in page
        assert "<style" not in page
        assert "onclick" not in page


def test_the_care_edition_is_a_choice_kept_in_a_cookie_at_the_same_address(
    client: Client, cast: Cast
) -> None:
    back = client.get("/zwgk/?year=2023&care=1")
    assert back["Location"] == "/zwgk/?year=2023"
    assert 'data-care="1"' in client.get("/zwgk/").content.decode()
    client.get("/?care=0")
    assert "data-care" not in client.get("/zwgk/").content.decode()


def test_the_way_back_of_the_care_switch_stays_on_this_site(client: Client, cast: Cast) -> None:
    assert client.get("//elsewhere.invalid/?care=1").headers.get("Location", "/").startswith("/") is True
