"""Questions to the channels' room: what is to be delivered, what arrived, what did not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from gongkai.agencies.scope import Scope
from gongkai.channels.models import Channel, Delivery, TransferList
from gongkai.documents.models import Document, DocumentQuerySet

UNDER_WAY = (Delivery.State.SENT, Delivery.State.RECEIVED)


@dataclass(frozen=True)
class Selection:
    """Which documents to send: first published in a period, in a column and those below it, not yet delivered only,
    or exactly those of an earlier batch."""

    since: date | None = None
    until: date | None = None
    column: str = ""
    only_new: bool = True
    batch: str = ""


def to_send(channel: Channel, chosen: Selection) -> DocumentQuerySet:
    """Public documents of a selection, in the order of their index numbers."""
    found = Document.objects.filter(agency_id=channel.agency_id).public().filter(_which(chosen))
    sent = Delivery.objects.filter(channel=channel, document=OuterRef("pk"), edition=OuterRef("live_edition"))
    if chosen.batch:
        found = found.filter(Exists(sent.filter(batch=chosen.batch)))
    elif chosen.only_new:
        found = found.exclude(Exists(sent.filter(state__in=UNDER_WAY)))
    return found.order_by("index_no")


def to_recall(channel: Channel, chosen: Selection) -> QuerySet[Delivery]:
    """Deliveries of documents that were given to the channel and are public no more, the newest edition of each."""
    gone = (
        Delivery.objects.filter(channel=channel, state__in=UNDER_WAY)
        .exclude(document__in=Document.objects.public())
        .newest()
    )
    if chosen.batch:
        gone = gone.filter(batch=chosen.batch)
    elif chosen.only_new:
        gone = gone.filter(recalled_on__isnull=True)
    return gone.select_related("document", "edition").order_by("document__index_no")


def _which(chosen: Selection) -> Q:
    which = Q()
    if chosen.since:
        which &= Q(published_on__gte=chosen.since)
    if chosen.until:
        which &= Q(published_on__lte=chosen.until)
    if chosen.column:
        at = Q(column__key=chosen.column)
        which &= at | Q(column__parent__key=chosen.column) | Q(column__parent__parent__key=chosen.column)
    return which


def of_document(document: Document) -> QuerySet[Delivery]:
    """Every delivery of a document, the newest first, with its channel and edition."""
    return document.deliveries.select_related("channel", "edition").order_by("channel_id", "-edition__number")


def with_counts(channels: QuerySet[Channel]) -> QuerySet[Channel]:
    """Channels with `sent`, `received` and `failed`: how many newest deliveries stand so."""
    newest = Delivery.objects.filter(channel=OuterRef("pk")).newest().order_by().values("channel")

    def count(state: str) -> Subquery:
        return Subquery(newest.filter(state=state).annotate(n=Count("pk")).values("n"))

    return channels.annotate(sent=count("sent"), received=count("received"), failed=count("failed"))


def batches(channel: Channel) -> QuerySet[Delivery, Any]:
    """The batches sent to a channel, the newest first: batch, sent_on, count."""
    sent = Delivery.objects.filter(channel=channel).exclude(batch="").order_by()
    return sent.values("batch", "sent_on").annotate(count=Count("pk")).order_by("-sent_on", "batch")


def known(channel: Channel, numbers: list[str]) -> Iterator[Delivery]:
    """The deliveries of a channel of these index numbers, locked, a few hundred at a time."""
    for start in range(0, len(numbers), 500):
        found = Delivery.objects.filter(channel=channel, document__index_no__in=numbers[start : start + 500])
        yield from found.select_related("document", "edition").select_for_update(of=("self",)).order_by("pk")


CHECK_EVERY = timedelta(days=30)


def to_check(on: date) -> QuerySet[Delivery]:
    """Arrived deliveries of today's wording whose address is to be asked: never asked and a day old, failed last time,
    or not asked for a month; the longest waiting first."""
    turn = Q(checked_on__isnull=True) | Q(is_reachable=False) | Q(checked_on__lt=on - CHECK_EVERY)
    found = Delivery.objects.arrived().newest().filter(turn, answered_on__lt=on, recalled_on__isnull=True)
    found = found.exclude(url="").exclude(checked_on=on).filter(settled_on__isnull=True)
    return found.order_by(F("checked_on").asc(nulls_first=True), "pk")


def unreachable(deliveries: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """Of these the arrived ones whose address did not answer when it was last asked."""
    return deliveries.filter(state=Delivery.State.RECEIVED, is_reachable=False, settled_on__isnull=True)


def to_settle(deliveries: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """Of these what stands in a WeChat account, lies in a library or was noted by hand, and was corrected or withdrawn here since.

    A portal that is fed by packages is told in the next package and needs nobody.
    """
    current = Q(document__is_live=True, document__live_edition=F("edition"))
    found = deliveries.filter(state=Delivery.State.RECEIVED, settled_on__isnull=True).exclude(current)
    return found.filter(batch="")


def readable_lists(scope: Scope) -> QuerySet[TransferList]:
    """The transfer lists a member of staff may read: both sides sign a list as a whole, so it is shown whole or not."""
    hidden = Delivery.objects.filter(transfer=OuterRef("pk")).exclude(
        document__in=Document.objects.visible_to(scope)
    )
    return TransferList.objects.filter(~Exists(hidden), channel__agency_id=scope.agency)


def not_returned(agency_id: int, on: date) -> QuerySet[TransferList]:
    """Transfer lists whose signed copy did not come back in time."""
    found = TransferList.objects.filter(channel__agency=agency_id, signed_on__isnull=True, due_on__lt=on)
    return found.select_related("channel").order_by("due_on")
