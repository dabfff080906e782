"""Holiday notices at the desk (放假安排): which years count how; one person files a notice, another confirms it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.models import HolidayNotice
from gongkai.agencies.reads import calendar, calendar_before, year_of
from gongkai.agencies.scope import Right
from gongkai.cases import acts
from gongkai.cases.foresight import Moved, foresee
from gongkai.cases.models import Case
from gongkai.desk.access import DeskRequest, desk_view, posted, reasons_of, show
from gongkai.desk.forms.holidays import NoticeForm, sheet_of
from gongkai.journal import staffing
from gongkai.law.holiday_change import DayChange, day_changes
from gongkai.law.source import LawError
from gongkai.law.working_day import Status, Year

SHOWN = 20


@dataclass(frozen=True)
class Draft:
    """A notice that waits, against what rules now. `moved` names only cases of the agency of who looks."""

    notice: HolidayNotice
    year: Year
    changes: list[DayChange]
    moved: tuple[Moved, ...]
    moved_in_all: int
    unread: int
    may_confirm: bool


@desk_view(methods="GET HEAD POST")
def holidays(request: DeskRequest) -> HttpResponse:
    """Everybody sees what counts. A notice rules for the whole installation, so its home agency files it."""
    if request.method == "POST" and not _may(request, Right.FILE_NOTICE):
        raise PermissionDenied
    corrects = _corrects(request)
    initial = sheet_of(calendar_before(corrects).year(corrects.year)) if corrects else {}
    form = NoticeForm(posted(request), on=request.day, corrects=corrects, initial=initial)
    if request.method != "POST":
        return _show(request, form, corrects=corrects)
    if not form.is_valid():
        return _show(request, form, 422, corrects=corrects)
    try:
        notice = staffing.propose_notice(
            form.fields_of_notice(), by=request.user, on=request.day, corrects=corrects,
            why=form.cleaned_data.get("why", ""),
        )  # fmt: skip
    except LawError as refused:
        return _show(request, form, 409, corrects=corrects, reasons=reasons_of(refused))
    messages.success(request, f"已录入{notice.year}年放假通知，等待另一人核对确认；确认以前不生效")
    return redirect("desk:holidays")


@desk_view(Right.CONFIRM_NOTICE, methods="POST")
def confirm(request: DeskRequest, key: int) -> HttpResponse:
    """Bring a notice into force and compute the open clocks again. A computation cut short is made up at night."""
    notice = staffing.confirm_notice(_notice(key).pk, by=request.user, on=request.day)
    moved = acts.recompute(Case.objects.all(), request.day)
    messages.success(
        request, f"{notice.year}年放假通知已经生效；{moved}件在办申请的期限有变化，已留痕并提示承办人"
    )
    return redirect("desk:holidays")


@desk_view(Right.FILE_NOTICE, methods="POST")
def drop(request: DeskRequest, key: int) -> HttpResponse:
    """Take back a notice nobody confirmed."""
    notice = staffing.drop_notice(_notice(key).pk, by=request.user, on=request.day)
    messages.success(request, f"已撤销{notice.year}年放假通知的录入")
    return redirect("desk:holidays")


def waiting_for(request: DeskRequest) -> int:
    """How many notices wait for this person to confirm them."""
    if not _may(request, Right.CONFIRM_NOTICE):
        return 0
    return HolidayNotice.objects.waiting().exclude(filer=request.user).count()


def _notice(key: int) -> HolidayNotice:
    return get_object_or_404(HolidayNotice, pk=key)


def _corrects(request: DeskRequest) -> HolidayNotice | None:
    """The notice in force that is to be corrected, where one was chosen."""
    key = request.POST.get("corrects") or request.GET.get("correct") or ""
    if not (key.isascii() and key.isdigit()):
        return None
    return HolidayNotice.objects.in_force().filter(pk=key[:18]).first()


def _may(request: DeskRequest, right: Right) -> bool:
    return request.scope.may(right) and request.user.agency.is_home


def _draft(request: DeskRequest, notice: HolidayNotice) -> Draft:
    year, days = year_of(notice.body), calendar()
    blank = Year(year.year, Status.PROVISIONAL, "", "", {}, frozenset())
    ahead = foresee(Case.objects.all(), days.with_years([year]), request.day)
    own = set(Case.objects.filter(agency=request.user.agency).open().values_list("pk", flat=True))
    moved = tuple(m for m in ahead.moved if m.pk in own)[:SHOWN]
    return Draft(
        notice, year, day_changes(days.years.get(year.year, blank), year), moved, len(ahead.moved),
        ahead.unread, _may(request, Right.CONFIRM_NOTICE) and notice.filer_id != request.user.pk,
    )  # fmt: skip


def _show(request: DeskRequest, form: NoticeForm, status: int = 200, **more: object) -> HttpResponse:
    touched = (
        Case.objects.visible_to(request.scope).open().filter(clock_status=Status.PROVISIONAL.value).count()
    )
    may_file = _may(request, Right.FILE_NOTICE)
    waiting = HolidayNotice.objects.waiting() if may_file or _may(request, Right.CONFIRM_NOTICE) else []
    context = {
        "form": form, "may_file": may_file, "years": sorted(calendar().years.values(), key=lambda y: -y.year), "touched": touched,
        "drafts": [_draft(request, notice) for notice in waiting],
        "filed": HolidayNotice.objects.in_force().select_related("corrects").order_by("-id"),
    }  # fmt: skip
    return show(request, "desk/holidays.html", context | more, status)
