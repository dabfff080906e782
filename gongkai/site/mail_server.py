"""The mail server of an installation, from one address, and what stands before the links in its mail."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from gongkai.site.environment import BASE_URL, MAIL_FROM, SMTP, BadSetting

PORTS = {"smtp": 25, "starttls": 587, "smtps": 465}
SECONDS = 15  # a server that says nothing for so long counts as down


@dataclass(frozen=True)
class MailServer:
    """What Django has to know of it; with no backend but the dummy one there is no mail."""

    backend: str = "django.core.mail.backends.dummy.EmailBackend"
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False
    sender: str = ""


def mail_server() -> MailServer:
    """The server the settings name. Raises BadSetting, whose text never repeats the address: the password is in it."""
    if not SMTP.text():
        return MailServer()
    parts = urlsplit(SMTP.text())
    tls = parse_qs(parts.query).get("tls", [""])[0]
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or tls not in ("", "starttls"):
        raise _wrong("smtp://用户:口令@主机:587?tls=starttls 或者 smtps://用户:口令@主机:465")
    if not MAIL_FROM.text():
        raise BadSetting(f"设置了 {SMTP.name}，请用 {MAIL_FROM.name} 写明发件地址")
    try:
        port = parts.port or PORTS[tls or parts.scheme]
    except ValueError:
        raise _wrong("1—65535 之间的端口") from None
    return MailServer(
        "django.core.mail.backends.smtp.EmailBackend", parts.hostname, port, unquote(parts.username or ""),
        unquote(parts.password or ""), parts.scheme == "smtp" and tls == "starttls", parts.scheme == "smtps",
        MAIL_FROM.text(),
    )  # fmt: skip


def base_url() -> str:
    """Without a slash at its end, or empty."""
    given = BASE_URL.text()
    if given and (urlsplit(given).scheme not in ("http", "https") or not urlsplit(given).hostname):
        raise BadSetting(f"{BASE_URL.name}={given!r}：请写成 https://xxgk.example.gov.cn 这样的网址")
    return given.rstrip("/")


def _wrong(right: str) -> BadSetting:
    return BadSetting(f"{SMTP.name} 不能用：请写成 {right}")
