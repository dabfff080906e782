"""Corrections of records at the desk: from paper to a served letter; who sees what of them."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.agencies.models import Person
from gongkai.cases.acts import corrections
from gongkai.cases.models import Correction, Letter
from gongkai.journal.reads import lines_of
from tests import papers
from tests.cast import WANG_FANG, Cast
from tests.correcting import assigned, checked, registered
from tests.desk.conftest import ON, TODAY

LIST = "/desk/ysq/corrections/"
TYPED = {
    "channel": "in_person", "received": "2024-03-18", "record": "导游证登记表，2019年第12号", "wrong": "出生日期误登",
    "should_be": "1990年1月20日", "evidence": "户口簿", "kind": "natural", "name": "王芳", "id_kind": "id_card",
    "id_number": WANG_FANG.id_number, "phone": WANG_FANG.phone,
}  # fmt: skip
PRIVATE = ("王芳", WANG_FANG.id_number, WANG_FANG.phone)


@pytest.fixture
def correction(cast: Cast) -> Correction:
    return assigned(cast, on=ON)


def test_a_correction_walks_from_paper_to_a_served_letter(cast: Cast, enter: Any) -> None:
    office, clerk, head = enter(cast.qian_jin), enter(cast.li_qiang), enter(cast.zhao_min)
    assert f'href="{LIST}"' in office.get("/desk/ysq/").text
    paper = SimpleUploadedFile("户口簿.pdf", papers.pdf())
    assert office.post(f"{LIST}new/", TYPED | {"evidence_files": [paper]}).status_code == 302
    page = f"{LIST}2024-GZ-0001/"
    to = f"{cast.division.pk}-{cast.li_qiang.pk}"
    assert office.post(f"{page}do/assign/", {"to": to}).status_code == 302
    assert clerk.post(f"{page}do/check/", {"finding": "经核对属录入错误。"}).status_code == 302
    assert head.post(f"{page}do/correct/", {"says": "已改为1990年1月20日。"}).status_code == 302
    letter = Letter.objects.get()
    taken = clerk.post(f"{page}letters/{letter.pk}/word/")
    assert taken["Content-Disposition"].endswith(".docx")
    assert BytesIO(taken.content).read(2) == b"PK"
    served = clerk.post(
        f"{page}letters/{letter.pk}/served/", {"way": "electronic", "sent": TODAY.isoformat()}
    )
    assert served.status_code == 302
    text = clerk.get(page).text
    for said in ("予以更正", "已送达", "甲文旅公开〔2024〕第1号-正", "经核对属录入错误", "登记更正申请"):
        assert said in text
    assert letter.number in office.get("/desk/ysq/letters/").text


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(cast: Cast, enter: Any) -> None:
    answer = enter(cast.qian_jin).post(f"{LIST}new/", TYPED | {"should_be": "", "received": ""})
    assert answer.status_code == 422
    assert "请填写应当更正为" in answer.text
    assert "请填写收到日期" in answer.text
    assert "出生日期误登" in answer.text


def test_a_day_to_come_and_a_false_file_are_refused_with_what_was_typed(cast: Cast, enter: Any) -> None:
    office = enter(cast.qian_jin)
    late = office.post(f"{LIST}new/", TYPED | {"received": "2024-03-19"})
    assert late.status_code == 409
    assert "收到日期不能晚于今天" in late.text
    false = SimpleUploadedFile("证据.pdf", b"MZ")
    assert office.post(f"{LIST}new/", TYPED | {"evidence_files": [false]}).status_code == 409
    assert not Correction.objects.exists()


def test_the_list_and_the_page_name_nobody(cast: Cast, correction: Correction, enter: Any) -> None:
    for person in (cast.qian_jin, cast.li_qiang, cast.feng_lin):
        client = enter(person)
        for address in (LIST, f"{LIST}{correction.number}/", "/desk/ysq/letters/"):
            text = client.get(address).text
            assert not [private for private in PRIVATE if private in text]


def test_who_asked_is_shown_for_a_reason_that_stays(cast: Cast, correction: Correction, enter: Any) -> None:
    client, page = enter(cast.li_qiang), f"{LIST}{correction.number}/"
    assert client.post(f"{page}applicant/", {"why": ""}).status_code == 422
    text = client.post(f"{page}applicant/", {"why": "verify"}).text
    assert all(private in text for private in PRIVATE)
    proof = correction.files.get(purpose="identity")
    assert client.post(f"{page}files/{proof.pk}/", {"why": ""}).status_code == 422
    opened = client.post(f"{page}files/{proof.pk}/", {"why": "verify"})
    assert opened.content == papers.png()
    assert "no-store" in opened["Cache-Control"]
    acts = lines_of(cast.agency, "correction", correction.number).values_list("act", flat=True)
    assert list(acts)[-2:] == ["see_applicant", "see_proof"]
    assert "李强：查看身份信息（核实身份）" in client.get(page).text


def test_what_is_wrong_with_somebodys_record_is_for_who_handles_and_who_decides(
    cast: Cast, correction: Correction, enter: Any
) -> None:
    page = f"{LIST}{correction.number}/"
    for person, reads in (
        (cast.li_qiang, True),
        (cast.zhao_min, True),
        (cast.feng_lin, True),
        (cast.he_jing, False),
    ):
        assert ("出生日期误登" in enter(person).get(page).text) is reads
    head = enter(cast.feng_lin).post(f"{page}applicant/", {"why": "verify"})
    assert head.status_code == 409
    assert "只供办理" in head.text


@pytest.mark.parametrize("address", ["", "applicant/", "do/check/", "files/"])
def test_a_stranger_finds_nothing(
    cast: Cast, correction: Correction, outsider: Person, enter: Any, address: str
) -> None:
    for person in (cast.zhou_yang, outsider):
        client = enter(person)
        call = client.post if address else client.get
        assert call(f"{LIST}{correction.number}/{address}").status_code == 404
        assert correction.number not in client.get(LIST).text


@pytest.mark.parametrize("who", ["sun_jing"])
def test_a_post_without_cases_has_no_corrections(cast: Cast, who: str, enter: Any) -> None:
    assert enter(getattr(cast, who)).get(LIST).status_code == 403


def test_an_act_that_is_not_open_says_so_and_keeps_what_was_typed(
    cast: Cast, correction: Correction, enter: Any
) -> None:
    page = f"{LIST}{correction.number}/"
    answer = enter(cast.zhao_min).post(f"{page}do/correct/", {"says": "已改好"})
    assert answer.status_code == 409
    assert "“待核实”状态下不能“予以更正”" in answer.text
    assert "已改好" in answer.text
    assert enter(cast.zhao_min).post(f"{page}do/shred/").status_code == 404


def test_a_letter_is_made_anew_at_the_desk_with_its_reason(cast: Cast, enter: Any) -> None:
    done = corrections.correct(checked(cast, on=ON).pk, says="已改。", by=cast.zhao_min, on=ON)
    client, page = enter(cast.qian_jin), f"{LIST}{done.number}/"
    letter = done.letters.get()
    assert client.post(f"{page}letters/{letter.pk}/again/", {"why": ""}).status_code == 409
    assert client.post(f"{page}letters/{letter.pk}/again/", {"why": "模板改了"}).status_code == 302
    text = client.get(page).text
    assert "第1号-正-2" in text
    assert "模板改了" in text


def test_evidence_that_came_later_is_added_at_the_desk(
    cast: Cast, correction: Correction, enter: Any
) -> None:
    client, page = enter(cast.li_qiang), f"{LIST}{correction.number}/"
    word = SimpleUploadedFile("证明.docx", papers.word())
    assert client.post(f"{page}files/", {"purpose": "evidence", "file": word}).status_code == 302
    assert correction.files.count() == 3
    assert client.post(f"{page}files/", {"purpose": "evidence"}).status_code == 422


def test_the_reminder_warns_and_is_never_an_error(
    cast: Cast, correction: Correction, enter: Any, settings: Any
) -> None:
    client = enter(cast.li_qiang)
    assert "到提醒日期" not in client.get("/desk/").text
    settings.GONGKAI_TODAY = date(2024, 6, 3)
    assert "到提醒日期还没有办结的更正申请 1 件" in client.get("/desk/").text
    row = client.get(f"{LIST}?due=reminded").text
    assert 'class="clock amber"' in row
    assert "clock red" not in row
    assert "法规没有规定更正的期限" in row


def test_filters_narrow_the_list(cast: Cast, correction: Correction, enter: Any) -> None:
    registered(cast, on=ON)
    client = enter(cast.qian_jin)
    assert "共 2 件" in client.get(LIST).text
    for query, count in (
        ("q=0002", 1),
        ("stage=checked", 0),
        ("year=2023", 0),
        ("q=导游证&stage=all", 2),
        ("stage=乱写", 2),
    ):
        assert f"共 {count} 件" in client.get(f"{LIST}?{query}").text


def test_the_journal_leads_to_the_correction(cast: Cast, correction: Correction, enter: Any) -> None:
    text = enter(cast.qian_jin).get("/desk/journal/?matter=correction").text
    assert f'href="{LIST}{correction.number}/"' in text


def test_the_list_asks_a_bounded_number_of_questions(
    cast: Cast, enter: Any, django_assert_max_num_queries: Any
) -> None:
    for _ in range(5):
        assigned(cast, on=ON)
    client = enter(cast.qian_jin)
    with django_assert_max_num_queries(10):
        client.get(LIST)


def test_a_review_over_a_refused_correction_is_lodged_answered_and_concluded_at_the_desk(
    cast: Cast, enter: Any
) -> None:
    found = checked(cast, on=ON)
    client = enter(cast.qian_jin)
    place = f"/desk/ysq/corrections/{found.number}/"
    assert "登记新的复议" not in client.get(place).text
    corrections.refuse(found.pk, says="登记与原件一致。", by=cast.zhao_min, on=TODAY)
    assert "登记新的复议" in client.get(place).text
    day = TODAY.isoformat()
    lodged = {"track": "review", "body": "甲市人民政府", "lodged": day, "copy_received": ""}
    assert client.post(f"{place}remedy/", lodged | {"body": ""}).status_code == 422
    assert client.post(f"{place}remedy/", lodged).status_code == 302
    remedy = found.remedies.get()
    step = f"{place}remedy/{remedy.pk}"
    assert "登记收到副本" in client.get(f"{step}/copy/").text
    assert client.post(f"{step}/copy/", {"received": day}).status_code == 302
    assert client.get("/desk/").text.count("复议、诉讼待答复 1 件") == 1
    listed = client.get("/desk/ysq/remedies/").text
    assert f'{place}#remedies">{found.number}' in listed
    assert client.post(f"{step}/defend/", {"sent": day}).status_code == 302
    assert client.post(f"{step}/conclude/", {"result": "upheld", "concluded": day}).status_code == 302
    assert client.post(f"{step}/conclude/", {"result": "other", "concluded": day}).status_code == 409
    assert client.get("/desk/ysq/remedies/export.xlsx").status_code == 200
    assert enter(cast.li_qiang).post(f"{place}remedy/", lodged).status_code == 403
    assert enter(cast.zhou_yang).post(f"{place}remedy/", lodged).status_code == 404
