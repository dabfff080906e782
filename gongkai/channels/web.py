"""Asking an address over HTTP(S), with a guard: no inner address unless the installation names its host.

A name is looked up once and the connection goes to the very address that was looked at, so that a name that changes its
mind between two look-ups reaches nothing. Answers are read up to a limit; every failure is one sentence. One deadline
holds for the whole request: a server that gives a letter at a time is given up as one that gives nothing.
"""

from __future__ import annotations

import contextlib
import http.client
import io
import math
import socket
import ssl
import time
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from threading import Thread
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from gongkai.channels.exchange.receipt import is_web_address

MOVED = (301, 302, 303, 307, 308)
AGENT = "gongkai"
LATE = "没有在规定时间内答复"
HEAD = 64 * 1024  # bytes of status and headers; a page's are one or two thousand
TRANSLATED = ip_network("64:ff9b::/96")  # NAT64: an IPv4 address in IPv6 clothes


class Unreachable(Exception):
    """There was no answer that could be used; the text is one Chinese sentence without the address.

    `was_sent`: the other side may have acted on it all the same.
    """

    def __init__(self, says: str, *, was_sent: bool = False) -> None:
        super().__init__(says)
        self.was_sent = was_sent


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes


def ask(
    url: str,
    *,
    method: str = "GET",
    body: bytes | None = None,
    kind: str = "",
    limit: int = 1 << 20,
    seconds: float = 10,
    hops: int = 0,
) -> Answer:
    """The answer of an address; up to `hops` times it may send on, each looked at anew. Raises Unreachable."""
    until = time.monotonic() + seconds
    for _ in range(hops + 1):
        status, there, content = _once(url, method, body, kind, limit, until)
        if status not in MOVED or not there:
            return Answer(status, content)
        url = urljoin(url, there)
    if hops:
        raise Unreachable("网址转来转去，没有到达页面")
    return Answer(status, content)


def _once(
    url: str, method: str, body: bytes | None, kind: str, limit: int, until: float
) -> tuple[int, str, bytes]:
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"User-Agent": AGENT, "Connection": "close"} | ({"Content-Type": kind} if kind else {})
    connection, was_sent = _connection(url, until), False
    try:
        connection.connect()
        was_sent = method != "GET"
        connection.request(method, _ascii(path), body, headers)
        answer = connection.getresponse()
        connection.wire.room = math.inf
        return answer.status, answer.headers.get("Location", ""), _read(answer, limit)
    except ssl.SSLCertVerificationError:
        raise Unreachable("证书无法通过验证") from None
    except TimeoutError:
        raise Unreachable(LATE, was_sent=was_sent) from None
    except (http.client.HTTPException, OSError, ValueError):
        raise Unreachable("连接失败，或者答复不合格", was_sent=was_sent) from None
    finally:
        connection.close()


def _read(answer: http.client.HTTPResponse, limit: int) -> bytes:
    content = bytearray()
    while piece := answer.read1(1 << 16):
        content += piece
        if len(content) > limit:
            raise Unreachable("答复过大", was_sent=True)
    return bytes(content)


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _ascii(path: str) -> str:
    """Han characters of a path as they travel."""
    return "".join(c if "!" <= c <= "~" else "".join(f"%{byte:02X}" for byte in c.encode()) for c in path)


def _connection(url: str, until: float) -> _Pinned:
    """A connection to the one address that was looked at. Raises Unreachable for what must not be asked."""
    if not is_web_address(url):
        raise Unreachable("网址不合格，只能是 http:// 或者 https://")
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        address = _allowed(host, port, _left(until))
    except TimeoutError:
        raise Unreachable(LATE) from None
    return (_PinnedTLS if parts.scheme == "https" else _Pinned)(host, port, address, until)


def _allowed(host: str, port: int, seconds: float) -> str:
    """The address of a host. Raises Unreachable where it has none, or only inner ones and is not named in the settings;
    TimeoutError."""
    found = _looked_up(host, port, seconds)
    if not found:
        raise Unreachable("域名无法解析")
    if host in settings.GONGKAI_INNER_HOSTS:
        return found[0]
    if not all(_is_public(address) for address in found):
        raise Unreachable("网址指向内部地址；确需访问的，请管理员在 GONGKAI_INNER_HOSTS 列明主机")
    return found[0]


def _looked_up(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a name. The system's look-up knows no deadline: one that lasts longer is left to itself.

    Raises TimeoutError.
    """
    found: list[str] = []

    def look() -> None:
        with contextlib.suppress(OSError, UnicodeError):
            found.extend(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))

    looking = Thread(target=look, daemon=True)
    looking.start()
    looking.join(seconds)
    if looking.is_alive():
        raise TimeoutError
    return found


def _is_public(address: str) -> bool:
    found = ip_address(address.partition("%")[0])
    if found in TRANSLATED:
        found = ip_address(int(found) & 0xFFFFFFFF)
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return found.is_global and not found.is_multicast and (inner is None or inner.is_global)


class _Wire:
    """A socket as `http.client` uses it, of which every wait ends at one deadline. `room`: bytes it may still read."""

    def __init__(self, sock: socket.socket, until: float) -> None:
        self.sock, self.until, self.room = sock, until, float(HEAD)

    def sendall(self, content: bytes) -> None:
        left = memoryview(content)
        while left:
            self.sock.settimeout(_left(self.until))
            left = left[self.sock.send(left) :]

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Drops(self))

    def close(self) -> None:
        self.sock.close()


class _Drops(io.RawIOBase):
    """What arrives on a wire, a piece at a time."""

    def __init__(self, wire: _Wire) -> None:
        self.wire, self.raw = wire, wire.sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        if self.wire.room <= 0:
            raise http.client.LineTooLong("head")
        self.wire.sock.settimeout(_left(self.wire.until))
        got = self.raw.readinto(buffer)
        self.wire.room -= got or 0
        return got

    def close(self) -> None:
        self.raw.close()
        super().close()


class _Pinned(http.client.HTTPConnection):
    """Talks to `host` at an address already looked at, until a moment of the monotonic clock."""

    wire: _Wire

    def __init__(self, host: str, port: int, address: str, until: float) -> None:
        super().__init__(host, port)
        self.address, self.until = address, until

    def connect(self) -> None:
        sock = self.secured(socket.create_connection((self.address, self.port), _left(self.until)))
        self.sock = self.wire = _Wire(sock, self.until)

    def secured(self, sock: socket.socket) -> socket.socket:
        return sock


class _PinnedTLS(_Pinned):
    default_port = 443

    def secured(self, sock: socket.socket) -> socket.socket:
        sock.settimeout(_left(self.until))
        return ssl.create_default_context().wrap_socket(sock, server_hostname=self.host)
