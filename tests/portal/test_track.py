"""Following a request with its number and code."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from gongkai.cases import acts
from gongkai.cases.models import Case
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.hand import Hand
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from tests.answering import answered
from tests.cast import WANG_FANG, Cast
from tests.portal.filling import fill, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast: Cast) -> Case:
    """王芳's request of 2024-01-08, received in person."""
    return acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "复核评分表", channel=Channel.IN_PERSON, by=Hand.APPLICANT,
        on=date(2024, 1, 8),
    )  # fmt: skip


@pytest.fixture
def in_hand(case: Case, cast: Cast) -> Case:
    return acts.accept(
        case.pk, division=cast.division, handler=cast.li_qiang, by=cast.zhao_min, on=date(2024, 1, 9)
    )


@pytest.fixture
def follow(client: Client) -> Callable[[Case], str]:
    """Enter number and code, and read the page."""

    def go(case: Case) -> str:
        answer = client.post("/ysqgk/track/", {"number": case.number, "code": case.query_code})
        assert answer["Location"] == "/ysqgk/track/case/"
        return client.get("/ysqgk/track/case/").content.decode()

    return go


def test_number_and_code_open_the_page_however_they_are_typed(client: Client, case: Case) -> None:
    typed = case.query_code.lower().replace("-", " ")
    answer = client.post("/ysqgk/track/", {"number": f" {case.number.lower()} ", "code": typed})
    assert answer["Location"] == "/ysqgk/track/case/"


def test_the_page_says_where_it_stands_and_how_the_day_was_counted(
    follow: Callable, in_hand: Case, settings: object
) -> None:
    settings.GONGKAI_TODAY = date(2024, 1, 10)  # type: ignore[attr-defined]
    page = follow(in_hand)
    assert "办理中" in page
    assert "最迟" in page
    assert "2024-02-04" in page  # a Sunday worked instead, before the spring festival
    assert "第三十三条第二款" in page
    assert "周末" in page


def test_the_page_names_nobody(follow: Callable, in_hand: Case, cast: Cast) -> None:
    acts.consult_third_party(in_hand.pk, party="某某文化公司", by=cast.li_qiang, on=date(2024, 1, 12))
    page = follow(in_hand)
    for name in ("王芳", "13800000000", "某某文化公司", "李强", "赵敏"):
        assert name not in page
    assert "征求第三方意见" in page


def test_an_answer_is_shown_when_the_case_is_closed(follow: Callable, in_hand: Case, cast: Cast) -> None:
    answered(cast, in_hand, reason="见附表<b>。", on=date(2024, 1, 16))
    page = follow(in_hand)
    assert "见附表&lt;b&gt;。" in page
    assert "按时答复" in page
    assert "撤回申请" not in page


def test_the_applicant_completes_the_request_on_the_page(
    client: Client, follow: Callable, in_hand: Case, cast: Cast
) -> None:
    acts.ask_to_complete(in_hand.pk, says="请写明年份", by=cast.li_qiang, on=date(2024, 1, 12))
    assert "请写明年份" in follow(in_hand)
    assert client.post("/ysqgk/track/complete/", {"says": ""}).status_code == 422
    assert client.post("/ysqgk/track/complete/", {"says": "2023年的"}).status_code == 302
    in_hand.refresh_from_db()
    assert in_hand.stage == "in_hand"


def test_what_is_not_open_is_refused_with_the_reason(client: Client, follow: Callable, in_hand: Case) -> None:
    follow(in_hand)
    answer = client.post("/ysqgk/track/complete/", {"says": "补充"})
    assert answer.status_code == 409
    assert "这一步现在不能办理" in answer.content.decode()


def test_withdrawing_asks_once_more_and_then_closes(client: Client, follow: Callable, case: Case) -> None:
    follow(case)
    assert "确认撤回" in client.get("/ysqgk/track/withdraw/").content.decode()
    case.refresh_from_db()
    assert case.stage == "received"
    client.post("/ysqgk/track/withdraw/")
    case.refresh_from_db()
    assert (case.stage, case.outcome) == ("closed", Outcome.OTHER_ENDED)


def test_a_wrong_code_tells_nothing_about_the_number(client: Client, case: Case) -> None:
    wrong = client.post("/ysqgk/track/", {"number": case.number, "code": "AAAA-AAAA"})
    nothing = client.post("/ysqgk/track/", {"number": "2024-YSQ-9999", "code": "AAAA-AAAA"})
    assert wrong.status_code == nothing.status_code == 422
    says = "没有这个编号和查询码的申请"
    assert says in wrong.content.decode()
    assert says in nothing.content.decode()


def test_after_ten_wrong_codes_even_the_right_one_has_to_wait(client: Client, case: Case) -> None:
    for _ in range(10):
        client.post("/ysqgk/track/", {"number": case.number, "code": "AAAA-AAAA"})
    answer = client.post("/ysqgk/track/", {"number": case.number, "code": case.query_code})
    assert answer.status_code == 429
    assert "请一小时后再试" in answer.content.decode()


def test_without_a_code_nothing_of_a_case_opens(client: Client, case: Case) -> None:
    assert client.get("/ysqgk/track/case/")["Location"] == "/ysqgk/track/"
    assert client.get("/ysqgk/track/withdraw/").status_code == 404
    assert client.post("/ysqgk/track/withdraw/").status_code == 422
    assert client.post("/ysqgk/track/complete/", {"says": "x"}).status_code == 422
    case.refresh_from_db()
    assert case.stage == "received"


def test_a_case_is_not_found_on_another_agencys_portal(client: Client, follow: Callable, case: Case) -> None:
    answer = client.post("/j/yi/ysqgk/track/", {"number": case.number, "code": case.query_code})
    assert answer.status_code == 422
    follow(case)
    assert client.post("/j/yi/ysqgk/track/withdraw/").status_code == 404


def test_the_page_closes_on_request_and_after_half_an_hour(
    client: Client, follow: Callable, case: Case
) -> None:
    follow(case)
    client.post("/ysqgk/track/leave/")
    assert client.get("/ysqgk/track/case/").status_code == 302
    follow(case)
    session = client.session
    session["followed"] = [case.pk, 0]
    session.save()
    assert client.get("/ysqgk/track/case/").status_code == 302


def test_the_receipt_is_ended_with_a_button_and_nothing_opens_it_again(client: Client, cast: Cast) -> None:
    submit(client)
    assert 'action="/ysqgk/receipt/end/"' in client.get("/ysqgk/receipt/").content.decode()
    assert client.post("/ysqgk/receipt/end/")["Location"] == "/"
    assert client.get("/ysqgk/receipt/").status_code == 404
    assert client.post("/ysqgk/apply/check/")["Location"] == "/ysqgk/apply/?gone=1"
    assert client.get("/ysqgk/receipt/").status_code == 404


def test_ending_needs_a_post_and_leaves_a_draft_that_is_not_submitted(client: Client, cast: Cast) -> None:
    fill(client)
    assert client.get("/ysqgk/receipt/end/").status_code == 405
    client.post("/ysqgk/receipt/end/")
    assert client.get("/ysqgk/apply/check/").status_code == 200


def test_the_receipt_is_kept_nowhere_and_gone_after_half_an_hour(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit(client)
    assert "no-store" in client.get("/ysqgk/receipt/")["Cache-Control"]
    later = time.time() + 30 * 60 + 1
    monkeypatch.setattr("gongkai.portal.ask.time.time", lambda: later)
    assert client.get("/ysqgk/receipt/").status_code == 404
    client.post("/ysqgk/apply/check/")
    assert client.get("/ysqgk/receipt/").status_code == 404
