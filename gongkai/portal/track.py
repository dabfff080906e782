"""Following a request (W5): number and query code, where it stands, and what the applicant may do."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.agencies.reads import calendar
from gongkai.cases import acts
from gongkai.cases.clock import clock_of
from gongkai.cases.models import Case
from gongkai.cases.reads import find, redress_of
from gongkai.journal.reads import lines_of
from gongkai.law.clock import Reading
from gongkai.law.hand import Hand
from gongkai.law.procedure import CASE, Stage
from gongkai.law.working_day import Skip
from gongkai.portal.identity import plain
from gongkai.portal.limits import WRONG_CODES
from gongkai.portal.place import agency_of, crumbs
from gongkai.site.today import today

FOLLOWED = "followed"
MINUTES = 30
# What the applicant is told of the handling; everything else is the agency's own record.
TOLD = {
    "receive", "confirm_receipt", "accept", "ask_to_complete", "complete", "ask_for_reasons", "give_reasons", "postpone",
    "consult_third_party", "third_party_answered", "consult_agency", "agency_answered", "extend", "notify_fee",
    "fee_notified", "fee_paid", "answer", "answer_on_the_spot", "let_lapse", "let_fee_lapse", "withdraw", "archive",
}  # fmt: skip


class TrackForm(forms.Form):
    number = forms.CharField(
        label="申请编号", max_length=30, help_text="如 2024-YSQ-0003",
        error_messages={"required": "请填写申请编号，它印在提交成功页和接收回执上"},
    )  # fmt: skip
    code = forms.CharField(
        label="查询码", max_length=20, help_text="8位字母和数字，如 ABCD-2345，不分大小写",
        error_messages={"required": "请填写查询码，它和申请编号印在一起"},
    )  # fmt: skip

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for field in self.fields.values():
            field.widget.attrs |= {"class": "form-control", "autocomplete": "off"}

    def clean_number(self) -> str:
        return plain(self.cleaned_data["number"])

    def clean_code(self) -> str:
        code = re.sub(r"[^0-9A-Z]", "", plain(self.cleaned_data["code"]))
        return f"{code[:4]}-{code[4:]}"


class CompleteForm(forms.Form):
    says = forms.CharField(
        label="补正内容", max_length=2000, widget=forms.Textarea(attrs={"rows": 5, "class": "form-control"}),
        error_messages={"required": "请按补正告知书的要求写明补充的内容"},
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    agency = agency_of(request)
    form, status = TrackForm(request.POST or None), 200
    spent = WRONG_CODES.is_spent(request)
    if request.method == "POST" and spent:
        status = 429
    elif request.method == "POST":
        status = 422
        if form.is_valid():
            case = find(agency, form.cleaned_data["number"], form.cleaned_data["code"])
            if case is not None:
                request.session[FOLLOWED] = [case.pk, int(time.time())]
                return redirect("portal:case")
            WRONG_CODES.spend(request)
            form.add_error(None, "没有这个编号和查询码的申请，请对照提交成功页或者接收回执核对后再试")
    context = {
        "section": "track", "form": form, "spent": spent and request.method == "POST",
        "crumbs": crumbs(("申请进度", reverse("portal:track"))),
    }  # fmt: skip
    return render(request, "portal/track.html", context, status=status)


def _followed(request: HttpRequest) -> Case:
    """The case whose code was entered in this browser within the last half hour."""
    key, since = request.session.get(FOLLOWED) or (0, 0)
    if time.time() - since > MINUTES * 60:
        raise Http404("查询已经过期")
    request.session[FOLLOWED] = [key, int(time.time())]
    return get_object_or_404(Case.objects.select_related("division"), pk=key, agency=agency_of(request))


@dataclass(frozen=True)
class Step:
    """One line of the public history: a day, what happened, under which article."""

    on: date
    label: str
    under: str


def history(case: Case) -> list[Step]:
    """What happened, without anybody's name."""
    lines = lines_of(case.agency, acts.MATTER, case.number).filter(act__in=TOLD)
    return [Step(line.on, line.label, line.under) for line in lines]


def grouped(skipped: tuple[Skip, ...]) -> list[tuple[str, int]]:
    """Days that did not count, by reason: 周末 8, 清明节 3."""
    names = sorted("周末" if s.why.startswith("星期") else s.why for s in skipped)
    return [(why, len(list(days))) for why, days in groupby(names)]


@never_cache
@require_safe
def case(request: HttpRequest) -> HttpResponse:
    try:
        shown = _followed(request)
    except Http404:
        return redirect("portal:track")
    return render(request, "portal/case.html", _shown(shown))


def _shown(shown: Case, form: CompleteForm | None = None) -> dict:
    days = calendar()
    reading: Reading | None = clock_of(shown, days, as_of=today())
    open_acts = {move.act for move in CASE.open_to(Stage(shown.stage), {Hand.APPLICANT})}
    return {
        "redress": redress_of(shown),
        "points": [p for p in shown.points.all() if p.outcome],
        "answer_no": shown.letters.answers().values_list("number", flat=True).last(),
        "section": "track",
        "case": shown,
        "reading": reading,
        "skipped": grouped(reading.skipped) if reading else [],
        "paused": [(p, len(p.days(days))) for p in reading.pauses] if reading else [],
        "left": days.count(today(), reading.due) if reading and reading.due else 0,
        "first_due": days.nth_after(reading.started, reading.limit) if reading else None,
        "history": history(shown),
        "asked_for": shown.events.filter(what="ask_to_complete").last(),
        "may_withdraw": "withdraw" in open_acts,
        "form": (form or CompleteForm()) if "complete" in open_acts else None,
        "crumbs": crumbs(("申请进度", reverse("portal:track")), (shown.number, "")),
    }


@never_cache
@require_POST
def complete(request: HttpRequest) -> HttpResponse:
    shown = _followed(request)
    form = CompleteForm(request.POST)
    if not form.is_valid():
        return render(request, "portal/case.html", _shown(shown, form), status=422)
    acts.complete(shown.pk, says=form.cleaned_data["says"], by=Hand.APPLICANT, on=today())
    return redirect("portal:case")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest) -> HttpResponse:
    """Asks once more, then takes the request back."""
    shown = _followed(request)
    if request.method == "POST":
        acts.withdraw(shown.pk, by=Hand.APPLICANT, on=today())
        return redirect("portal:case")
    context = {
        "section": "track", "case": shown,
        "crumbs": crumbs(("申请进度", reverse("portal:track")), (shown.number, reverse("portal:case")), ("撤回申请", "")),
    }  # fmt: skip
    return render(request, "portal/withdraw.html", context)


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forget the case on this machine."""
    request.session.pop(FOLLOWED, None)
    request.session.pop("receipt", None)  # the page with number and code must not wait for the next one here
    return redirect("portal:track")
