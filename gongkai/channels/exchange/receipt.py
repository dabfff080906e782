"""Reading `receipt.json`, what a channel answers to a package: shape and values are checked line by line, nothing is believed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone

from gongkai.law.source import Refusal

SCHEMA = "gongkai-receipt/1"
LARGEST, MOST = 20 * 1024 * 1024, 100_000
STATUSES = ("received", "failed", "withdrawn")


@dataclass(frozen=True)
class Receipt:
    """What became of one record: `status` is one of STATUSES; a failure has its reason."""

    line: int
    index_no: str
    edition: int
    status: str
    id: str
    url: str
    time: datetime
    reason: str


@dataclass(frozen=True)
class Wrong:
    """A line that could not be used, and why in one sentence."""

    line: int
    index_no: str
    says: str


def read_receipts(content: bytes) -> tuple[list[Receipt], list[Wrong]]:
    """The lines that can be used and those that cannot. Raises Refusal for what is no receipt at all."""
    if len(content) > LARGEST:
        raise Refusal(("回执文件超过20MB，请对方分批给出", None))
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refusal(("回执不是合格的JSON文件，请向对方索取 receipt.json", None)) from None
    if not isinstance(whole, dict) or whole.get("schema") != SCHEMA:
        raise Refusal((f"回执应当写明 schema 为 {SCHEMA}，请核对文件", None))
    lines = whole.get("receipts")
    if not isinstance(lines, list) or len(lines) > MOST:
        raise Refusal((f"回执的 receipts 应当是不超过{MOST}行的列表", None))
    good: list[Receipt] = []
    wrong: list[Wrong] = []
    for number, line in enumerate(lines, 1):
        index_no = shown(line.get("index_no")) if isinstance(line, dict) else ""
        try:
            good.append(_read(number, line))
        except Refusal as refused:
            wrong.append(Wrong(number, index_no, str(refused)))
    return good, wrong


def shown(said: Any) -> str:
    """What stood where an index number should, fit to be printed."""
    return "".join(c for c in str(said or "")[:40] if c.isprintable())


def _read(number: int, line: Any) -> Receipt:
    if not isinstance(line, dict):
        raise Refusal(("这一行不是一条回执", None))
    status, edition = line.get("status"), line.get("edition")
    if status not in STATUSES:
        raise Refusal((f"status 只能是 {'、'.join(STATUSES)}", None))
    if not isinstance(edition, int) or isinstance(edition, bool) or not 0 < edition < 32_768:
        raise Refusal(("edition 应当是版本号", None))
    reason = _text(line, "reason", 300)
    if status == "failed" and not reason:
        raise Refusal(("未成功的要写明 reason", None))
    return Receipt(
        number, _text(line, "index_no", 40), edition, status, _text(line, "id", 100), _address(line), _time(line), reason
    )  # fmt: skip


def _text(line: dict[str, Any], name: str, longest: int) -> str:
    said = line.get(name) or ""
    if not isinstance(said, str) or len(said) > longest or not said.isprintable():
        raise Refusal((f"{name} 应当是不超过{longest}字的一行文字", None))
    return said.strip()


def _address(line: dict[str, Any]) -> str:
    url = _text(line, "url", 500)
    if url and not is_web_address(url):
        raise Refusal(("url 应当以 http:// 或者 https:// 开头", None))
    return url


def is_web_address(url: str) -> bool:
    """Whether something is an http(s) address with a host and without a login."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and "@" not in parts.netloc
        and " " not in url
    )


def _time(line: dict[str, Any]) -> datetime:
    """The time here: at either end of the calendar there is none."""
    try:
        said = datetime.fromisoformat(_text(line, "time", 40))
        return said if said.tzinfo is None else timezone.localtime(said)
    except (ValueError, OverflowError):
        raise Refusal(("time 应当写成 2026-11-25T09:30:00+08:00 这样的时间", None)) from None
