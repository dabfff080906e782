"""Holiday notices at the desk: who files them, what is refused, and which open requests learn of a new day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from gongkai.agencies.acts import give_post
from gongkai.agencies.models import Person
from gongkai.agencies.reads import calendar
from gongkai.cases import acts
from gongkai.cases.models import Case
from gongkai.journal.models import Entry
from gongkai.journal.reads import lines_of, verify
from gongkai.law.hand import Hand
from tests.answering import answered
from tests.cast import SINCE, Cast
from tests.desk.conftest import TODAY, case_of

# Two days of April 2024 more than the notice gave: 7 April worked as before, 8 and 9 off.
NOTICE = {
    "year": "2024", "title": "2024年部分节假日安排的补充通知", "number": "国办发明电〔2024〕9号", "issued": "2024-03-15",
    "off": "2024-01-01 元旦\n2024-04-04至2024-04-06 清明节\n2024-04-08～2024-04-09 临时放假", "work": "2024-04-07、2024-05-11",
}  # fmt: skip


def send(client: Client, **typed: str) -> Any:
    return client.post("/desk/holidays/", NOTICE | typed)


def test_everybody_sees_which_years_are_filed_and_only_some_may_file(
    cast: Cast, administrator: Person, enter: Any
) -> None:
    for person in (cast.li_qiang, cast.wu_tao, cast.sun_jing, cast.zhou_yang):
        text = enter(person).get("/desk/holidays/").text
        assert "2024年" in text
        assert "录入并重新计算" not in text
        assert send(enter(person)).status_code == 403
    for person in (cast.qian_jin, cast.zhao_min, administrator):
        assert "录入并重新计算" in enter(person).get("/desk/holidays/").text
    assert Client().get("/desk/holidays/").status_code == 302


def test_a_notice_rules_everywhere_so_only_the_home_agency_files_it(cast: Cast, enter: Any) -> None:
    give_post(cast.zhou_yang, Hand.ADMINISTRATOR, SINCE)
    assert "录入并重新计算" not in enter(cast.zhou_yang).get("/desk/holidays/").text
    assert send(enter(cast.zhou_yang)).status_code == 403
    assert not Entry.objects.filter(act="file_notice").exists()


def test_a_notice_is_not_filed_without_its_token(cast: Cast, enter: Any) -> None:
    assert send(enter(cast.qian_jin, enforce_csrf_checks=True)).status_code == 403


@pytest.mark.parametrize(
    ("typed", "status", "says"),
    [
        ({"year": "2018"}, 422, "2019"),
        ({"year": "廿四"}, 422, "整数"),
        ({"title": ""}, 422, "请填写通知名称"),
        ({"issued": "昨天"}, 422, "发布日期请写成 2026-11-25 这样的日期"),
        ({"off": ""}, 422, "请填写放假日期"),
        ({"off": "元旦放假一天"}, 422, "放假日期第1行请写成"),
        ({"off": "2024-01-01 元旦\n2024-04-04—清明"}, 422, "放假日期第2行请写成"),
        ({"off": "2024-02-30 元旦"}, 422, "“2024-02-30”不是日期"),
        ({"off": "2024-04-06至2024-04-04 清明节"}, 409, "先起后止"),
        ({"off": "2025-01-01 元旦"}, 409, "应当是2024年内"),
        ({"off": "2024-12-31至9999-12-31 长假"}, 409, "应当是2024年内"),
        ({"work": "4月7日"}, 422, "“4月7日”不是日期"),
        ({"work": "2024-04-10"}, 409, "应当是2024年内的星期六或星期日"),
        ({"work": "2024-04-06"}, 409, "同时写成放假日和上班日"),
    ],
)
def test_a_notice_written_wrongly_is_refused_in_a_sentence_and_kept_on_the_sheet(
    cast: Cast, enter: Any, typed: dict, status: int, says: str
) -> None:
    before = calendar().year(2024)
    response = send(enter(cast.qian_jin), **typed)
    assert response.status_code == status
    assert says in response.text
    assert NOTICE["number"] in response.text
    assert response.text.index(says) < response.text.index("<h1>")
    assert calendar().year(2024) == before


def test_a_notice_moves_the_open_requests_and_leaves_the_old_and_the_new_day(
    cast: Cast, case: Case, enter: Any
) -> None:
    ended = answered(cast, case_of(cast, "已办结的"), on=TODAY)
    assert case.due == date(2024, 4, 9)
    done = enter(cast.qian_jin).post("/desk/holidays/", NOTICE, follow=True)
    assert "已录入2024年放假通知；1件在办申请的期限有变化" in done.text
    case.refresh_from_db()
    assert case.due == date(2024, 4, 11)
    line = lines_of(cast.agency, "case", case.number).last()
    assert line is not None
    assert (line.act, line.hand) == ("recompute", "clock")
    assert line.facts == {"was": "2024-04-09", "due": "2024-04-11", "status": "official"}
    due = ended.due
    ended.refresh_from_db()
    assert ended.due == due
    assert Entry.objects.filter(act="file_notice").count() == 2  # every agency's journal says so
    assert verify().ok


def test_the_handler_is_told_once_and_everybody_else_until_then(cast: Cast, case: Case, enter: Any) -> None:
    send(enter(cast.qian_jin))
    head, handler, page = enter(cast.zhao_min), enter(cast.li_qiang), f"/desk/ysq/{case.number}/"
    assert "期限重新计算、承办人还没有看到的申请 1 件" in head.get("/desk/").text
    assert case.number in head.get("/desk/ysq/?due=moved").text
    assert "承办人还没有看到" in head.get(page).text
    assert "承办人还没有看到" in handler.get("/desk/").text
    told = handler.get(page).text
    assert "原 2024-04-09，现 <b>2024-04-11</b>" in told
    assert "重新计算：原" not in handler.get(page).text
    for client in (head, handler):
        assert "承办人还没有看到" not in client.get("/desk/").text
    assert "承办人还没有看到" not in head.get(page).text
    line = lines_of(cast.agency, "case", case.number).get(act="see_moved_clock")
    assert (line.by, line.facts["was"], line.facts["due"]) == ("李强", "2024-04-09", "2024-04-11")


def test_the_same_notice_again_moves_nothing(cast: Cast, case: Case, enter: Any) -> None:
    client = enter(cast.qian_jin)
    send(client)
    enter(cast.li_qiang).get(f"/desk/ysq/{case.number}/")
    again = client.post("/desk/holidays/", NOTICE, follow=True)
    assert "0件在办申请的期限有变化" in again.text
    case.refresh_from_db()
    assert (case.due_was, case.due_moved_on) == (None, None)


def test_a_clock_that_stands_is_told_when_it_runs_again(cast: Cast, case: Case, enter: Any) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=TODAY)
    send(enter(cast.qian_jin))
    case.refresh_from_db()
    assert (case.due, case.waits_until) == (None, date(2024, 4, 11))


def test_another_agencys_requests_move_with_the_same_notice(cast: Cast, case: Case, enter: Any) -> None:
    Case.objects.filter(pk=case.pk).update(agency=cast.other_agency)
    done = enter(cast.qian_jin).post("/desk/holidays/", NOTICE, follow=True)
    assert "1件在办申请的期限有变化" in done.text
