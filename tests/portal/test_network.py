"""Whose attempts count as one's: a proxy is believed only where it is one of ours; too large a form is told so."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from gongkai.portal.too_large import MOST
from gongkai.site.environment import TRUSTED_PROXIES, BadSetting, trusted_proxies
from gongkai.site.network import network_address
from tests.cast import Cast
from tests.portal.filling import fill, send

OURS = (ip_network("10.0.0.5"), ip_network("10.1.0.0/16"))


@pytest.mark.parametrize(
    "peer, told, counts",
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("10.0.0.5", "", "10.0.0.5"),
        ("10.0.0.5", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.5", "1.1.1.1, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.5", "1.1.1.1, 198.51.100.1, 10.1.2.3", "198.51.100.1"),
        ("10.0.0.5", "198.51.100.1, unknown", "10.0.0.5"),
        ("10.0.0.5", "10.1.2.3", "10.1.2.3"),
        ("10.0.0.5", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::7", "198.51.100.1", "2001:db8:1:2::/64"),
        ("", "198.51.100.1", ""),
    ],
)
def test_the_address_that_counts(settings: Any, peer: str, told: str, counts: str) -> None:
    settings.GONGKAI_TRUSTED_PROXIES = OURS
    request = RequestFactory().get("/", REMOTE_ADDR=peer, headers={"X-Forwarded-For": told})
    assert network_address(request) == counts


def test_the_setting_takes_addresses_and_networks_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TRUSTED_PROXIES.name, " 10.0.0.5, 10.1.0.0/16,")
    assert trusted_proxies() == OURS
    monkeypatch.setenv(TRUSTED_PROXIES.name, "proxy.example")
    with pytest.raises(BadSetting, match="GONGKAI_TRUSTED_PROXIES='proxy.example'：请写成"):
        trusted_proxies()
    monkeypatch.delenv(TRUSTED_PROXIES.name)
    assert trusted_proxies() == ()


@pytest.mark.django_db
def test_a_client_that_makes_up_addresses_is_still_counted_as_one(client: Client, cast: Cast) -> None:
    for number in range(10):
        client.post(
            "/ysqgk/track/",
            {"number": "x", "code": "AAAA-AAAA"},
            headers={"X-Forwarded-For": f"198.51.100.{number}"},
        )
    assert client.post("/ysqgk/track/", {"number": "x", "code": "AAAA-AAAA"}).status_code == 429


@pytest.mark.django_db
def test_too_many_megabytes_are_told_in_a_sentence_and_the_draft_stays(client: Client, cast: Cast) -> None:
    fill(client)
    answer = send(client, "proof", {"proofs": SimpleUploadedFile("大.png", b"0" * (MOST + 1))})
    assert answer.status_code == 413
    assert "合起来不能超过40MB" in answer.content.decode()
    assert "此前保存的都还在" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert client.get("/ysqgk/apply/check/").status_code == 200


@pytest.mark.django_db
def test_a_length_that_is_none_is_no_fault_of_ours(client: Client, cast: Cast) -> None:
    answer = client.generic(
        "POST", "/ysqgk/apply/asked/", b"a=b", "application/x-www-form-urlencoded", CONTENT_LENGTH="9" * 5000
    )
    assert answer.status_code < 500


@pytest.mark.django_db
@pytest.mark.parametrize("sent", [{"asked": "字" * 2_000_000}, {f"field{n}": "" for n in range(500)}])
def test_too_many_words_or_fields_are_told_in_a_sentence(
    client: Client, cast: Cast, sent: dict[str, str]
) -> None:
    fill(client)
    answer = client.post("/ysqgk/apply/asked/", sent, headers={"accept": "text/html"})
    assert answer.status_code == 413
    assert "减少以后分几次提交" in answer.content.decode()
