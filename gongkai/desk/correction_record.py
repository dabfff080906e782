"""The record of a correction at the desk: who asked, its files, its letter and how that was served."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from gongkai.agencies.scope import Right
from gongkai.cases.acts import Why
from gongkai.cases.acts import correction_record as acts
from gongkai.cases.models import Correction, CorrectionFile
from gongkai.cases.package import content_of
from gongkai.desk.access import DeskRequest, desk_view, reasons_of
from gongkai.desk.case_page import sent
from gongkai.desk.corrections import correction_of, show_correction
from gongkai.desk.forms.case_record import WhyForm
from gongkai.desk.forms.corrections import AddFile, ServeNotice
from gongkai.law.source import LawError


def _back(correction: Correction, place: str) -> HttpResponse:
    return redirect(f"{reverse('desk:correction', args=[correction.number])}#{place}")


@desk_view(Right.SEE_CASES, methods="POST")
def applicant(request: DeskRequest, number: str) -> HttpResponse:
    """Show who asked, for a reason; a line says who looked and why."""
    correction, form = correction_of(request, number), WhyForm(request.POST, slip="look")
    if not form.is_valid():
        return show_correction(request, correction, 422, bound={"look": form})
    why = Why(form.cleaned_data["why"])
    seen = acts.look(correction, why=why, by=request.user, on=request.day)
    return show_correction(request, correction, applicant=seen, why=why)


@desk_view(Right.SEE_CASES, methods="POST")
def file(request: DeskRequest, number: str, key: int) -> HttpResponse:
    """A file, opened for a reason and never kept by the browser."""
    correction, form = correction_of(request, number), WhyForm(request.POST, slip="look")
    get_object_or_404(correction.files, pk=key)
    if not form.is_valid():
        return show_correction(request, correction, 422, bound={"look": form})
    why = Why(form.cleaned_data["why"])
    found, content = acts.open_file(correction, key, why=why, by=request.user, on=request.day)
    return sent(found.name, content)


@desk_view(Right.KEEP_CASE, methods="POST")
def add_file(request: DeskRequest, number: str) -> HttpResponse:
    correction, form = correction_of(request, number), AddFile(request.POST, request.FILES, slip="file")
    if not form.is_valid():
        return show_correction(request, correction, 422, bound={"file": form})
    given, purpose = form.cleaned_data["file"], CorrectionFile.Purpose(form.cleaned_data["purpose"])
    try:
        acts.add_file(correction.pk, given.name, given, purpose=purpose, by=request.user, on=request.day)
    except LawError as refused:
        return show_correction(request, correction, 409, bound={"file": form}, reasons=reasons_of(refused))
    messages.success(request, "已添加材料")
    return _back(correction, "file")


@desk_view(Right.SEE_CASES, methods="POST")
def download(request: DeskRequest, number: str, key: int, form: str) -> HttpResponse:
    """The letter exactly as it was made. It names the applicant, so a line says who took it."""
    correction = correction_of(request, number)
    letter = get_object_or_404(correction.letters, pk=key)
    if form not in ("word", "pdf"):
        raise Http404
    acts.look(correction, why=Why.DOWNLOAD, by=request.user, on=request.day)
    return sent(f"{letter.number}.{'docx' if form == 'word' else 'pdf'}", content_of(letter, form))


@desk_view(Right.KEEP_CASE, methods="POST")
def serve(request: DeskRequest, number: str, key: int) -> HttpResponse:
    correction = correction_of(request, number)
    letter = get_object_or_404(correction.letters, pk=key)
    form = ServeNotice(request.POST, correction=correction, on=request.day, slip="serve")
    if not form.is_valid():
        return show_correction(request, correction, 422, bound={"serve": form})
    try:
        acts.serve_notice(letter.pk, by=request.user, on=request.day, **form.facts())
    except LawError as refused:
        return show_correction(request, correction, 409, bound={"serve": form}, reasons=reasons_of(refused))
    messages.success(request, f"已登记送达：{letter}")
    return _back(correction, "letters")


@desk_view(Right.KEEP_CASE, methods="POST")
def issue_again(request: DeskRequest, number: str, key: int) -> HttpResponse:
    correction = correction_of(request, number)
    letter = get_object_or_404(correction.letters, pk=key)
    why = request.POST.get("why", "")[:200]
    try:
        made = acts.issue_notice_again(letter.pk, why=why, by=request.user, on=request.day)
    except LawError as refused:
        return show_correction(request, correction, 409, reasons=reasons_of(refused))
    messages.success(request, f"{letter}已作废，重新制发为{made}")
    return _back(correction, "letters")
