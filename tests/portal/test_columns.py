"""Columns, the policy library, and search."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from gongkai.documents import acts
from gongkai.documents.models import Document
from tests.cast import TAKEN_BACK, Cast
from tests.portal.conftest import Publish, take_over
from tests.repealing import repealed

pytestmark = pytest.mark.django_db


def test_a_column_lists_its_own_documents_and_those_below(client: Client, published: Publish) -> None:
    published(title="预算公开", column="budget")
    assert "预算公开" in client.get("/zwgk/budget/").content.decode()
    assert "预算公开" in client.get("/zwgk/statutory/").content.decode()
    assert "预算公开" not in client.get("/zwgk/guide/").content.decode()


def test_an_empty_column_says_why_it_is_empty(client: Client, cast: Cast) -> None:
    column = cast.columns["decisions"]
    column.empty_says = "本年度没有作出这类决定。"
    column.save()
    page = client.get("/zwgk/decisions/").content.decode()
    assert "本年度没有作出这类决定。" in page
    assert "暂无数据" not in page


def test_a_column_that_is_not_there_is_not_found(client: Client, cast: Cast) -> None:
    assert client.get("/zwgk/nowhere/").status_code == 404


def test_a_list_has_fifteen_a_page_and_numbered_pages(client: Client, published: Publish) -> None:
    for number in range(16):
        published(title=f"第{number}份")
    first = client.get("/zwgk/policy/").content.decode()
    assert first.count('class="title"') == 15
    assert "?page=2" in first
    assert client.get("/zwgk/policy/?page=2").content.decode().count('class="title"') == 1
    assert client.get("/zwgk/policy/?page=999").status_code == 200
    assert client.get("/zwgk/policy/?page=x").status_code == 200


def test_a_list_asks_the_database_the_same_whatever_the_number_of_rows(
    client: Client, published: Publish, django_assert_max_num_queries: object
) -> None:
    for number in range(10):
        published(title=f"第{number}份")
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        client.get("/zwgk/policy/")
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        client.get("/search/?q=落实")


@pytest.mark.parametrize(
    "query, seen",
    [
        ("year=2022", "旧通知"),
        ("year=2023", "新公告"),
        ("genre=公告", "新公告"),
        ("validity=repealed", "旧通知"),
        ("q=第7号", "新公告"),
    ],
)
def test_filters_narrow_a_list(client: Client, cast: Cast, published: Publish, query: str, seen: str) -> None:
    old = published(title="旧通知", genre="通知", doc_no="第2号", on=date(2022, 5, 10))
    published(title="新公告", genre="公告", doc_no="第7号")
    repealed(old.pk, by=cast.qian_jin, on=date(2023, 1, 5))
    page = client.get(f"/zcwjk/?{query}").content.decode()
    assert "共 1 条" in page
    assert seen in page


def test_a_filter_that_is_not_offered_is_left_out_and_nothing_breaks(
    client: Client, published: Publish
) -> None:
    published(title="一份通知")
    page = client.get("/zwgk/?year=0&genre='&division=x&validity=<em>&stage=1&page=-1")
    assert page.status_code == 200
    assert "一份通知" in page.content.decode()
    assert "<em>" not in page.content.decode()


def test_nothing_left_after_filtering_offers_a_way_out(client: Client, published: Publish) -> None:
    published()
    page = client.get("/zwgk/?q=火星移民").content.decode()
    assert "清除全部条件" in page
    assert "申请公开" in page


def test_an_exact_number_comes_first_in_the_library(client: Client, published: Publish) -> None:
    published(title="甲", doc_no="甲文旅发〔2023〕1号", on=date(2023, 3, 1))
    published(title="乙", doc_no="甲文旅发〔2023〕2号", text="根据甲文旅发〔2023〕1号办理。")
    page = client.get("/zcwjk/?q=甲文旅发〔2023〕1号").content.decode()
    assert page.index(">甲<") < page.index(">乙<")


def test_search_finds_two_characters_in_the_text_and_marks_them(client: Client, published: Publish) -> None:
    published(title="通知一", text="要做好防汛工作。")
    page = client.get("/search/?q=防汛").content.decode()
    assert "找到 1 条" in page
    assert "<mark>防汛</mark>" in page


def test_search_without_words_and_without_hits_helps_on(client: Client, published: Publish) -> None:
    published(title="最近的通知")
    assert "最近的通知" in client.get("/search/").content.decode()
    page = client.get("/search/?q=火星").content.decode()
    assert "没有找到" in page
    assert "/ysqgk/?q=" in page


def test_what_is_searched_for_is_escaped(client: Client, published: Publish) -> None:
    published(text="含有<i>标签</i>的正文")
    page = client.get("/search/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page
    assert "<i>" not in client.get("/search/?q=标签").content.decode()


def test_lists_and_search_never_show_what_is_not_public(
    client: Client, cast: Cast, drafted: Publish, published: Publish
) -> None:
    drafted(title="还是草稿")
    drafted(title="依申请才给", attribute="on_request", attribute_reason="内部管理")
    take_over(published(title="别的机关的"), cast.other_agency)
    gone = published(title="撤回了的")
    acts.withdraw(gone.pk, how=TAKEN_BACK, opinion="内容有误", by=cast.wu_tao, on=date(2023, 12, 1))
    for path in (
        "/",
        "/zwgk/",
        "/zcwjk/",
        "/search/?q=落实",
        "/feed/all.xml",
        "/sitemap.xml",
        "/ysqgk/?q=落实",
    ):
        page = client.get(path).content.decode()
        for hidden in ("还是草稿", "依申请才给", "别的机关的", "撤回了的"):
            assert hidden not in page, (path, hidden)
        assert not any(d.address in page for d in Document.objects.all()), path


def test_another_agency_has_its_own_portal_under_its_own_address(
    client: Client, cast: Cast, published: Publish
) -> None:
    document = take_over(published(title="体育局的通知"), cast.other_agency)
    page = client.get("/j/yi/zwgk/").content.decode()
    assert "甲市体育局" in page
    assert f'href="/j/yi/doc/{document.address}/"' in page
    assert 'href="/zwgk/"' not in page
    assert client.get("/j/nobody/").status_code == 404


def test_filtering_further_keeps_what_the_address_narrowed_by(client: Client, published: Publish) -> None:
    published(title="开放时间", category="culture", column="plans")
    page = client.get("/zwgk/?category=culture").content.decode()
    assert '<input type="hidden" name="category" value="culture">' in page
    assert "只看信息类别“公共文化体育”" in page
