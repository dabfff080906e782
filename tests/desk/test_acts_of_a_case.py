"""Every act of a request's procedure through its sheet: what is sent, what moves, what line it leaves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gongkai.cases import acts
from gongkai.cases.models import Case
from gongkai.journal.models import Entry
from gongkai.law.receipt import Channel
from tests.answering import serve_all
from tests.cast import Cast
from tests.desk.conftest import ON, TODAY, case_of


def do(client: Any, case: Case, act: str, typed: dict[str, Any] | None = None) -> Any:
    return client.post(f"/desk/ysq/{case.number}/do/{act}/", typed or {})


def last_line(case: Case) -> tuple[str, str, str]:
    lines = Entry.objects.filter(matter="case", key=case.number).exclude(act="issue")
    line = lines.order_by("number").last()
    assert line is not None
    return line.act, line.by, line.under.rpartition("》")[2]


@pytest.mark.parametrize(
    "who, act, typed, stage, under",
    [
        ("li_qiang", "ask_to_complete", {"says": "请写明年份"}, "incomplete", "第三十条"),
        ("li_qiang", "consult_third_party", {"party": "某公司", "received": "2024-03-18"}, "in_hand", "第三十二条"),
        ("qian_jin", "consult_agency", {"party": "甲市财政局", "together": "yes"}, "in_hand", "第三十四条"),
        ("zhao_min", "extend", {"days": "20", "reason": "材料量大"}, "in_hand", "第三十三条第二款"),
        ("wu_tao", "extend", {"days": "5", "reason": "材料量大"}, "in_hand", "第三十三条第二款"),
        ("li_qiang", "ask_for_reasons", {"says": "一个月内申请40件"}, "in_hand", "第三十五条"),
        ("li_qiang", "ask_to_extend", {"days": "20", "reason": "材料量大"}, "in_hand", "第三十三条第二款"),
        ("he_jing", "reassign", {"to": "office", "reason": "属办公室职责"}, "in_hand", "第四十五条"),
        ("li_qiang", "answer_on_the_spot", {"published_at": "门户首页", "handed": "direct", "signed_by": "本人"}, "closed", "第三十六条第（一）项"),
        ("qian_jin", "withdraw", {"says": "来信撤回"}, "closed", ""),
    ],
)  # fmt: skip
def test_an_act_moves_the_case_and_leaves_a_line_with_its_article(
    cast: Cast, case: Case, enter: Any, who: str, act: str, typed: dict[str, Any], stage: str, under: str
) -> None:
    person = getattr(cast, who)
    if typed.get("to") == "office":
        typed = typed | {"to": f"{cast.office.pk}-{cast.qian_jin.pk}"}
    response = do(enter(person), case, act, typed)
    assert (response.status_code, response["Location"]) == (302, f"/desk/ysq/{case.number}/")
    case.refresh_from_db()
    assert case.stage == stage
    assert last_line(case) == (act, person.name, under)


def test_the_opinions_asked_for_are_entered_and_the_clock_goes_on(
    cast: Cast, case: Case, enter: Any, settings: Any
) -> None:
    client = enter(cast.li_qiang)
    do(client, case, "consult_third_party", {"party": "某公司", "received": "2024-03-18"})
    case.refresh_from_db()
    assert (case.due, case.clock_status) == (None, "stopped")
    assert "暂停计时" in client.get("/desk/ysq/?due=stopped").text
    settings.GONGKAI_TODAY = date(2024, 3, 29)
    assert do(client, case, "third_party_answered", {"says": "同意", "opinion": "agrees"}).status_code == 302
    case.refresh_from_db()
    assert case.due == date(2024, 4, 22)
    do(client, case, "consult_agency", {"party": "甲市财政局", "together": "yes"})
    assert do(client, case, "agency_answered", {"says": "同意公开", "opinion": "agrees"}).status_code == 302
    assert "甲市财政局" in client.get(f"/desk/ysq/{case.number}/").text


def test_a_completed_request_starts_anew_and_one_not_completed_lapses(
    cast: Cast, case: Case, enter: Any, settings: Any
) -> None:
    other = case_of(cast, asked="另一件")
    for one in (case, other):
        acts.ask_to_complete(one.pk, says="请写明年份", by=cast.li_qiang, on=ON)
        serve_all(one, by=cast.qian_jin, on=ON)
    clerk = enter(cast.qian_jin)
    assert do(clerk, case, "complete", {"says": "2023年"}).status_code == 302
    case.refresh_from_db()
    assert (case.stage, case.due) == ("in_hand", date(2024, 4, 16))
    early = do(clerk, other, "let_lapse")
    assert early.status_code == 409
    assert "届满后才能按逾期不补正处理" in early.text
    assert "第三十条" in early.text
    settings.GONGKAI_TODAY = date(2024, 4, 3)
    assert do(clerk, other, "let_lapse").status_code == 302
    other.refresh_from_db()
    assert (other.outcome, other.closed_on) == ("not_completed", date(2024, 4, 3))


@pytest.mark.parametrize("act", ["third_party_answered", "agency_answered"])
def test_an_opinion_nobody_was_asked_for_is_refused_and_what_was_typed_kept(
    cast: Cast, case: Case, enter: Any, act: str
) -> None:
    response = do(enter(cast.li_qiang), case, act, {"says": "我记下的意见", "opinion": "agrees"})
    assert response.status_code == 409
    assert "没有发出过" in response.text
    assert "我记下的意见" in response.text
    assert case.events.count() == 0


@pytest.mark.parametrize("act, says", [("extend", "同意延期"), ("let_lapse", "逾期不补正")])
def test_an_act_of_another_hand_is_refused_with_who_may_do_it(
    cast: Cast, case: Case, enter: Any, act: str, says: str
) -> None:
    response = do(enter(cast.li_qiang), case, act, {"days": "20", "reason": "我写的理由"})
    assert response.status_code == 409
    assert says in response.text
    assert "现在可以办理" in response.text


@pytest.mark.parametrize("days", ["0", "21", "x"])
def test_an_extension_beyond_twenty_days_does_not_leave_the_sheet(
    cast: Cast, case: Case, enter: Any, days: str
) -> None:
    response = do(enter(cast.zhao_min), case, "extend", {"days": days, "reason": "我写的理由"})
    assert response.status_code == 422
    assert "我写的理由" in response.text
    case.refresh_from_db()
    assert case.due == date(2024, 4, 9)


def test_a_request_online_is_confirmed_by_the_office_and_then_handed_out(cast: Cast, enter: Any) -> None:
    case = case_of(cast, channel=Channel.ONLINE)
    client = enter(cast.zhao_min)
    assert "受理分办" not in client.get(f"/desk/ysq/{case.number}/").text
    assert do(client, case, "confirm_receipt", {"how": "phone"}).status_code == 302
    case.refresh_from_db()
    assert (case.stage, case.received_on) == ("received", TODAY)
    assert "业务科" in client.get(f"/desk/ysq/{case.number}/").text
