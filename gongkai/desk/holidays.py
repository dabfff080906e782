"""Holiday notices at the desk: which years are filed, which days count, and filing a new notice (放假安排)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.reads import calendar
from gongkai.agencies.scope import Right
from gongkai.cases import acts
from gongkai.cases.models import Case
from gongkai.desk.access import DeskRequest, desk_view, posted, reasons_of, show
from gongkai.desk.forms.holidays import NoticeForm
from gongkai.journal import staffing
from gongkai.law.source import LawError
from gongkai.law.working_day import Status


@desk_view(methods="GET HEAD POST")
def holidays(request: DeskRequest) -> HttpResponse:
    """Everybody sees what counts. A notice rules for the whole installation, so its home agency files it."""
    may_file = request.scope.may(Right.FILE_NOTICE) and request.user.agency.is_home
    if request.method == "POST" and not may_file:
        raise PermissionDenied
    form = NoticeForm(posted(request), on=request.day)
    if request.method != "POST":
        return _show(request, form, may_file)
    if not form.is_valid():
        return _show(request, form, may_file, 422)
    try:
        year = staffing.file_notice_of(form.fields_of_notice(), by=request.user, on=request.day)
    except LawError as refused:
        return _show(request, form, may_file, 409, reasons=reasons_of(refused))
    moved = acts.recompute(Case.objects.all(), request.day)
    messages.success(
        request, f"已录入{year.year}年放假通知；{moved}件在办申请的期限有变化，已留痕并提示承办人"
    )
    return redirect("desk:holidays")


def _show(
    request: DeskRequest, form: NoticeForm, may_file: bool, status: int = 200, **more: Any
) -> HttpResponse:
    touched = (
        Case.objects.visible_to(request.scope).open().filter(clock_status=Status.PROVISIONAL.value).count()
    )
    context = {
        "form": form, "may_file": may_file, "years": sorted(calendar().years.values(), key=lambda y: -y.year), "touched": touched,
    }  # fmt: skip
    return show(request, "desk/holidays.html", context | more, status)
