"""The page of results: what was hit, where, and nothing of a document's own markup."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from gongkai.documents import acts
from gongkai.documents.models import Document
from gongkai.site.templatetags.gongkai import excerpt, hits
from tests import papers
from tests.cast import Cast
from tests.portal.conftest import Publish

pytestmark = pytest.mark.django_db


def page(client: Client, path: str, **asked: str) -> str:
    return client.get(path, asked).content.decode()


def test_words_are_marked_as_they_were_found_whatever_their_width_and_case(
    client: Client, published: Publish
) -> None:
    published(title="Ａ级景区名单", doc_no="甲文旅发〔2023〕44号", text="２０２３年“防汛”安排。")
    shown = page(client, "/search/", q="a级 [2023]44 2023年 防汛")
    for marked in (
        "<mark>Ａ级</mark>",
        "甲文旅发<mark>〔2023〕44</mark>号",
        "<mark>２０２３年</mark>“<mark>防汛</mark>”",
    ):
        assert marked in shown


def test_the_passage_around_the_first_hit_is_shown_of_a_long_text(client: Client, published: Publish) -> None:
    published(text="前" * 20_000 + "在此提到防汛一事" + "后" * 20_000)
    shown = page(client, "/search/", q="提到防汛")
    assert "…前前" in shown
    assert "在此<mark>提到防汛</mark>一事后" in shown
    assert "后…" in shown
    assert "后" * 200 not in shown


def test_markup_of_a_document_and_of_a_query_stays_text() -> None:
    text = "<b>防汛</b> & <script>alert(1)</script>"
    assert hits(text, "防汛 <script>") == (
        "&lt;b&gt;<mark>防汛</mark>&lt;/b&gt; &amp; <mark>&lt;script&gt;</mark>alert(1)&lt;/script&gt;"
    )
    assert "<script>" not in excerpt(text, "alert </mark> lt;")
    assert "<mark>lt" not in excerpt(text, "lt;")


def test_a_file_that_was_hit_by_its_name_is_named(
    client: Client, cast: Cast, drafted: Publish, reviewed: Callable[[Document, date], Document]
) -> None:
    document = drafted(title="通知")
    for name in ("场馆名单.pdf", "附表.pdf"):
        content = io.BytesIO(papers.pdf())
        acts.attach(
            document.editions.get().pk, name=name, content=content, by=cast.li_qiang, on=date(2023, 11, 10)
        )
    reviewed(document, date(2023, 11, 17))
    shown = page(client, "/search/", q="场馆")
    assert "附件：<mark>场馆</mark>名单.pdf" in shown
    assert "附表" not in shown


def test_the_total_counts_what_the_pages_show(client: Client, published: Publish) -> None:
    for number in range(11):
        published(title=f"第{number}份防汛通知")
    assert "找到 11 条" in page(client, "/search/", q="防汛")
    assert page(client, "/search/", q="防汛", page="2").count('class="title"') == 1


def test_the_library_narrows_what_was_found_by_its_facets(client: Client, published: Publish) -> None:
    published(title="防汛通知", genre="通知", doc_no="甲文旅发〔2023〕1号")
    published(title="防汛公告", genre="公告", doc_no="甲文旅发〔2023〕2号")
    published(title="防汛演练", category="culture", column="plans")
    assert "共 2 条" in page(client, "/zcwjk/", q="防汛")
    shown = page(client, "/zcwjk/", q="防汛", genre="公告")
    assert "共 1 条" in shown
    assert "防汛公告" in shown
    assert "共 3 条" in page(client, "/zwgk/", q="防汛")


def test_who_is_about_to_ask_finds_what_stands_in_the_middle_of_a_text(
    client: Client, published: Publish
) -> None:
    published(title="场馆开放", text="本年度免费开放补助资金分配如下。")
    assert "场馆开放" in page(client, "/ysqgk/", q="放补助资金分")
    assert "没有找到" in page(client, "/ysqgk/", q="分配方案")


@pytest.mark.parametrize("path", ["/search/", "/zcwjk/", "/zwgk/", "/ysqgk/", "/api/v1/documents"])
@pytest.mark.parametrize("q", ['"', "落实* AND", "\ud83d", "' OR 1=1 --", "落" * 80, "，", "% _ \\"])
def test_no_question_breaks_a_page(client: Client, published: Publish, path: str, q: str) -> None:
    published()
    asked = q.encode("utf-8", "replace").decode()
    assert client.get(path, {"q": asked}).status_code == 200
