"""One channel at the desk: its settings, the packages it was sent, the receipts it gave."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.scope import Right
from gongkai.channels.acts.delivering import record_arrival, send_package
from gongkai.channels.acts.opening import change_channel
from gongkai.channels.acts.receipts import take_receipts
from gongkai.channels.acts.transferring import month_before
from gongkai.channels.exchange.receipt import LARGEST
from gongkai.channels.models import Channel, Delivery, Post
from gongkai.channels.reads import Selection, batches, readable_lists, to_recall, to_send
from gongkai.desk.access import DeskRequest, desk_view, reasons_of, show
from gongkai.desk.documents import document_page, seen
from gongkai.desk.forms.channels import (
    ArrivalForm,
    ChangeForm,
    ListForm,
    ReceiptForm,
    ReturnForm,
    SelectionForm,
)
from gongkai.journal.reads import lines_of
from gongkai.law.source import LawError

PACKAGED = (Channel.Kind.MUNICIPAL, Channel.Kind.OTHER)
BATCHES, WRONG = 20, 50  # what a page shows of each


def channel_of(request: DeskRequest, key: int) -> Channel:
    return get_object_or_404(Channel.objects.select_related("agency"), pk=key, agency=request.scope.agency)


@desk_view(Right.SEE_CHANNELS)
def page(request: DeskRequest, key: int) -> HttpResponse:
    channel = channel_of(request, key)
    asked = request.GET.get("return", "")
    open_lists = readable_lists(request.scope).filter(channel=channel, signed_on__isnull=True)
    returning = open_lists.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 10 else None
    more: dict[str, Any] = (
        {"returning": returning, "return_form": ReturnForm(slip="return")} if returning else {}
    )
    return channel_page(request, channel, **more)


def channel_page(request: DeskRequest, channel: Channel, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "channel": channel, "packaged": channel.kind in PACKAGED,
        "waiting": to_send(channel, Selection()).count(), "recall": to_recall(channel, Selection()).count(),
        "batches": batches(channel)[:BATCHES], "change_form": ChangeForm.of(channel),
        "articles": _articles(request, channel), "lists": readable_lists(request.scope).filter(channel=channel)[:BATCHES],
        "selection_form": SelectionForm(agency=channel.agency, slip="send"), "receipt_form": ReceiptForm(slip="receipt"),
        "story": lines_of(channel.agency, "channel", str(channel.pk)),
        "may_deliver": request.scope.may(Right.DELIVER), "may_manage": request.scope.may(Right.MANAGE_CHANNELS),
        "list_form": ListForm(slip="list", initial={"month": f"{month_before(request.day):%Y-%m}", "copies": 1}),
    }  # fmt: skip
    return show(request, "desk/channel.html", context | more, status)


def _articles(request: DeskRequest, channel: Channel) -> QuerySet[Post]:
    """What is on its way to the account, the newest first, of the documents this person may see."""
    mine = Delivery.objects.visible_to(request.scope).filter(channel=channel)
    found = Post.objects.filter(delivery__in=mine).exclude(step=Post.Step.PUBLISHED)
    return found.select_related("delivery__document").order_by("-pk")[:BATCHES]


@desk_view(Right.MANAGE_CHANNELS, methods="POST")
def change(request: DeskRequest, key: int) -> HttpResponse:
    channel = channel_of(request, key)
    form = ChangeForm.of(channel, request.POST, request.FILES)
    if not form.is_valid():
        return channel_page(request, channel, 422, change_form=form)
    try:
        change_channel(channel.pk, by=request.user, on=request.day, **form.facts())
    except LawError as refused:
        return channel_page(request, channel, 409, change_form=form, reasons=reasons_of(refused))
    messages.success(request, "已保存渠道的设置")
    return redirect("desk:channel", key)


@desk_view(Right.DELIVER, methods="POST")
def send(request: DeskRequest, key: int) -> HttpResponseBase:
    """The package as a download; a batch that was sent before comes with its number."""
    channel, form = (
        channel_of(request, key),
        SelectionForm(request.POST, agency=request.user.agency, slip="send"),
    )
    if not form.is_valid():
        return channel_page(request, channel, 422, selection_form=form)
    batch = request.POST.get("batch", "")[:40]
    chosen = Selection(batch=batch) if batch else form.selection()
    out = TemporaryFile()  # noqa: SIM115 — the answer closes it
    try:
        written = send_package(channel.pk, chosen, out, by=request.user, on=request.day)
    except LawError as refused:
        out.close()
        return channel_page(request, channel, 409, selection_form=form, reasons=reasons_of(refused))
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=f"{written.batch}.zip")


@desk_view(Right.DELIVER, methods="POST")
def receipt(request: DeskRequest, key: int) -> HttpResponse:
    channel, form = channel_of(request, key), ReceiptForm(request.POST, request.FILES, slip="receipt")
    if not form.is_valid():
        return channel_page(request, channel, 422, receipt_form=form)
    try:
        content = form.cleaned_data["file"].read(LARGEST + 1)
        taken = take_receipts(channel.pk, content, by=request.user, on=request.day)
    except LawError as refused:
        return channel_page(request, channel, 409, receipt_form=form, reasons=reasons_of(refused))
    if taken.wrong:
        return channel_page(request, channel, taken=taken, wrong=taken.wrong[:WRONG])
    messages.success(
        request,
        f"收到{taken.received}条，未成功{taken.failed}条，撤下{taken.withdrawn}条，此前已登记{taken.same}条",
    )
    return redirect("desk:channel", key)


@desk_view(Right.DELIVER, methods="POST")
def arrive(request: DeskRequest, address: str) -> HttpResponse:
    """An arrival noted by hand, from the page of a document."""
    document = seen(request, address)
    if not document.is_live:
        raise Http404
    form = ArrivalForm(request.POST, agency=request.user.agency, slip="arrive")
    if not form.is_valid():
        return document_page(request, document, 422, arrival_form=form)
    given = form.cleaned_data
    try:
        record_arrival(
            document.pk,
            given["channel"].pk,
            url=given["url"],
            says=given["says"],
            by=request.user,
            on=request.day,
        )
    except LawError as refused:
        return document_page(request, document, 409, arrival_form=form, reasons=reasons_of(refused))
    messages.success(request, f"已登记送达：{given['channel']}")
    return redirect("desk:document", address)
