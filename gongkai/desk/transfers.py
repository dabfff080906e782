"""Transfer lists at the desk: made for a month, printed, signed and returned."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.scope import Right
from gongkai.channels.acts.transferring import make_list, record_return
from gongkai.channels.models import Delivery, TransferList
from gongkai.channels.reads import readable_lists
from gongkai.channels.transfer_sheet import word
from gongkai.desk.access import DeskRequest, desk_view, reasons_of
from gongkai.desk.channel_page import channel_of, channel_page
from gongkai.desk.forms.channels import ListForm, ReturnForm
from gongkai.desk.sheet import Column, sheet_response
from gongkai.files.letters.typeset import pdf
from gongkai.law.source import LawError

COLUMNS: tuple[Column[Delivery], ...] = (
    Column("名称", 50, lambda d: d.document.title),
    Column("索引号", 30, lambda d: d.document.index_no),
    Column("发文字号", 26, lambda d: d.document.doc_no),
    Column("发布日期", 12, lambda d: d.document.published_on),
    Column("份数", 6, lambda d: d.transfer.copies if d.transfer else None),
    Column("移送日期", 12, lambda d: d.sent_on),
    Column("接收日期", 12, lambda d: d.answered_on),
    Column("移送人签字", 14, lambda d: ""),
    Column("接收人签字", 14, lambda d: d.transfer.signer if d.transfer else ""),
)


def _list(request: DeskRequest, key: int) -> TransferList:
    own = readable_lists(request.scope).select_related("channel__agency")
    return get_object_or_404(own, pk=key)


@desk_view(Right.DELIVER, methods="POST")
def make(request: DeskRequest, key: int) -> HttpResponse:
    channel, form = channel_of(request, key), ListForm(request.POST, slip="list")
    if not form.is_valid():
        return channel_page(request, channel, 422, list_form=form)
    try:
        made = make_list(channel.pk, by=request.user, on=request.day, **form.cleaned_data)
    except LawError as refused:
        return channel_page(request, channel, 409, list_form=form, reasons=reasons_of(refused))
    messages.success(request, f"已制作{made}，请打印、移送，{made.due_on}前收回签字的一份")
    return redirect("desk:channel", key)


@desk_view(Right.SEE_CHANNELS)
def download(request: DeskRequest, key: int, form: str) -> HttpResponseBase:
    """The list as xlsx, docx or pdf; the scan that came back as `signed`."""
    made = _list(request, key)
    if form == "xlsx":
        rows = made.deliveries.select_related("document", "transfer").order_by("document__index_no")
        return sheet_response(
            made.number, request.day, COLUMNS, rows, f"主动公开政府信息移送明细表 {made.number}"
        )
    if form == "signed" and made.file:
        return _scan(made)
    if form not in ("docx", "pdf"):
        raise Http404
    try:
        content = word(made) if form == "docx" else pdf(word(made))
    except LawError as refused:
        return channel_page(request, made.channel, 409, reasons=reasons_of(refused))
    saved_as = f'attachment; filename="{made.number}.{form}"'
    return HttpResponse(
        content, content_type="application/octet-stream", headers={"Content-Disposition": saved_as}
    )


def _scan(made: TransferList) -> FileResponse:
    try:
        return FileResponse(made.file.open("rb"), as_attachment=True)
    except FileNotFoundError:
        raise Http404("签字件的文件不在") from None


@desk_view(Right.DELIVER, methods="POST")
def returned(request: DeskRequest, key: int) -> HttpResponse:
    made, form = _list(request, key), ReturnForm(request.POST, request.FILES, slip=f"return{key}")
    if not form.is_valid():
        return channel_page(request, made.channel, 422, return_form=form, returning=made)
    try:
        record_return(made.pk, by=request.user, on=request.day, **form.cleaned_data)
    except LawError as refused:
        more = {"return_form": form, "returning": made, "reasons": reasons_of(refused)}
        return channel_page(request, made.channel, 409, **more)
    messages.success(request, f"已登记签收退回：{made}")
    return redirect("desk:channel", made.channel_id)
