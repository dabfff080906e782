"""Letters at the desk: what was sent, serving it, the ledger of numbers, the draft of an answer, the archive package."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from gongkai.agencies.scope import Right, Scope
from gongkai.cases import acts
from gongkai.cases.acts import Why
from gongkai.cases.models import Case, Correction, Letter, LetterQuerySet
from gongkai.cases.package import content_of
from gongkai.cases.reads import redress_for, whole_of
from gongkai.desk.access import READ_CASES, DeskRequest, asked, desk_view, page_of, reasons_of, show
from gongkai.desk.case_page import case_of, sent, show_case
from gongkai.desk.case_sheets import LETTERS
from gongkai.desk.case_story import receipt_of
from gongkai.desk.forms.case_acts import Serve
from gongkai.desk.forms.case_record import AgainForm, PackageForm
from gongkai.desk.narrowing import is_year
from gongkai.desk.sheet import sheet_response
from gongkai.law.letter import LetterKind
from gongkai.law.outcome import Outcome
from gongkai.law.source import LawError, Refusal
from gongkai.law.statutes import OGI_2019


def _asked(request: DeskRequest) -> tuple[dict[str, str], LetterQuerySet]:
    """The filters asked for, and the letters they leave."""
    by = asked(request, year=None, kind=list(LetterKind), state=["void", "unserved", "served"])
    rows = letters_seen_by(request.scope).select_related("case__applicant", "correction", "issued_by")
    if is_year(by["year"]):
        rows = rows.filter(issued_on__year=int(by["year"]))
    if by["kind"]:
        rows = rows.filter(kind=by["kind"])
    match by["state"]:
        case "void":
            rows = rows.filter(Q(cancelled_on__isnull=False) | Q(withdrawn_on__isnull=False))
        case "unserved":
            rows = rows.unserved()
        case "served":
            rows = rows.valid().filter(served_on__isnull=False)
    return by, rows


@desk_view(*READ_CASES)
def letters(request: DeskRequest) -> HttpResponse:
    """The ledger of numbers: every letter of the cases and corrections one sees, void ones too."""
    by, rows = _asked(request)
    page = page_of(request, rows.order_by("-issued_on", "-id"))
    kinds = [(k.value, k.label) for k in LetterKind]
    return show(request, "desk/letters.html", {"page": page, "by": by, "kinds": kinds})


@desk_view(*READ_CASES)
def export(request: DeskRequest) -> HttpResponse:
    """The ledger of numbers, with its filters, as a workbook."""
    _, rows = _asked(request)
    title = f"{request.user.agency.name}依申请公开文号台账"
    acts.note_export(request.user.agency, "文号台账", rows.count(), by=request.user, on=request.day)
    return sheet_response("letters", request.day, LETTERS, rows.order_by("issued_on", "id"), title)


def letters_seen_by(scope: Scope) -> LetterQuerySet:
    """The letters of the cases and corrections somebody sees."""
    seen = Q(case__in=Case.objects.visible_to(scope))
    if scope.may(Right.SEE_CASES):
        seen |= Q(correction__in=Correction.objects.visible_to(scope))
    return Letter.objects.filter(seen)


def _letter(request: DeskRequest, number: str, key: int) -> tuple[Case, Letter]:
    case = case_of(request, number)
    return case, get_object_or_404(case.letters, pk=key)


@desk_view(*READ_CASES, methods="POST")
def download(request: DeskRequest, number: str, key: int, form: str) -> HttpResponse:
    """A letter exactly as it was made. It names the applicant, so a line says who took it."""
    case, letter = _letter(request, number, key)
    if form not in ("word", "pdf") or not letter.word:
        raise Http404
    acts.look(case, why=Why.DOWNLOAD, by=request.user, on=request.day)
    return sent(f"{letter.number}.{'docx' if form == 'word' else 'pdf'}", content_of(letter, form))


@desk_view(*READ_CASES, methods="POST")
def serve(request: DeskRequest, number: str, key: int) -> HttpResponse:
    case, letter = _letter(request, number, key)
    form = Serve(request.POST, case=case, on=request.day, letter=letter, slip=f"serve{key}")
    if not form.is_valid():
        return show_case(request, case, 422, bound={"serve": form}, serving=letter)
    try:
        acts.serve(letter.pk, by=request.user, on=request.day, **form.facts())
    except LawError as refused:
        return show_case(
            request, case, 409, bound={"serve": form}, serving=letter, reasons=reasons_of(refused)
        )
    messages.success(request, f"已登记送达：{letter}")
    return redirect(f"{reverse('desk:case', args=[number])}#letters")


@desk_view(*READ_CASES, methods="POST")
def mail(request: DeskRequest, number: str, key: int) -> HttpResponse:
    """Send a letter to the applicant by e-mail, through the worker."""
    case, letter = _letter(request, number, key)
    try:
        acts.mail_letter(letter.pk, by=request.user, on=request.day, again="again" in request.POST)
    except LawError as refused:
        return show_case(request, case, 409, reasons=reasons_of(refused))
    messages.success(
        request, f"{letter}已交电子邮件发送；邮件服务器接收后自动登记送达，没有发出的会在文书栏说明"
    )
    return redirect(f"{reverse('desk:case', args=[number])}#letters")


@desk_view(*READ_CASES)
def service(request: DeskRequest, number: str, key: int) -> HttpResponse:
    """The case page with the sheet for serving this letter laid open."""
    case, letter = _letter(request, number, key)
    form = Serve(case=case, on=request.day, letter=letter, slip=f"serve{key}")
    return show_case(request, case, serving=letter, bound={"serve": form})


@desk_view(*READ_CASES, methods="POST")
def issue_again(request: DeskRequest, number: str, key: int) -> HttpResponse:
    case, letter = _letter(request, number, key)
    form = AgainForm(request.POST, slip=f"again{key}")
    if not form.is_valid():
        return show_case(request, case, 422, bound={"again": form}, again=letter)
    try:
        made = acts.issue_again(letter.pk, by=request.user, on=request.day, **form.cleaned_data)
    except LawError as refused:
        return show_case(request, case, 409, bound={"again": form}, again=letter, reasons=reasons_of(refused))
    messages.success(request, f"{letter}已作废，重新制发为{made}")
    return redirect(f"{reverse('desk:case', args=[number])}#letters")


@desk_view(*READ_CASES)
def draft(request: DeskRequest, number: str) -> HttpResponse:
    """The answer as it stands, for who reviews and signs it; without the applicant's name."""
    case = case_of(request, number)
    points = list(case.points.select_related("earlier"))
    if not any(p.outcome for p in points):
        raise Http404
    proposal = case.proposals.select_related("by").prefetch_related("opinions__by").last()
    outcome = proposal.outcome if proposal else next(iter(whole_of(case)), "")
    context = {
        "case": case, "points": points, "proposal": proposal, "receipt": receipt_of(case),
        "handed_out": case.files.filter(purpose="handed_out"), "searches": case.searches.select_related("by"),
        "redress": redress_for(case, Outcome(outcome), case.closed_on or request.day) if outcome else None,
    }  # fmt: skip
    return show(request, "desk/draft.html", context)


@desk_view(Right.KEEP_CASE, methods="POST")
def package(request: DeskRequest, number: str) -> HttpResponse:
    """The whole file of an archived case as one package, for a reason that is put on record."""
    case = case_of(request, number)
    if not case.archived_on:
        raise Refusal(("归档以后才能导出归档包", OGI_2019.article(45)))
    form = PackageForm(request.POST, slip="package")
    if not form.is_valid():
        return show_case(request, case, 422, bound={"package": form})
    content = acts.take_package(case, why=Why(form.cleaned_data["why"]), by=request.user, on=request.day)
    return sent(f"{case.archive_no}.zip", content)
