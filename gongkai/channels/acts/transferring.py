"""Giving published documents to the archive and the library with a list both sides sign (移送明细表，条例第二十五条第三款)."""

from __future__ import annotations

import calendar as months
from datetime import date, timedelta
from pathlib import PurePath
from typing import BinaryIO, cast

from django.core.files import File
from django.db import transaction

from gongkai.agencies.acts import take_number
from gongkai.agencies.models import Person
from gongkai.agencies.reads import calendar, house_rule
from gongkai.channels.acts.opening import deliverer, locked
from gongkai.channels.models import Channel, Delivery, TransferList
from gongkai.channels.reads import Selection, to_send
from gongkai.files.checking import MEGABYTE, Purpose, check
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

PROVIDE = OGI_2019.article(25, 3)
SIGNED = Purpose("签字的明细表", (".pdf", ".jpg", ".jpeg", ".png"), 10 * MEGABYTE)
MOST_COPIES = 99


@transaction.atomic
def make_list(channel_id: int, month: date, *, copies: int, by: Person, on: date) -> TransferList:
    """List what had been published by the end of a month and was not given to this channel yet.

    Raises Refusal for another kind of channel, a month that is not over, or nothing to give.
    """
    channel = locked(channel_id)
    hand = deliverer(channel, by, on)
    if channel.kind != Channel.Kind.READING_PLACE:
        raise Refusal(("移送明细表只用于档案馆、图书馆一类的渠道", PROVIDE))
    if not 1 <= copies <= MOST_COPIES:
        raise Refusal((f"份数应当在1—{MOST_COPIES}之间", None))
    last = month.replace(day=months.monthrange(month.year, month.month)[1])
    if last >= on:
        raise Refusal((f"{month.year}年{month.month}月还没有过完，请下个月再制作", None))
    documents = list(to_send(channel, Selection(until=last)).select_related("live_edition"))
    if not documents:
        raise Refusal((f"截至{last}没有需要移送的信息", None))
    days = house_rule(channel.agency, "transfer_days", on)
    made = TransferList.objects.create(
        channel=channel, number=f"{on.year}-YS-{take_number(channel.agency, 'YS', on.year):04d}",
        month=month.replace(day=1), copies=copies, made_on=on, made_by=by, due_on=calendar().nth_after(on, days),
    )  # fmt: skip
    there = {d.edition_id: d for d in Delivery.objects.filter(channel=channel, document__in=documents)}
    for document in documents:
        edition = document.live_edition
        assert edition is not None
        found = there.get(edition.pk) or Delivery(
            channel=channel, document=document, edition=edition, made_on=on
        )
        found.state, found.sent_on, found.digest = Delivery.State.SENT, on, edition.digest
        found.transfer, found.reason = made, ""
        if found.pk:
            found.save(update_fields=["state", "sent_on", "digest", "transfer", "reason"])
        else:
            found.save(force_insert=True)
    _note(made, "make_list", "制作移送明细表", by, on, hand, count=len(documents), copies=copies)
    return made


@transaction.atomic
def record_return(
    list_id: int, *, signer: str, signed_on: date, file: File | None, by: Person, on: date
) -> TransferList:
    """The list came back signed: by whom, when, and the scan. All documents on it count as received that day.

    Raises Refusal for a second return, a day out of order, no name, or a scan that may not be kept.
    """
    made = (
        TransferList.objects.select_for_update(of=("self",)).select_related("channel__agency").get(pk=list_id)
    )
    hand = deliverer(made.channel, by, on)
    reasons = []
    if made.signed_on is not None:
        reasons.append(f"{made}已经登记退回，签收人{made.signer}")
    if not made.made_on <= signed_on <= on:
        reasons.append(f"签收日期应当在{made.made_on}至{on}之间")
    if not signer.strip() or not signer.isprintable() or len(signer) > 40:
        reasons.append("请填写签收人，一行文字，不超过40字")
    if reasons:
        raise Refusal(*[(says, PROVIDE) for says in reasons])
    if file is not None:
        checked = check(str(file.name), cast(BinaryIO, file.file), SIGNED)
        suffix = PurePath(checked.name).suffix.lower()
        made.file.save(f"{checked.digest[:24]}{suffix}", file, save=False)
    made.signed_on, made.signer = signed_on, signer.strip()
    made.save(update_fields=["signed_on", "signer", "file"])
    sent = Delivery.objects.filter(transfer=made, state=Delivery.State.SENT)
    count = sent.update(state=Delivery.State.RECEIVED, answered_on=signed_on, receipt_id=made.number)
    _note(made, "record_return", "登记签收退回", by, on, hand, count=count, signed_on=signed_on)
    return made


def _note(
    made: TransferList, act: str, label: str, by: Person, on: date, hand: Hand, **facts: object
) -> None:
    channel = made.channel
    note(
        channel.agency, "channel", str(channel.pk), act, label=f"{label}：{made.number}", under=PROVIDE, by=by, on=on,
        hand=hand, **facts,
    )  # fmt: skip


def month_before(on: date) -> date:
    """The first day of the month that is over."""
    return (on.replace(day=1) - timedelta(days=1)).replace(day=1)
