"""A document at the desk: the page on which a package is read, reviewed and published."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.scope import Right
from gongkai.channels.reads import of_document
from gongkai.desk.access import DeskRequest, desk_view, may_over, reasons_of, show
from gongkai.desk.difference import difference
from gongkai.desk.document_sheets import LABELS, sheets_of, takes_opinion
from gongkai.desk.forms.channels import ArrivalForm, PostForm
from gongkai.desk.forms.documents import OpinionForm
from gongkai.desk.reading_over import heads_of, read_over
from gongkai.documents import acts
from gongkai.documents.models import Attachment, Document, Edition
from gongkai.documents.package import edition_in_hand, lead_of
from gongkai.journal.reads import lines_of
from gongkai.law.review import EDITION, EditionStage
from gongkai.law.source import LawError

STEPS = ("draft", "first_review", "secrecy_review", "second_review", "final_review", "approved", "published")


def index_no(address: str) -> str:
    """The index number an address stands for: its last dash was a stroke before the year."""
    return re.sub(r"-(?=\d{4}-\d+$)", "/", address)


def seen(request: DeskRequest, address: str) -> Document:
    """The document of an address, if this person may see it; 404 otherwise."""
    visible = Document.objects.visible_to(request.scope).select_related(
        "agency", "division", "column", "owner", "live_edition", "interprets"
    )
    return get_object_or_404(visible, index_no=index_no(address))


@desk_view()
def page(request: DeskRequest, address: str) -> HttpResponse:
    return document_page(request, seen(request, address))


def document_page(request: DeskRequest, document: Document, status: int = 200, **more: Any) -> HttpResponse:
    """A document with everything a reviewer reads: text, interpretations, files, opinions, findings, what is open."""
    insider, bound = _insider(request, document), more.pop("bound", None)
    # Who is no insider reads what anyone may read: the live edition and live interpretations, nothing in hand.
    current = edition_in_hand(document) if insider else None
    shown = current or document.live_edition
    if shown is None and insider:
        shown = document.editions.order_by("-number").first()
    package = [(e, read_over(e.text, heads_of(e.document))) for e in _package(document, shown, insider)]
    context = {
        "document": document, "edition": shown, "current": current, "package": package, "steps": _steps(shown),
        "severe": [(e, n) for e, noted in package for n in noted if n.is_severe] if insider else [],
        "insider": insider, "sheets": sheets_of(request, document, current, bound), "lead": lead_of(shown) if shown else None,
        "waits": _waits(current),
        "reviews": shown.reviews.select_related("by") if shown and insider else [],
        "editions": document.editions.select_related("author").order_by("-number") if insider else [],
        "may_write": may_over(request.scope, Right.DRAFT, document.division_id),
        "story": lines_of(document.agency, acts.MATTER, document.index_no) if insider else [],
        "findings": document.findings.order_by("-id")[:10] if insider and request.scope.may(Right.SEE_LEDGER) else [],
        "deliveries": of_document(document) if request.scope.may(Right.SEE_CHANNELS) else [],
    }  # fmt: skip
    if document.is_live and request.scope.may(Right.DELIVER):
        forms = {
            "arrival_form": ArrivalForm(agency=document.agency, slip="arrive"),
            "post_form": _post_form(document),
        }
        more = forms | more
    return show(request, "desk/document.html", context | more, status)


def _post_form(document: Document) -> PostForm | None:
    """None for an agency without a WeChat account."""
    begin = {"title": document.title, "digest": document.summary}
    form = PostForm(agency=document.agency, slip="post", initial=begin)
    return form if form.fields["channel"].queryset.exists() else None  # type: ignore[attr-defined]


def _waits(current: Edition | None) -> str:
    """Whose hand an edition under review waits for, in words."""
    if current is None or current.stage == EditionStage.DRAFT:
        return ""
    rows = [m for m in EDITION.moves if m.at == current.stage and m.act != "send_back"]
    hands = sorted({hand.label for row in rows for hand in row.by})
    return f"现在到“{EDITION.labels[EditionStage(current.stage)]}”，由{'或者'.join(hands)}办理"


def _insider(request: DeskRequest, document: Document) -> bool:
    """Whether somebody reads more of a document than anyone may: their own division's, or the whole agency's."""
    divisions = request.scope.divisions
    return divisions is None or document.division_id in divisions


def _package(document: Document, shown: Edition | None, insider: bool) -> list[Edition]:
    """The edition shown, and of each interpretation the one in hand (for insiders) or the live one."""
    if shown is None:
        return []
    found = [shown]
    for other in document.interpretations.select_related("live_edition").order_by("id"):
        edition = (edition_in_hand(other) if insider else None) or (
            other.live_edition if other.is_live else None
        )
        if edition is not None:
            found.append(edition)
    return found


def _steps(edition: Edition | None) -> list[tuple[str, str]]:
    """The steps of review, each with its style: done, now, or nothing."""
    if edition is None or edition.stage not in STEPS:
        return []
    at = STEPS.index(edition.stage)
    return [
        (
            EDITION.labels[EditionStage(s)],
            "done" if i < at or s == "published" and i == at else "now" if i == at else "",
        )
        for i, s in enumerate(STEPS)
    ]


@desk_view(methods="POST")
def act(request: DeskRequest, address: str, act: str) -> HttpResponse:
    """Any move of the review table, and the two acts on a published document."""
    document = seen(request, address)
    if act not in LABELS:
        raise Http404
    form = OpinionForm(request.POST, slip=act)
    if not form.is_valid():
        return document_page(request, document, 422, bound=(act, form))
    opinion = {"opinion": form.cleaned_data["opinion"]} if takes_opinion(act) else {}
    try:
        getattr(acts, act)(document.pk, by=request.user, on=request.day, **opinion)
    except LawError as refused:
        return document_page(request, document, 409, bound=(act, form), reasons=reasons_of(refused))
    messages.success(request, f"已办理：{LABELS[act]}")
    return redirect("desk:document", address)


@desk_view()
def diff(request: DeskRequest, address: str) -> HttpResponse:
    """What changed between two editions; by default the newest against the one before it."""
    document = seen(request, address)
    if not _insider(request, document):
        raise Http404
    editions = list(document.editions.order_by("number"))
    by_number = {str(e.number): e for e in editions}
    new = by_number.get(request.GET.get("to", ""), editions[-1])
    old = by_number.get(request.GET.get("from", ""), by_number.get(str(new.number - 1), new))
    context = {
        "document": document, "old": old, "new": new, "editions": editions, "paragraphs": difference(old.text, new.text),
    }  # fmt: skip
    return show(request, "desk/diff.html", context)


@desk_view()
def file(request: DeskRequest, address: str, key: int) -> FileResponse:
    """A file that goes with an edition, always as a download."""
    document = seen(request, address)
    kept = get_object_or_404(Attachment, pk=key, edition__document=document)
    if not _insider(request, document) and kept.edition_id != document.live_edition_id:
        raise Http404
    return FileResponse(kept.file.open("rb"), as_attachment=True, filename=kept.name)
