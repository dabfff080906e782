"""Interpretations on the portal: linked both ways, their forms named, questions read one by one, recordings played."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.test import Client

from gongkai.documents import acts
from gongkai.documents.clearing.acts import look_at
from gongkai.documents.drafting import acts as drafting
from gongkai.documents.models import Document
from tests import papers
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, interpretation_of, walk


def explained(cast: Cast, **fields: Any) -> tuple[Document, Document]:
    lead = draft_of(cast, kind="policy", title="活动方案")
    return lead, interpretation_of(cast, lead, title="活动方案解读", **fields)


def page(client: Client, document: Document) -> str:
    return client.get(f"/doc/{document.address}/").content.decode()


def test_document_and_interpretation_link_to_each_other_top_and_bottom(client: Client, cast: Cast) -> None:
    lead, other = explained(
        cast,
        forms=["text", "interview"],
        text="2024年3月8日，局长接受在线访谈，网址：https://t.example.invalid/1。",
    )
    walk(cast, lead)
    assert page(client, lead).count(f"/doc/{other.address}/") == 2
    assert page(client, other).count(f'href="/doc/{lead.address}/"') == 2
    assert '<span class="tag">访谈</span>' in page(client, lead)
    assert '<span class="tag">访谈</span>' in page(client, other)


def test_each_question_is_a_heading_of_its_own(client: Client, cast: Cast) -> None:
    lead, other = explained(
        cast, forms=["questions"], text="问：谁能报？\n\n答：都能。\n\n问：要钱吗？\n\n答：不要。"
    )
    walk(cast, lead)
    text = page(client, other)
    assert text.count('<p class="question" role="heading" aria-level="2">问：') == 2
    assert "<strong>一致。</strong>" in client.get(f"/doc/{other.address}/verify").content.decode()


def test_a_chart_is_shown_with_the_words_for_it(client: Client, cast: Cast) -> None:
    lead, other = explained(cast, forms=["chart"])
    drafting.add_picture(
        other.editions.get().pk, name="图.png", content=io.BytesIO(papers.png()), alt="报名分三步", by=cast.li_qiang, on=ON,
        saves=0,
    )  # fmt: skip
    walk(cast, lead)
    text = page(client, other)
    assert 'alt="报名分三步"' in text
    assert f'src="/doc/{other.address}/picture/' in text


@pytest.mark.parametrize(("name", "tag"), [("解读.mp4", "<video "), ("解读.mp3", "<audio ")])
def test_a_recording_is_played_on_the_page_and_can_be_taken_away(
    client: Client, cast: Cast, name: str, tag: str
) -> None:
    lead, other = explained(cast, forms=["audio"])
    content = papers.mp4() if name.endswith("mp4") else papers.mp3()
    kept = acts.attach(
        other.editions.get().pk, name=name, content=io.BytesIO(content), by=cast.li_qiang, on=ON
    )
    look_at(lead.pk, f"a{kept.pk}", says="从头听到尾，没有个人信息", by=cast.he_jing, on=ON)
    walk(cast, lead)
    text = page(client, other)
    assert tag in text
    assert text.count(f"/doc/{other.address}/files/{kept.pk}") == 2


def test_where_else_it_is_played_is_a_link(client: Client, cast: Cast) -> None:
    lead, other = explained(cast, forms=["video"], text="播放网址：https://v.example.invalid/1。")
    walk(cast, lead)
    assert '<a href="https://v.example.invalid/1" rel="noopener noreferrer">' in page(client, other)


def test_interpretations_are_narrowed_by_their_form(client: Client, cast: Cast) -> None:
    lead, _ = explained(cast, forms=["text", "table"], text="| 原规定 | 新规定 |\n| --- | --- |\n| 甲 | 乙 |")
    walk(cast, lead)
    second = draft_of(cast, kind="policy", title="另一方案")
    interpretation_of(cast, second, title="只有文字的解读", forms=["text"])
    walk(cast, second, on=date(2024, 3, 11))
    whole = client.get("/zwgk/interpretation/").content.decode()
    assert "解读形式" in whole
    narrowed = client.get("/zwgk/interpretation/?form=table").content.decode()
    assert "活动方案解读" in narrowed
    assert "只有文字的解读" not in narrowed
    assert "只有文字的解读" in client.get("/zwgk/interpretation/?form=nonsense").content.decode()
    assert "解读形式" not in client.get("/zwgk/policy/").content.decode()


def test_a_page_asks_only_once_whether_it_is_understood(client: Client, cast: Cast) -> None:
    lead, _ = explained(cast)
    walk(cast, lead)
    text = client.get(f"/doc/{lead.address}/").content.decode()
    assert (text.count("看不懂？先看解读"), text.count("<h2>相关解读</h2>")) == (1, 1)
