"""What comes back: taken once, never over what is known, and hostile lines are listed and not used."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gongkai.channels.acts.receipts import take_receipts
from gongkai.channels.models import Channel
from gongkai.documents import acts as documents
from gongkai.documents.models import Document
from gongkai.law.source import Refusal
from tests.cast import TAKEN_BACK, Cast
from tests.channels.conftest import delivery_of, receipt, send
from tests.documents.conftest import ON


def take(cast: Cast, portal: Channel, content: bytes) -> Any:
    return take_receipts(portal.pk, content, by=cast.qian_jin, on=ON)


def test_a_receipt_taken_twice_changes_nothing_the_second_time(
    cast: Cast, portal: Channel, live: Document
) -> None:
    send(cast, portal)
    assert take(cast, portal, receipt(live)).received == 1
    again = take(cast, portal, receipt(live))
    assert (again.received, again.same, again.wrong) == (0, 1, [])
    found = delivery_of(live)
    assert (found.state, found.receipt_id, found.url) == (
        "received",
        "R1",
        "https://www.example.invalid/a.html",
    )


def test_an_unknown_number_is_listed_and_the_rest_is_taken(
    cast: Cast, portal: Channel, live: Document
) -> None:
    send(cast, portal)
    both = json.loads(receipt(live))
    both["receipts"].insert(0, both["receipts"][0] | {"index_no": "没有/2024-00009"})
    taken = take(cast, portal, json.dumps(both).encode())
    assert taken.received == 1
    assert [(one.line, one.index_no) for one in taken.wrong] == [(1, "没有/2024-00009")]


def test_what_was_received_is_not_overwritten(cast: Cast, portal: Channel, live: Document) -> None:
    send(cast, portal)
    take(cast, portal, receipt(live))
    assert "没有改动" in take(cast, portal, receipt(live, id="R2")).wrong[0].says
    assert "没有改动" in take(cast, portal, receipt(live, "failed", reason="栏目不存在")).wrong[0].says
    assert delivery_of(live).receipt_id == "R1"


def test_a_failure_can_be_sent_again_and_arrive(cast: Cast, portal: Channel, live: Document) -> None:
    send(cast, portal)
    take(cast, portal, receipt(live, "failed", reason="栏目不存在"))
    assert (delivery_of(live).state, delivery_of(live).reason) == ("failed", "栏目不存在")
    send(cast, portal)
    assert take(cast, portal, receipt(live)).received == 1


def test_a_withdrawal_is_received_after_it_was_told(cast: Cast, portal: Channel, live: Document) -> None:
    send(cast, portal)
    take(cast, portal, receipt(live))
    assert "没有告知过" in take(cast, portal, receipt(live, "withdrawn")).wrong[0].says
    documents.withdraw(live.pk, how=TAKEN_BACK, opinion="内容有误", by=cast.wu_tao, on=ON)
    send(cast, portal)
    assert take(cast, portal, receipt(live, "withdrawn")).withdrawn == 1
    assert delivery_of(live).state == "withdrawn"


@pytest.mark.parametrize(
    "said",
    [
        {"url": "javascript:alert(1)"},
        {"url": "http://user:pw@10.0.0.1/"},
        {"status": "published"},
        {"edition": "1"},
        {"edition": True},
        {"edition": 10**9},
        {"time": "昨天"},
        {"id": "x" * 200},
        {"id": "a\nb"},
        {"index_no": "\ud800"},
        {"status": "failed"},
    ],
)
def test_a_line_with_a_wrong_value_is_listed_and_not_used(
    cast: Cast, portal: Channel, live: Document, said: dict[str, Any]
) -> None:
    send(cast, portal)
    taken = take(cast, portal, receipt(live, **said))
    assert (taken.received, len(taken.wrong)) == (0, 1)
    assert delivery_of(live).state == "sent"


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b"{}", b"[" * 100_000, b'{"schema":"gongkai-receipt/1","receipts":{}}'],
)
def test_what_is_no_receipt_is_refused_in_one_sentence(cast: Cast, portal: Channel, content: bytes) -> None:
    with pytest.raises(Refusal):
        take(cast, portal, content)


def test_a_day_still_to_come_is_not_believed(cast: Cast, portal: Channel, live: Document) -> None:
    send(cast, portal)
    take(cast, portal, receipt(live, time="2099-01-01T00:00:00+08:00"))
    assert delivery_of(live).answered_on == ON


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "x"])
def test_a_time_outside_the_calendar_is_a_wrong_line_and_the_rest_is_kept(
    cast: Cast, portal: Channel, live: Document, time: str
) -> None:
    send(cast, portal)
    both = json.loads(receipt(live))
    both["receipts"].insert(0, both["receipts"][0] | {"time": time})
    taken = take(cast, portal, json.dumps(both).encode())
    assert taken.received == 1
    assert [one.line for one in taken.wrong] == [1]
