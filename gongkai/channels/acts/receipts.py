"""Taking in what a channel answered: the same receipt twice changes nothing, and nothing known is overwritten."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.channels.acts.opening import MATTER, UNDER, deliverer, locked
from gongkai.channels.exchange.receipt import Receipt, Wrong, read_receipts
from gongkai.channels.models import Channel, Delivery
from gongkai.channels.reads import known
from gongkai.journal.acts import note

State = Delivery.State
FIELDS = ("state", "receipt_id", "url", "answered_on", "reason")


@dataclass
class Taken:
    """What became of a receipt file: lines that changed something, lines that said what was known, lines not used."""

    received: int = 0
    failed: int = 0
    withdrawn: int = 0
    same: int = 0
    wrong: list[Wrong] = field(default_factory=list)


@transaction.atomic
def take_receipts(channel_id: int, content: bytes, *, by: Person, on: date) -> Taken:
    """Read a `receipt.json`. Raises Refusal for what is no receipt; single lines that do not fit are listed."""
    channel = locked(channel_id)
    hand = deliverer(channel, by, on)
    receipts, wrong = read_receipts(content)
    taken = Taken(wrong=wrong)
    there = _there(channel, receipts)
    for receipt in receipts:
        delivery = there.get((receipt.index_no, receipt.edition))
        says = _take(delivery, receipt, on, taken)
        if says:
            taken.wrong.append(Wrong(receipt.line, receipt.index_no, says))
    taken.wrong.sort(key=lambda one: one.line)
    changed = taken.received + taken.failed + taken.withdrawn
    if changed:
        note(
            channel.agency, MATTER, str(channel.pk), "receive", label=f"读入回执：{channel.name}", under=UNDER, by=by,
            on=on, hand=hand, received=taken.received, failed=taken.failed, withdrawn=taken.withdrawn,
        )  # fmt: skip
    return taken


def _there(channel: Channel, receipts: list[Receipt]) -> dict[tuple[str, int], Delivery]:
    numbers = sorted({receipt.index_no for receipt in receipts})
    return {(d.document.index_no, d.edition.number): d for d in known(channel, numbers)}


def _take(delivery: Delivery | None, receipt: Receipt, on: date, taken: Taken) -> str:
    """Write one line down; returns why it was not, or ""."""
    if delivery is None:
        return "没有向这个渠道送出过这个索引号的这一版，没有登记"
    if receipt.status == "withdrawn":
        return _take_withdrawal(delivery, receipt, on, taken)
    if delivery.state == State.WAITING:
        return "这一版还没有送出，没有登记"
    if delivery.state == State.WITHDRAWN:
        return "这条信息已经登记撤下，没有改动"
    if delivery.state == State.RECEIVED:
        if receipt.status == "failed":
            return "此前已经收到成功的回执，没有改动"
        if (delivery.receipt_id, delivery.url) == (receipt.id, receipt.url):
            taken.same += 1
            return ""
        return f"此前的回执是 {delivery.receipt_id or '（无编号）'} {delivery.url}，与这次不同，没有改动"
    if receipt.status == "failed":
        if (delivery.state, delivery.reason) == (State.FAILED, receipt.reason):
            taken.same += 1
            return ""
        _write(delivery, State.FAILED, receipt, on)
        taken.failed += 1
        return ""
    _write(delivery, State.RECEIVED, receipt, on)
    taken.received += 1
    return ""


def _take_withdrawal(delivery: Delivery, receipt: Receipt, on: date, taken: Taken) -> str:
    if delivery.state == State.WITHDRAWN:
        taken.same += 1
        return ""
    if delivery.recalled_on is None:
        return "没有告知过对方撤下这条信息，请与对方核实"
    _write(delivery, State.WITHDRAWN, receipt, on)
    taken.withdrawn += 1
    return ""


def _write(delivery: Delivery, state: str, receipt: Receipt, on: date) -> None:
    delivery.state, delivery.receipt_id = state, receipt.id or delivery.receipt_id
    delivery.url, delivery.reason = receipt.url or delivery.url, receipt.reason
    # The day it happened there, never a day that is still to come.
    delivery.answered_on = min(receipt.time.date(), on)
    delivery.save(update_fields=list(FIELDS))
