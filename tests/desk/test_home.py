"""The first page of the day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.cases.models import Case
from gongkai.documents import acts as documents
from gongkai.documents.models import Document
from gongkai.law.receipt import Channel
from tests.cast import FITTING, Cast
from tests.desk.conftest import ON, case_of, draft_of, publish
from tests.interpreting import planned


def test_a_case_over_its_day_stands_on_top(cast: Cast, case: Case, enter: Any, settings: Any) -> None:
    settings.GONGKAI_TODAY = date(2024, 4, 10)
    text = enter(cast.qian_jin).get("/desk/").text
    assert "今天必须做（1）" in text
    assert "超期1个工作日" in text


def test_a_case_due_soon_is_amber_by_the_house_rule(
    cast: Cast, case: Case, enter: Any, settings: Any
) -> None:
    settings.GONGKAI_TODAY = date(2024, 4, 8)
    text = enter(cast.qian_jin).get("/desk/").text
    assert "随后到期" in text
    assert "剩1个工作日" in text


def test_a_request_to_be_confirmed_has_to_be_done_today(cast: Cast, enter: Any) -> None:
    case = case_of(cast, channel=Channel.ONLINE)
    text = enter(cast.qian_jin).get("/desk/").text
    assert case.number in text
    assert "待双方确认" in text


def test_an_edition_waits_for_the_hand_whose_turn_it_is(cast: Cast, draft: Document, enter: Any) -> None:
    documents.submit(draft.pk, by=cast.li_qiang, on=ON)
    assert "等我审核（1）" in enter(cast.he_jing).get("/desk/").text
    assert "等我审核（0）" in enter(cast.sun_jing).get("/desk/").text
    documents.pass_first(draft.pk, judged=FITTING, opinion="", by=cast.he_jing, on=ON)
    assert "等我审核（0）" in enter(cast.he_jing).get("/desk/").text
    assert "等我审核（1）" in enter(cast.sun_jing).get("/desk/").text


def test_an_interpretation_waits_with_its_document_and_not_beside_it(cast: Cast, enter: Any) -> None:
    document = draft_of(cast, needs_interpretation=True)
    documents.draft(
        cast.columns["interpretation"], title="解读", text="背景。", division=cast.division, by=cast.li_qiang,
        on=ON, interprets=document, forms=["text"],
    )  # fmt: skip
    planned(cast, document, ON)
    documents.submit(document.pk, by=cast.li_qiang, on=ON)
    assert "等我审核（1）" in enter(cast.he_jing).get("/desk/").text


def test_the_strip_shows_only_what_the_records_tell(
    cast: Cast, draft: Document, enter: Any, settings: Any
) -> None:
    assert "还没有发布过" in enter(cast.qian_jin).get("/desk/").text
    publish(cast, draft)
    assert "7天前（14天内）" in enter(cast.qian_jin).get("/desk/").text
    settings.GONGKAI_TODAY = date(2024, 10, 8)
    assert "<b>1个：政策文件" in enter(cast.qian_jin).get("/desk/").text


def test_the_numbers_of_a_year_open_their_lists(cast: Cast, draft: Document, enter: Any) -> None:
    publish(cast, draft)
    client = enter(cast.qian_jin)
    assert '<a href="/desk/doc/?counted=1&amp;year=2024">1</a> =' in client.get("/desk/").text
    assert draft.title in client.get("/desk/doc/?counted=1&year=2024&category=document").text
    assert draft.title not in client.get("/desk/doc/?counted=1&year=2023").text


def test_the_first_page_asks_as_many_questions_on_a_busy_day(cast: Cast, case: Case, enter: Any) -> None:
    client = enter(cast.qian_jin)
    with CaptureQueriesContext(connection) as few:
        client.get("/desk/")
    for n in range(6):
        case_of(cast)
        draft_of(cast, title=f"第{n}件")
    with CaptureQueriesContext(connection) as many:
        client.get("/desk/")
    assert len(few) == len(many)


def test_on_a_phone_every_number_of_a_year_is_named(cast: Cast, enter: Any) -> None:
    text = enter(cast.zhao_min).get("/desk/").text
    assert 'class="table years stack"' in text
    for label in ("主动公开", "文件", "公共文化体育", "其他", "依申请（收到）"):
        assert f'<td class="num" data-label="{label}">' in text
