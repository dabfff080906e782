"""Asking an address over HTTP(S), with a guard: no inner address unless the installation names its host.

A name is looked up once and the connection goes to the very address that was looked at, so that a name that changes its
mind between two look-ups reaches nothing. Answers are read up to a limit; every failure is one sentence.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from gongkai.channels.exchange.receipt import is_web_address

MOVED = (301, 302, 303, 307, 308)
AGENT = "gongkai"
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
    connection = _connection(url, until)
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"User-Agent": AGENT, "Connection": "close"} | ({"Content-Type": kind} if kind else {})
    was_sent = False
    try:
        connection.connect()
        was_sent = method != "GET"
        connection.request(method, _ascii(path), body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", ""), _read(connection, answer, limit, until)
    except ssl.SSLCertVerificationError:
        raise Unreachable("证书无法通过验证") from None
    except TimeoutError:
        raise Unreachable("没有在规定时间内答复", was_sent=was_sent) from None
    except (http.client.HTTPException, OSError, ValueError):
        raise Unreachable("连接失败，或者答复不合格", was_sent=was_sent) from None
    finally:
        connection.close()


def _read(
    connection: http.client.HTTPConnection, answer: http.client.HTTPResponse, limit: int, until: float
) -> bytes:
    content = bytearray()
    while piece := answer.read1(1 << 16):
        content += piece
        if len(content) > limit:
            raise Unreachable("答复过大", was_sent=True)
        if connection.sock is not None:
            connection.sock.settimeout(_left(until))
        elif time.monotonic() > until:
            raise TimeoutError
    return bytes(content)


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _ascii(path: str) -> str:
    """Han characters of a path as they travel."""
    return "".join(c if "!" <= c <= "~" else "".join(f"%{byte:02X}" for byte in c.encode()) for c in path)


def _connection(url: str, until: float) -> http.client.HTTPConnection:
    """A connection to the one address that was looked at. Raises Unreachable for what must not be asked."""
    if not is_web_address(url):
        raise Unreachable("网址不合格，只能是 http:// 或者 https://")
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = _allowed(host, port)
    if parts.scheme == "https":
        return _PinnedTLS(host, port, address, _left(until))
    return _Pinned(host, port, address, _left(until))


def _allowed(host: str, port: int) -> str:
    """The address of a host. Raises Unreachable where it has none, or only inner ones and is not named in the settings."""
    try:
        found = [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise Unreachable("域名无法解析") from None
    if host in settings.GONGKAI_INNER_HOSTS:
        return found[0]
    if not all(_is_public(address) for address in found):
        raise Unreachable("网址指向内部地址；确需访问的，请管理员在 GONGKAI_INNER_HOSTS 列明主机")
    return found[0]


def _is_public(address: str) -> bool:
    found = ip_address(address.partition("%")[0])
    if found in TRANSLATED:
        found = ip_address(int(found) & 0xFFFFFFFF)
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return found.is_global and not found.is_multicast and (inner is None or inner.is_global)


class _Pinned(http.client.HTTPConnection):
    """Talks to `host` at an address already looked at."""

    def __init__(self, host: str, port: int, address: str, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self.address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _PinnedTLS(_Pinned):
    default_port = 443

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
