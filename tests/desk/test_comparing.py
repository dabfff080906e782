"""Two editions beside each other at the desk."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from gongkai.agencies.models import Person
from gongkai.documents import acts
from gongkai.documents.models import Document
from gongkai.documents.wording import rich
from tests import papers
from tests.cast import Cast
from tests.desk.conftest import TODAY, publish


@pytest.fixture
def revised(cast: Cast, draft: Document) -> Document:
    """A live notice with a second edition in hand, which has a table and a file more."""
    publish(cast, draft)
    edition = acts.revise(
        draft.pk, text=rich("<p>各单位：</p><p>现将有关事项公告如下。</p><table><tr><td>甲</td><td>乙</td></tr></table>"),
        because="更正", by=cast.li_qiang, on=TODAY,
    )  # fmt: skip
    acts.attach(edition.pk, name="名单.xlsx", content=BytesIO(papers.sheet()), by=cast.li_qiang, on=TODAY)
    return draft


def test_words_say_what_came_and_what_went(cast: Cast, revised: Document, enter: Any) -> None:
    page = enter(cast.li_qiang).get(f"/desk/doc/{revised.address}/diff/").text
    assert '<del><span class="visually-hidden">删去：</span>通知</del>' in page
    assert '<ins><span class="visually-hidden">增加：</span>公告</ins>' in page
    assert '<td><ins><span class="visually-hidden">增加：</span>甲</ins>' in page
    assert "正文有 2 处" in page
    assert "附件 名单.xlsx" in page
    assert "修改原因：更正" in page


def test_side_by_side_and_only_what_changed_say_the_same(cast: Cast, revised: Document, enter: Any) -> None:
    desk = enter(cast.li_qiang)
    page = desk.get(f"/desk/doc/{revised.address}/diff/?view=beside&only=1").text
    assert 'data-label="第1版"' in page
    assert "公告" in page
    same = desk.get(f"/desk/doc/{revised.address}/diff/?from=1&to=1").text
    assert "正文没有改动" in same


def test_who_may_not_read_an_edition_in_hand_compares_nothing(
    cast: Cast, revised: Document, enter: Any, outsider: Person
) -> None:
    for stranger in (outsider, cast.zhou_yang):
        assert enter(stranger).get(f"/desk/doc/{revised.address}/diff/").status_code == 404


def test_a_comparison_asks_the_database_the_same_however_many_editions_there_are(
    cast: Cast, revised: Document, enter: Any, django_assert_max_num_queries: Any
) -> None:
    desk = enter(cast.li_qiang)
    with django_assert_max_num_queries(14):
        desk.get(f"/desk/doc/{revised.address}/diff/")
