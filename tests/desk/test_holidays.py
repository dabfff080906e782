"""Holiday notices at the desk: who files them, what is refused, and which open requests learn of a new day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from gongkai.agencies.acts import give_post
from gongkai.agencies.models import HolidayNotice, Person
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


def confirm(client: Client) -> Any:
    """Confirm the notice that waits."""
    key = HolidayNotice.objects.waiting().get().pk
    return client.post(f"/desk/holidays/{key}/confirm/", follow=True)


@pytest.fixture
def in_force(cast: Cast, enter: Any) -> Callable[..., Any]:
    """钱进 files a notice and 赵敏 confirms it."""

    def settle(**typed: str) -> Any:
        assert send(enter(cast.qian_jin), **typed).status_code == 302
        return confirm(enter(cast.zhao_min))

    return settle


def test_everybody_sees_which_years_are_filed_and_only_some_may_file(
    cast: Cast, administrator: Person, enter: Any
) -> None:
    for person in (cast.li_qiang, cast.wu_tao, cast.sun_jing, cast.zhou_yang):
        text = enter(person).get("/desk/holidays/").text
        assert "2024年" in text
        assert "录入，提请确认" not in text
        assert send(enter(person)).status_code == 403
    for person in (cast.qian_jin, cast.zhao_min, administrator):
        assert "录入，提请确认" in enter(person).get("/desk/holidays/").text
    assert Client().get("/desk/holidays/").status_code == 302


def test_a_notice_rules_everywhere_so_only_the_home_agency_files_it(cast: Cast, enter: Any) -> None:
    give_post(cast.zhou_yang, Hand.ADMINISTRATOR, SINCE)
    assert "录入，提请确认" not in enter(cast.zhou_yang).get("/desk/holidays/").text
    assert send(enter(cast.zhou_yang)).status_code == 403
    assert not Entry.objects.filter(act="propose_notice").exists()


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
    cast: Cast, case: Case, in_force: Any
) -> None:
    ended = answered(cast, case_of(cast, "已办结的"), on=TODAY)
    assert case.due == date(2024, 4, 9)
    done = in_force()
    assert "2024年放假通知已经生效；1件在办申请的期限有变化" in done.text
    case.refresh_from_db()
    assert case.due == date(2024, 4, 11)
    line = lines_of(cast.agency, "case", case.number).last()
    assert line is not None
    assert (line.act, line.hand) == ("recompute", "clock")
    assert line.facts == {"was": "2024-04-09", "due": "2024-04-11", "status": "official"}
    due = ended.due
    ended.refresh_from_db()
    assert ended.due == due
    assert Entry.objects.filter(act="confirm_notice").count() == 2  # every agency's journal says so
    assert verify().ok


def test_the_handler_is_told_once_and_everybody_else_until_then(
    cast: Cast, case: Case, enter: Any, in_force: Any
) -> None:
    in_force()
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


def test_the_same_notice_again_moves_nothing(cast: Cast, case: Case, enter: Any, in_force: Any) -> None:
    in_force()
    enter(cast.li_qiang).get(f"/desk/ysq/{case.number}/")
    again = in_force()
    assert "0件在办申请的期限有变化" in again.text
    case.refresh_from_db()
    assert (case.due_was, case.due_moved_on) == (None, None)


def test_a_clock_that_stands_is_told_when_it_runs_again(cast: Cast, case: Case, in_force: Any) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=TODAY)
    in_force()
    case.refresh_from_db()
    assert (case.due, case.waits_until) == (None, date(2024, 4, 11))


def test_another_agencys_requests_move_with_the_same_notice(cast: Cast, case: Case, in_force: Any) -> None:
    Case.objects.filter(pk=case.pk).update(agency=cast.other_agency)
    done = in_force()
    assert "1件在办申请的期限有变化" in done.text


# Four eyes


def test_a_filed_notice_rules_nothing_until_somebody_else_confirms_it(
    cast: Cast, case: Case, enter: Any
) -> None:
    client, before = enter(cast.zhao_min), calendar().year(2024)
    assert "等待另一人核对确认" in client.post("/desk/holidays/", NOTICE, follow=True).text
    assert calendar().year(2024) == before
    assert acts.recompute(Case.objects.all(), TODAY) == 0
    assert "核对无误，确认生效" not in client.get("/desk/holidays/").text
    own = confirm(client)
    assert (own.status_code, "由录入人以外的另一人核对确认" in own.text) == (409, True)
    assert calendar().year(2024) == before


def test_who_confirms_sees_what_would_change_first(
    cast: Cast, case: Case, administrator: Person, enter: Any
) -> None:
    send(enter(cast.qian_jin))
    client = enter(administrator)
    assert "等您核对确认的放假通知 1 份" in client.get("/desk/").text
    page = client.get("/desk/holidays/").text
    assert "2024-04-08 改为放假（临时放假）" in page
    assert "2024-05-02 改为上班" in page  # the sheet forgot 劳动节: this is where it is seen
    assert "期限变化的在办申请（1件）" in page
    row = page[page.index(case.number) :]
    assert row.index("2024-04-09") < row.index("2024-04-11")
    assert "已经生效" in confirm(client).text
    case.refresh_from_db()
    assert case.due == date(2024, 4, 11)


def test_twenty_cases_are_named_and_all_are_counted(cast: Cast, enter: Any) -> None:
    numbers = [case_of(cast).number for _ in range(21)]
    send(enter(cast.qian_jin))
    page = enter(cast.zhao_min).get("/desk/holidays/").text
    assert "期限变化的在办申请（21件）" in page
    assert [n in page for n in numbers] == [True] * 20 + [False]


def test_numbers_of_another_agency_are_counted_and_not_named(cast: Cast, case: Case, enter: Any) -> None:
    Case.objects.filter(pk=case.pk).update(agency=cast.other_agency)
    send(enter(cast.qian_jin))
    page = enter(cast.zhao_min).get("/desk/holidays/").text
    assert "期限变化的在办申请（1件）" in page
    assert case.number not in page


@pytest.mark.parametrize("who", ["li_qiang", "qian_jin", "he_jing", "wu_tao", "feng_lin", "sun_jing"])
def test_only_the_head_of_the_office_and_the_administrator_confirm(cast: Cast, enter: Any, who: str) -> None:
    send(enter(cast.zhao_min))
    assert confirm(enter(getattr(cast, who))).status_code == 403
    assert HolidayNotice.objects.waiting().count() == 1


def test_the_administrator_of_another_agency_confirms_nothing(cast: Cast, enter: Any) -> None:
    give_post(cast.zhou_yang, Hand.ADMINISTRATOR, SINCE)
    send(enter(cast.qian_jin))
    refused = confirm(enter(cast.zhou_yang))
    assert (refused.status_code, "由默认门户所属机关办理" in refused.text) == (409, True)
    assert HolidayNotice.objects.waiting().count() == 1


def test_a_notice_is_confirmed_once(cast: Cast, administrator: Person, enter: Any) -> None:
    send(enter(cast.qian_jin))
    key = HolidayNotice.objects.get().pk
    confirm(enter(cast.zhao_min))
    again = enter(administrator).post(f"/desk/holidays/{key}/confirm/")
    assert (again.status_code, "已经由赵敏确认" in again.text) == (409, True)
    assert Entry.objects.filter(act="confirm_notice").count() == 2


def test_one_notice_of_a_year_waits_and_may_be_taken_back(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    send(client)
    second = send(client, title="另一份")
    assert (second.status_code, "已有一份放假通知等待确认" in second.text) == (409, True)
    key = HolidayNotice.objects.get().pk
    assert "已撤销2024年放假通知的录入" in client.post(f"/desk/holidays/{key}/drop/", follow=True).text
    assert enter(cast.zhao_min).post(f"/desk/holidays/{key}/confirm/").status_code == 409
    assert send(client).status_code == 302


def test_a_wrong_notice_in_force_is_corrected_by_another_that_is_confirmed_too(
    cast: Cast, case: Case, enter: Any, in_force: Any
) -> None:
    in_force()
    wrong = HolidayNotice.objects.get()
    clerk = enter(cast.qian_jin)
    sheet = clerk.get(f"/desk/holidays/?correct={wrong.pk}").text
    assert "2024-04-04至2024-04-06 清明节" in sheet  # as it stood before
    assert "临时放假" not in sheet[sheet.index("<textarea") : sheet.index("</textarea>")]
    typed = {
        "corrects": str(wrong.pk), "off": "2024-01-01 元旦\n2024-04-04至2024-04-06 清明节", "work": "2024-04-07 2024-05-11",
    }  # fmt: skip
    lacking = send(clerk, **typed)
    assert (lacking.status_code, "请填写更正的原因" in lacking.text) == (422, True)
    send(clerk, **typed, why="没有这份通知")
    case.refresh_from_db()
    assert case.due == date(2024, 4, 11)
    assert "更正" in enter(cast.zhao_min).get("/desk/holidays/").text
    confirm(enter(cast.zhao_min))
    case.refresh_from_db()
    assert case.due == date(2024, 4, 9)
    line = Entry.objects.filter(agency=cast.agency, act="confirm_notice").order_by("-number")[0]
    assert (line.label, line.facts["why"]) == ("确认更正放假通知", "没有这份通知")
    assert verify().ok


def test_a_year_filed_by_mistake_goes_back_to_provisional(cast: Cast, enter: Any, in_force: Any) -> None:
    """There was no notice of 2027 yet: the statutory days alone, and every day that touches them may still move."""
    in_force(year="2027", off="2027-01-01 元旦", work="")
    assert calendar().year(2027).status == "official"
    wrong = HolidayNotice.objects.get()
    in_force(
        year="2027", title="放假办法第二条", number="", off="2027-01-01 元旦", work="", corrects=str(wrong.pk),
        unpublished="on", why="通知还没有公布",
    )  # fmt: skip
    assert calendar().year(2027).status == "provisional"


def test_only_a_notice_in_force_is_corrected(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    send(client)
    key = HolidayNotice.objects.get().pk
    assert "更正的原因" not in client.get(f"/desk/holidays/?correct={key}").text
    assert client.get("/desk/holidays/?correct=x").status_code == 200
