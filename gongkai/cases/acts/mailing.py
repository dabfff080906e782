"""A letter goes to the applicant by e-mail: asked for, handed to the server, put on record as served (电子邮件送达).

The applicant chose it (条例第四十条). What is sent is the kept PDF and nothing made anew. The state is written before
the server is spoken to and after, each committed by itself, so that nobody sends twice knowing of the first.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.scope import Right
from gongkai.cases.acts.answering import answer
from gongkai.cases.acts.fees import fee_notified
from gongkai.cases.acts.letters import case_of, serve
from gongkai.cases.acts.taking import line, locked, opened, require_over, unarchived
from gongkai.cases.for_applicant import TO_APPLICANT
from gongkai.cases.models import Case, Letter, LetterMail
from gongkai.journal.night import run_now
from gongkai.journal.smtp import OFF
from gongkai.law.delivery import Electronic, Way
from gongkai.law.source import Citation, LawError, Refusal

JOB = "mail"  # the job that sends what waits
CHOSEN = "电子邮件"
State = LetterMail.State
ENDED = (State.FAILED, State.GIVEN_UP)
Reasons = list[tuple[str, Citation | None]]


def why_not_mailed(case: Case, letter: Letter) -> Reasons:
    """Why a letter of a case cannot go by e-mail; empty when it can."""
    cite = Way.ELECTRONIC.cite
    reasons: Reasons = []
    if letter.kind not in TO_APPLICANT:
        reasons.append(("只有写给申请人的文书可以用电子邮件发送", cite))
    if CHOSEN not in case.wanted_form:
        reasons.append(("申请人没有选择以电子邮件获取，请按申请人选择的方式送达", cite))
    if not case.applicant.email:
        reasons.append(("没有登记申请人的电子邮箱", cite))
    if not letter.is_valid or letter.served_on or letter.sent_on:
        reasons.append((f"{letter}已经送达（送出）或者作废、撤销", cite))
    if not letter.pdf:
        reasons.append(("这份文书没有PDF（制发时缺少字体），请重新制发，或者以其他方式送达", cite))
    if settings.EMAIL_BACKEND == OFF:
        reasons.append(("没有设置邮件服务器（GONGKAI_SMTP），请与管理员联系，或者以其他方式送达", None))
    return reasons


@transaction.atomic
def mail_letter(letter_id: int, *, by: Person, on: date, again: bool = False) -> LetterMail:
    """Put a letter in front of the worker. What failed may simply be asked for again; where nobody knows whether it
    went out, `again` says that the applicant was asked and has nothing. Raises Refusal."""
    letter = Letter.objects.select_related("case").get(pk=letter_id)
    case = unarchived(locked(case_of(letter).pk), "发送文书")
    require_over(case, by, Right.KEEP_CASE, "用电子邮件发送文书", on)
    letter.refresh_from_db()
    reasons = why_not_mailed(case, letter)
    if letter.has_own_service:  # it moves the case: who sends it must be one who may serve it
        opened(case.pk, "answer" if letter.is_answer else "fee_notified", by, on)
    before = LetterMail.objects.filter(letter=letter).exclude(state__in=ENDED).first()
    if before is not None and not (again and before.state == State.UNKNOWN):
        reasons.append((_under_way(before), Way.ELECTRONIC.cite))
    if reasons:
        raise Refusal(*reasons)
    if before is not None:
        before.state = State.GIVEN_UP
        before.save(update_fields=["state"])
    mail = LetterMail.objects.create(letter=letter, asked_by=by, asked_on=on)
    line(case, "mail_letter", "交电子邮件发送", by, on, under=Way.ELECTRONIC.cite, letter=letter.number)
    run_now.enqueue(JOB, on.isoformat())
    return mail


def _under_way(mail: LetterMail) -> str:
    if mail.state == State.UNKNOWN:
        return "上次发送中断，不知道是否发出；请先与申请人核实，确认没有收到的再重发"
    return f"这份文书{mail.get_state_display()}，不用重复发送"


def give_up_broken() -> int:
    """Who alone holds the job knows that a sending without an end is one whose process was killed."""
    return LetterMail.objects.filter(state=State.SENDING).update(state=State.UNKNOWN)


@transaction.atomic
def begin_mail(mail_id: int) -> LetterMail | None:
    """Mark a waiting mail as being sent. None where it waits no more, or its letter may not go out any more."""
    mail = _locked(mail_id)
    if mail.state != State.WAITING:
        return None
    reasons = why_not_mailed(case_of(mail.letter), mail.letter)
    if reasons:
        _fail(mail, reasons[0][0])
        return None
    mail.state = State.SENDING
    mail.save(update_fields=["state"])
    return mail


@transaction.atomic
def mail_failed(mail_id: int, says: str, *, on: date) -> None:
    """The server did not take it: nothing went out, and the desk shows why."""
    mail = _locked(mail_id)
    _fail(mail, says)
    line(
        case_of(mail.letter), "mail_failed", "电子邮件没有发出", mail.asked_by, on, under=Way.ELECTRONIC.cite,
        letter=mail.letter.number,
    )  # fmt: skip


def mail_accepted(mail_id: int, *, on: date) -> LetterMail:
    """The server took it on this day, which is the day of service (reading 0009): on record as any service is.

    Where the service cannot be recorded any more, the mail is on record all the same and says why.
    """
    with transaction.atomic():
        mail = _locked(mail_id)
        mail.state, mail.accepted_on = State.ACCEPTED, on
        mail.save(update_fields=["state", "accepted_on"])
        line(
            case_of(mail.letter), "mail_accepted", "邮件服务器接收", mail.asked_by, on, under=Way.ELECTRONIC.cite,
            letter=mail.letter.number,
        )  # fmt: skip
    try:
        _record_service(mail, on)
    except LawError as refused:
        mail.says = f"邮件已经发出，送达没有登记：{refused}"[:300]
        mail.save(update_fields=["says"])
    return mail


def _record_service(mail: LetterMail, on: date) -> None:
    """By the act that serves this letter, in the name of who sent it."""
    letter, by, electronic = mail.letter, mail.asked_by, Way.ELECTRONIC
    if (
        not letter.is_valid
    ):  # taken back while it went out: a letter made since is not the one that was served
        raise Refusal((f"{letter}已经作废、撤销", electronic.cite))
    if letter.is_answer:
        answer(case_of(letter).pk, way=electronic, via=Electronic.EMAIL, sent=on, by=by, on=on)
    elif letter.has_own_service:
        with transaction.atomic():
            letter.way, letter.via, letter.sent_on = electronic, Electronic.EMAIL, on
            letter.save(update_fields=["way", "via", "sent_on"])
            fee_notified(case_of(letter).pk, by=by, on=on)
    else:
        serve(letter.pk, way=electronic, via=Electronic.EMAIL, sent=on, by=by, on=on)


def _locked(mail_id: int) -> LetterMail:
    """The mail, under the lock of its case."""
    mail = LetterMail.objects.select_related("letter__case__agency", "asked_by").get(pk=mail_id)
    mail.letter.case = locked(case_of(mail.letter).pk)
    mail.refresh_from_db(fields=["state", "accepted_on"])
    mail.letter.refresh_from_db(fields=["served_on", "sent_on", "cancelled_on", "withdrawn_on"])
    return mail


def _fail(mail: LetterMail, says: str) -> None:
    mail.state, mail.says = State.FAILED, says[:300]
    mail.save(update_fields=["state", "says"])
