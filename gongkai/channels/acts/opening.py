"""Opening, changing and closing a channel; its secret goes into the vault and never comes out on a page or in a log."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.channels.models import Channel
from gongkai.files import vault
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

MATTER = "channel"
UNDER = OGI_2019.article(23)  # 通过政府公报、政府网站或者其他互联网政务媒体……等途径予以公开


@transaction.atomic
def open_channel(
    agency: Agency,
    kind: str,
    name: str,
    *,
    by: Person,
    on: date,
    settings: dict[str, Any] | None = None,
    secret: str = "",
) -> Channel:
    """A new channel. Raises Refusal without the right, for a blank name, or one the agency has already."""
    hand = manager(agency, by, on)
    channel = Channel(
        agency=agency, kind=Channel.Kind(kind), name=_named(name), settings=settings or {}, sealed=_seal(secret)
    )  # fmt: skip
    try:
        with transaction.atomic():
            channel.save(force_insert=True)
    except IntegrityError:
        raise Refusal((f"已经有名为“{channel.name}”的渠道，请换一个名称", None)) from None
    _note(channel, "open", "开设渠道", by, on, hand)
    return channel


@transaction.atomic
def change_channel(
    channel_id: int,
    *,
    name: str,
    is_open: bool,
    settings: dict[str, Any],
    by: Person,
    on: date,
    secret: str = "",
) -> Channel:
    """Change a channel; a blank secret leaves the old one. What was delivered through it stays."""
    channel = locked(channel_id)
    hand = manager(channel.agency, by, on)
    channel.name, channel.is_open, channel.settings = _named(name), is_open, settings
    channel.sealed = _seal(secret) or channel.sealed
    try:
        with transaction.atomic():
            channel.save(update_fields=["name", "is_open", "settings", "sealed"])
    except IntegrityError:
        raise Refusal((f"已经有名为“{channel.name}”的渠道，请换一个名称", None)) from None
    _note(channel, "change", "修改渠道", by, on, hand, secret_changed=bool(secret))
    return channel


def manager(agency: Agency, by: Person, on: date) -> Hand:
    """The hand by which somebody manages this agency's channels. Raises Refusal."""
    return _hand(agency, by, on, Right.MANAGE_CHANNELS, "设置渠道")


def deliverer(channel: Channel, by: Person, on: date) -> Hand:
    """The hand by which somebody delivers through an open channel. Raises Refusal."""
    hand = _hand(channel.agency, by, on, Right.DELIVER, "送达")
    if not channel.is_open:
        raise Refusal((f"渠道“{channel}”已经停用，请先启用", None))
    return hand


def locked(channel_id: int) -> Channel:
    return Channel.objects.select_for_update(of=("self",)).select_related("agency").get(pk=channel_id)


def _hand(agency: Agency, by: Person, on: date, right: Right, doing: str) -> Hand:
    scope = scope_of(by, on)
    if scope.agency != agency.pk:
        raise Refusal((f"{by}不是{agency}的人员", None))
    return scope.require(right, doing)


def _named(name: str) -> str:
    name = name.strip()
    if not name or not name.isprintable() or len(name) > 60:
        raise Refusal(("请填写渠道名称，一行文字，不超过60字", None))
    return name


def _seal(secret: str) -> str:
    return vault.seal_text(secret) if secret else ""


def _note(channel: Channel, act: str, label: str, by: Person, on: date, hand: Hand, **facts: object) -> None:
    note(
        channel.agency, MATTER, str(channel.pk), act, label=f"{label}：{channel.name}", under=UNDER, by=by, on=on,
        hand=hand, kind=channel.kind, is_open=channel.is_open, **facts,
    )  # fmt: skip
