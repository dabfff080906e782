"""Delivered addresses are asked from the day after; nothing inside the network is asked unless it is named."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler
from types import SimpleNamespace
from typing import Any

import pytest

from gongkai.channels import web
from gongkai.channels.acts import checking
from gongkai.channels.acts.checking import answers, check_addresses
from gongkai.channels.acts.delivering import record_arrival
from gongkai.channels.models import Channel, Delivery
from gongkai.channels.reads import to_check, unreachable
from gongkai.channels.web import Unreachable, ask
from gongkai.documents.models import Document
from tests.cast import Cast
from tests.channels.conftest import delivery_of, published
from tests.channels.wechat_server import served
from tests.documents.conftest import ON

NEXT = date(2024, 3, 12)


DRIPS = {
    "/drips": b"HTTP/1.0 200 OK\r\n\r\n",
    "/drips-head": b"HTTP/1.0 200 OK\r\nX: ",
    "/drips-chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;",
}


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/cut":
            self.close_connection = True
            return
        if self.path in DRIPS:
            self.drip(DRIPS[self.path])
            return
        there = {
            "/moved": "/ok",
            "/inside": "http://10.0.0.1/",
            "/round": "/round",
            "/file": "file:///etc/passwd",
        }
        self.send_response(
            302 if self.path in there else 200 if self.path in ("/ok", "/big", "/%E9%A1%B5") else 404
        )
        if self.path in there:
            self.send_header("Location", there[self.path])
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(b"x" * (50_000_000 if self.path == "/big" else 2))

    def drip(self, begin: bytes) -> None:
        """A letter at a time, each well within the time one wait is given."""
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.wfile.write(begin)
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.05)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def pages(settings: Any) -> Iterator[str]:
    settings.GONGKAI_INNER_HOSTS = frozenset({"127.0.0.1"})
    with served(Pages) as address:
        yield address


@pytest.mark.parametrize(
    "path, says",
    [
        ("/ok", ""),
        ("/页", ""),
        ("/moved", ""),
        ("/gone", "状态404"),
        ("/inside", "内部地址"),
        ("/file", "不合格"),
        ("/round", "转来转去"),
        ("/big", "过大"),
        ("/cut", "连接失败"),
    ],
)
def test_a_page_answers_or_the_reason_is_one_sentence(pages: str, path: str, says: str) -> None:
    said = answers(pages + path)
    assert said == says if not says else says in said


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost:22/", "http://10.1.2.3/", "http://192.168.0.1/", "http://169.254.169.254/latest/",
        "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/", "http://[fd00::1]/", "http://2130706433/",
        "http://0x7f.1/", "http://100.64.0.1/", "http://[64:ff9b::7f00:1]/", "http://224.0.0.1/", "http://[2002:7f00:1::]/",
    ],
)  # fmt: skip
def test_nothing_inside_is_asked(settings: Any, url: str) -> None:
    settings.GONGKAI_INNER_HOSTS = frozenset()
    with pytest.raises(Unreachable, match="内部地址|无法解析"):
        ask(url)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "gopher://a/", "http://", "http://a:99999/", "http://a@b/", "x", "http://a b/"],
)
def test_nothing_but_the_web_is_asked(url: str) -> None:
    with pytest.raises(Unreachable, match="不合格"):
        ask(url)


def test_a_name_that_changes_its_mind_reaches_nothing(settings: Any, monkeypatch: Any) -> None:
    """The connection goes to the address that was looked at, not to a second answer of the name."""
    settings.GONGKAI_INNER_HOSTS = frozenset()
    looked: list[str] = []

    def look(host: str, port: int, **how: Any) -> list[Any]:
        looked.append(host)
        first = len(looked) == 1
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14" if first else "127.0.0.1", port))
        ]

    went: list[Any] = []

    def connect(address: tuple[str, int], *how: Any) -> socket.socket:
        went.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(web.socket, "getaddrinfo", look)
    monkeypatch.setattr(web.socket, "create_connection", connect)
    with pytest.raises(Unreachable):
        ask("http://rebind.example.invalid/")
    assert went == [("93.184.215.14", 80)]


def test_one_inner_address_among_public_ones_is_enough_to_refuse(settings: Any, monkeypatch: Any) -> None:
    settings.GONGKAI_INNER_HOSTS = frozenset()
    rows = [(2, 1, 6, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(web.socket, "getaddrinfo", lambda *a, **k: rows)
    with pytest.raises(Unreachable, match="内部地址"):
        ask("http://both.example.invalid/")


def arrived(cast: Cast, live: Document, portal: Channel, url: str) -> Delivery:
    return record_arrival(live.pk, portal.pk, url=url, says="", by=cast.qian_jin, on=ON)


def test_an_address_is_asked_the_next_day_and_a_dead_one_every_night(
    cast: Cast, live: Document, portal: Channel, pages: str
) -> None:
    arrived(cast, live, portal, f"{pages}/gone")
    assert check_addresses(ON) == (0, 0)
    assert check_addresses(NEXT) == (0, 1)
    assert check_addresses(NEXT) == (0, 0)
    assert unreachable(Delivery.objects.all()).get().check_says == "页面打不开（状态404）"
    assert [d.document for d in to_check(date(2024, 3, 13))] == [live]


def test_an_address_that_answers_is_asked_again_in_a_month(
    cast: Cast, live: Document, portal: Channel, pages: str
) -> None:
    arrived(cast, live, portal, f"{pages}/ok")
    assert check_addresses(NEXT) == (1, 0)
    assert delivery_of(live).is_reachable is True
    assert not to_check(date(2024, 4, 10)).exists()
    assert to_check(date(2024, 4, 13)).exists()


@pytest.mark.parametrize("path", list(DRIPS))
def test_a_server_that_drips_is_given_up_at_the_deadline(pages: str, path: str) -> None:
    began = time.monotonic()
    with pytest.raises(Unreachable, match="规定时间"):
        ask(pages + path, seconds=0.4)
    assert time.monotonic() - began < 2


def test_a_look_up_that_hangs_is_given_up_at_the_deadline(monkeypatch: Any) -> None:
    let_go = threading.Event()
    monkeypatch.setattr(web.socket, "getaddrinfo", lambda *a, **k: let_go.wait(5) and [])
    began = time.monotonic()
    with pytest.raises(Unreachable, match="规定时间"):
        ask("http://slow.example.invalid/", seconds=0.2)
    assert time.monotonic() - began < 2
    let_go.set()


def test_headers_without_end_are_not_read(pages: str) -> None:
    class Headers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.close_connection = True
            with contextlib.suppress(OSError):
                self.wfile.write(b"HTTP/1.0 200 OK\r\n" + (b"X: " + b"x" * 60_000 + b"\r\n") * 50 + b"\r\n")

        def log_message(self, *args: object) -> None:
            pass

    with served(Headers) as address, pytest.raises(Unreachable, match="不合格"):
        ask(address)


def many(cast: Cast, portal: Channel, *urls: str) -> list[Document]:
    documents = [published(cast, title=f"第{n}件") for n, _ in enumerate(urls)]
    for document, url in zip(documents, urls, strict=True):
        arrived(cast, document, portal, url)
    return documents


def test_a_host_that_gives_no_answer_three_times_is_left_until_the_next_night(
    cast: Cast, portal: Channel, pages: str
) -> None:
    many(cast, portal, *[f"http://localhost/{n}" for n in range(5)], f"{pages}/ok")
    assert check_addresses(NEXT) == (1, 3)
    assert to_check(NEXT).count() == 2


def test_pages_that_are_gone_keep_no_other_page_of_their_host_from_being_asked(
    cast: Cast, portal: Channel, pages: str
) -> None:
    many(cast, portal, *[f"{pages}/gone{n}" for n in range(4)], f"{pages}/ok")
    assert check_addresses(NEXT) == (1, 4)


def test_what_a_night_has_no_time_for_comes_first_in_the_next(
    cast: Cast, portal: Channel, pages: str, monkeypatch: Any
) -> None:
    first, second = many(cast, portal, f"{pages}/gone", f"{pages}/ok")
    times = iter([0.0, 0.0, float(checking.BUDGET)])
    with monkeypatch.context() as short:
        short.setattr(checking, "time", SimpleNamespace(monotonic=lambda: next(times)))
        assert check_addresses(NEXT) == (0, 1)
    assert [d.document for d in to_check(date(2024, 3, 13))] == [second, first]
