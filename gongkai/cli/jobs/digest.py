"""The daily digest to everybody who has something to see to: on working days, once, never twice."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from datetime import date
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from gongkai.agencies.models import Agency
from gongkai.agencies.reads import calendar
from gongkai.cli.digest.letter import letter
from gongkai.cli.digest.sheet import Sheet, sheets
from gongkai.journal.acts import note_mailed
from gongkai.journal.jobs import Job, Unfinished
from gongkai.journal.models import Mailing
from gongkai.journal.smtp import OFF, why_not_sent

KIND = "digest"
NAMED = 3  # people an error names


def run(on: date) -> dict[str, Any]:
    """Send what was not sent yet. Raises Unfinished when a mail did not go out; the next run sends only those.

    A mail is noted the moment the server took it, so a process killed in that moment sends one again rather than
    losing it.
    """
    if settings.EMAIL_BACKEND == OFF:
        return _facts(Counter(), "，没有设置邮件服务器")
    if not calendar().is_working_day(on):
        return _facts(Counter(), "，今天不是工作日")
    counts: Counter[str] = Counter()
    letters = list(_to_send(on, counts))
    failed = _send(letters, on, counts) if letters else []
    if failed:
        raise Unfinished(_says(failed), _facts(counts))
    return _facts(counts)


def _facts(counts: Counter[str], note: str = "") -> dict[str, Any]:
    names = ("sent", "sent_before", "without_address", "not_sent")
    return {f"digests_{name}": counts[name] for name in names} | {"digests_note": note}


def _to_send(on: date, counts: Counter[str]) -> Iterator[Sheet]:
    days = calendar()
    sent = set(Mailing.objects.filter(kind=KIND, for_day=on).values_list("person_id", flat=True))
    for agency in Agency.objects.order_by("pk"):
        for sheet in sheets(agency, on, days):
            if not sheet.sections:
                continue
            if not sheet.person.email:
                counts["without_address"] += 1
            elif sheet.person.pk in sent:
                counts["sent_before"] += 1
            else:
                yield sheet


def _send(letters: list[Sheet], on: date, counts: Counter[str]) -> list[tuple[str, str]]:
    """Send each over one connection; returns whose did not go out, and why.

    What the server says of one mail does not stop the others; a server that is gone, or knows us not, does.
    """
    waiting, failed = deque(letters), []
    try:
        with get_connection() as connection:
            while waiting:
                try:
                    _send_one(connection, waiting[0], on)
                    counts["sent"] += 1
                except (SMTPRecipientsRefused, SMTPResponseException) as refused:
                    failed.append((waiting[0].person.username, why_not_sent(refused)))
                waiting.popleft()
    except OSError as gone:  # every SMTPException is one
        failed += [(sheet.person.username, why_not_sent(gone)) for sheet in waiting]
    counts["not_sent"] = len(failed)
    return failed


def _send_one(connection: BaseEmailBackend, sheet: Sheet, on: date) -> None:
    connection.send_messages([letter(sheet, on)])
    note_mailed(sheet.person, KIND, on)


def _says(failed: list[tuple[str, str]]) -> str:
    named = "；".join(f"{login}（{why}）" for login, why in failed[:NAMED])
    return f"{len(failed)}封没有发出：{named}{'等' if len(failed) > NAMED else ''}"


JOB = Job(
    "digest",
    "发送每日待办",
    run,
    "发出{digests_sent}封，之前已发{digests_sent_before}封，没有邮箱的{digests_without_address}人{digests_note}",
    order=80,
)
