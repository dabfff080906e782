"""Sending documents to a channel: the package is written and every delivery marked in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import IO, Any

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.channels.acts.opening import MATTER, UNDER, deliverer, locked
from gongkai.channels.exchange.package import Written, write_package
from gongkai.channels.exchange.receipt import is_web_address
from gongkai.channels.exchange.record import digest_of, record_of, withdrawn
from gongkai.channels.models import Channel, Delivery, Post
from gongkai.channels.reads import Selection, to_recall, to_send
from gongkai.documents.models import Attachment, Document
from gongkai.journal.acts import note
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

UNDER_WAY = (Post.Step.DRAFTING, Post.Step.SUBMITTING, Post.Step.SUBMITTED)
READ_WITH = ("agency", "column", "division", "interprets", "live_edition")


@transaction.atomic
def send_package(channel_id: int, chosen: Selection, out: IO[bytes], *, by: Person, on: date) -> Written:
    """Write the exchange package of a selection to `out` and note what was sent. Sent again it changes nothing.

    Raises Refusal when nothing is selected, or an attachment is not as it was reviewed.
    """
    channel = locked(channel_id)
    hand = deliverer(channel, by, on)
    if channel.kind not in (Channel.Kind.MUNICIPAL, Channel.Kind.OTHER):
        raise Refusal((f"“{channel}”不用交换包送达，请选政府门户网站一类的渠道", None))
    documents = list(
        to_send(channel, chosen).select_related(*READ_WITH).prefetch_related("live_edition__attachments")
    )
    recalled = list(to_recall(channel, chosen))
    if not documents and not recalled:
        raise Refusal(("没有需要送达的信息；已经送出的可以按批次再次导出", None))
    records = [record_of(document, on) for document in documents]
    leaving = [withdrawn(delivery.document, delivery.edition) for delivery in recalled]
    whole = sorted([*records, *leaving], key=lambda record: str(record["index_no"]))
    attachments = [kept for document in documents for kept in _files(document)]
    written = write_package(channel.agency, whole, attachments, out)
    fresh = _mark_sent(channel, documents, records, written.batch, on)
    keys = [delivery.pk for delivery in recalled if delivery.recalled_on is None]
    told = Delivery.objects.filter(pk__in=keys).update(recalled_on=on, batch=written.batch)
    note(
        channel.agency, MATTER, str(channel.pk), "send", label=f"导出交换包：{channel.name}", under=UNDER, by=by, on=on,
        hand=hand, batch=written.batch, count=written.count, fresh=fresh, recalled=told,
    )  # fmt: skip
    return written


def _files(document: Document) -> list[Attachment]:
    return list(document.live_edition.attachments.all()) if document.live_edition else []


def _mark_sent(
    channel: Channel, documents: Sequence[Document], records: Sequence[dict[str, Any]], batch: str, on: date
) -> int:
    """Mark every edition sent that is not on its way yet; returns how many were."""
    there = {
        (d.document_id, d.edition_id): d
        for d in Delivery.objects.filter(channel=channel, document__in=documents).select_for_update()
    }
    new, again = [], []
    for document, record in zip(documents, records, strict=True):
        delivery = there.get((document.pk, document.live_edition_id or 0))
        if delivery is None:
            delivery = Delivery(channel=channel, document=document, edition=document.live_edition, made_on=on)
            new.append(delivery)
        elif delivery.state in (Delivery.State.WAITING, Delivery.State.FAILED):
            again.append(delivery)
        else:
            continue
        delivery.state, delivery.sent_on, delivery.batch = Delivery.State.SENT, on, batch
        delivery.digest, delivery.reason = digest_of(record), ""
    Delivery.objects.bulk_create(new, batch_size=200)
    Delivery.objects.bulk_update(again, ["state", "sent_on", "batch", "digest", "reason"], batch_size=200)
    return len(new) + len(again)


@transaction.atomic
def record_arrival(
    document_id: int, channel_id: int, *, url: str, says: str, by: Person, on: date
) -> Delivery:
    """Note by hand that the live edition of a document stands in a channel: where, or as what (newspaper, interview).

    Noted again it corrects address and words. Raises Refusal for what is not public, says neither, or is being sent now.
    """
    channel = locked(channel_id)
    hand = deliverer(channel, by, on)
    public = Document.objects.filter(agency=channel.agency_id).public()
    document = public.select_related("live_edition").filter(pk=document_id).first()
    if document is None or document.live_edition is None:
        raise Refusal(("只有在线的本机关信息才能登记送达", OGI_2019.article(13, 2)))
    if url and not is_web_address(url):
        raise Refusal(("网址应当以 http:// 或者 https:// 开头", None))
    if not url and not says.strip():
        raise Refusal(("请填写网址，或者写明在哪里可以看到", None))
    delivery, _ = Delivery.objects.select_for_update(of=("self",)).get_or_create(
        channel=channel, document=document, edition=document.live_edition, defaults={"made_on": on}
    )
    _end_post(delivery)
    delivery.state, delivery.url, delivery.reason = Delivery.State.RECEIVED, url, says.strip()[:300]
    delivery.sent_on, delivery.answered_on = delivery.sent_on or on, on
    delivery.digest = delivery.digest or document.live_edition.digest
    delivery.save(update_fields=["state", "url", "reason", "sent_on", "answered_on", "digest"])
    note(
        channel.agency, "document", document.index_no, "arrive", label=f"登记送达：{channel.name}", under=UNDER, by=by,
        on=on, hand=hand, edition=document.live_edition.number, url=url,
    )  # fmt: skip
    return delivery


def _end_post(delivery: Delivery) -> None:
    """What somebody published by hand, or found in the account, goes on no more by itself. Raises Refusal where the
    account is being spoken to: its answer would stand over what the person noted."""
    post = Post.objects.select_for_update(of=("self",)).filter(delivery=delivery).first()
    if post is None:
        return
    if post.step in UNDER_WAY:
        raise Refusal((f"公众号正在办理这一版（{post.get_step_display()}），请等结果出来以后再登记", None))
    post.step = Post.Step.PUBLISHED
    post.save(update_fields=["step"])
