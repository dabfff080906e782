"""An optional malware scan: clamd over TCP, its INSTREAM command. Configured and silent, it refuses."""

from __future__ import annotations

import re
import socket
from typing import BinaryIO

from django.conf import settings

from gongkai.law.source import Refusal

PIECE, PATIENCE = 1 << 16, 30.0
SILENT = "病毒扫描服务没有正常答复，文件暂时不能接收，请稍后再试；仍不成功的，请联系管理员检查扫描服务"


def scan(shown: str, content: BinaryIO) -> None:
    """Raises Refusal when the scanner finds something or does not answer; silent where none is configured."""
    if settings.GONGKAI_CLAMD is None:
        return
    try:
        said = _ask(settings.GONGKAI_CLAMD, content)
    except OSError:
        raise Refusal((SILENT, None)) from None
    if found := re.fullmatch(r"stream: (.+) FOUND", said):
        raise Refusal((f"“{shown}”被病毒扫描拦下（{found[1]}），不能接收；请换用干净的文件", None))
    if said != "stream: OK":
        raise Refusal((SILENT, None))


def _ask(address: tuple[str, int], content: BinaryIO) -> str:
    """Send the stream in pieces, each behind its length; an empty piece ends it. Raises OSError."""
    content.seek(0)
    with socket.create_connection(address, timeout=PATIENCE) as line:
        line.sendall(b"zINSTREAM\0")
        while piece := content.read(PIECE):
            line.sendall(len(piece).to_bytes(4, "big") + piece)
        line.sendall(bytes(4))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < 4096 and (more := line.recv(4096)):
            answer += more
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")
