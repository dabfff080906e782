"""A document goes to the WeChat account from its page; doubts and later corrections are settled in words."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.scope import Right
from gongkai.channels.acts import posting
from gongkai.channels.exchange.receipt import is_web_address
from gongkai.channels.models import Delivery, Post
from gongkai.channels.wechat.copy_ready import copy_ready
from gongkai.channels.wechat.page import article_of
from gongkai.desk.access import DeskRequest, desk_view, reasons_of
from gongkai.desk.documents import document_page, seen
from gongkai.desk.forms.channels import PostForm, SettleForm
from gongkai.law.source import LawError


@desk_view(Right.DELIVER, methods="POST")
def post(request: DeskRequest, address: str) -> HttpResponse:
    """Hand a document to the worker, or take it away as a zip to paste."""
    document = seen(request, address)
    if not document.is_live:
        raise Http404
    form = PostForm(request.POST, agency=request.user.agency, slip="post")
    if not form.is_valid():
        return document_page(request, document, 422, post_form=form)
    given = form.cleaned_data
    channel, words = given["channel"], {"title": given["title"], "digest": given["digest"]}
    try:
        if request.POST.get("do") == "copy":
            content = copy_ready(article_of(channel, document, **words))
            saved_as = f'attachment; filename="wechat-{document.address}.zip"'
            kind = "application/zip"
            return HttpResponse(content, content_type=kind, headers={"Content-Disposition": saved_as})
        posting.ask_for_post(document.pk, channel.pk, by=request.user, on=request.day, **words)
    except LawError as refused:
        more = {"post_form": form, "post_open": True, "reasons": reasons_of(refused)}
        return document_page(request, document, 409, **more)
    messages.success(request, f"已交后台：{channel}，结果显示在“渠道送达”里")
    return redirect("desk:document", address)


@desk_view(Right.DELIVER, methods="POST")
def doubt(request: DeskRequest, key: int) -> HttpResponse:
    """What somebody found in the account: an address, or nothing."""
    own = Post.objects.filter(delivery__channel__agency=request.scope.agency).select_related("delivery")
    found, url = get_object_or_404(own, pk=key), request.POST.get("url", "").strip()[:500]
    try:
        if url and not is_web_address(url):
            raise LawError("网址应当以 http:// 或者 https:// 开头")
        posting.settle_doubt(found.pk, url=url, by=request.user, on=request.day)
    except LawError as refused:
        messages.error(request, str(refused))
    return redirect("desk:channel", found.delivery.channel_id)


@desk_view(Right.DELIVER, methods="POST")
def settle(request: DeskRequest, key: int) -> HttpResponse:
    """A correction or withdrawal here was followed there."""
    delivery = get_object_or_404(Delivery.objects.visible_to(request.scope), pk=key)
    form = SettleForm(request.POST, slip=f"settle{key}")
    try:
        if not form.is_valid():
            raise LawError("请写明怎样处理的，不超过300字")
        posting.settle(delivery.pk, says=form.cleaned_data["says"], by=request.user, on=request.day)
        messages.success(request, f"已登记同步更正：{delivery.document}")
    except LawError as refused:
        messages.error(request, str(refused))
    return redirect("desk:channels")
