"""Releases of the agency at the desk: what goes out by itself and what did not, sensitive windows, public notices, incidents."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, asked, desk_view, page_of, posted, reasons_of, show
from gongkai.desk.forms.release import EndIncidentForm, IncidentForm, NoneForm, SettleAlarmForm, WindowForm
from gongkai.desk.once import made_once
from gongkai.documents.models import Document, DocumentQuerySet, Incident, NoIncident, Schedule, Window
from gongkai.documents.release.acts import incidents as register
from gongkai.documents.release.acts import windows as keeping
from gongkai.documents.release.acts.scheduling import settle_alarm
from gongkai.documents.release.reads import alarms, incidents, notices, scheduled
from gongkai.law.source import LawError

SHOWN = 20
STATES = {"running": "公示中", "over": "已结束"}


def own(request: DeskRequest) -> DocumentQuerySet:
    """The documents whose way out somebody sees: their divisions', or all for who sees the whole agency."""
    documents, divisions = Document.objects.visible_to(request.scope), request.scope.divisions
    return documents if divisions is None else documents.filter(division_id__in=divisions)


@desk_view()
def releases(request: DeskRequest) -> HttpResponse:
    return _releases(request)


def _releases(request: DeskRequest, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "page": page_of(request, scheduled(own(request))), "alarms": alarms(own(request))[:SHOWN],
        "may_settle": request.scope.may(Right.SCHEDULE), "form": SettleAlarmForm(),
    }  # fmt: skip
    return show(request, "desk/releases.html", context | more, status)


@desk_view(Right.SCHEDULE, methods="POST")
def settle(request: DeskRequest, key: int) -> HttpResponse:
    """Somebody saw to an alarm."""
    found = get_object_or_404(Schedule, pk=key, document__in=Document.objects.visible_to(request.scope))
    form = SettleAlarmForm(request.POST)
    if not form.is_valid():
        return _releases(request, 422, form=form)
    try:
        settle_alarm(found.pk, by=request.user, on=request.day, **form.cleaned_data)
    except LawError as refused:
        return _releases(request, 409, form=form, reasons=reasons_of(refused))
    messages.success(request, "已记下处理情况")
    return redirect("desk:releases")


@desk_view(methods="GET HEAD POST")
def windows(request: DeskRequest) -> HttpResponse:
    """Everybody sees the sensitive windows; the office keeps them."""
    may_keep = request.scope.may(Right.KEEP_WINDOWS)
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    form, status, more = WindowForm(posted(request)), 200, {}
    if request.method == "POST":
        try:
            if form.is_valid():
                given = form.facts()
                made_once(
                    request, form, lambda: keeping.set_window(by=request.user, on=request.day, **given).name
                )
                messages.success(request, "已设定敏感时段")
                return redirect("desk:windows")
            status = 422
        except LawError as refused:
            status, more = 409, {"reasons": reasons_of(refused)}
    rows = Window.objects.filter(agency=request.scope.agency).select_related("by", "lifted_by")
    context = {"page": page_of(request, rows), "form": form, "may_keep": may_keep}
    return show(request, "desk/windows.html", context | more, status)


@desk_view(Right.KEEP_WINDOWS, methods="POST")
def lift(request: DeskRequest, key: int) -> HttpResponse:
    """A window is over before its last day."""
    get_object_or_404(Window, pk=key, agency=request.scope.agency)
    keeping.lift_window(key, by=request.user, on=request.day)
    messages.success(request, "已解除敏感时段")
    return redirect("desk:windows")


@desk_view()
def public_notices(request: DeskRequest) -> HttpResponse:
    """Public notices that run, and those that are over."""
    by = asked(request, state=STATES)
    rows = notices(Document.objects.visible_to(request.scope))
    if by["state"] == "running":
        rows = rows.filter(last_day__gte=request.day)
    elif by["state"] == "over":
        rows = rows.filter(last_day__lt=request.day)
    return show(request, "desk/notices.html", {"page": page_of(request, rows), "by": by, "states": STATES})


@desk_view(Right.SEE_INCIDENTS, methods="GET HEAD POST")
def incident_register(request: DeskRequest) -> HttpResponse:
    """The register of incidents; the office enters them."""
    if request.method != "POST":
        return _register(request)
    if not request.scope.may(Right.KEEP_INCIDENTS):
        raise PermissionDenied
    form = IncidentForm(request.POST)
    if not form.is_valid():
        return _register(request, 422, form=form)
    given, document = form.facts(), None
    if number := given.pop("index_no").strip():
        document = Document.objects.visible_to(request.scope).filter(index_no=number).first()
        if document is None:
            form.add_error("index_no", "没有这个索引号的信息")
            return _register(request, 422, form=form)
    given["kind"] = Incident.Kind(given["kind"])

    def record() -> str:
        made = register.record_incident(document=document, by=request.user, on=request.day, **given)
        return f"{made.get_kind_display()}（{made.happened_on}）"

    try:
        made_once(request, form, record)
    except LawError as refused:
        return _register(request, 409, form=form, reasons=reasons_of(refused))
    messages.success(request, "已登记")
    return redirect("desk:incidents")


@desk_view(Right.KEEP_INCIDENTS, methods="POST")
def end_incident(request: DeskRequest, key: int) -> HttpResponse:
    get_object_or_404(Incident, pk=key, agency=request.scope.agency)
    form = EndIncidentForm(request.POST)
    if not form.is_valid():
        return _register(request, 422, ending=(key, form))
    try:
        register.end_incident(key, by=request.user, on=request.day, **form.cleaned_data)
    except LawError as refused:
        return _register(request, 409, ending=(key, form), reasons=reasons_of(refused))
    messages.success(request, "已办结")
    return redirect("desk:incidents")


@desk_view(Right.CONFIRM_NO_INCIDENT, methods="POST")
def confirm_none(request: DeskRequest) -> HttpResponse:
    """A leader signs that a period had no incident."""
    form = NoneForm(request.POST, slip="none")
    if not form.is_valid():
        return _register(request, 422, none_form=form)
    try:
        register.confirm_none(by=request.user, on=request.day, **form.cleaned_data)
    except LawError as refused:
        return _register(request, 409, none_form=form, reasons=reasons_of(refused))
    messages.success(request, "已确认")
    return redirect("desk:incidents")


def _register(request: DeskRequest, status: int = 200, **more: Any) -> HttpResponse:
    year = request.day.year
    none = NoneForm(slip="none", initial={"first": date(year - 1, 1, 1), "last": date(year - 1, 12, 31)})
    signed = list(NoIncident.objects.filter(agency=request.scope.agency).select_related("by")[:SHOWN])
    days = set(incidents(request.scope.agency).order_by().values_list("happened_on", flat=True))
    context = {
        "page": page_of(request, incidents(request.scope.agency)), "form": IncidentForm(), "end_form": EndIncidentForm(),
        "none_form": none, "signed": [(one, not any(one.first <= d <= one.last for d in days)) for one in signed],
        "may_keep": request.scope.may(Right.KEEP_INCIDENTS), "may_confirm": request.scope.may(Right.CONFIRM_NO_INCIDENT),
    }  # fmt: skip
    return show(request, "desk/incidents.html", context | more, status)
