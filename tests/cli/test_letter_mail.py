"""Letters to applicants by e-mail: over a real SMTP server, once and never twice knowingly, on record as served."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from io import BytesIO
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django_tasks_db.models import DBTaskResult

from gongkai.cases import acts
from gongkai.cases.acts import mailing
from gongkai.cases.models import Case, CaseFile, Letter, LetterMail
from gongkai.cases.package import content_of
from gongkai.cli.jobs import mail as job
from gongkai.journal.reads import lines_of, verify
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.fee import Method
from gongkai.law.letter import LetterKind
from gongkai.law.moves import NoSuchMove
from gongkai.law.receipt import Channel
from gongkai.law.source import Refusal
from tests.answering import approved
from tests.cast import WANG_FANG, Cast
from tests.cli.post_office import PostOffice, open_office
from tests.cli.test_digest import use
from tests.papers import pdf

pytestmark = pytest.mark.django_db
ON, LATER = date(2024, 3, 11), date(2024, 3, 12)
State = LetterMail.State


@pytest.fixture(autouse=True)
def _the_day(settings: Any) -> None:
    settings.GONGKAI_TODAY = ON


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    with open_office() as office:
        use(settings, f"smtp://127.0.0.1:{office.port}")
        yield office


def in_hand(cast: Cast, wanted: str = "电子文本（电子邮件）") -> Case:
    found = acts.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "某批复", channel=Channel.IN_PERSON, by=cast.qian_jin, on=ON,
        wanted_form=wanted,
    )  # fmt: skip
    return acts.accept(found.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=ON)


@pytest.fixture
def case(cast: Cast) -> Case:
    return in_hand(cast)


@pytest.fixture
def receipt(case: Case) -> Letter:
    return case.letters.get(kind=LetterKind.RECEIPT)


def attached(mail: EmailMessage) -> dict[str, bytes]:
    return {str(part.get_filename()): part.get_payload(decode=True) for part in mail.iter_attachments()}  # type: ignore[misc]


def test_the_kept_pdf_goes_out_and_the_letter_is_served_on_the_day_the_server_took_it(
    cast: Cast, receipt: Letter, office: PostOffice, settings: Any
) -> None:
    sending = acts.mail_letter(receipt.pk, by=cast.qian_jin, on=ON)
    assert (sending.state, DBTaskResult.objects.count(), office.taken) == (State.WAITING, 1, [])
    settings.GONGKAI_TODAY = LATER  # the worker stood still over night
    assert job.run(ON) == {"letters_sent": 1, "letters_not_sent": 0, "letters_broken": 0}
    (mail,) = office.taken
    assert mail["To"] == WANG_FANG.email
    assert attached(mail) == {f"接收回执 {receipt.number}.pdf": content_of(receipt, "pdf")}
    receipt.refresh_from_db()
    assert (receipt.way, receipt.sent_on, receipt.served_on) == ("electronic", LATER, LATER)
    sending.refresh_from_db()
    assert (sending.state, sending.accepted_on) == (State.ACCEPTED, LATER)
    told = lines_of(cast.agency, "case", str(receipt.case)).values_list("act", flat=True)
    assert list(told)[-3:] == ["mail_letter", "mail_accepted", "serve"]
    assert verify().ok


def test_neither_subject_nor_text_says_who_asked_for_what(
    cast: Cast, receipt: Letter, office: PostOffice
) -> None:
    acts.mail_letter(receipt.pk, by=cast.qian_jin, on=ON)
    job.run(ON)
    (mail,) = office.taken
    body = mail.get_body(("plain",))
    assert body is not None
    for private in ("王芳", "某批复", WANG_FANG.phone, WANG_FANG.id_number, str(receipt.case.query_code)):  # type: ignore[union-attr]
        assert private not in body.get_content() + str(mail["Subject"])


def test_a_second_run_sends_nothing(cast: Cast, receipt: Letter, office: PostOffice) -> None:
    acts.mail_letter(receipt.pk, by=cast.qian_jin, on=ON)
    for _ in range(2):
        job.run(ON)
    assert len(office.taken) == 1
    with pytest.raises(Refusal, match="已经送达"):
        acts.mail_letter(receipt.pk, by=cast.qian_jin, on=ON)


def test_a_letter_asked_for_twice_goes_out_once(cast: Cast, receipt: Letter, office: PostOffice) -> None:
    acts.mail_letter(receipt.pk, by=cast.qian_jin, on=ON)
    for again in (False, True):
        with pytest.raises(Refusal, match="等待发送，不用重复发送"):
            acts.mail_letter(receipt.pk, by=cast.zhao_min, on=ON, again=again)
    with pytest.raises(IntegrityError), transaction.atomic():
        LetterMail.objects.create(letter=receipt, asked_by=cast.qian_jin, asked_on=ON)


def test_what_the_server_refuses_is_shown_and_asked_for_again(
    cast: Cast, receipt: Letter, office: PostOffice
) -> None:
    office.unknown = {WANG_FANG.email}
    acts.mail_letter(receipt.pk, by=cast.qian_jin, on=ON)
    assert job.run(ON)["letters_not_sent"] == 1
    failed = LetterMail.objects.get()
    assert (failed.state, failed.says) == (State.FAILED, "550 no such mailbox")
    receipt.refresh_from_db()
    assert receipt.served_on is None
    office.unknown = set()
    acts.mail_letter(receipt.pk, by=cast.qian_jin, on=ON)
    job.run(ON)
    assert len(office.taken) == 1


def test_a_server_that_is_gone_is_a_failure_and_nothing_is_lost(
    cast: Cast, receipt: Letter, settings: Any
) -> None:
    use(settings, "smtp://127.0.0.1:9")
    acts.mail_letter(receipt.pk, by=cast.qian_jin, on=ON)
    job.run(ON)
    assert "邮件服务器不通" in LetterMail.objects.get().says


def test_a_worker_killed_while_it_sends_never_sends_again_by_itself(
    cast: Cast, receipt: Letter, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server took the mail, and the process died before it could write that down."""
    acts.mail_letter(receipt.pk, by=cast.qian_jin, on=ON)

    def killed(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(mailing, "mail_accepted", killed)
        with pytest.raises(KeyboardInterrupt):
            job.run(ON)
    assert (len(office.taken), LetterMail.objects.get().state) == (1, State.SENDING)
    assert job.run(ON)["letters_broken"] == 1
    assert (len(office.taken), LetterMail.objects.get().state) == (1, State.UNKNOWN)
    with pytest.raises(Refusal, match="请先与申请人核实"):
        acts.mail_letter(receipt.pk, by=cast.qian_jin, on=ON)
    acts.mail_letter(receipt.pk, by=cast.qian_jin, on=ON, again=True)  # somebody asked the applicant
    job.run(ON)
    assert len(office.taken) == 2
    assert list(LetterMail.objects.values_list("state", flat=True)) == [State.GIVEN_UP, State.ACCEPTED]


def test_an_answer_goes_with_what_it_hands_out_and_closes_the_case(
    cast: Cast, case: Case, office: PostOffice
) -> None:
    acts.add_file(
        case.pk, "批复.pdf", BytesIO(pdf()), purpose=CaseFile.Purpose.HANDED_OUT, by=cast.li_qiang, on=ON
    )
    approved(cast, case, on=ON)
    answer = case.letters.answers().get()
    acts.mail_letter(answer.pk, by=cast.li_qiang, on=ON)
    job.run(ON)
    (mail,) = office.taken
    papers = attached(mail)
    assert papers.pop("批复.pdf") == pdf()
    assert list(papers.values()) == [content_of(answer, "pdf")]
    case.refresh_from_db()
    assert (case.stage, case.outcome, case.closed_on) == ("closed", "granted", ON)


def test_a_fee_notice_that_went_out_stops_the_clock(cast: Cast, case: Case, office: PostOffice) -> None:
    acts.notify_fee(case.pk, method=Method.PAGE, count=250, how_to_pay="银行转账", by=cast.li_qiang, on=ON)
    notice = case.letters.get(kind=LetterKind.FEE_NOTICE)
    acts.mail_letter(notice.pk, by=cast.li_qiang, on=ON)
    job.run(ON)
    case.refresh_from_db()
    notice.refresh_from_db()
    assert (case.stage, notice.way, notice.served_on) == ("unpaid", "electronic", ON)


def test_who_may_not_serve_an_answer_does_not_send_it(cast: Cast, case: Case, office: PostOffice) -> None:
    approved(cast, case, on=ON)
    answer = case.letters.answers().get()
    for person in (cast.he_jing, cast.wu_tao, cast.zhou_yang):
        with pytest.raises((Refusal, NoSuchMove)):
            acts.mail_letter(answer.pk, by=person, on=ON)
    assert not LetterMail.objects.exists()


def test_a_letter_made_void_meanwhile_does_not_go_out(
    cast: Cast, receipt: Letter, office: PostOffice
) -> None:
    acts.mail_letter(receipt.pk, by=cast.qian_jin, on=ON)
    acts.issue_again(receipt.pk, why="打印错误", by=cast.qian_jin, on=ON)
    job.run(ON)
    held = LetterMail.objects.get()
    assert (office.taken, held.state, held.says) == ([], State.FAILED, "文书已经作废、撤销，没有发送")


def test_only_who_chose_e_mail_gets_letters_by_it(cast: Cast, office: PostOffice) -> None:
    for wanted in ("", "纸质文本（邮寄）"):
        letter = in_hand(cast, wanted).letters.get()
        with pytest.raises(Refusal, match="申请人没有选择以电子邮件获取"):
            acts.mail_letter(letter.pk, by=cast.qian_jin, on=ON)


def test_a_letter_to_a_third_party_never_goes_to_the_applicant(
    cast: Cast, case: Case, office: PostOffice
) -> None:
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=ON)
    letter = case.letters.get(kind=LetterKind.THIRD_PARTY_CONSULTATION)
    with pytest.raises(Refusal, match="只有写给申请人的文书"):
        acts.mail_letter(letter.pk, by=cast.li_qiang, on=ON)


def test_without_a_mail_server_it_is_said_at_once(cast: Cast, receipt: Letter, settings: Any) -> None:
    use(settings, "")
    with pytest.raises(Refusal, match="没有设置邮件服务器"):
        acts.mail_letter(receipt.pk, by=cast.qian_jin, on=ON)


def test_an_entry_whose_letter_was_mailed_is_not_struck_out(
    cast: Cast, case: Case, receipt: Letter, office: PostOffice
) -> None:
    acts.mail_letter(receipt.pk, by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="已经交电子邮件发送，不能再作废登记"):
        acts.strike_out(case.pk, why="登记错了", by=cast.zhao_min, on=ON)


def test_the_desk_offers_it_shows_the_failure_and_sends_again(
    cast: Cast, case: Case, receipt: Letter, office: PostOffice
) -> None:
    desk = Client()
    desk.force_login(cast.qian_jin, backend="django.contrib.auth.backends.ModelBackend")
    page, address = f"/desk/ysq/{case.number}/", f"/desk/ysq/{case.number}/letters/{receipt.pk}/mail/"
    assert "发电子邮件</button>" in desk.get(page).text
    assert desk.post(address).status_code == 302
    assert "邮件：等待发送" in desk.get(page).text
    assert desk.post(address).status_code == 409
    office.unknown = {WANG_FANG.email}
    job.run(ON)
    told = desk.get(page).text
    assert "没有发出（550 no such mailbox）" in told
    assert "重发电子邮件</button>" in told
    office.unknown = set()
    desk.post(address)
    job.run(ON)
    assert "邮件服务器已接收 2024-03-11" in desk.get(page).text
    assert WANG_FANG.email not in desk.get(page).text
    stranger = Client()
    stranger.force_login(cast.zhou_yang, backend="django.contrib.auth.backends.ModelBackend")
    assert stranger.post(address).status_code == 404
