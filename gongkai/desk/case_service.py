"""Records of service at the desk: one made for a letter, the signed one put beside it (送达回证)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from gongkai.cases import acts
from gongkai.desk.access import READ_CASES, DeskRequest, desk_view, reasons_of
from gongkai.desk.case_page import case_of, show_case
from gongkai.desk.forms.case_record import RecordForm, SignedForm
from gongkai.law.delivery import Way
from gongkai.law.source import LawError


@desk_view(*READ_CASES, methods="POST")
def issue(request: DeskRequest, number: str, key: int) -> HttpResponse:
    """A record of service for a letter, filled in; it is downloaded and printed like any other letter."""
    case = case_of(request, number)
    letter, form = get_object_or_404(case.letters, pk=key), RecordForm(request.POST, slip="record")
    if not form.is_valid():
        return show_case(request, case, 422, bound={"record": form}, recording=letter)
    try:
        way = Way(form.cleaned_data["way"])
        made = acts.issue_service_record(letter.pk, way=way, by=request.user, on=request.day)
    except LawError as refused:
        return show_case(
            request, case, 409, bound={"record": form}, recording=letter, reasons=reasons_of(refused)
        )
    messages.success(request, f"已制作送达回证：{made}，请下载打印，送达时签字")
    return redirect(f"{reverse('desk:case', args=[number])}#letters")


@desk_view(*READ_CASES, methods="POST")
def keep_signed(request: DeskRequest, number: str, key: int) -> HttpResponse:
    """The signed record, scanned."""
    case = case_of(request, number)
    record, form = (
        get_object_or_404(case.letters, pk=key),
        SignedForm(request.POST, request.FILES, slip="signed"),
    )
    if not form.is_valid():
        return show_case(request, case, 422, bound={"signed": form}, signing=record)
    file = form.cleaned_data["file"]
    try:
        acts.keep_signed_record(record.pk, file.name, file, by=request.user, on=request.day)
    except LawError as refused:
        return show_case(
            request, case, 409, bound={"signed": form}, signing=record, reasons=reasons_of(refused)
        )
    messages.success(request, f"已附签字件：{record}")
    return redirect(f"{reverse('desk:case', args=[number])}#letters")
