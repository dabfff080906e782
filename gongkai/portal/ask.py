"""Asking for information (依申请公开): what to know first, the form on paper, and the slip with number and code."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.agencies.reads import calendar
from gongkai.cases.models import Applicant, Case
from gongkai.law import answer_limit, supplement
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.fee import FREE, ITEMS, PAGES, STEP_ITEMS, STEP_YUAN
from gongkai.law.receipt import Channel
from gongkai.law.working_day import CalendarEnds, Status
from gongkai.portal.apply import RECEIPT, looked_up
from gongkai.portal.asking import FORMS, HELPS
from gongkai.portal.place import agency_of, crumbs, open_page
from gongkai.site.today import today

SHOWN_FOR = 30 * 60


@require_safe
@open_page
def ask(request: HttpRequest) -> HttpResponse:
    """First look whether it is public already; then how asking works."""
    day = today()
    context = looked_up(request) | {
        "section": "ysqgk", "limit": answer_limit.WORKING_DAYS.on(day), "extension": answer_limit.EXTENSION.on(day),
        "supplement": supplement.WORKING_DAYS.on(day), "channels": _channels(bool(agency_of(request).fax)),
        "fees": _fees(day), "crumbs": crumbs(("依申请公开", reverse("portal:ask"))),
    }  # fmt: skip
    return render(request, "portal/ask.html", context)


HOW = {
    Channel.ONLINE: ("在本页填写", "双方确认之日：工作人员与您联系确认"),
    Channel.IN_PERSON: ("到受理机构递交", "提交之日"),
    Channel.ORAL: ("书写有困难的，到受理机构口头提出，由工作人员代为填写", "提交之日"),
    Channel.REGISTERED_POST: ("挂号信、邮政快递等需要签收的邮件", "签收之日"),
    Channel.ORDINARY_POST: ("平常信函等不需要签收的邮件", "双方确认之日：收到当日与您联系"),
    Channel.FAX: ("传真", "双方确认之日"),
}


def _channels(fax: bool) -> list[dict[str, Any]]:
    """How a request may be sent, and the day that then counts as receipt."""
    open_ones = [c for c in HOW if fax or c is not Channel.FAX]
    return [{"label": c.label, "how": HOW[c][0], "day": HOW[c][1], "cite": c.cite} for c in open_ones]


def _fees(on: date) -> dict[str, Any]:
    """The tariff in words, band by band; the last band of items grows for ever."""
    items, pages = ITEMS.on(on), PAGES.on(on)
    last = items.value[-1][1]
    grows = f"每{STEP_ITEMS}件为一档，从每件{2 * STEP_YUAN}元起，每档每件增加{STEP_YUAN}元"
    return {
        "free": FREE, "items": [*_bands(items.value, "件"), (f"第{last + 1}件以上", grows)], "items_cite": items.cite,
        "pages": _bands(pages.value, "页"), "pages_cite": pages.cite,
    }  # fmt: skip


def _bands(bands: Any, unit: str) -> list[tuple[str, str]]:
    def span(first: int, last: int | None) -> str:
        return f"第{first}—{last}{unit}" if last else f"第{first}{unit}以上"

    return [(span(a, b), f"每{unit}{yuan}元" if yuan else "不收费") for a, b, yuan in bands]


@require_safe
@open_page
def paper(request: HttpRequest) -> HttpResponse:
    """The form to be printed and filled in by hand, and the sample of an authorisation."""
    agency_of(request)
    context = {
        "section": "ysqgk", "kinds": [k.label for k in ApplicantKind if k is not ApplicantKind.NATURAL],
        "ids": [k.label for k in Applicant.IdKind], "forms": FORMS, "helps": HELPS,
        "crumbs": crumbs(("依申请公开", reverse("portal:ask")), ("申请表", "")),
    }  # fmt: skip
    return render(request, "portal/paper.html", context)


@never_cache
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """The number and the query code, shown for half an hour to the browser that asked."""
    key, since = request.session.get(RECEIPT) or (0, 0)
    if time.time() - since > SHOWN_FOR:
        raise Http404
    case = get_object_or_404(Case, pk=key, agency=agency_of(request))
    context = {
        "section": "ysqgk", "case": case, "limit": answer_limit.WORKING_DAYS.on(today()), "expected": _expected(today()),
        "minutes": SHOWN_FOR // 60,
        "files": case.applicant.proofs.count() + case.files.count(),
        "crumbs": crumbs(("依申请公开", reverse("portal:ask")), ("提交成功", "")),
    }  # fmt: skip
    return render(request, "portal/receipt.html", context)


def _expected(on: date) -> tuple[date, bool] | None:
    """The last day to answer if both sides confirmed today, and whether it is provisional."""
    days = calendar()
    try:
        due = days.nth_after(on, answer_limit.WORKING_DAYS.on(on).value)
        return due, days.status(on, due) is Status.PROVISIONAL
    except CalendarEnds:
        return None
