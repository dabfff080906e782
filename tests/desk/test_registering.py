"""Registering at the counter: the same request is not taken twice unawares, and papers are checked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from gongkai.cases import acts
from gongkai.cases.models import Case, Correction
from tests.cast import Cast
from tests.desk.conftest import TODAY
from tests.desk.test_cases import REGISTER
from tests.desk.test_corrections import TYPED

COUNTER, CORRECTION = "/desk/ysq/new/", "/desk/ysq/corrections/new/"
COMPANY = {
    "kind": "business",
    "name": "示例商贸有限公司",
    "id_kind": "credit_code",
    "id_number": "91350100M000100Y43",
}
WARNING = "同一申请人的同样内容已经登记为"


def test_the_same_request_is_not_registered_again_without_a_word(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    first = client.post(COUNTER, REGISTER)
    again = client.post(COUNTER, REGISTER | {"asked": f" {REGISTER['asked']}\n"})
    assert (first.status_code, again.status_code, Case.objects.count()) == (201, 409, 1)
    assert f"{WARNING}2024-YSQ-0001" in again.text
    assert 'name="another"' in again.text
    assert "2024-03-18 登记" in again.text
    assert 'name="another"' not in client.get(COUNTER).text


def test_ticked_as_another_it_is_registered_after_all(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    client.post(COUNTER, REGISTER)
    assert client.post(COUNTER, REGISTER | {"another": "on"}).status_code == 201
    assert Case.objects.count() == 2


def test_a_tick_stays_when_something_else_is_wrong(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    client.post(COUNTER, REGISTER)
    wrong = client.post(COUNTER, REGISTER | {"another": "on", "phone": ""})
    assert (wrong.status_code, 'name="another"' in wrong.text) == (422, True)


@pytest.mark.parametrize(
    "changed",
    [{"asked": "另一项目的批复"}, {"id_number": "11010519491231002X"}, {"id_kind": "other", "id_number": ""}],
)
def test_another_text_or_another_person_is_no_repeat(cast: Cast, enter: Any, changed: dict[str, str]) -> None:
    client = enter(cast.qian_jin)
    client.post(COUNTER, REGISTER)
    assert client.post(COUNTER, REGISTER | changed).status_code == 201


def test_after_thirty_days_or_once_struck_out_it_is_no_repeat(cast: Cast, enter: Any, settings: Any) -> None:
    client = enter(cast.qian_jin)
    client.post(COUNTER, REGISTER)
    settings.GONGKAI_TODAY = TODAY + timedelta(days=30)
    assert client.post(COUNTER, REGISTER).status_code == 409
    settings.GONGKAI_TODAY = TODAY + timedelta(days=31)
    assert client.post(COUNTER, REGISTER).status_code == 201
    acts.strike_out(
        Case.objects.latest("pk").pk, why="重复登记", by=cast.zhao_min, on=TODAY + timedelta(days=31)
    )
    assert client.post(COUNTER, REGISTER).status_code == 201


def test_the_other_agencys_requests_are_not_named(cast: Cast, enter: Any) -> None:
    enter(cast.zhou_yang).post(COUNTER, REGISTER)
    assert enter(cast.qian_jin).post(COUNTER, REGISTER).status_code == 201


def test_who_shows_no_paper_is_registered_without_a_number_and_is_like_nobody_else(
    cast: Cast, enter: Any
) -> None:
    client, bare = enter(cast.qian_jin), {"id_kind": "other", "id_number": ""}
    assert client.post(COUNTER, REGISTER | bare).status_code == 201
    applicant = Case.objects.get().applicant
    assert (applicant.id_number, applicant.id_mark, applicant.id_sealed) == ("", "", "")
    assert client.post(COUNTER, REGISTER | bare).status_code == 409
    assert client.post(COUNTER, REGISTER | bare | {"name": "赵六"}).status_code == 201
    assert client.post(CORRECTION, TYPED | bare).status_code == 302


BAD = [
    ({"id_number": "990000199003070020"}, "身份证号码应当是18位并且校验正确"),
    ({"id_number": ""}, "请填写证件号码；没有出示证件的"),
    (COMPANY | {"id_number": "91350100M000100Y40"}, "统一社会信用代码应当是18位并且校验正确"),
    (COMPANY | {"id_kind": "id_card", "id_number": "990000199003070021"}, "没有的选择“其他证件”"),
    ({"id_kind": "credit_code", "id_number": "91350100M000100Y43"}, "公民请选择居民身份证"),
    ({"phone": "12345"}, "联系电话请填写11位手机号"),
]


@pytest.mark.parametrize(("typed", "says"), BAD)
def test_a_request_with_a_wrong_paper_is_not_registered(
    cast: Cast, enter: Any, typed: dict[str, str], says: str
) -> None:
    answer = enter(cast.qian_jin).post(COUNTER, REGISTER | typed)
    assert (answer.status_code, says in answer.text, Case.objects.exists()) == (422, True, False)


@pytest.mark.parametrize(("typed", "says"), BAD)
def test_a_correction_with_a_wrong_paper_is_not_registered(
    cast: Cast, enter: Any, typed: dict[str, str], says: str
) -> None:
    answer = enter(cast.qian_jin).post(CORRECTION, TYPED | typed)
    assert (answer.status_code, says in answer.text, Correction.objects.exists()) == (422, True, False)


def test_a_company_and_a_foreigner_are_registered_with_their_own_papers(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    assert client.post(COUNTER, REGISTER | COMPANY).status_code == 201
    foreign = {"id_kind": "passport", "id_number": " e１234 5678"}
    assert client.post(COUNTER, REGISTER | foreign).status_code == 201
    assert Case.objects.latest("pk").applicant.id_number == "E12345678"


@pytest.mark.parametrize(
    ("wanted", "needs", "given"),
    [("纸质，邮寄", "请填写通信地址", {"address": "甲市二路2号"}), ("电子邮件", "请填写电子邮箱", {"email": "a@example.invalid"})],
)  # fmt: skip
def test_a_way_that_needs_an_address_asks_for_it(
    cast: Cast, enter: Any, wanted: str, needs: str, given: dict[str, str]
) -> None:
    client = enter(cast.qian_jin)
    without = client.post(COUNTER, REGISTER | {"wanted_form": wanted})
    assert (without.status_code, needs in without.text) == (422, True)
    assert client.post(COUNTER, REGISTER | {"wanted_form": wanted} | given).status_code == 201
