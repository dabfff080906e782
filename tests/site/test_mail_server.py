"""The mail server from one address."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from gongkai.site import environment, mail_server
from gongkai.site.environment import BadSetting
from gongkai.site.mail_server import MailServer
from gongkai.site.today import night_began, night_of

HERE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("address", "port", "starttls", "tls"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtp://mail.example?tls=starttls", 587, True, False),
        ("smtp://mail.example:2525?tls=starttls", 2525, True, False),
        ("smtps://mail.example", 465, False, True),
    ],
)
def test_an_address_names_port_and_cipher(
    monkeypatch: pytest.MonkeyPatch, address: str, port: int, starttls: bool, tls: bool
) -> None:
    monkeypatch.setenv("GONGKAI_SMTP", address)
    monkeypatch.setenv("GONGKAI_MAIL_FROM", "a@example")
    server = mail_server.mail_server()
    assert (server.host, server.port, server.starttls, server.tls) == ("mail.example", port, starttls, tls)


def test_no_address_is_no_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GONGKAI_SMTP", raising=False)
    assert mail_server.mail_server() == MailServer()
    assert "dummy" in MailServer().backend


@pytest.mark.parametrize(
    "address",
    [
        "http://u:secret@mail.example",
        "smtp://u:secret@",
        "smtp://u:secret@h?tls=maybe",
        "smtp://u:secret@h:x",
    ],
)
def test_a_wrong_address_is_refused_without_repeating_its_password(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("GONGKAI_SMTP", address)
    monkeypatch.setenv("GONGKAI_MAIL_FROM", "a@example")
    with pytest.raises(BadSetting, match="GONGKAI_SMTP 不能用") as refused:
        mail_server.mail_server()
    assert "secret" not in str(refused.value)


def test_mail_needs_a_sender(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_SMTP", "smtp://mail.example")
    monkeypatch.delenv("GONGKAI_MAIL_FROM", raising=False)
    with pytest.raises(BadSetting, match="GONGKAI_MAIL_FROM"):
        mail_server.mail_server()


def test_the_address_of_the_installation_is_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_BASE_URL", "https://xxgk.example/")
    assert mail_server.base_url() == "https://xxgk.example"
    monkeypatch.setenv("GONGKAI_BASE_URL", "xxgk.example")
    with pytest.raises(BadSetting, match="GONGKAI_BASE_URL"):
        mail_server.base_url()


def test_the_nightly_hour_is_a_time_of_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.NIGHTLY_AT.hour() == time(2)
    monkeypatch.setenv("GONGKAI_NIGHTLY_AT", "25:00")
    with pytest.raises(BadSetting, match="02:00"):
        environment.NIGHTLY_AT.hour()


@pytest.mark.parametrize(
    ("now", "began", "night"),
    [
        (datetime(2024, 3, 18, 1, 59), datetime(2024, 3, 17, 2), date(2024, 3, 17)),
        (datetime(2024, 3, 18, 2, 0), datetime(2024, 3, 18, 2), date(2024, 3, 18)),
        (datetime(2024, 3, 18, 23, 59), datetime(2024, 3, 18, 2), date(2024, 3, 18)),
    ],
)
def test_a_night_begins_at_its_hour(settings: Any, now: datetime, began: datetime, night: date) -> None:
    settings.GONGKAI_TODAY, settings.GONGKAI_NIGHTLY_AT = None, time(2)
    assert night_began(now.replace(tzinfo=HERE)) == began.replace(tzinfo=HERE)
    assert night_of(now.replace(tzinfo=HERE)) == night


def test_the_fixed_day_of_a_demonstration_is_its_own_night(settings: Any) -> None:
    settings.GONGKAI_TODAY = date(2024, 6, 3)
    assert night_of(datetime(2026, 1, 1, tzinfo=HERE)) == date(2024, 6, 3)
