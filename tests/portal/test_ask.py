"""Asking for information: the entry, the form, the slip."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from gongkai.cases.models import Applicant, Case
from gongkai.portal.identity import is_credit_code, is_id_card, is_phone, plain
from tests.cast import Cast
from tests.portal.conftest import Publish

pytestmark = pytest.mark.django_db
WANG_FANG = {
    "who": "person",
    "name": "王芳",
    "id_kind": "id_card",
    "id_number": "11010519491231002X",
    "phone": "13800000000",
    "email": "wangfang@example.invalid",
    "asked": "2023年A级旅游景区复核的打分表",
    "wanted_form": "电子文本（电子邮件）",
}
COMPANY = WANG_FANG | {
    "who": "organisation",
    "organisation": "business",
    "name": "示例商贸有限公司",
    "id_kind": "credit_code",
    "id_number": "91350100M000100Y43",
    "contact": "王芳",
}


def test_the_entry_shows_what_is_public_already_before_anybody_asks(
    client: Client, published: Publish
) -> None:
    published(title="景区复核结果公告")
    page = client.get("/ysqgk/?q=景区复核").content.decode()
    assert "已经公开" in page
    assert "景区复核结果公告" in page
    assert "20个工作日" in client.get("/ysqgk/").content.decode()


def test_the_form_does_not_ask_for_the_purpose(client: Client, cast: Cast) -> None:
    page = client.get("/ysqgk/apply/").content.decode()
    assert "不需要您说明用途" in page
    assert 'name="purpose"' not in page


def test_a_request_is_submitted_and_waits_for_both_sides_to_confirm(client: Client, cast: Cast) -> None:
    answer = client.post("/ysqgk/apply/", WANG_FANG)
    assert answer["Location"] == "/ysqgk/receipt/"
    case = Case.objects.get()
    assert (case.agency, case.stage, case.channel) == (cast.agency, "submitted", "online")
    assert (case.received_on, case.due, case.submitted_on) == (None, None, date(2024, 3, 11))
    assert case.applicant.name == "王芳"
    page = client.get("/ysqgk/receipt/")
    assert case.number in page.content.decode()
    assert case.query_code in page.content.decode()
    assert "第三十一条" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_an_organisation_goes_into_its_column_of_the_annual_report(client: Client, cast: Cast) -> None:
    client.post("/ysqgk/apply/", COMPANY)
    assert Case.objects.get().applicant_kind == "business"


def test_the_slip_is_for_the_browser_that_asked(client: Client, cast: Cast) -> None:
    client.post("/ysqgk/apply/", WANG_FANG)
    assert Client().get("/ysqgk/receipt/").status_code == 404


@pytest.mark.parametrize(
    "change, says",
    [
        ({"who": ""}, "请选择申请人身份"),
        ({"name": " "}, "请填写申请人的姓名或者名称"),
        ({"phone": "12345"}, "联系电话请填写11位手机号，或者带区号的固定电话"),
        ({"id_number": "110105194912310021"}, "身份证号码应当是18位并且校验正确"),
        ({"email": ""}, "您选择了用电子邮件获取，请填写电子邮箱"),
        ({"email": "不是邮箱"}, "电子邮箱的格式不对"),
        ({"wanted_form": "纸质文本（邮寄）"}, "您选择了邮寄，请填写通信地址"),
        ({"asked": ""}, "请写明需要的政府信息"),
        ({"who": "organisation"}, "请选择组织类型"),
        ({"who": "organisation", "organisation": "business"}, "法人或者其他组织请选择“统一社会信用代码”"),
        ({"id_kind": "credit_code"}, "公民请选择居民身份证"),
    ],
)
def test_an_error_names_the_field_and_what_to_do(
    client: Client, cast: Cast, change: dict[str, str], says: str
) -> None:
    answer = client.post("/ysqgk/apply/", WANG_FANG | change)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "处需要修改" in page
    assert page.count(says) == 2  # above the form and at the field
    assert "打分表" in page or "asked" in change
    assert not Case.objects.exists()


def test_a_robot_that_fills_the_hidden_field_leaves_no_case(client: Client, cast: Cast) -> None:
    answer = client.post("/ysqgk/apply/", WANG_FANG | {"website": "http://spam.invalid"})
    assert answer.status_code == 422
    assert not Case.objects.exists()


def test_one_address_cannot_flood_the_office(client: Client, cast: Cast) -> None:
    for _ in range(20):
        client.post("/ysqgk/apply/", WANG_FANG)
    answer = client.post("/ysqgk/apply/", WANG_FANG)
    assert answer.status_code == 429
    assert "请稍后再试" in answer.content.decode()
    assert Case.objects.count() == 20


def test_a_form_from_elsewhere_is_not_accepted(cast: Cast) -> None:
    answer = Client(enforce_csrf_checks=True).post("/ysqgk/apply/", WANG_FANG)
    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()
    assert not Applicant.objects.exists()


def test_what_was_asked_is_escaped_wherever_it_is_shown(client: Client, cast: Cast) -> None:
    client.post("/ysqgk/apply/", WANG_FANG | {"asked": "<script>alert(1)</script>"})
    assert "<script>alert" not in client.get("/ysqgk/receipt/").content.decode()


@pytest.mark.parametrize("number", ["13800000000", "0431-82345678", "010-12345678-801", "0000-0000000"])
def test_phone_numbers_that_can_be_right(number: str) -> None:
    assert is_phone(number)


@pytest.mark.parametrize("number", ["12800000000", "1380000000", "82345678", "138000000000", ""])
def test_phone_numbers_that_cannot(number: str) -> None:
    assert not is_phone(number)


def test_identity_numbers_are_checked_by_their_last_character() -> None:
    assert is_id_card("11010519491231002X")
    assert not is_id_card("110105194912310020")
    assert is_credit_code("91350100M000100Y43")
    assert not is_credit_code("91350100M000100Y44")
    assert plain(" １３８ ０000ｘ") == "1380000X"
