"""A digest as a mail: plain text, and the same as a simple page."""

from __future__ import annotations

from datetime import date
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from gongkai.cli.digest.sheet import Sheet


def letter(sheet: Sheet, day: date) -> EmailMultiAlternatives:
    """The number of the message follows from the person and the day: should a mail ever go out twice, because a
    process was killed between sending it and noting so, a mailbox may tell that it is the same one."""
    person, base = sheet.person, settings.GONGKAI_BASE_URL
    context = {
        "sheet": sheet, "person": person, "day": day, "base": base,
        "count": sum(len(section.lines) for section in sheet.sections),
    }  # fmt: skip
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    mail = EmailMultiAlternatives(
        subject=f"【政府信息公开】{day}待办{context['count']}项",
        body=render_to_string("cli/digest.txt", context),
        to=[person.email],
        headers={"Message-ID": f"<digest.{person.pk}.{day}@{domain}>", "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string("cli/digest.html", context), "text/html")
    return mail
