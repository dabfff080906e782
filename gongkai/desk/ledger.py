"""The ledger at the desk: what was found, who mends it by when, and its closing by a second person."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.reads import calendar
from gongkai.agencies.scope import Right
from gongkai.desk import narrowing
from gongkai.desk.access import DeskRequest, asked, desk_view, may_over, page_of, posted, reasons_of, show
from gongkai.desk.clockface import due_face
from gongkai.desk.forms.ledger import FORMS, FindingForm, RecordForm
from gongkai.desk.ledger_sheet import COLUMNS
from gongkai.desk.sheet import sheet_response
from gongkai.documents.models import Document
from gongkai.journal.reads import lines_of
from gongkai.law.hand import Hand
from gongkai.law.rectification import FINDING, FindingStage
from gongkai.law.source import LawError
from gongkai.quality import acts
from gongkai.quality.models import Finding, FindingQuerySet
from gongkai.text.finding import Gravity

OPEN = "open"
SHOWN = ("document", "division", "owner", "found_by", "rectified_by", "closed_by")


def _asked(request: DeskRequest) -> tuple[dict[str, str], FindingQuerySet]:
    """The filters asked for, and the lines they leave."""
    by = asked(
        request, stage=[OPEN, *FindingStage], gravity=list(Gravity), source=Finding.Source.values, year=None,
        mine=["1"], due=["must", "over"], real=["1"], q=None, **narrowing.ASKED,
    )  # fmt: skip
    rows = Finding.objects.visible_to(request.scope).filter(narrowing.narrowed(by, "found_on"))
    if by["real"]:
        rows = rows.exclude(stage=FindingStage.DISMISSED)
    if by["stage"] == OPEN:
        rows = rows.open()
    elif by["stage"]:
        rows = rows.filter(stage=by["stage"])
    if narrowing.is_year(by["year"]):
        rows = rows.filter(found_on__year=int(by["year"]))
    for name in ("gravity", "source"):
        if by[name]:
            rows = rows.filter(**{name: by[name]})
    if by["mine"]:
        rows = rows.filter(owner=request.user)
    if by["due"]:
        late = {"due__lt": request.day} if by["due"] == "over" else {"due__lte": request.day}
        rows = rows.filter(stage=FindingStage.ASSIGNED, **late)
    if by["q"]:
        rows = rows.filter(
            Q(found__icontains=by["q"]) | Q(document__title__icontains=by["q"]) | Q(number=by["q"])
        )
    return by, rows.select_related(*SHOWN)


@desk_view(Right.SEE_LEDGER)
def ledger(request: DeskRequest) -> HttpResponse:
    by, rows = _asked(request)
    page, days = page_of(request, rows), calendar()
    for finding in page:
        if finding.due and finding.stage == FindingStage.ASSIGNED:
            finding.face = due_face(finding.due, request.day, request.day, days)
    counts = dict(
        Finding.objects.visible_to(request.scope).order_by().values_list("stage").annotate(Count("id"))
    )
    context = {
        "page": page, "by": by, "stages": FINDING.labels, "gravities": list(Gravity),
        "sources": Finding.Source.choices, "counts": [(s, label, counts.get(s, 0)) for s, label in FINDING.labels.items()],
        "may_record": request.scope.may(Right.RECORD_FINDING),
    }  # fmt: skip
    context |= narrowing.said(by, request.scope.agency)
    return show(request, "desk/ledger.html", context)


@desk_view(Right.SEE_LEDGER)
def export(request: DeskRequest) -> HttpResponse:
    """The lines of the list, with its filters, as a workbook."""
    _, rows = _asked(request)
    title = f"{request.user.agency.name}错敏信息台账"
    return sheet_response("ledger", request.day, COLUMNS, rows.order_by("found_on", "id"), title)


@desk_view(Right.RECORD_FINDING, methods="GET HEAD POST")
def record(request: DeskRequest) -> HttpResponse:
    """Enter a line by hand."""
    documents = Document.objects.visible_to(request.scope).select_related("division", "live_edition")
    begin = {"index_no": request.GET.get("doc", "")[:40]}
    form = RecordForm(posted(request), documents=documents, initial=begin)
    if request.method != "POST":
        return show(request, "desk/record.html", {"form": form})
    if not form.is_valid():
        return show(request, "desk/record.html", {"form": form}, 422)
    try:
        finding = acts.record(request.user.agency, by=request.user, on=request.day, **form.facts())
    except LawError as refused:
        return show(request, "desk/record.html", {"form": form, "reasons": reasons_of(refused)}, 409)
    messages.success(request, f"已登记：{finding.number}")
    if Finding.objects.visible_to(request.scope).filter(pk=finding.pk).exists():
        return redirect("desk:finding", finding.number)
    return redirect("desk:ledger")


def _finding(request: DeskRequest, number: str) -> Finding:
    rows = Finding.objects.visible_to(request.scope).select_related(
        "agency", "document__live_edition", *SHOWN
    )
    return get_object_or_404(rows, number=number)


@desk_view(Right.SEE_LEDGER)
def page(request: DeskRequest, number: str) -> HttpResponse:
    return _page(request, _finding(request, number))


def _page(request: DeskRequest, finding: Finding, status: int = 200, **more: Any) -> HttpResponse:
    bound = more.pop("bound", None)
    sheets = []
    rows = FINDING.open_to(FindingStage(finding.stage), _hands(request, finding))
    if bound and bound[0] not in [row.act for row in rows]:
        rows.append(next(m for m in FINDING.moves if m.act == bound[0]))
    for row in rows:
        opened = bool(bound) and bound[0] == row.act
        form = bound[1] if opened else FORMS[row.act](finding=finding, slip=row.act)
        own = row.act == "close" and finding.rectified_by_id == request.user.pk
        sheets.append((row, form, opened, "整改人不能给自己销号，请另一人复核" if own else ""))
    document = finding.document
    context = {
        "finding": finding, "stage": FINDING.labels[FindingStage(finding.stage)], "sheets": sheets,
        "story": lines_of(finding.agency, acts.MATTER, finding.number),
        "face": due_face(finding.due, request.day, request.day, calendar())
        if finding.due and finding.stage == FindingStage.ASSIGNED else None,
        "may_mend": document is not None and document.is_live and finding.stage in ("found", "assigned")
        and may_over(request.scope, Right.DRAFT, document.division_id),
    }  # fmt: skip
    return show(request, "desk/finding.html", context | more, status)


def _hands(request: DeskRequest, finding: Finding) -> frozenset[Hand]:
    """An owner answers for a finding with every post they hold; the others with those over its division."""
    scope = request.scope
    return scope.all_hands() if finding.owner_id == request.user.pk else scope.hands(finding.division_id)


@desk_view(Right.SEE_LEDGER, methods="POST")
def act(request: DeskRequest, number: str, act: str) -> HttpResponse:
    """Any act on a finding."""
    finding = _finding(request, number)
    if act not in FORMS:
        raise Http404
    form: FindingForm = FORMS[act](request.POST, finding=finding, slip=act)
    if not form.is_valid():
        return _page(request, finding, 422, bound=(act, form))
    try:
        getattr(acts, act)(finding.pk, by=request.user, on=request.day, **form.facts())
    except LawError as refused:
        return _page(request, finding, 409, bound=(act, form), reasons=reasons_of(refused))
    messages.success(request, f"已办理：{next(m.label for m in FINDING.moves if m.act == act)}")
    return redirect("desk:finding", number)
