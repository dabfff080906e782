"""Why a mail did not go out, in one line: what the server answered, or that it does not answer."""

from __future__ import annotations

from smtplib import SMTPRecipientsRefused, SMTPResponseException

OFF = "django.core.mail.backends.dummy.EmailBackend"  # no mail server is set


def why_not_sent(wrong: OSError) -> str:
    """What the server answered, a number and a line; or that it does not answer. Every SMTPException is an OSError."""
    if isinstance(wrong, SMTPRecipientsRefused):
        code, says = next(iter(wrong.recipients.values()))
        return _line(code, says)
    if isinstance(wrong, SMTPResponseException):
        return _line(wrong.smtp_code, wrong.smtp_error)
    return f"邮件服务器不通：{type(wrong).__name__}"


def _line(code: int, says: bytes | str) -> str:
    return f"{code} {says.decode('utf-8', 'replace') if isinstance(says, bytes) else says}"[:60]
