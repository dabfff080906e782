"""What comes with a draft as files: its text from Word, the Word file itself, pictures and the words for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, desk_view, may_over
from gongkai.desk.documents import document_page, insider, seen
from gongkai.desk.forms.documents import DescribeForm, PictureForm, WordForm
from gongkai.documents.drafting import acts as drafting
from gongkai.documents.models import Document, Edition, Original, Picture
from gongkai.documents.package import edition_in_hand
from gongkai.documents.rich import pictures_shown
from gongkai.law.source import LawError

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def beside_the_text(edition: Edition) -> dict[str, Any]:
    """The sheets beside a draft: Word, pictures, and each picture of the text with the words for it."""
    begin = {"saves": edition.saves}
    shown = pictures_shown(edition.html)
    return {
        "word": WordForm(initial=begin, slip="word"),
        "originals": edition.originals.select_related("by"),
        "add_picture": PictureForm(initial=begin, slip="picture"),
        "pictures": [
            (name, alt, DescribeForm(initial=begin | {"alt": alt}, slip=f"alt{at}")) for at, (name, alt) in enumerate(shown, 1)
        ],
        "without_words": sum(not alt for _, alt in shown),
    }  # fmt: skip


def _writable(request: DeskRequest, address: str) -> tuple[Document, Edition]:
    document = seen(request, address)
    edition = edition_in_hand(document)
    if edition is None or not may_over(request.scope, Right.DRAFT, document.division_id):
        raise Http404
    return document, edition


def _done(request: DeskRequest, address: str, act: Callable[[], Edition], done: str) -> HttpResponse:
    """Do it, and go back to the sheet; what was refused is said there."""
    try:
        act()
    except LawError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("desk:edit", address)


@desk_view(Right.DRAFT, methods="POST")
def take_word(request: DeskRequest, address: str) -> HttpResponse:
    """Read a Word file in as the text of a draft; says what was left out."""
    _, edition = _writable(request, address)
    form = WordForm(request.POST, request.FILES, slip="word")
    if not form.is_valid():
        messages.error(request, form.first_error())
        return redirect("desk:edit", address)
    given = form.cleaned_data

    def act() -> Edition:
        word = drafting.read_word(given["word"].name, given["word"])
        made = drafting.take_word(edition.pk, word, by=request.user, on=request.day, saves=given["saves"])
        for sentence in word.read.said:
            messages.warning(request, sentence)
        return made

    return _done(request, address, act, "已读入Word，请核对标题层级、表格和图片")


@desk_view(Right.DRAFT, methods="POST")
def add_picture(request: DeskRequest, address: str) -> HttpResponse:
    _, edition = _writable(request, address)
    form = PictureForm(request.POST, request.FILES, slip="picture")
    if not form.is_valid():
        messages.error(request, form.first_error())
        return redirect("desk:edit", address)
    given = form.cleaned_data
    return _done(
        request, address,
        lambda: drafting.add_picture(
            edition.pk, name=given["file"].name, content=given["file"], alt=given["alt"], by=request.user,
            on=request.day, saves=given["saves"],
        ),
        "已增加图片，在正文末尾",
    )  # fmt: skip


@desk_view(Right.DRAFT, methods="POST")
def describe_picture(request: DeskRequest, address: str, name: str) -> HttpResponse:
    _, edition = _writable(request, address)
    form = DescribeForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.first_error())
        return redirect("desk:edit", address)
    given = form.cleaned_data
    return _done(
        request, address,
        lambda: drafting.describe_picture(
            edition.pk, name=name, alt=given["alt"], by=request.user, on=request.day, saves=given["saves"]
        ),
        "已保存图片的文字说明",
    )  # fmt: skip


@desk_view()
def picture(request: DeskRequest, address: str, number: int, name: str) -> HttpResponseBase:
    """A picture of an edition, for who may read that edition."""
    document = seen(request, address)
    kept = get_object_or_404(Picture, name=name, edition__document=document, edition__number=number)
    if not insider(request, document) and kept.edition_id != document.live_edition_id:
        raise Http404
    try:
        answer = FileResponse(kept.file.open("rb"))
    except FileNotFoundError:
        raise Http404("图片文件不在") from None
    answer["Content-Type"] = kept.kind
    return answer


@desk_view(Right.DRAFT)
def original(request: DeskRequest, address: str, key: int) -> HttpResponse:
    """The Word file as it was sent, for who may write this document; every opening is on record."""
    document = seen(request, address)
    kept = get_object_or_404(
        Original.objects.select_related("edition__document__agency"), pk=key, edition__document=document
    )
    if not may_over(request.scope, Right.DRAFT, document.division_id):
        raise Http404
    try:
        content = drafting.open_original(kept, by=request.user, on=request.day)
    except LawError as refused:
        return document_page(request, document, 409, reasons=[(str(refused), None)])
    answer = HttpResponse(content, content_type=DOCX)
    answer["Content-Disposition"] = content_disposition_header(True, kept.name) or ""
    return answer
