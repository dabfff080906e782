"""How the text of a document stands on its page: signature, tables, names of forms, marked words."""

from __future__ import annotations

import pytest
from django.test import Client

from gongkai.law.interpretation import Form
from gongkai.site.templatetags.gongkai import excerpt, form_label, hits, kind_of
from tests.documents.conftest import draft_of, interpretation_of, walk
from tests.portal.conftest import Publish

TABLE = "| 场馆 | 时间 |\n| --- | --- |\n| 图书馆 | 9:00 |"


@pytest.mark.django_db
def test_organ_and_day_stand_apart_at_the_end(client: Client, published: Publish) -> None:
    document = published(text="特此通知。\n\n甲市文化和旅游局\n\n2023年11月10日\n\n（此件公开发布）")
    page = client.get(f"/doc/{document.address}/").content.decode()
    assert '<p class="signature">甲市文化和旅游局</p>' in page
    assert '<p class="date">2023年11月10日</p>' in page
    assert "<strong>一致。</strong>" in client.get(f"/doc/{document.address}/verify").content.decode()


@pytest.mark.django_db
def test_each_table_scrolls_in_a_region_that_has_a_name_of_its_own(
    client: Client, published: Publish
) -> None:
    document = published(text=f"甲\n\n{TABLE}\n\n乙\n\n{TABLE}")
    page = client.get(f"/doc/{document.address}/").content.decode()
    for number in (1, 2):
        assert f'role="region" aria-label="表格{number}，可以左右滚动" tabindex="0"><table>' in page
    assert page.count("</table></div>") == 2


@pytest.mark.django_db
def test_the_forms_of_an_interpretation_are_named_in_words(client: Client, cast: object) -> None:
    lead = draft_of(cast, needs_interpretation=True)  # type: ignore[arg-type]
    interpretation_of(
        cast, lead, forms=["text", "table"], text="| 原规定 | 新规定 |\n| --- | --- |\n| 甲 | 乙 |"
    )  # type: ignore[arg-type]
    walk(cast, lead)  # type: ignore[arg-type]
    page = client.get(f"/doc/{lead.address}/").content.decode()
    assert '<span class="tag">文字</span>' in page
    assert '<span class="tag">对照表</span>' in page
    assert ">table<" not in page


def test_every_form_has_a_name_and_an_unknown_one_shows_as_it_is() -> None:
    assert all(form_label(form.value) == form.label for form in Form)
    assert form_label("访谈") == "访谈"


@pytest.mark.parametrize(
    "text, words, marked",
    [
        ("防汛工作", "防汛", "<mark>防汛</mark>工作"),
        ("<b>防汛</b>", "防汛", "&lt;b&gt;<mark>防汛</mark>&lt;/b&gt;"),
        ("A级景区", "a级", "<mark>A级</mark>景区"),
        ("甲 & 乙", "&", "甲 <mark>&amp;</mark> 乙"),
        ("a.b", ".", "a<mark>.</mark>b"),
        ("防汛", "", "防汛"),
    ],
)
def test_searched_words_are_marked_and_everything_is_escaped(text: str, words: str, marked: str) -> None:
    assert hits(text, words) == marked


def test_an_excerpt_shows_the_passage_that_was_hit() -> None:
    shown = excerpt("开头" * 200 + "防汛工作" + "结尾" * 200, "防汛")
    assert "<mark>防汛</mark>" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 200


def test_the_kind_of_a_file_is_its_ending() -> None:
    assert kind_of("评分 标准.v2.PDF") == "pdf"
