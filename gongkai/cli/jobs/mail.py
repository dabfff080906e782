"""Letters that wait to go to their applicants by e-mail: sent one by one, each noted before and after.

Asked for at the desk it runs at once, and every night for what was left behind. One process at a time holds a job, so
a sending found without an end is one whose process was killed.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from gongkai.cases.acts import mailing
from gongkai.cases.acts.letters import case_of
from gongkai.cases.models import CaseFile, LetterMail
from gongkai.cases.package import content_of
from gongkai.files import vault
from gongkai.journal.jobs import Job
from gongkai.journal.smtp import why_not_sent
from gongkai.law.source import LawError
from gongkai.site.today import today

LARGEST = 20 * 1024 * 1024  # bytes of all that is attached; more is refused by many a mailbox


def run(on: date) -> dict[str, Any]:
    """Send what waits. What the server refuses is shown with its letter; it is no failure of the night."""
    counts: Counter[str] = Counter(
        letters_sent=0, letters_not_sent=0, letters_broken=mailing.give_up_broken()
    )
    tried: set[int] = set()
    while found := LetterMail.objects.filter(state=LetterMail.State.WAITING).exclude(pk__in=tried).first():
        tried.add(found.pk)
        mail = mailing.begin_mail(found.pk)
        sent = mail is not None and _send(mail)
        counts["letters_sent" if sent else "letters_not_sent"] += 1
    return dict(counts)


def _send(mail: LetterMail) -> bool:
    """Hand it to the server; the day it took it is today's, whenever it was asked for."""
    try:
        message = message_of(mail)
        with get_connection() as connection:
            connection.send_messages([message])
    except LawError as unreadable:
        mailing.mail_failed(mail.pk, str(unreadable), on=today())
        return False
    except OSError as refused:
        mailing.mail_failed(mail.pk, why_not_sent(refused), on=today())
        return False
    mailing.mail_accepted(mail.pk, on=today())
    return True


def message_of(mail: LetterMail) -> EmailMessage:
    """The letter as its PDF was kept, with what an answer hands out. Neither subject nor text says who asked for what.

    Raises Refusal for what cannot be opened or is too large.
    """
    letter = mail.letter
    case = case_of(letter)
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    message = EmailMessage(
        subject=f"【{case.agency.name}】{letter.get_kind_display()} {letter.number}",
        body=f"{case.agency.name}的文书见附件（{letter.number}，申请编号{case.number}）。\n\n"
        f"这是系统发出的邮件，请不要直接回复；有疑问的，请凭申请编号和查询码在本机关门户的“申请进度”页面留言"
        f"{f'，或者拨打{case.agency.phone}' if case.agency.phone else ''}。\n",
        to=[case.applicant.email],
        headers={"Message-ID": f"<letter.{mail.pk}@{domain}>", "Auto-Submitted": "auto-generated"},
    )
    papers = [(f"{letter.get_kind_display()} {letter.number}.pdf", content_of(letter, "pdf"))]
    if letter.is_answer:
        handed_out = case.files.filter(purpose=CaseFile.Purpose.HANDED_OUT)
        papers += [(file.name, vault.open_file(file.sealed)) for file in handed_out]
    if sum(len(content) for _, content in papers) > LARGEST:
        raise LawError("附件合计超过20MB，邮箱多半拒收，请以其他方式送达")
    for name, content in papers:
        message.attach(
            name, content, "application/pdf" if name.endswith(".pdf") else "application/octet-stream"
        )
    return message


JOB = Job(
    mailing.JOB,
    "发送文书邮件",
    run,
    "发出{letters_sent}封，没有发出{letters_not_sent}封，中断{letters_broken}封",
    order=70,
)
