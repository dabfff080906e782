"""Channels at the desk: what goes where, what came back, and each delivery of a list with filters."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.scope import Right
from gongkai.channels.acts.opening import open_channel
from gongkai.channels.intake.sheet import template
from gongkai.channels.models import Channel, Delivery, DeliveryQuerySet
from gongkai.channels.reads import not_returned, to_settle, unreachable, with_counts
from gongkai.desk import narrowing
from gongkai.desk.access import DeskRequest, asked, desk_view, page_of, posted, reasons_of, show
from gongkai.desk.forms.channels import OpenForm
from gongkai.desk.sheet import XLSX, Column, sheet_response
from gongkai.law.source import LawError

COLUMNS: tuple[Column[Delivery], ...] = (
    Column("索引号", 28, lambda d: d.document.index_no),
    Column("标题", 40, lambda d: d.document.title),
    Column("版本", 6, lambda d: d.edition.number),
    Column("渠道", 20, lambda d: d.channel.name),
    Column("状态", 14, lambda d: d.get_state_display()),
    Column("送出日期", 12, lambda d: d.sent_on),
    Column("批次", 36, lambda d: d.batch),
    Column("内容指纹", 20, lambda d: d.digest),
    Column("回执编号", 20, lambda d: d.receipt_id),
    Column("回执日期", 12, lambda d: d.answered_on),
    Column("网址", 40, lambda d: d.url),
    Column("说明", 30, lambda d: d.reason),
    Column("告知撤回日期", 12, lambda d: d.recalled_on),
)


def _asked(request: DeskRequest) -> tuple[dict[str, str], DeliveryQuerySet]:
    """The filters asked for, and the deliveries they leave."""
    own = Channel.objects.filter(agency=request.scope.agency)
    by = asked(request, state=Delivery.State.values, channel=[c.pk for c in own], q=None, **narrowing.ASKED)
    rows = Delivery.objects.visible_to(request.scope)
    rows = rows.filter(narrowing.narrowed(by, "sent_on", "document__division_id"))
    if by["state"]:
        rows = rows.filter(state=by["state"])
    if by["channel"]:
        rows = rows.filter(channel=int(by["channel"]))
    if by["q"]:
        q = by["q"]
        rows = rows.filter(Q(document__title__icontains=q) | Q(document__index_no__icontains=q) | Q(batch=q))
    return by, rows.select_related("channel", "document", "edition")


@desk_view(Right.SEE_CHANNELS, methods="GET HEAD POST")
def channels(request: DeskRequest) -> HttpResponse:
    """The channels, the deliveries, and a form for a new channel."""
    form = OpenForm(posted(request))
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, 422)
    given = form.cleaned_data
    try:
        channel = open_channel(
            request.user.agency, given["kind"], given["name"], by=request.user, on=request.day
        )
    except LawError as refused:
        return _page(request, form, 409, reasons=reasons_of(refused))
    messages.success(request, f"已开设：{channel}")
    return redirect("desk:channel", channel.pk)


def _page(request: DeskRequest, form: OpenForm, status: int = 200, **more: object) -> HttpResponse:
    by, rows = _asked(request)
    own = Channel.objects.filter(agency=request.scope.agency)
    mine = Delivery.objects.visible_to(request.scope).select_related("channel", "document", "edition")
    context = {
        "dead": unreachable(mine), "late": not_returned(request.scope.agency, request.day), "unsettled": to_settle(mine), "may_deliver": request.scope.may(Right.DELIVER),
        "channels": with_counts(own), "page": page_of(request, rows), "by": by, "states": Delivery.State.choices,
        "form": form, "may_manage": request.scope.may(Right.MANAGE_CHANNELS),
        "may_import": request.scope.may(Right.IMPORT_ITEMS),
    } | narrowing.said(by, request.scope.agency)  # fmt: skip
    return show(request, "desk/channels.html", context | more, status)


@desk_view(Right.IMPORT_ITEMS)
def import_template(request: DeskRequest) -> HttpResponse:
    """An empty sheet for `gongkai import items`."""
    saved_as = 'attachment; filename="import-items.xlsx"'
    return HttpResponse(template(), content_type=XLSX, headers={"Content-Disposition": saved_as})


@desk_view(Right.SEE_CHANNELS)
def export(request: DeskRequest) -> HttpResponse:
    """The deliveries of the list, with its filters, as a workbook."""
    _, rows = _asked(request)
    title = f"{request.user.agency.name}信息送达台账"
    return sheet_response("deliveries", request.day, COLUMNS, rows.order_by("sent_on", "id"), title)
