"""Documents and matters brought together by searching: from a matter's page, and from a document's page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, asked, desk_view, may_over, page_of, posted, reasons_of, show
from gongkai.desk.documents import insider, seen
from gongkai.desk.forms.matters import LinkDocuments, LinkMatters, part_field, parts_of
from gongkai.desk.matter_page import matter_of
from gongkai.desk.once import made_once
from gongkai.documents.models import Document
from gongkai.law.source import LawError
from gongkai.matters.acts.linking import link_all
from gongkai.matters.choosing import documents_like, matters_like
from gongkai.matters.models import Matter

PER_PAGE = 20


@desk_view(Right.KEEP_MATTERS, methods="GET HEAD POST")
def documents(request: DeskRequest, number: str) -> HttpResponse:
    """Search among what this person may see, tick hits, and put them at a stage of the matter."""
    matter = matter_of(request, number)
    if matter.closed_on is not None or not may_over(request.scope, Right.KEEP_MATTERS, matter.division_id):
        raise Http404
    form = LinkDocuments(posted(request), of=matter, scope=request.scope)
    if request.method != "POST":
        return _documents(request, matter, form)
    if not form.is_valid():
        return _documents(request, matter, form, 422)
    try:
        _taken(request, form, matter.number)
    except LawError as refused:
        return _documents(request, matter, form, 409, reasons=reasons_of(refused))
    return redirect("desk:matter", matter.number)


@desk_view(Right.KEEP_MATTERS, methods="GET HEAD POST")
def matters(request: DeskRequest, address: str) -> HttpResponse:
    """Search among the matters this person keeps, tick them, and put the document into each."""
    document = seen(request, address)
    if not insider(request, document):
        raise Http404
    form = LinkMatters(posted(request), of=document, scope=request.scope)
    if request.method != "POST":
        return _matters(request, document, form)
    if not form.is_valid():
        return _matters(request, document, form, 422)
    try:
        _taken(request, form, document.index_no)
    except LawError as refused:
        return _matters(request, document, form, 409, reasons=reasons_of(refused))
    return redirect("desk:document", document.address)


def _taken(request: DeskRequest, form: LinkDocuments | LinkMatters, key: str) -> None:
    """Link what was ticked, once. Raises as the act."""
    pairs = form.pairs()

    def make() -> str:
        link_all(pairs, phase=form.cleaned_data["phase"], by=request.user, on=request.day)
        return key

    made_once(request, form, make)
    messages.success(request, f"已关联{len(pairs)}项，由办公室另一人公布")


def _typed(request: HttpRequest) -> str:
    """The words looked for; the address carries them through a POST too."""
    return asked(request, q=None)["q"]


def _documents(
    request: DeskRequest, matter: Matter, form: LinkDocuments, status: int = 200, **more: Any
) -> HttpResponse:
    typed = _typed(request)
    found = documents_like(request.scope, typed, matter) if typed else Document.objects.none()
    context = {
        "matter": matter, "form": form, "q": typed, "page": page_of(request, found, PER_PAGE),
        "ticked": set(request.POST.getlist("documents")),
    }  # fmt: skip
    return show(request, "desk/link_documents.html", context | more, status)


def _matters(
    request: DeskRequest, document: Document, form: LinkMatters, status: int = 200, **more: Any
) -> HttpResponse:
    typed = _typed(request)
    page = page_of(request, matters_like(request.scope, typed, document), PER_PAGE)
    rows = [
        (matter, part_field(matter), parts_of(matter), form.data.get(part_field(matter), ""))
        for matter in page
    ]
    context = {
        "document": document, "form": form, "q": typed, "page": page, "rows": rows,
        "ticked": set(request.POST.getlist("matters")),
    }  # fmt: skip
    return show(request, "desk/link_matters.html", context | more, status)
