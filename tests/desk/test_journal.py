"""The journal at the desk."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.cases.models import Case
from gongkai.journal.models import Head
from tests.cast import Cast
from tests.desk.conftest import case_of


def test_the_journal_shows_the_agencys_lines_with_their_articles(cast: Cast, case: Case, enter: Any) -> None:
    text = enter(cast.zhao_min).get(f"/desk/journal/?matter=case&key={case.number}").text
    assert "受理分办" in text
    assert "第四十五条" in text
    assert case.number not in enter(cast.zhou_yang).get("/desk/journal/").text


def test_a_clerk_does_not_read_the_journal(cast: Cast, case: Case, enter: Any) -> None:
    assert enter(cast.li_qiang).get("/desk/journal/").status_code == 403


def test_the_chain_is_verified_on_demand_and_says_where_it_breaks(cast: Cast, case: Case, enter: Any) -> None:
    client = enter(cast.zhao_min)
    assert "核验通过" in client.get("/desk/journal/?verify=1").text
    Head.objects.filter(agency=cast.agency).update(digest="sm3:0")
    text = client.get("/desk/journal/?verify=1").text
    assert "核验不通过" in text
    assert f"机构 {cast.agency.code} 第 " in text


def test_the_journal_asks_as_many_questions_for_many_lines(cast: Cast, case: Case, enter: Any) -> None:
    client = enter(cast.zhao_min)
    with CaptureQueriesContext(connection) as few:
        client.get("/desk/journal/")
    for _ in range(5):
        case_of(cast)
    with CaptureQueriesContext(connection) as many:
        client.get("/desk/journal/")
    assert len(few) == len(many)
