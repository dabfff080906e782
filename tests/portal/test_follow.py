"""What an applicant does on the page of a case: fetch letters and information, complete, explain, send, ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.cases import acts
from gongkai.cases.models import Case, CaseFile, Contact
from gongkai.cases.package import content_of
from gongkai.journal.models import Entry
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.delivery import Way
from gongkai.law.hand import Hand
from gongkai.law.letter import LetterKind
from gongkai.law.receipt import Channel
from tests import papers
from tests.answering import answered, approved
from tests.cast import WANG_FANG, Cast
from tests.portal.test_track import case, follow, in_hand

__all__ = ["case", "follow", "in_hand"]
pytestmark = pytest.mark.django_db
ON = date(2024, 1, 12)
Follow = Callable[[Case], str]


@pytest.fixture(autouse=True)
def _in_january(settings: Any) -> None:
    settings.GONGKAI_TODAY = ON


def paper(name: str = "补充.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, papers.pdf() if content is None else content)


def send(client: Client, name: str, **sent: Any) -> Any:
    return client.post(f"/ysqgk/track/{name}/", sent)


def fetch(client: Client, key: int, form: str = "pdf") -> Any:
    return client.post(f"/ysqgk/track/letters/{key}", {"form": form})


def lines(act: str) -> int:
    return Entry.objects.filter(act=act).count()


@pytest.mark.parametrize("form", ["pdf", "word"])
def test_the_receipt_is_fetched_exactly_as_it_was_made_and_the_first_time_is_on_the_record(
    client: Client, follow: Follow, case: Case, form: str
) -> None:
    letter = case.letters.get(kind=LetterKind.RECEIPT)
    assert f"/ysqgk/track/letters/{letter.pk}" in follow(case)
    answer = fetch(client, letter.pk, form)
    assert answer.content == content_of(letter, form)
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert letter.number in unquote(answer["Content-Disposition"])
    assert "no-store" in answer["Cache-Control"]
    fetch(client, letter.pk, form)
    line = Entry.objects.get(act="fetch_letter")
    assert (line.hand, line.facts) == ("applicant", {"letter": letter.number, "form": form})


def test_letters_to_others_void_ones_and_an_answer_not_served_are_not_there(
    client: Client, follow: Follow, in_hand: Case, cast: Cast
) -> None:
    acts.consult_third_party(in_hand.pk, party="某某文化公司", by=cast.li_qiang, on=ON)
    acts.third_party_answered(in_hand.pk, says="同意", by=cast.li_qiang, on=ON)
    again = acts.issue_again(in_hand.letters.get(kind="receipt").pk, why="错字", by=cast.qian_jin, on=ON)
    approved(cast, in_hand, on=ON)
    page = follow(in_hand)
    shown = {kind for kind in LetterKind if f"<b>{kind.label}</b>" in page}
    assert shown == {LetterKind.RECEIPT, LetterKind.CONSULTATION_NOTICE}
    for letter in in_hand.letters.all():
        may = letter.pk == again.pk or letter.kind == LetterKind.CONSULTATION_NOTICE
        assert fetch(client, letter.pk).status_code == (200 if may else 404), letter.kind


def test_a_served_answer_and_what_it_hands_out_are_fetched(
    client: Client, follow: Follow, in_hand: Case, cast: Cast
) -> None:
    content = papers.pdf(catalog=b"/Lang(zh)")
    given = acts.add_file(
        in_hand.pk,
        "打分表.pdf",
        BytesIO(content),
        purpose=CaseFile.Purpose.HANDED_OUT,
        by=cast.li_qiang,
        on=ON,
    )
    follow(in_hand)
    assert client.post(f"/ysqgk/track/files/{given.pk}").status_code == 404, "not before the answer"
    answered(cast, in_hand, on=ON)
    page = follow(in_hand)
    assert "打分表.pdf" in page
    assert "答复书（予以公开）" in page
    answer = client.post(f"/ysqgk/track/files/{given.pk}")
    assert (answer.content, "no-store" in answer["Cache-Control"]) == (content, True)
    client.post(f"/ysqgk/track/files/{given.pk}")
    assert lines("fetch_file") == 1


def test_what_was_prepared_for_a_withdrawn_request_is_never_handed_out(
    client: Client, follow: Follow, in_hand: Case, cast: Cast
) -> None:
    given = acts.add_file(
        in_hand.pk,
        "打分表.pdf",
        BytesIO(papers.pdf()),
        purpose=CaseFile.Purpose.HANDED_OUT,
        by=cast.li_qiang,
        on=ON,
    )
    acts.withdraw(in_hand.pk, by=Hand.APPLICANT, on=ON)
    assert "打分表.pdf" not in follow(in_hand)
    assert client.post(f"/ysqgk/track/files/{given.pk}").status_code == 404


def test_the_applicants_own_material_and_other_files_of_the_case_are_not_handed_out(
    client: Client, follow: Follow, in_hand: Case, cast: Cast
) -> None:
    kept = acts.add_file(
        in_hand.pk,
        "意见.pdf",
        BytesIO(papers.pdf()),
        purpose=CaseFile.Purpose.OPINION,
        by=cast.li_qiang,
        on=ON,
    )
    answered(cast, in_hand, on=ON)
    assert "意见.pdf" not in follow(in_hand)
    assert client.post(f"/ysqgk/track/files/{kept.pk}").status_code == 404


def test_letters_of_another_case_and_forms_that_are_none_are_not_found(
    client: Client, follow: Follow, case: Case, in_hand: Case, cast: Cast
) -> None:
    letter = in_hand.letters.get(kind=LetterKind.RECEIPT)
    assert fetch(client, letter.pk).status_code == 422, "without a code"
    follow(case)
    for form in ("", "html", "../pdf"):
        assert fetch(client, letter.pk, form).status_code == 404
    assert fetch(client, 10**12).status_code == 404
    assert lines("fetch_letter") == 0


def test_the_request_is_completed_in_words_and_files(
    client: Client, follow: Follow, in_hand: Case, cast: Cast
) -> None:
    acts.ask_to_complete(in_hand.pk, says="请写明年份", by=cast.li_qiang, on=ON)
    assert "补正告知书" in follow(in_hand)
    wrong = send(client, "complete", says="", papers=paper())
    assert wrong.status_code == 422
    assert "补充.pdf" in wrong.content.decode(), "the file is kept, the text is asked for"
    assert send(client, "complete", says="2023年的")["Location"] == "/ysqgk/track/case/?done=complete"
    in_hand.refresh_from_db()
    assert in_hand.stage == "in_hand"
    kept = in_hand.files.get()
    assert (kept.purpose, kept.added_by, kept.name) == (CaseFile.Purpose.MATERIAL, None, "补充.pdf")


def test_a_wrong_file_is_told_in_a_sentence_and_nothing_is_completed(
    client: Client, follow: Follow, in_hand: Case, cast: Cast
) -> None:
    acts.ask_to_complete(in_hand.pk, says="请写明年份", by=cast.li_qiang, on=ON)
    follow(in_hand)
    answer = send(client, "complete", says="2023年的", papers=paper("坏.pdf", b"MZ"))
    assert answer.status_code == 422
    assert "内容与扩展名.pdf不符" in answer.content.decode()
    assert "2023年的" in answer.content.decode()
    in_hand.refresh_from_db()
    assert in_hand.stage == "incomplete"


def test_reasons_are_given_when_they_were_asked_for_and_once(
    client: Client, follow: Follow, in_hand: Case, cast: Cast
) -> None:
    assert "说明理由" not in follow(in_hand)
    assert send(client, "reasons", says="教学需要").status_code == 409
    acts.ask_for_reasons(in_hand.pk, says="本月已申请三十件", by=cast.li_qiang, on=ON)
    page = follow(in_hand)
    assert "本月已申请三十件" in page
    assert send(client, "reasons", says=" ").status_code == 422
    assert send(client, "reasons", says="教学需要").status_code == 302
    assert "提交理由" not in follow(in_hand)
    assert in_hand.contacts.get().says == "教学需要"


def test_more_material_is_sent_while_the_case_is_open(
    client: Client, follow: Follow, in_hand: Case, cast: Cast
) -> None:
    follow(in_hand)
    assert "请先选择要补充的文件" in send(client, "material").content.decode()
    assert send(client, "material", papers=[paper(), paper("二.png", papers.png())]).status_code == 302
    assert "补充.pdf" in follow(in_hand)
    assert "已经添加过" in send(client, "material", papers=paper()).content.decode()
    for size in range(3, 11):
        send(client, "material", papers=paper(f"{size}.png", papers.png(size, size)))
    assert (
        "最多补充10个文件"
        in send(client, "material", papers=paper("多.png", papers.png(12, 12))).content.decode()
    )
    answered(cast, in_hand, on=ON)
    assert send(client, "material", papers=paper("晚.png", papers.png(20, 20))).status_code == 409
    assert in_hand.files.filter(purpose=CaseFile.Purpose.MATERIAL).count() == 10


def test_a_question_is_asked_and_its_answer_stands_beneath_without_a_name(
    client: Client, follow: Follow, in_hand: Case, cast: Cast
) -> None:
    follow(in_hand)
    assert send(client, "message", says="").status_code == 422
    assert send(client, "message", says="<b>还要多久？</b>").status_code == 302
    asked = in_hand.contacts.get()
    assert (asked.how, asked.by) == (Contact.How.ONLINE, None)
    assert "等待回复" in follow(in_hand)
    acts.log_contact(
        in_hand.pk, how=Contact.How.ONLINE, says="本周答复", answers=asked, by=cast.li_qiang, on=ON
    )
    acts.log_contact(in_hand.pk, how=Contact.How.PHONE, says="内部商量", by=cast.li_qiang, on=ON)
    page = follow(in_hand)
    assert "&lt;b&gt;还要多久？" in page
    assert "本周答复" in page
    assert "等待回复" not in page
    assert "内部商量" not in page
    assert "李强" not in page


def test_five_questions_a_day_are_enough(
    client: Client, follow: Follow, in_hand: Case, settings: Any
) -> None:
    follow(in_hand)
    for number in range(5):
        send(client, "message", says=f"第{number}问")
    refused = send(client, "message", says="第六问")
    assert refused.status_code == 422
    assert "请明天再提" in refused.content.decode()
    assert "第六问" in refused.content.decode(), "what was typed is there still"
    settings.GONGKAI_TODAY = date(2024, 1, 13)
    assert send(client, "message", says="第六问").status_code == 302


def test_an_archived_case_takes_no_more_questions(
    client: Client, follow: Follow, in_hand: Case, cast: Cast
) -> None:
    follow(in_hand)
    answered(cast, in_hand, on=ON)
    for letter in in_hand.letters.filter(served_on__isnull=True):
        acts.serve(letter.pk, way=Way.ELECTRONIC, sent=ON, by=cast.qian_jin, on=ON)
    acts.archive(in_hand.pk, by=cast.qian_jin, on=ON)
    assert "已经归档" in follow(in_hand)
    assert send(client, "message", says="还有").status_code == 409


@pytest.mark.parametrize("name", ["complete", "reasons", "material", "message"])
def test_without_a_code_nothing_can_be_sent(client: Client, in_hand: Case, name: str) -> None:
    assert send(client, name, says="x", papers=paper()).status_code == 422
    assert not in_hand.files.exists()


def test_several_consulted_at_once_are_counted_once_and_never_named(
    client: Client, follow: Follow, in_hand: Case, cast: Cast, settings: Any
) -> None:
    acts.consult_third_party(in_hand.pk, party="某某文化公司", by=cast.li_qiang, on=ON)
    acts.consult_agency(in_hand.pk, party="甲市财政局", by=cast.li_qiang, on=ON)
    page = follow(in_hand)
    assert "征求第三方意见、征求机关意见" in page
    acts.third_party_answered(in_hand.pk, says="同意", by=cast.li_qiang, on=date(2024, 1, 18))
    acts.agency_answered(in_hand.pk, says="同意", by=cast.li_qiang, on=date(2024, 1, 18))
    settings.GONGKAI_TODAY = date(2024, 1, 19)
    page = follow(in_hand)
    assert "合计4个工作日，重叠的日子只算一次" in page
    for name in ("某某文化公司", "甲市财政局"):
        assert name not in page


def test_a_day_counted_over_unpublished_holidays_is_provisional_and_says_why(
    client: Client, follow: Follow, cast: Cast, settings: Any
) -> None:
    settings.GONGKAI_TODAY = date(2026, 12, 20)
    found = acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "评分表", channel=Channel.IN_PERSON, by=Hand.APPLICANT,
        on=date(2026, 12, 20),
    )  # fmt: skip
    page = follow(found)
    assert "暂定" in page
    assert "国务院还没有公布放假安排" in page
