"""The annual report at the desk: computed tables whose every number opens its records, figures, text, signature."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.scope import Right
from gongkai.cases.models import Case
from gongkai.desk.access import SEE_REPORTS, DeskRequest, desk_view, page_of, posted, reasons_of, show
from gongkai.desk.form_grid import grid_of
from gongkai.desk.forms.report import BeginForm, FigureForm, NarrativeForm
from gongkai.documents.counting.reads import proactive_counts
from gongkai.law.annual_procedure import REPORT, ReportStage, publish_by
from gongkai.law.forms.tie_out import check
from gongkai.law.source import LawError
from gongkai.reports import acts
from gongkai.reports.building import build, narrative_of
from gongkai.reports.drill import NoSuchCell, behind
from gongkai.reports.facts import of_incidents
from gongkai.reports.models import AnnualReport, Figure
from gongkai.reports.reads import figures_for

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@desk_view(*SEE_REPORTS)
def years(request: DeskRequest) -> HttpResponse:
    reports = AnnualReport.objects.filter(agency=request.user.agency).select_related("signed_by")
    context = {
        "reports": [(r, REPORT.labels[ReportStage(r.stage)], publish_by(r.year)) for r in reports],
        "form": BeginForm(initial={"year": request.day.year - 1}),
        "may_begin": request.scope.may(Right.WRITE_REPORT),
    }
    return show(request, "desk/reports.html", context)


@desk_view(Right.WRITE_REPORT, methods="POST")
def begin(request: DeskRequest) -> HttpResponse:
    """Begin the report of a year."""
    form = BeginForm(request.POST)
    if not form.is_valid():
        messages.error(request, "请写明要编制的年度，如 2023")
        return redirect("desk:reports")
    try:
        report = acts.begin(request.user.agency, form.cleaned_data["year"], by=request.user, on=request.day)
    except LawError as refused:
        messages.error(request, str(refused))
        return redirect("desk:reports")
    return redirect("desk:report", report.year)


def _report(request: DeskRequest, year: int) -> AnnualReport:
    rows = AnnualReport.objects.select_related("agency", "signed_by")
    return get_object_or_404(rows, agency=request.user.agency, year=year)


@desk_view(*SEE_REPORTS)
def page(request: DeskRequest, year: int) -> HttpResponse:
    return _page(request, _report(request, year))


def _page(request: DeskRequest, report: AnnualReport, status: int = 200, **more: Any) -> HttpResponse:
    figures, last = (
        figures_for(report),
        AnnualReport.objects.filter(agency=report.agency, year=report.year - 1).first(),
    )
    tables = {t.key: grid_of(t, figures) for t in figures.shape.tables}
    scope, draft = request.scope, report.stage == ReportStage.DRAFT
    context = {
        "report": report, "stage": REPORT.labels[ReportStage(report.stage)], "by": publish_by(report.year),
        "why_not": acts.why_not_sign(report) if draft else [], "faults": check(figures, figures_for(last) if last else None),
        "compared": last is not None,
        "sections": [(s, [tables[k] for k in s.tables], getattr(report, s.key, "")) for s in figures.shape.sections],
        "figures": Figure.objects.filter(agency=report.agency, year=report.year).select_related("entered_by", "confirmed_by"),
        "figure_form": FigureForm(slip="figure"), "narrative": NarrativeForm(initial=vars(report), slip="text"),
        "moves": REPORT.open_to(ReportStage(report.stage), scope.everywhere), "draft": draft,
        "may_enter": draft and scope.may(Right.ENTER_FIGURE), "may_confirm": draft and scope.may(Right.CONFIRM_FIGURE),
        "may_write": draft and scope.may(Right.WRITE_REPORT), "counts": proactive_counts(report.agency, report.year),
        "incidents": of_incidents(report.agency, report.year),
    }  # fmt: skip
    return show(request, "desk/report.html", context | more, status)


@desk_view(*SEE_REPORTS)
def cell(request: DeskRequest, year: int, address: str) -> HttpResponse:
    """The records a number was counted from: cases by number, never by name."""
    report = _report(request, year)
    try:
        found, value = behind(report.agency, year, address), figures_for(report).cell(address)
    except (NoSuchCell, KeyError):
        raise Http404 from None
    rows = next((r for r in (found.cases, found.remedies, found.documents) if r is not None), None)
    context = {
        "report": report, "behind": found, "value": value, "page": page_of(request, rows) if rows is not None else None,
        "open_to_me": set(Case.objects.visible_to(request.scope).filter(agency=report.agency).values_list("pk", flat=True))
        if request.scope.may(Right.SEE_CASES) and rows is not None and found.documents is None else set(),
    }  # fmt: skip
    return show(request, "desk/cell.html", context)


@desk_view(Right.ENTER_FIGURE, methods="POST")
def enter_figure(request: DeskRequest, year: int) -> HttpResponse:
    """A number no record here can give, with where it comes from."""
    report, form = _report(request, year), FigureForm(posted(request), slip="figure")
    if not form.is_valid():
        return _page(request, report, 422, figure_form=form)
    try:
        acts.enter_figure(report.agency, year, by=request.user, on=request.day, **form.cleaned_data)
    except LawError as refused:
        return _page(request, report, 409, figure_form=form, reasons=reasons_of(refused))
    messages.success(request, "已填报，等待第二人确认")
    return redirect("desk:report", year)


@desk_view(Right.CONFIRM_FIGURE, methods="POST")
def confirm_figure(request: DeskRequest, year: int, key: int) -> HttpResponse:
    """A second person confirms it."""
    report = _report(request, year)
    figure = get_object_or_404(Figure, pk=key, agency=report.agency, year=year)
    try:
        acts.confirm_figure(figure.pk, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, report, 409, reasons=reasons_of(refused))
    messages.success(request, f"已确认：{figure.get_cell_display()}")
    return redirect("desk:report", year)


@desk_view(Right.WRITE_REPORT, methods="POST")
def write(request: DeskRequest, year: int) -> HttpResponse:
    """Save the narrative of a draft."""
    report, form = _report(request, year), NarrativeForm(posted(request), slip="text")
    if not form.is_valid():
        return _page(request, report, 422, narrative=form)
    try:
        acts.write(report.pk, form.cleaned_data, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, report, 409, narrative=form, reasons=reasons_of(refused))
    messages.success(request, "已保存文字部分")
    return redirect("desk:report", year)


@desk_view(*SEE_REPORTS, methods="POST")
def act(request: DeskRequest, year: int, act: str) -> HttpResponse:
    """Sign, take back, publish: the moves of the report's table."""
    report = _report(request, year)
    labels = {m.act: m.label for m in REPORT.moves}
    if act not in labels:
        raise Http404
    try:
        getattr(acts, act)(report.pk, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, report, 409, reasons=reasons_of(refused))
    messages.success(request, f"已办理：{labels[act]}")
    return redirect("desk:report", year)


@desk_view(*SEE_REPORTS)
def word(request: DeskRequest, year: int) -> HttpResponse:
    """The whole report as a Word file."""
    agency = _report(request, year).agency
    return _download(
        build(agency, year, "docx", narrative_of(agency, year)), DOCX, f"annual-report-{year}.docx"
    )


@desk_view(*SEE_REPORTS)
def sheets(request: DeskRequest, year: int) -> HttpResponse:
    """Its tables as a workbook."""
    agency = _report(request, year).agency
    return _download(build(agency, year, "xlsx", {}), XLSX, f"annual-report-{year}.xlsx")


def _download(made: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        made, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
