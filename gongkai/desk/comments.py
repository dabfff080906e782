"""The text of an edition in hand with the comments on it beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.desk.access import DeskRequest, desk_view, reasons_of, show
from gongkai.desk.documents import insider, seen
from gongkai.desk.forms.comments import CommentForm, SaysForm
from gongkai.desk.forms.once import new_slip
from gongkai.desk.once import made_once
from gongkai.documents.comments import acts
from gongkai.documents.comments.models import Comment
from gongkai.documents.comments.passage import paragraphs
from gongkai.documents.comments.reads import Placed, placed
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import edition_in_hand
from gongkai.law.source import LawError


@dataclass(frozen=True)
class Line:
    """A paragraph as it is shown: its number, its letters in parts (a comment's key or 0, letters)."""

    number: int
    parts: list[tuple[int, str]]


def _in_hand(request: DeskRequest, address: str) -> tuple[Document, Edition]:
    document = seen(request, address)
    edition = edition_in_hand(document)
    if edition is None or not insider(request, document):
        raise Http404
    edition.document = document
    return document, edition


@desk_view(methods="GET HEAD POST")
def comments(request: DeskRequest, address: str) -> HttpResponse:
    """Read the text with its comments; comment on a paragraph, or on words of it."""
    document, edition = _in_hand(request, address)
    if request.method != "POST":
        return _page(request, document, edition)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _page(request, document, edition, 422, form=form)
    try:
        made_once(
            request, form,
            lambda: f"批注{acts.comment(edition.pk, **form.facts(), by=request.user, on=request.day).pk}",
        )  # fmt: skip
    except LawError as refused:
        return _page(request, document, edition, 409, form=form, reasons=reasons_of(refused))
    messages.success(request, "已加批注")
    return redirect("desk:comments", address)


@desk_view(methods="POST")
def answer(request: DeskRequest, address: str, key: int, act: str) -> HttpResponse:
    """Reply to a comment, or settle it with a word."""
    document, edition = _in_hand(request, address)
    found = get_object_or_404(Comment, pk=key, edition=edition)
    form = SaysForm(request.POST)
    if not form.is_valid():
        return _page(request, document, edition, 422, reasons=[(form.first_error(), None)])
    take = {"reply": acts.reply, "settle": acts.settle}[act]
    try:
        made_once(
            request, form,
            lambda: f"批注{take(found.pk, **form.facts(), by=request.user, on=request.day).pk}",
        )  # fmt: skip
    except LawError as refused:
        return _page(request, document, edition, 409, reasons=reasons_of(refused))
    messages.success(request, "已回复" if act == "reply" else "已了结")
    return redirect("desk:comments", address)


def _page(
    request: DeskRequest, document: Document, edition: Edition, status: int = 200, **more: Any
) -> HttpResponse:
    found = placed(edition)
    for one in found:
        one.comment.slip = new_slip()  # type: ignore[attr-defined]
    context = {
        "document": document, "edition": edition, "lines": _lines(edition.text, found), "placed": found,
        "form": CommentForm(), "open": sum(p.comment.settled_on is None for p in found),
        "may": acts.may_comment(edition, request.user, request.day),
    }  # fmt: skip
    return show(request, "desk/comments.html", context | more, status)


def _lines(text: str, found: list[Placed]) -> list[Line]:
    """The paragraphs with commented words set apart; where comments overlap the first one is."""
    places = [(p.place, p.comment.pk) for p in found if p.place and p.comment.settled_on is None]
    lines = []
    for number, (begins, line) in enumerate(paragraphs(text), 1):
        parts: list[tuple[int, str]] = []
        at, ends = begins, begins + len(line)
        for (first, last), key in places:
            if first < at or first >= ends:
                continue
            parts += [(0, text[at:first]), (key, text[first : min(last, ends)])]
            at = min(last, ends)
        lines.append(Line(number, [part for part in [*parts, (0, text[at:ends])] if part[1]]))
    return lines
