"""Taking back a letter at the desk: the sheet lists what may be, refusals keep what was typed, the record tells it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from gongkai.cases import acts
from gongkai.cases.models import Case
from gongkai.law.delivery import Way
from gongkai.law.hand import Hand
from gongkai.law.receipt import Channel
from tests.cast import Cast
from tests.desk.conftest import TODAY, case_of
from tests.letters import only


@pytest.fixture
def asked(cast: Cast) -> Case:
    """Asked to complete today."""
    case = case_of(cast)
    return acts.ask_to_complete(case.pk, says="写明年份", by=cast.li_qiang, on=TODAY)


def test_the_sheet_offers_the_letter_and_the_page_tells_what_became_of_it(
    cast: Cast, asked: Case, enter: Any
) -> None:
    client, notice = enter(cast.li_qiang), only(asked, "completion")
    address = f"/desk/ysq/{asked.number}/"
    page = client.get(f"{address}?open=take_back").text
    assert f"补正告知书（{notice}）" in page
    assert "发错了，撤销" in page
    typed = {"letter": notice.pk, "why": "内容已经明确"}
    assert client.post(f"{address}do/take_back/", typed).status_code == 302
    told = client.get(address).text
    assert "办理中" in told
    assert "作废" in told
    assert "内容已经明确" in told
    assert "没有可以撤销的文书" in told


def test_a_served_one_is_shown_as_taken_back_beside_the_letter_that_does_it(
    cast: Cast, asked: Case, enter: Any
) -> None:
    client, notice = enter(cast.qian_jin), only(asked, "completion")
    acts.serve(notice.pk, way=Way.ELECTRONIC, sent=TODAY, by=cast.qian_jin, on=TODAY)
    typed = {"letter": notice.pk, "why": "内容已经明确"}
    assert client.post(f"/desk/ysq/{asked.number}/do/take_back/", typed).status_code == 302
    page = client.get(f"/desk/ysq/{asked.number}/").text
    assert "撤销告知书" in page
    assert f"{TODAY}，内容已经明确" in page
    ledger = client.get("/desk/ysq/letters/?state=void").text
    assert notice.number in ledger
    assert notice.number not in client.get("/desk/ysq/letters/?state=served").text


def test_a_letter_somebody_relied_on_is_refused_and_the_reason_typed_stays(
    cast: Cast, asked: Case, enter: Any
) -> None:
    acts.complete(asked.pk, says="2023年", by=Hand.APPLICANT, on=TODAY)
    typed = {"letter": only(asked, "completion").pk, "why": "我写的原因"}
    refused = enter(cast.li_qiang).post(f"/desk/ysq/{asked.number}/do/take_back/", typed)
    assert refused.status_code == 409
    assert "申请人已经据此办理" in refused.text
    assert "我写的原因" in refused.text


@pytest.mark.parametrize("letter", ["", "0", "x", "999999"])
def test_a_letter_that_is_not_on_the_sheet_does_not_leave_it(
    cast: Cast, asked: Case, enter: Any, letter: str
) -> None:
    typed = {"letter": letter, "why": "原因"}
    assert enter(cast.li_qiang).post(f"/desk/ysq/{asked.number}/do/take_back/", typed).status_code == 422


def test_a_confirmation_registered_later_counts_from_its_own_day(cast: Cast, enter: Any) -> None:
    submitted = TODAY - timedelta(7)
    case = case_of(cast, channel=Channel.ONLINE, on=submitted)
    address = f"/desk/ysq/{case.number}/do/confirm_receipt/"
    client = enter(cast.qian_jin)
    for wrong in (submitted - timedelta(1), TODAY + timedelta(1)):
        refused = client.post(address, {"how": "phone", "arrived": wrong.isoformat()})
        assert refused.status_code == 409
        assert "到达日期应当在提交日期" in refused.text
    happened = TODAY - timedelta(3)
    assert client.post(address, {"how": "phone", "arrived": happened.isoformat()}).status_code == 302
    case.refresh_from_db()
    assert case.received_on == happened
