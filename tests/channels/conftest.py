"""A published document and a municipal portal it goes to."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from gongkai.channels.acts.delivering import send_package
from gongkai.channels.acts.opening import open_channel
from gongkai.channels.models import Channel, Delivery
from gongkai.channels.reads import Selection
from gongkai.documents.models import Document
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, walk


def published(cast: Cast, **fields: Any) -> Document:
    document = draft_of(cast, **fields)
    walk(cast, document)
    document.refresh_from_db()
    return document


@pytest.fixture
def live(cast: Cast) -> Document:
    return published(cast)


@pytest.fixture
def portal(cast: Cast) -> Channel:
    return open_channel(cast.agency, Channel.Kind.MUNICIPAL, "市政府门户", by=cast.qian_jin, on=ON)


def send(cast: Cast, channel: Channel, **chosen: Any) -> bytes:
    out = io.BytesIO()
    send_package(channel.pk, Selection(**chosen), out, by=cast.qian_jin, on=ON)
    return out.getvalue()


def records(package: bytes) -> list[dict[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return [json.loads(line) for line in opened.read("records.jsonl").splitlines()]


def receipt(document: Document, status: str = "received", **said: Any) -> bytes:
    line = {
        "index_no": document.index_no, "edition": 1, "status": status, "id": "R1", "time": "2024-03-11T10:00:00+08:00",
        "url": "https://www.example.invalid/a.html",
    }  # fmt: skip
    return json.dumps({"schema": "gongkai-receipt/1", "receipts": [line | said]}).encode()


def delivery_of(document: Document) -> Delivery:
    return document.deliveries.latest("pk")
