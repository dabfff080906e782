"""The content check of what is in hand: numbers of somebody, files to look at, upper documents, exceptions, likeness."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from gongkai.desk.access import DeskRequest, desk_view, reasons_of, show
from gongkai.desk.documents import insider, seen
from gongkai.desk.forms import Sheet
from gongkai.desk.forms.clearing import (
    AllowanceForm,
    ForwardForm,
    KeepForm,
    LookForm,
    NumbersForm,
    OpenForm,
    QuoteForm,
    RevokeForm,
)
from gongkai.documents import acts as documents
from gongkai.documents.acts.attribute import LEADERS
from gongkai.documents.clearing import acts
from gongkai.documents.clearing.parts import Part
from gongkai.documents.clearing.reads import KEEPERS, LOOKERS, Hit, going_out, hits_in, unread_in
from gongkai.documents.clearing.scope import beyond
from gongkai.documents.likeness import alike
from gongkai.documents.masking.reads import can_be_masked, left_by_writers, masked_of
from gongkai.documents.models import Allowance, Document
from gongkai.documents.package import edition_in_hand, package_of
from gongkai.documents.upper import acts as upper
from gongkai.documents.upper.reads import Quote, quotes_in, unexplained
from gongkai.law.personal_release import KeepGround
from gongkai.law.review import EditionStage
from gongkai.law.source import LawError, Refusal

Left = tuple[str, str, str]  # what a writer says of what is left in a masked file: reason, basis, who
SHOWN = 100  # numbers a page lists, what waits for a decision first
ACTS: dict[str, tuple[Callable[..., Any], str]] = {
    "keep": (acts.keep_number, "决定保留"),
    "unkeep": (acts.revoke_keeping, "撤销保留号码的决定"),
    "disallow": (acts.revoke_allowance, "撤销例外公开"),
    "look": (acts.look_at, "登记人工查看"),
    "allow": (acts.decide_allowance, "决定例外公开"),
    "quote": (upper.consent_to_quote, "登记同意转引"),
    "answer": (upper.answer_for_numbers, "登记文号说明"),
    "open": (upper.consent_to_attribute, "登记同意改变公开属性"),
    "forward": (upper.forward, "登记转发"),
}


def _visible(request: DeskRequest, address: str) -> Document:
    document = seen(request, address)
    if not insider(request, document):
        raise Http404
    return document


def form_of(act: str, document: Document, given: Any = None, **begin: Any) -> Sheet:
    how: dict[str, Any] = {"slip": f"{act}-{begin.get('key', '')}", "initial": begin}
    match act:
        case "keep":
            chosen = begin.pop("allowances", None)
            return KeepForm(given, allowances=allowances_of(document) if chosen is None else chosen, **how)
        case "answer":
            waits = unexplained(going_out(package_of(document, lock=False)))
            return NumbersForm(given, numbers=[(q.key, q.said) for q in waits], slip="answer")
        case "forward":
            return ForwardForm(given, agency=document.agency, **how)
    kinds = {"look": LookForm, "allow": AllowanceForm, "quote": QuoteForm, "open": OpenForm}
    kinds |= {"unkeep": RevokeForm, "disallow": RevokeForm}
    return kinds[act](given, **how)


def allowances_of(document: Document) -> list[Allowance]:
    """The exceptions a number of the document or of its interpretations may be kept by."""
    own = Q(document=document) | Q(document__interprets=document)
    return list(
        Allowance.objects.filter(own, ended_on__isnull=True, revoked_on__isnull=True).select_related(
            "document"
        )
    )


@desk_view()
def checks(request: DeskRequest, address: str) -> HttpResponse:
    """Everything the check finds, with the sheets of who may decide."""
    return _page(request, _visible(request, address))


@desk_view(methods="POST")
def take(request: DeskRequest, address: str, act: str) -> HttpResponse:
    """One decision."""
    document = _visible(request, address)
    if act not in ACTS:
        raise Http404
    form = form_of(act, document, request.POST)
    if not form.is_valid():
        return _page(request, document, 422, reasons=[(form.first_error(), None)], bound=(act, form))
    function, label = ACTS[act]
    try:
        facts = form.facts()  # type: ignore[attr-defined]
        positional = [facts.pop(name) for name in ("key", "keys", "upper_id") if name in facts]
        function(document.pk, *positional, by=request.user, on=request.day, **facts)
    except LawError as refused:
        return _page(request, document, 409, reasons=reasons_of(refused), bound=(act, form))
    messages.success(request, f"已办理：{label}")
    return redirect("desk:checks", address)


def _page(request: DeskRequest, document: Document, status: int = 200, **more: Any) -> HttpResponse:
    act, bound = more.pop("bound", ("", None))
    hands, current = request.scope.hands(document.division_id), edition_in_hand(document)
    package = package_of(document, lock=False)
    parts = going_out(package)
    may = {
        "keep": bool(hands & KEEPERS), "look": bool(hands & LOOKERS), "allow": bool(hands & LEADERS),
        "forward": may_write(request, document) and current is not None and current.stage == EditionStage.DRAFT,
    }  # fmt: skip

    def sheet(name: str, key: str = "", **begin: Any) -> Sheet:
        same = bound is not None and name == act and (not key or bound.data.get("key") == key)
        if same:
            return bound
        return form_of(name, document, key=key, **begin) if key else form_of(name, document, **begin)

    open_now, left = allowances_of(document), left_by_writers(document)
    hits = hits_in(parts, request.day) + beyond(parts, request.day)
    hits.sort(key=lambda hit: hit.kept is not None)
    numbers = [
        (
            h,
            (
                sheet("unkeep", str(h.kept.pk))
                if h.kept
                else sheet("keep", h.key, allowances=open_now, **_begin(h, _said_by_writer(h, left)))
            )
            if may["keep"]
            else None,
            _said_by_writer(h, left),
        )
        for h in hits[:SHOWN]
    ]
    files = [
        (u, sheet("look", u.part.key) if may["look"] and not u.looked else None) for u in unread_in(parts)
    ]
    quotes = quotes_in(parts)
    closed = [
        (q, sheet("quote", q.key) if may["keep"] and q.holds_back else None)
        for q in quotes
        if q.upper and not q.upper.is_open
    ]
    unknown = [q for q in quotes if q.upper is None]
    waits = any(q.note is None for q in unknown)
    context = {
        "document": document, "edition": current, "parts": parts, "numbers": numbers, "all_numbers": len(hits), "files": files, "closed": closed,
        "unknown": _each(unknown), "answer_form": sheet("answer") if may["look"] and waits else None, "opened": [q for q in quotes if q.upper and q.upper.is_open],
        "allowances": [
            (one, sheet("disallow", str(one.pk)) if may["allow"] and not (one.ended_on or one.revoked_on) else None)
            for one in document.allowances.select_related("by", "revoked_by")
        ],
        "revoked": document.kept_numbers.filter(revoked_on__isnull=False).select_related("by", "revoked_by"), "allow_form": sheet("allow") if may["allow"] else None,
        "forward_form": sheet("forward") if may["forward"] else None, "consents": document.consents.exclude(attribute=""),
        "open_form": sheet("open") if may["keep"] and document.forwards else None,
        "maskable": _maskable(parts) if may["forward"] else [], "maskings": masked_of(document),
        "alike": alike(current) if current else [], "act": act, "bound": bound, "today": request.day,
    }  # fmt: skip
    return show(request, "desk/checks.html", context | more, status)


def _begin(hit: Hit, said: Left | None) -> dict[str, str]:
    """What goes beyond an exception may only be nobody's. A writer's reason stands there to be judged."""
    begin = {} if hit.is_number else {"ground": KeepGround.NOT_PERSONAL.value}
    return begin | ({"reason": said[0], "basis": said[1]} if said and not hit.kept else {})


def _said_by_writer(hit: Hit, left: dict[tuple[int, str], Left]) -> Left | None:
    kept = hit.part.attachment
    return left.get((kept.pk, hit.mark)) if kept is not None else None


def _maskable(parts: list[Part]) -> list[Part]:
    """The files of drafts that can be masked."""
    files = [p for p in parts if p.attachment is not None and p.edition.stage == EditionStage.DRAFT]
    return [p for p in files if p.attachment is not None and can_be_masked(p.attachment.name)]


def _each(unknown: list[Quote]) -> list[Quote]:
    """Each number once a document, what nobody answers for first."""
    rows = {q.key: q for q in reversed(unknown)}
    return sorted(rows.values(), key=lambda q: q.note is not None)


def may_write(request: DeskRequest, document: Document) -> bool:
    try:
        documents.require_writer(document, request.user, request.day)
    except Refusal:
        return False
    return True
