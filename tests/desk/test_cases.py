"""Requests at the desk: who sees them, what can be done, what is said when it cannot."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.cases import acts
from gongkai.cases.models import Case
from gongkai.journal.models import Entry
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.remedy import Track
from tests.answering import answered, approved, proposed
from tests.cast import Cast
from tests.desk.conftest import TODAY, case_of

REGISTER = {
    "channel": "in_person", "submitted_on": "2024-03-18", "kind": "natural", "name": "王芳", "id_kind": "id_card",
    "id_number": "990000199003070021", "phone": "13800000000", "asked": "某项目的批复",
}  # fmt: skip
SERVED = {"way": "electronic", "sent": "2024-03-18"}


def test_the_inbox_shows_the_clock_in_words_and_nobodys_identity(cast: Cast, case: Case, enter: Any) -> None:
    text = enter(cast.qian_jin).get("/desk/ysq/").text
    assert case.number in text
    assert "剩15个工作日" in text
    assert "王芳" not in text
    assert "13800000000" not in text


def test_the_inbox_asks_as_many_questions_for_two_cases_as_for_ten(
    cast: Cast, case: Case, enter: Any
) -> None:
    client = enter(cast.qian_jin)
    case_of(cast)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get("/desk/ysq/")
    for _ in range(8):
        case_of(cast)
    with CaptureQueriesContext(connection) as many:
        client.get("/desk/ysq/")
    assert len(few) == len(many)


def test_the_inbox_filters_by_stage_and_by_what_is_mine(cast: Cast, case: Case, enter: Any) -> None:
    waiting = case_of(cast, channel=Channel.ONLINE)
    client = enter(cast.qian_jin)
    assert waiting.number not in client.get("/desk/ysq/?stage=in_hand").text
    assert waiting.number in client.get("/desk/ysq/?stage=submitted").text
    assert case.number not in client.get("/desk/ysq/?mine=1").text
    assert case.number in enter(cast.li_qiang).get("/desk/ysq/?mine=1").text


def test_a_case_is_not_there_for_another_agency(cast: Cast, case: Case, enter: Any) -> None:
    stranger = enter(cast.zhou_yang)
    assert stranger.get(f"/desk/ysq/{case.number}/").status_code == 404
    assert stranger.post(f"/desk/ysq/{case.number}/do/answer/", SERVED).status_code == 404
    assert stranger.post(f"/desk/ysq/{case.number}/applicant/").status_code == 404
    assert case.number not in stranger.get("/desk/ysq/?stage=all").text


def test_a_case_is_not_there_for_another_division(cast: Cast, case: Case, outsider: Any, enter: Any) -> None:
    client = enter(outsider)
    assert client.get(f"/desk/ysq/{case.number}/").status_code == 404
    assert client.post(f"/desk/ysq/{case.number}/do/answer/", SERVED).status_code == 404
    assert case.number not in client.get("/desk/ysq/?stage=all").text


def test_a_reviewer_sees_a_request_once_its_answer_is_put_forward(cast: Cast, case: Case, enter: Any) -> None:
    client = enter(cast.sun_jing)
    assert case.number not in client.get("/desk/ysq/").text
    assert client.get(f"/desk/ysq/{case.number}/").status_code == 404
    proposed(cast, case, on=TODAY)
    assert case.number in client.get("/desk/").text
    assert "出具审核意见" in client.get(f"/desk/ysq/{case.number}/").text


def test_the_case_page_reckons_the_clock_and_names_the_articles(cast: Cast, case: Case, enter: Any) -> None:
    text = enter(cast.li_qiang).get(f"/desk/ysq/{case.number}/").text
    for said in ("自次日起20个工作日", "条例第三十三条第二款", "2024-04-09", "登记申请", "受理分办"):
        assert said in text


def test_a_pause_is_reckoned_with_its_days(cast: Cast, case: Case, enter: Any) -> None:
    acts.consult_third_party(case.pk, party="某单位", by=cast.li_qiang, on=TODAY)
    acts.third_party_answered(case.pk, says="同意", by=cast.li_qiang, on=date(2024, 3, 29))
    text = enter(cast.li_qiang).get(f"/desk/ysq/{case.number}/").text
    assert "9个工作日不计入期限" in text
    assert "2024-04-22" in text


def test_the_buttons_are_those_of_the_table_for_ones_hands(cast: Cast, case: Case, enter: Any) -> None:
    clerk = enter(cast.li_qiang).get(f"/desk/ysq/{case.number}/").text
    assert f"/desk/ysq/{case.number}/do/ask_to_extend/" in clerk
    assert "do/extend/" not in clerk
    head = enter(cast.zhao_min).get(f"/desk/ysq/{case.number}/").text
    assert "do/extend/" in head
    assert "do/ask_to_extend/" not in head


def test_what_the_clock_would_refuse_is_greyed_with_its_reason(cast: Cast, case: Case, enter: Any) -> None:
    text = enter(cast.li_qiang).get(f"/desk/ysq/{case.number}/").text
    assert "没有发出过“征求第三方意见”，无法登记答复" in text
    assert "do/third_party_answered/" not in text


def test_an_act_done_leads_back_to_the_case(cast: Cast, case: Case, enter: Any) -> None:
    approved(cast, case, on=TODAY)
    response = enter(cast.li_qiang).post(f"/desk/ysq/{case.number}/do/answer/", SERVED, follow=True)
    assert "已办理：送达答复" in response.text
    case.refresh_from_db()
    assert (case.outcome, case.closed_on) == (Outcome.GRANTED, TODAY)


def test_the_wrong_hand_is_told_who_may_do_it_and_loses_nothing(cast: Cast, case: Case, enter: Any) -> None:
    typed = {"days": "20", "reason": "我写了很久的理由"}
    response = enter(cast.li_qiang).post(f"/desk/ysq/{case.number}/do/extend/", typed)
    assert response.status_code == 409
    assert "由分管领导、政府信息公开工作机构负责人办理" in response.text
    assert "我写了很久的理由" in response.text
    assert "《中华人民共和国政府信息公开条例》第三十三条" in response.text


def test_a_decision_the_record_does_not_carry_keeps_what_was_typed(
    cast: Cast, case: Case, enter: Any
) -> None:
    address = f"/desk/ysq/{case.number}/points/1/still_unclear/"
    response = enter(cast.li_qiang).post(address, {"reason": "我写了很久的理由"})
    assert response.status_code == 409
    assert "没有补正过的申请" in response.text
    assert "我写了很久的理由" in response.text


def test_the_seven_questions_lead_to_a_decision(cast: Cast, case: Case, enter: Any) -> None:
    client, address = enter(cast.li_qiang), f"/desk/ysq/{case.number}/points/1/"
    for step, following in (("complete", "is_it"), ("is_it", "whose"), ("whose", "have"), ("have", "give")):
        assert client.get(f"{address}?step={step}").status_code == 200
        gone = client.post(address, {"step": step, "way": "on"})
        assert gone["Location"] == f"{address}?step={following}"
    unanswered = client.post(address, {"step": "give"})
    assert (unanswered.status_code, "请选择一项" in unanswered.text) == (422, True)
    decided = client.post(address, {"step": "give", "way": "granted"})
    assert decided["Location"] == f"{address}granted/"
    done = client.post(decided["Location"], {"how": "电子文本，发送至电子邮箱"})
    assert done["Location"] == f"/desk/ysq/{case.number}/?open=propose#propose"
    assert case.points.get().outcome == "granted"


def test_a_stranger_to_the_case_cannot_decide_its_points(
    cast: Cast, case: Case, outsider: Any, enter: Any
) -> None:
    for person in (outsider, cast.he_jing, cast.zhou_yang):
        assert enter(person).get(f"/desk/ysq/{case.number}/points/1/").status_code == 404


def test_a_sheet_left_empty_says_which_field(cast: Cast, case: Case, enter: Any) -> None:
    response = enter(cast.li_qiang).post(f"/desk/ysq/{case.number}/points/1/granted/", {})
    assert response.status_code == 422
    assert "错误：请填写提供的形式、方式和时间" in response.text
    case.refresh_from_db()
    assert case.outcome == ""


@pytest.mark.parametrize("address", ["do/answer/", "do/accept/", "applicant/", "remedy/"])
def test_acts_cannot_be_done_by_following_a_link(cast: Cast, case: Case, enter: Any, address: str) -> None:
    assert enter(cast.qian_jin).get(f"/desk/ysq/{case.number}/{address}").status_code == 405


def test_an_act_that_is_not_in_the_table_is_not_there(cast: Cast, case: Case, enter: Any) -> None:
    for act in ("recompute", "receive", "lodge_remedy"):
        assert enter(cast.qian_jin).post(f"/desk/ysq/{case.number}/do/{act}/").status_code == 404


def test_an_act_without_the_token_is_turned_away(cast: Cast, case: Case, enter: Any) -> None:
    client = enter(cast.li_qiang, enforce_csrf_checks=True)
    assert client.post(f"/desk/ysq/{case.number}/do/answer/", SERVED).status_code == 403
    case.refresh_from_db()
    assert case.outcome == ""


def test_accepting_names_one_division_and_one_person(cast: Cast, enter: Any) -> None:
    case = case_of(cast, channel=Channel.ONLINE)
    client = enter(cast.qian_jin)
    assert client.post(f"/desk/ysq/{case.number}/do/confirm_receipt/", {"how": "phone"}).status_code == 302
    to = f"{cast.division.pk}-{cast.li_qiang.pk}"
    assert client.post(f"/desk/ysq/{case.number}/do/accept/", {"to": to}).status_code == 302
    case.refresh_from_db()
    assert (case.handler, case.division, case.received_on) == (cast.li_qiang, cast.division, TODAY)


def test_a_case_cannot_be_handed_to_somebody_of_another_agency(cast: Cast, enter: Any) -> None:
    case = case_of(cast, channel=Channel.ONLINE)
    acts.confirm_receipt(case.pk, by=cast.qian_jin, on=TODAY)
    to = f"{cast.other_division.pk}-{cast.zhou_yang.pk}"
    assert enter(cast.qian_jin).post(f"/desk/ysq/{case.number}/do/accept/", {"to": to}).status_code == 422


def test_looking_at_the_applicant_leaves_a_line(cast: Cast, case: Case, enter: Any) -> None:
    client = enter(cast.li_qiang)
    assert "990000199003070021" not in client.get(f"/desk/ysq/{case.number}/").text
    assert "990000199003070021" in client.post(f"/desk/ysq/{case.number}/applicant/", {"why": "verify"}).text
    line = Entry.objects.get(act="see_applicant")
    assert (line.key, line.person) == (case.number, cast.li_qiang)
    assert line.facts == {"why": "verify"}
    assert "查看过身份信息 1 次" in client.get(f"/desk/ysq/{case.number}/").text


def test_a_leader_sees_the_case_and_not_who_asked(cast: Cast, case: Case, enter: Any) -> None:
    client = enter(cast.wu_tao)
    assert "查看身份信息</button>" not in client.get(f"/desk/ysq/{case.number}/").text
    response = client.post(f"/desk/ysq/{case.number}/applicant/", {"why": "verify"})
    assert response.status_code == 409
    assert "990000199003070021" not in response.text
    assert not Entry.objects.filter(act="see_applicant").exists()


def test_what_a_citizen_wrote_is_shown_and_never_run(cast: Cast, enter: Any) -> None:
    case = case_of(cast, asked='<script>alert("x")</script><img src=x onerror=y>')
    for address in ("/desk/", "/desk/ysq/", f"/desk/ysq/{case.number}/"):
        text = enter(cast.qian_jin).get(address).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text
    assert "&lt;script&gt;" in text


def test_a_request_is_registered_at_the_counter(cast: Cast, enter: Any) -> None:
    response = enter(cast.qian_jin).post("/desk/ysq/new/", REGISTER)
    case = Case.objects.get()
    assert response.status_code == 201
    assert case.query_code in response.text
    assert (case.received_on, case.applicant.name) == (TODAY, "王芳")


def test_a_request_cannot_be_registered_for_tomorrow(cast: Cast, enter: Any) -> None:
    response = enter(cast.qian_jin).post("/desk/ysq/new/", REGISTER | {"submitted_on": "2024-03-19"})
    assert response.status_code == 422
    assert "日期不能晚于今天" in response.text
    assert "某项目的批复" in response.text


def test_a_confirmation_before_the_submission_is_refused_with_its_article(cast: Cast, enter: Any) -> None:
    typed = REGISTER | {"channel": "online", "submitted_on": "2024-03-15", "confirmed": "2024-03-14"}
    response = enter(cast.qian_jin).post("/desk/ysq/new/", typed)
    assert response.status_code == 409
    assert "第三十一条" in response.text
    assert "某项目的批复" in response.text


def test_a_clerk_of_a_division_does_not_register(cast: Cast, enter: Any) -> None:
    assert enter(cast.li_qiang).get("/desk/ysq/new/").status_code == 403
    assert enter(cast.li_qiang).post("/desk/ysq/new/", REGISTER).status_code == 403


def test_a_remedy_is_lodged_answered_and_concluded(cast: Cast, case: Case, enter: Any) -> None:
    answered(cast, case, on=TODAY)
    client = enter(cast.qian_jin)
    lodged = {
        "track": "review",
        "body": "甲市人民政府",
        "lodged": TODAY.isoformat(),
        "copy_received": TODAY.isoformat(),
    }
    assert client.post(f"/desk/ysq/{case.number}/remedy/", lodged).status_code == 302
    remedy = case.remedies.get()
    assert remedy.defence_due == date(2024, 3, 25)
    address = f"/desk/ysq/{case.number}/remedy/{remedy.pk}"
    assert client.post(f"{address}/defend/", {"sent": TODAY.isoformat()}).status_code == 302
    ended = {"result": "upheld", "concluded": TODAY.isoformat()}
    assert client.post(f"{address}/conclude/", ended).status_code == 302
    assert client.post(f"{address}/conclude/", ended | {"result": "other"}).status_code == 409
    remedy.refresh_from_db()
    assert (remedy.track, remedy.result) == (Track.REVIEW, "upheld")


def test_the_draft_restates_receipt_request_conclusion_and_article(
    cast: Cast, case: Case, enter: Any
) -> None:
    proposed(cast, case, on=TODAY, reason="现予公开。")
    text = enter(cast.sun_jing).get(f"/desk/ysq/{case.number}/draft/").text
    for said in (
        "2024年3月11日收到申请", "2023年补助资金分配方案", "《中华人民共和国政府信息公开条例》第三十六条第（二）项", "予以公开",
        "现予公开。", "向甲市人民政府申请行政复议",
    ):  # fmt: skip
        assert said in text
    assert "王芳" not in text


def test_the_letter_is_taken_only_by_who_handles_the_case_and_leaves_a_line(
    cast: Cast, case: Case, enter: Any
) -> None:
    answered(cast, case, on=TODAY)
    letter = case.letters.answers().get()
    address = f"/desk/ysq/{case.number}/letters/{letter.pk}"
    taken = enter(cast.li_qiang).post(f"{address}/word/")
    assert taken.status_code == 200
    assert hashlib.sha256(taken.content).hexdigest() == letter.word_digest
    assert Entry.objects.filter(act="see_applicant", key=case.number).exists()
    assert enter(cast.wu_tao).post(f"{address}/word/").status_code == 409
    assert enter(cast.li_qiang).get(f"{address}/word/").status_code == 405


def test_a_case_that_is_not_answered_has_no_letter(cast: Cast, case: Case, enter: Any) -> None:
    assert enter(cast.li_qiang).get(f"/desk/ysq/{case.number}/letter/").status_code == 404
