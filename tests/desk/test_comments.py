"""Comments at the desk, by form alone; and that they stay inside."""

from __future__ import annotations

from typing import Any

import pytest

from gongkai.agencies.models import Person
from gongkai.documents.comments.models import Comment
from gongkai.documents.models import Document
from tests.cast import Cast
from tests.desk.conftest import publish


def at(draft: Document, rest: str = "") -> str:
    return f"/desk/doc/{draft.address}/comments/{rest}"


@pytest.fixture
def remark(cast: Cast, draft: Document, enter: Any) -> Comment:
    enter(cast.he_jing).post(at(draft), {"paragraph": 2, "quote": "有关事项", "says": "哪些<b>事项</b>？"})
    return Comment.objects.get()


def test_a_comment_stands_beside_its_words_and_is_escaped(
    cast: Cast, draft: Document, remark: Comment, enter: Any
) -> None:
    page = enter(cast.li_qiang).get(at(draft)).text
    assert f'<mark id="m{remark.pk}"><a href="#c{remark.pk}">有关事项' in page
    assert '<a href="#p2">第2段</a>' in page
    assert "哪些&lt;b&gt;事项" in page


def test_without_words_of_the_text_the_comment_is_refused_and_kept_on_the_page(
    cast: Cast, draft: Document, enter: Any
) -> None:
    response = enter(cast.li_qiang).post(at(draft), {"paragraph": 1, "quote": "没有的话", "says": "我的意见"})
    assert response.status_code == 409
    assert "正文里找不到这段引文" in response.text
    assert "我的意见" in response.text
    assert enter(cast.li_qiang).post(at(draft), {"paragraph": "x"}).status_code == 422


def test_a_comment_is_answered_and_settled_by_form(
    cast: Cast, draft: Document, remark: Comment, enter: Any
) -> None:
    desk = enter(cast.li_qiang)
    assert desk.post(at(draft, f"{remark.pk}/reply/"), {"says": "已改"}).status_code == 302
    assert desk.post(at(draft, f"{remark.pk}/settle/"), {"says": ""}).status_code == 422
    assert desk.post(at(draft, f"{remark.pk}/settle/"), {"says": "采纳"}).status_code == 302
    assert "已了结" in desk.get(at(draft)).text
    assert desk.post(at(draft, f"{remark.pk}/reply/"), {"says": "晚了"}).status_code == 409
    assert desk.post(at(draft, f"{remark.pk}/delete/"), {"says": "x"}).status_code == 404


def test_strangers_and_other_divisions_see_no_comments(
    cast: Cast, draft: Document, remark: Comment, enter: Any, outsider: Person
) -> None:
    for person in (cast.zhou_yang, outsider):
        assert enter(person).get(at(draft)).status_code == 404
        assert enter(person).post(at(draft, f"{remark.pk}/reply/"), {"says": "x"}).status_code == 404


def test_a_comment_never_leaves_the_house(
    cast: Cast, draft: Document, remark: Comment, enter: Any, client: Any
) -> None:
    publish(cast, draft)
    for address in (
        f"/doc/{draft.address}/",
        f"/doc/{draft.address}/verify",
        f"/api/v1/documents/{draft.address}",
        "/feed.rss",
    ):
        assert "哪些" not in client.get(address).text
    assert enter(cast.li_qiang).get(at(draft)).status_code == 404


def test_the_page_asks_the_same_for_one_comment_and_for_many(
    cast: Cast, draft: Document, remark: Comment, enter: Any, django_assert_max_num_queries: Any
) -> None:
    desk = enter(cast.li_qiang)
    for number in range(8):
        desk.post(at(draft), {"paragraph": 1, "quote": "", "says": f"第{number}条"})
        desk.post(at(draft, f"{remark.pk}/reply/"), {"says": f"回复{number}"})
    with django_assert_max_num_queries(13):
        desk.get(at(draft))
