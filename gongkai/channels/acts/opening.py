"""Opening, changing and closing a channel; its secret goes into the vault and never comes out on a page or in a log."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from django.conf import settings as django_settings
from django.core.files import File
from django.db import IntegrityError, transaction

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.channels.exchange.receipt import is_web_address
from gongkai.channels.models import Channel
from gongkai.files import vault
from gongkai.files.checking import MEGABYTE, Purpose, check
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

MATTER = "channel"
LONGEST_NAME = 40  # it stands in the lines of the journal, behind what was done
COVER = Purpose("封面", (".jpg", ".jpeg", ".png"), 2 * MEGABYTE)
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
    cover: File | None = None,
) -> Channel:
    """Change a channel; a blank secret leaves the old one, unless what it is sent to changes: then it is asked for anew.

    What was delivered stays. Raises Refusal for an address or a cover that cannot be used.
    """
    channel = locked(channel_id)
    hand = manager(channel.agency, by, on)
    _refuse_address(str(settings.get("api", "")))
    if settings.get("api", "") != channel.settings.get("api", "") and not secret:
        channel.sealed = ""
    if cover is not None:
        checked = check(str(cover.name), cast(BinaryIO, cover.file), COVER)
        channel.cover.save(f"{checked.digest[:24]}{PurePath(checked.name).suffix.lower()}", cover, save=False)
    channel.name, channel.is_open, channel.settings = _named(name), is_open, settings
    channel.sealed = _seal(secret) or channel.sealed
    try:
        with transaction.atomic():
            channel.save(update_fields=["name", "is_open", "settings", "sealed", "cover"])
    except IntegrityError:
        raise Refusal((f"已经有名为“{channel.name}”的渠道，请换一个名称", None)) from None
    _note(channel, "change", "修改渠道", by, on, hand, secret_changed=bool(secret))
    return channel


def _refuse_address(api: str) -> None:
    """A secret travels sealed, or stays inside the house."""
    host = urlsplit(api).hostname if is_web_address(api) else None
    if api and not (host and (api.startswith("https://") or host in django_settings.GONGKAI_INNER_HOSTS)):
        raise Refusal(
            ("接口地址应当以 https:// 开头；内部的转发主机请管理员在 GONGKAI_INNER_HOSTS 列明", None)
        )


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
    if not name or not name.isprintable() or len(name) > LONGEST_NAME:
        raise Refusal((f"请填写渠道名称，一行文字，不超过{LONGEST_NAME}字", None))
    return name


def _seal(secret: str) -> str:
    return vault.seal_text(secret) if secret else ""


def _note(channel: Channel, act: str, label: str, by: Person, on: date, hand: Hand, **facts: object) -> None:
    note(
        channel.agency, MATTER, str(channel.pk), act, label=f"{label}：{channel.name}", under=UNDER, by=by, on=on,
        hand=hand, kind=channel.kind, is_open=channel.is_open, **facts,
    )  # fmt: skip
