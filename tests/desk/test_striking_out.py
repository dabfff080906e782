"""Striking an entry out at the desk: the sheet, the register with the number struck through, and the applicant's page."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from gongkai.cases.models import Case
from gongkai.law.receipt import Channel
from tests.cast import Cast
from tests.desk.conftest import case_of

WHY = {"why": "同一封信登记了两次"}


@pytest.fixture
def twin(cast: Cast, case: Case) -> Case:
    """The same letter, registered a second time by the desk."""
    return case_of(cast, channel=Channel.IN_PERSON, by=cast.qian_jin)


def strike(client: Client, case: Case, **typed: str) -> Any:
    return client.post(f"/desk/ysq/{case.number}/do/strike_out/", WHY | typed, follow=True)


def test_the_head_strikes_out_and_the_register_shows_it(
    cast: Cast, case: Case, twin: Case, enter: Any
) -> None:
    head = enter(cast.zhao_min)
    assert "登记有误，作废" in head.get(f"/desk/ysq/{twin.number}/").text
    page = strike(head, twin, number=case.number.lower()).text
    assert "作废，不是一件申请，不计入统计：同一封信登记了两次" in page
    assert f"曾经重复登记为 {twin.number}" in head.get(f"/desk/ysq/{case.number}/").text
    assert twin.number not in head.get("/desk/ysq/").text
    listed = head.get("/desk/ysq/?stage=all").text
    assert f'<tr class="void"><th scope="row" class="nowrap"><a href="/desk/ysq/{twin.number}/">' in listed
    assert twin.number in head.get("/desk/ysq/?stage=struck").text
    assert "共 1 件" in head.get("/desk/ysq/?counted=1&year=2024").text
    sheet = load_workbook(BytesIO(head.get("/desk/ysq/export.xlsx?stage=all").content)).worksheets[0]
    last = [str(row[-1]) for row in sheet.iter_rows(min_row=3, values_only=True)]
    assert last == ["None", f"2024-03-18作废，与{case.number}重复登记：同一封信登记了两次"]


@pytest.mark.parametrize(("typed", "status"), [({"number": "2024-YSQ-0099"}, 422), ({"why": ""}, 422)])
def test_what_is_wrong_is_said_and_kept(cast: Cast, twin: Case, enter: Any, typed: dict, status: int) -> None:
    answer = strike(enter(cast.zhao_min), twin, **typed)
    assert answer.status_code == status
    twin.refresh_from_db()
    assert twin.stage == "in_hand"


def test_nobody_else_has_the_button_or_gets_through(cast: Cast, twin: Case, enter: Any) -> None:
    for person in (cast.qian_jin, cast.li_qiang, cast.wu_tao):
        client = enter(person)
        assert 'id="strike_out"' not in client.get(f"/desk/ysq/{twin.number}/").text
        assert strike(client, twin).status_code == 409
    assert strike(enter(cast.zhou_yang), twin).status_code == 404
    assert not Case.objects.filter(stage="struck").exists()


def test_what_cannot_be_struck_out_says_why_before_anybody_types(cast: Cast, case: Case, enter: Any) -> None:
    assert "申请人自己在网上提交的不能作废" in enter(cast.zhao_min).get(f"/desk/ysq/{case.number}/").text


def test_who_holds_the_struck_number_is_told_where_to_look(
    cast: Cast, case: Case, twin: Case, enter: Any
) -> None:
    strike(enter(cast.zhao_min), twin, number=case.number)
    browser = Client()
    browser.post("/ysqgk/track/", {"number": twin.number, "code": twin.query_code})
    page = browser.get("/ysqgk/track/case/").text
    assert f"您的申请登记在编号 {case.number} 下" in page
    assert case.query_code not in page
    assert "撤回申请" not in page
    assert "这个编号已经作废" in browser.post("/ysqgk/track/message/", {"says": "为什么"}).text
    assert not twin.contacts.exists()
