"""Asking one topic a page: nothing typed is lost, everything is checked, one button makes one case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.cases.models import Applicant, Case, CaseFile, Draft, DraftFile
from gongkai.portal.limits import DRAFTS, FILES, REQUESTS
from tests import papers
from tests.cast import Cast
from tests.portal.filling import COMPANY, ORDER, WANG_FANG, fill, send, submit

pytestmark = pytest.mark.django_db


def page(client: Client, name: str, query: str = "") -> str:
    return client.get(f"/ysqgk/apply/{name}/{query}").content.decode()


def sheet(name: str = "身份证.png", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, papers.png() if content is None else content)


def test_a_request_is_submitted_and_waits_for_both_sides_to_confirm(client: Client, cast: Cast) -> None:
    case = submit(client)
    assert (case.agency, case.stage, case.channel) == (cast.agency, "submitted", "online")
    assert (case.received_on, case.due, case.submitted_on) == (None, None, date(2024, 3, 11))
    applicant = case.applicant
    assert (applicant.name, applicant.id_number, applicant.phone) == (
        "王芳",
        "11010519491231002X",
        "13800000000",
    )
    assert case.wanted_form == "电子文本（电子邮件）"


def test_no_page_asks_for_the_purpose(client: Client, cast: Cast) -> None:
    fill(client)
    for name in ORDER:
        assert 'name="purpose"' not in page(client, name)
    assert "不需要您说明用途" in page(client, "applicant")


def test_an_organisation_goes_into_its_column_and_names_a_contact(client: Client, cast: Cast) -> None:
    case = submit(client, COMPANY)
    assert (case.applicant_kind, case.applicant.contact) == ("business", "王芳")


def test_what_belongs_to_another_choice_does_not_go_into_the_case(client: Client, cast: Cast) -> None:
    fill(client, COMPANY)
    case = submit(client, applicant=WANG_FANG["applicant"] | {"organisation": "business", "contact": "某人"})
    assert (case.applicant_kind, case.applicant.contact) == ("natural", "")


def test_help_that_is_needed_reaches_the_case(client: Client, cast: Cast) -> None:
    wanted = WANG_FANG["delivery"] | {"helps": ["大字文本", "电话里讲解"], "other_help": "手语"}
    assert submit(client, delivery=wanted).help_needed == "大字文本、电话里讲解、手语"


@pytest.mark.parametrize(
    "name, change, says",
    [
        ("applicant", {"who": ""}, "请选择申请人身份"),
        ("applicant", {"name": " "}, "请填写申请人的姓名或者名称"),
        ("applicant", {"id_number": "110105194912310021"}, "身份证号码应当是18位并且校验正确"),
        ("applicant", {"who": "organisation"}, "请选择组织类型"),
        (
            "applicant",
            {"who": "organisation", "organisation": "business"},
            "法人或者其他组织请选择“统一社会信用代码”",
        ),
        ("applicant", {"id_kind": "credit_code"}, "公民请选择居民身份证"),
        ("applicant", {"by_agent": "on", "agent": ""}, "请填写代理人姓名"),
        ("applicant", {"by_agent": "on", "agent": "李四"}, "请上传授权委托书"),
        ("contact", {"phone": "12345"}, "联系电话请填写11位手机号，或者带区号的固定电话"),
        ("contact", {"email": "不是邮箱"}, "电子邮箱的格式不对"),
        ("asked", {"asked": ""}, "请写明需要的政府信息"),
        ("delivery", {"wanted_form": ""}, "请选择获取方式"),
        ("delivery", {"send_to": ""}, "您选择了用电子邮件获取，请填写电子邮箱"),
        ("delivery", {"wanted_form": "纸质文本（邮寄）"}, "您选择了邮寄，请填写通信地址"),
    ],
)
def test_an_error_names_the_field_and_what_to_do(
    client: Client, cast: Cast, name: str, change: dict[str, str], says: str
) -> None:
    fill(client)
    answer = send(client, name, WANG_FANG[name] | change)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "处需要修改" in text
    assert text.count(says) == 2, "above the form and at the field"
    assert client.post("/ysqgk/apply/check/").status_code == 422
    assert not Case.objects.exists()


def test_what_was_typed_is_there_again_after_an_error_a_refresh_and_going_back(
    client: Client, cast: Cast
) -> None:
    wrong = send(client, "applicant", WANG_FANG["applicant"] | {"id_number": "123"})
    assert 'value="王芳"' in wrong.content.decode()
    assert 'value="王芳"' in page(client, "applicant")
    fill(client)
    assert 'value="13800000000"' in page(client, "contact")
    assert "打分表</textarea>" in page(client, "asked")


def test_without_a_draft_no_later_page_opens(client: Client, cast: Cast) -> None:
    for name in ORDER[1:]:
        assert client.get(f"/ysqgk/apply/{name}/")["Location"] == "/ysqgk/apply/?gone=1"
        assert client.post(f"/ysqgk/apply/{name}/", {})["Location"] == "/ysqgk/apply/?gone=1"
    assert "超过7天" in client.get("/ysqgk/apply/?gone=1").content.decode()
    assert client.get("/ysqgk/apply/nothing/").status_code == 404
    assert not Draft.objects.exists()


def test_reading_the_first_page_keeps_no_draft(client: Client, cast: Cast) -> None:
    client.get("/ysqgk/apply/applicant/")
    assert not Draft.objects.exists()


def test_the_step_list_says_how_far_one_has_come(client: Client, cast: Cast) -> None:
    send(client, "applicant", WANG_FANG["applicant"])
    text = page(client, "proof")
    assert "第2步，共6步" in text
    assert "已填" in text
    assert 'href="/ysqgk/apply/applicant/"' in text
    assert 'href="/ysqgk/apply/delivery/"' not in text


def test_the_page_of_checking_shows_everything_and_a_change_comes_back_to_it(
    client: Client, cast: Cast
) -> None:
    fill(client)
    text = page(client, "check")
    for said in ("王芳", "110105 19491231 002X", "13800000000", "打分表", "电子文本（电子邮件）"):
        assert said in text
    assert 'href="/ysqgk/apply/contact/?back=check"' in text
    assert "保存并返回核对" in page(client, "contact", "?back=check")
    changed = send(client, "contact", {"phone": "0431-82345678", "back": "check"})
    assert changed["Location"] == "/ysqgk/apply/check/"
    assert "0431-82345678" in page(client, "check")


def test_a_page_that_was_made_wrong_later_is_told_before_submitting(client: Client, cast: Cast) -> None:
    fill(client)
    send(
        client,
        "delivery",
        {"wanted_form": "电子文本（电子邮件）", "send_to": "", "back": "check"},
        press="save",
    )
    text = page(client, "check")
    assert "还不能提交" in text
    assert "获取方式：您选择了用电子邮件获取" in text
    assert client.post("/ysqgk/apply/check/").status_code == 422
    assert not Case.objects.exists()


def test_the_button_pressed_twice_makes_one_case(client: Client, cast: Cast) -> None:
    case = submit(client)
    again = client.post("/ysqgk/apply/check/")
    assert again["Location"] == "/ysqgk/receipt/"
    assert Case.objects.get() == case
    for name in ORDER:
        assert client.get(f"/ysqgk/apply/{name}/")["Location"] == "/ysqgk/receipt/"
        assert client.post(f"/ysqgk/apply/{name}/", {"name": "别人"})["Location"] == "/ysqgk/receipt/"


def test_a_second_request_begins_anew_from_the_first_page(client: Client, cast: Cast) -> None:
    first = submit(client)
    start = client.get("/ysqgk/apply/").content.decode()
    assert "没有填完的申请" not in start
    assert "开始填写" in start
    assert "王芳" not in page(client, "applicant")
    second = submit(client, asked={"asked": "另一件事"})
    assert {first.number, second.number} == {"2024-YSQ-0001", "2024-YSQ-0002"}


def test_proofs_are_checked_at_once_kept_sealed_and_go_with_the_applicant(client: Client, cast: Cast) -> None:
    fill(client)
    stays = send(client, "proof", {"proofs": [sheet(), sheet("背面.png", papers.png(3, 3))]}, press="upload")
    assert stays["Location"] == "/ysqgk/apply/proof/#files"
    assert "身份证.png" in page(client, "proof")
    assert "每个不超过5MB" in page(client, "proof"), "told before choosing"
    client.post("/ysqgk/apply/check/")
    proofs = Case.objects.get().applicant.proofs.all()
    assert [proof.name for proof in proofs] == ["身份证明1.png", "身份证明2.png"]


@pytest.mark.parametrize(
    "file, says",
    [
        (sheet("证.png", b"<script>"), "内容与扩展名.png不符"),
        (sheet("证.docx", papers.word()), "身份证明只接收"),
        (sheet("证.pdf", b"%PDF-" + b"0" * 5 * 1024 * 1024), "超过5MB"),
        (sheet("空.png", b""), "空文件"),
    ],
)
def test_a_file_that_may_not_be_sent_is_refused_in_a_sentence_and_the_others_stay(
    client: Client, cast: Cast, file: SimpleUploadedFile, says: str
) -> None:
    fill(client)
    file.seek(0)
    answer = send(client, "proof", {"proofs": [sheet("好的.png"), file]})
    assert answer.status_code == 422
    assert answer.content.decode().count(says) >= 2
    assert [kept.name for kept in DraftFile.objects.all()] == ["好的.png"]


def test_a_file_is_removed_again_and_what_was_typed_stays(client: Client, cast: Cast) -> None:
    sent = WANG_FANG["applicant"] | {"by_agent": "on", "agent": "李四"}
    send(client, "applicant", sent | {"authorisation": sheet("委托书.pdf", papers.pdf())}, press="upload")
    kept = DraftFile.objects.get()
    assert "委托书.pdf" in page(client, "applicant")
    send(client, "applicant", sent | {"remove": str(kept.pk), "agent": "李四四"}, press="")
    assert not DraftFile.objects.exists()
    assert 'value="李四四"' in page(client, "applicant")


@pytest.mark.parametrize("key", ["x", "-1", "9" * 40, "²", ""])
def test_a_file_that_is_not_there_is_removed_without_a_fault(client: Client, cast: Cast, key: str) -> None:
    fill(client)
    assert send(client, "proof", {"remove": key}, press="").status_code == 302


def test_nobody_removes_a_file_of_another_draft(client: Client, cast: Cast) -> None:
    send(client, "applicant", WANG_FANG["applicant"])
    send(client, "proof", {"proofs": sheet()}, press="upload")
    stranger = Client()
    send(stranger, "applicant", WANG_FANG["applicant"])
    send(stranger, "proof", {"remove": str(DraftFile.objects.get().pk)}, press="")
    assert DraftFile.objects.exists()
    assert "身份证.png" not in page(stranger, "proof")


def test_an_agent_asks_with_an_authorisation(client: Client, cast: Cast) -> None:
    sent = WANG_FANG["applicant"] | {"by_agent": "on", "agent": "李四"}
    case = submit(client, applicant=sent | {"authorisation": sheet("委托书.pdf", papers.pdf())})
    kept = case.files.get()
    assert (kept.purpose, kept.name, kept.added_by) == (
        CaseFile.Purpose.AUTHORISATION,
        "授权委托书.pdf",
        None,
    )
    assert case.applicant.contact == "李四（代理人）"


def test_a_robot_that_fills_the_hidden_field_leaves_neither_draft_nor_case(
    client: Client, cast: Cast
) -> None:
    trapped = {"website": "http://spam.invalid"}
    assert send(client, "applicant", WANG_FANG["applicant"] | trapped).status_code == 422
    assert not Draft.objects.exists()
    fill(client)
    assert client.post("/ysqgk/apply/check/", trapped).status_code == 422
    assert not Case.objects.exists()


def test_one_address_cannot_flood_the_office(client: Client, cast: Cast, monkeypatch: Any) -> None:
    monkeypatch.setattr(type(REQUESTS), "take", lambda self, request: self is not REQUESTS)
    fill(client)
    answer = client.post("/ysqgk/apply/check/")
    assert answer.status_code == 429
    assert "请稍后再试，填写的内容都还在" in answer.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize("limit, status", [(DRAFTS, 429), (FILES, 422)])
def test_one_address_cannot_fill_the_disk(
    client: Client, cast: Cast, monkeypatch: Any, limit: Any, status: int
) -> None:
    monkeypatch.setattr(type(limit), "take", lambda self, request: self is not limit)
    answer = send(client, "applicant", WANG_FANG["applicant"] | {"authorisation": sheet()})
    assert answer.status_code == status
    assert "这个网络地址一小时内" in answer.content.decode()
    assert 'value="王芳"' in answer.content.decode()
    assert not DraftFile.objects.exists()


def test_a_form_from_elsewhere_is_not_accepted(cast: Cast) -> None:
    answer = send(Client(enforce_csrf_checks=True), "applicant", WANG_FANG["applicant"])  # type: ignore[arg-type]
    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()
    assert not Applicant.objects.exists()
    assert not Draft.objects.exists()


def test_the_draft_of_one_agency_is_not_seen_at_another(client: Client, cast: Cast) -> None:
    fill(client)
    cookie = client.cookies["draft"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/ysqgk/", True, "Lax")
    assert client.get("/j/yi/ysqgk/apply/check/")["Location"] == "/j/yi/ysqgk/apply/?gone=1"


def test_nothing_personal_stands_in_the_session_or_an_address(client: Client, cast: Cast) -> None:
    submit(client)
    said = str(dict(client.session.items()))
    for secret in ("王芳", "11010519491231002X", "13800000000", "打分表"):
        assert secret not in said


POST, EMAIL = "纸质文本（邮寄）", "电子文本（电子邮件）"


def test_a_bad_address_beside_another_way_is_no_obstacle_and_goes_nowhere(client: Client, cast: Cast) -> None:
    fill(client)
    wrong = send(client, "delivery", {"wanted_form": EMAIL, "send_to": "不是邮箱"})
    assert "电子邮箱的格式不对" in wrong.content.decode()
    changed = send(client, "delivery", {"wanted_form": POST, "send_to": "不是邮箱", "post_to": "示例路1号"})
    assert changed["Location"] == "/ysqgk/apply/check/"
    assert "不是邮箱" not in page(client, "contact")
    assert "不是邮箱" not in page(client, "check")
    client.post("/ysqgk/apply/check/")
    applicant = Case.objects.get().applicant
    assert (applicant.email, applicant.address) == ("wangfang@example.invalid", "示例路1号")


def test_a_bad_address_beside_the_way_that_needs_it_stops_the_page(client: Client, cast: Cast) -> None:
    fill(client)
    assert send(client, "delivery", {"wanted_form": EMAIL, "send_to": "不是邮箱"}).status_code == 422
    assert client.post("/ysqgk/apply/check/").status_code == 422
    assert not Case.objects.exists()


def test_the_address_to_be_reached_at_is_offered_for_the_answer(client: Client, cast: Cast) -> None:
    for name in ORDER[:4]:
        send(client, name, WANG_FANG[name])
    assert 'name="send_to" value="wangfang@example.invalid"' in page(client, "delivery")


def test_a_page_of_files_left_empty_is_not_ticked(client: Client, cast: Cast) -> None:
    fill(client)
    text = page(client, "contact")
    assert "没有上传（可以不传）" in text
    assert '<li class="none">' in text
    client.post("/ysqgk/apply/proof/", {"proofs": sheet(), "next": "1"})
    assert "没有上传" not in page(client, "contact")
