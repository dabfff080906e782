"""Asking for information (依申请公开): what to know first, the form, and the slip with number and code."""

from __future__ import annotations

import time

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.cases import acts
from gongkai.cases.models import Case
from gongkai.documents.reads import listed, search
from gongkai.law import answer_limit, supplement
from gongkai.law.hand import Hand
from gongkai.law.receipt import Channel
from gongkai.portal.asking import AskForm
from gongkai.portal.limits import REQUESTS
from gongkai.portal.place import agency_of, crumbs, open_page
from gongkai.site.today import today

RECEIPT = "receipt"
SHOWN_FOR = 30 * 60


@require_safe
@open_page
def ask(request: HttpRequest) -> HttpResponse:
    """First look whether it is public already; then how asking works."""
    agency = agency_of(request)
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:80]
    found = list(listed(search(agency, words))[:5]) if words else []
    limit, letter = answer_limit.WORKING_DAYS.on(today()), supplement.WORKING_DAYS.on(today())
    context = {
        "section": "ysqgk", "words": words, "found": found, "limit": limit, "extension": answer_limit.EXTENSION.on(today()),
        "supplement": letter, "crumbs": crumbs(("依申请公开", reverse("portal:ask"))),
    }  # fmt: skip
    return render(request, "portal/ask.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest) -> HttpResponse:
    agency = agency_of(request)
    form = AskForm(request.POST or None)
    spent = request.method == "POST" and REQUESTS.is_spent(request)
    if request.method == "POST" and not spent and not form.is_robot and form.is_valid():
        REQUESTS.spend(request)
        case = acts.receive(
            agency, form.asker(), form.kind(), form.cleaned_data["asked"], channel=Channel.ONLINE,
            by=Hand.APPLICANT, on=today(), asked_doc_no=form.cleaned_data["asked_doc_no"],
            wanted_form=form.cleaned_data["wanted_form"],
        )  # fmt: skip
        request.session[RECEIPT] = [case.pk, int(time.time())]
        return redirect("portal:receipt")
    if request.method == "POST" and form.is_robot:
        form.add_error(None, "“此项请留空”一栏填了内容，请清空后重新提交")
    context = {
        "section": "ysqgk", "form": form, "spent": spent,
        "crumbs": crumbs(("依申请公开", reverse("portal:ask")), ("填写申请", "")),
    }  # fmt: skip
    status = 429 if spent else 422 if form.errors else 200
    return render(request, "portal/apply.html", context, status=status)


@never_cache
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """The number and the query code, shown for half an hour to the browser that asked."""
    key, since = request.session.get(RECEIPT) or (0, 0)
    if time.time() - since > SHOWN_FOR:
        request.session.pop(RECEIPT, None)
        raise Http404
    case = get_object_or_404(Case, pk=key, agency=agency_of(request))
    context = {
        "section": "ysqgk", "case": case, "limit": answer_limit.WORKING_DAYS.on(today()),
        "crumbs": crumbs(("依申请公开", reverse("portal:ask")), ("提交成功", "")),
    }  # fmt: skip
    return render(request, "portal/receipt.html", context)
