"""The desk asks others about some of the points of a request, and shows by point what they said."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from gongkai.cases import acts
from gongkai.cases.models import Case
from gongkai.law.consultation import Opinion
from tests.cast import Cast
from tests.desk.conftest import TODAY, Enter

ASK = {"party": "某公司", "received": "", "says": ""}


@pytest.fixture
def client(cast: Cast, case: Case, enter: Enter) -> Client:
    acts.split(case.pk, points=["某公司的申报书", "评审纪要"], by=cast.li_qiang, on=TODAY)
    return enter(cast.li_qiang)


def page(client: Client, case: Case, more: str = "") -> str:
    return client.get(f"/desk/ysq/{case.number}/{more}").content.decode()


def items(client: Client, case: Case) -> list[str]:
    """What the page says under each point."""
    said = page(client, case).partition('<ol class="points">')[2].partition("</ol>")[0]
    return said.split("七步决定")


def test_a_request_of_one_point_is_not_asked_which(cast: Cast, case: Case, enter: Enter) -> None:
    assert "所涉的申请要点" not in page(enter(cast.li_qiang), case, "?open=consult_third_party")


def test_the_sheet_names_the_points_and_the_page_says_by_point_who_was_asked(
    client: Client, case: Case
) -> None:
    assert "所涉的申请要点" in page(client, case, "?open=consult_third_party")
    posted = client.post(f"/desk/ysq/{case.number}/do/consult_third_party/", ASK | {"points": ["1"]})
    assert posted.status_code == 302
    first, second, *_ = items(client, case)
    assert "某公司" in first
    assert "等待答复，最迟2024-04-09" in first
    assert "征求第三方意见" not in second
    assert "征求第三方意见：某公司（要点1）" in page(client, case)


def test_a_point_that_is_not_there_is_refused_on_the_sheet(client: Client, case: Case) -> None:
    posted = client.post(f"/desk/ysq/{case.number}/do/consult_third_party/", ASK | {"points": ["7"]})
    assert posted.status_code == 422
    assert case.events.count() == 0


def test_an_opinion_stands_under_its_point(cast: Cast, client: Client, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=TODAY)
    said = {"party": "某公司", "opinion": "objects", "says": "含有报价", "points": ["1"], "arrived": ""}
    assert client.post(f"/desk/ysq/{case.number}/do/third_party_answered/", said).status_code == 302
    first, second, *_ = items(client, case)
    assert "不同意公开" in first
    assert "含有报价" in first
    assert "就其他要点答复了，没有提到这个要点" in second


def test_silence_says_what_it_means(cast: Cast, client: Client, case: Case, settings: object) -> None:
    acts.consult_third_party(case.pk, party="某公司", points=[1], by=cast.li_qiang, on=TODAY)
    acts.consult_agency(case.pk, party="甲市财政局", points=[2], by=cast.li_qiang, on=TODAY)
    settings.GONGKAI_TODAY = date(2024, 4, 10)  # type: ignore[attr-defined]
    first, second, *_ = items(client, case)
    assert "逾期没有答复，由本机关依法决定是否公开" in first
    assert "逾期没有答复，视为同意公开" in second


def test_the_weighing_is_asked_for_only_where_somebody_objects(
    cast: Cast, client: Client, case: Case
) -> None:
    acts.consult_third_party(case.pk, party="某公司", points=[1], by=cast.li_qiang, on=TODAY)
    acts.third_party_answered(case.pk, says="含有报价", opinion=Opinion.OBJECTS, by=cast.li_qiang, on=TODAY)
    assert "第三方不同意公开这个要点" in page(client, case, "points/1/granted/")
    assert "公共利益的权衡" not in page(client, case, "points/2/granted/")


def test_a_point_somebody_read_is_not_rewritten(cast: Cast, client: Client, case: Case) -> None:
    acts.consult_third_party(case.pk, party="某公司", points=[1], by=cast.li_qiang, on=TODAY)
    posted = client.post(f"/desk/ysq/{case.number}/points/", {"points": "申报书\n评审纪要"})
    assert posted.status_code == 409
    assert "请原样保留这一行" in posted.content.decode()
