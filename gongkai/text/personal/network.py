"""Addresses of machines in a network: IP (four numbers up to 255) and MAC (six pairs). Whose machine it is only people can say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow

_PART = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_IP = re.compile(
    rf"(?<![\d.])(?<![A-Za-z])(?<!\.\d)\d{{1,3}}\.{_PART}\.{_PART}\.{_PART}(?!\d|\.\d)", re.ASCII
)
_MAC = re.compile(r"[0-9A-Fa-f](?<![0-9A-Za-z:-].)[0-9A-Fa-f]([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![0-9A-Za-z]|[:-][0-9A-Fa-f])", re.ASCII)  # fmt: skip
_SAYS_NETWORK = re.compile("IP|地址|服务器|主机|网关|终端|登录|访问|网络|防火墙|内网|外网|端口|DNS", re.I)
_VERSION = re.compile(r"(?:版本?|version|ver|v)[\s.:]*$", re.I)


def hits(shadow: Shadow) -> Iterator[Personal]:
    plain = shadow.plain
    for m in _addresses(shadow):
        before = shadow.before(m.start(), 24)
        parts = [int(part) for part in m[0].split(".")]
        # Masks of networks and addresses of nobody in particular stand outside 1 to 223; 127 is the machine itself.
        if not 0 < parts[0] < 224 or parts[0] == 127 or before.endswith("/") or _VERSION.search(before):
            continue
        if _SAYS_NETWORK.search(before) or (max(parts) > 99 and before.strip()):
            yield Personal(*m.span(), "ip", False, "labelled" if _SAYS_NETWORK.search(before) else "shape")
    if "-" in plain or ":" in plain:
        for m in _MAC.finditer(plain):
            if not re.fullmatch(r"[\d:-]+", m[0]) or re.search(
                "MAC|物理|网卡|设备|终端", shadow.before(m.start(), 24), re.I
            ):
                yield Personal(*m.span(), "mac", False, "shape")


def _addresses(shadow: Shadow) -> Iterator[re.Match[str]]:
    for start, stop in shadow.clusters:
        if shadow.plain.count(".", start, stop) > 2:
            yield from _IP.finditer(shadow.plain, start, stop)
