"""Following a request (W5): number and query code open its page for half an hour in this browser."""

from __future__ import annotations

import re
import time

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.cases.identity import plain
from gongkai.cases.models import Case
from gongkai.cases.reads import find
from gongkai.portal.apply import RECEIPT
from gongkai.portal.drafts import draft_here, forget_here
from gongkai.portal.limits import WRONG_CODES
from gongkai.portal.place import agency_of, crumbs

FOLLOWED = "followed"
WRONG = "没有这个编号和查询码的申请，请对照提交成功页或者接收回执核对后再试"
MINUTES = 30


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


class TooManyTries(Exception):
    """This address has no attempt left."""


def opened_by(request: HttpRequest, form: TrackForm) -> Case | None:
    """The case of a typed number and code; a wrong one counts. Raises TooManyTries."""
    agency, number = agency_of(request), form.cleaned_data["number"]
    counted = f"{agency.code} {number}"
    if not WRONG_CODES.take(request, counted):
        raise TooManyTries
    case = find(agency, number, form.cleaned_data["code"])
    if case is not None:
        WRONG_CODES.give_back(request, counted)
    return case


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    form, status = TrackForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                case = opened_by(request, form)
                if case is not None:
                    request.session[FOLLOWED] = [case.pk, int(time.time())]
                    return redirect("portal:case")
                form.add_error(None, WRONG)
        except TooManyTries:
            status = 429
    context = {
        "section": "track", "form": form, "spent": status == 429,
        "crumbs": crumbs(("申请进度", reverse("portal:track"))),
    }  # fmt: skip
    return render(request, "portal/track.html", context, status=status)


def followed(request: HttpRequest) -> Case:
    """The case whose code was entered in this browser within the last half hour. Raises Http404."""
    key, since = request.session.get(FOLLOWED) or (0, 0)
    if time.time() - since > MINUTES * 60:
        raise Http404("查询已经过期")
    request.session[FOLLOWED] = [key, int(time.time())]
    return get_object_or_404(
        Case.objects.select_related("agency", "division"), pk=key, agency=agency_of(request)
    )


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forget the case on this machine."""
    return _forget(request, "portal:track")


@never_cache
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Done with the receipt: nothing of the request stays on this machine."""
    return _forget(request, "portal:home")


def _forget(request: HttpRequest, then: str) -> HttpResponse:
    """The page with number and code must not wait for the next one here, nor the draft that would open it again; a
    draft that is not submitted yet stays."""
    request.session.pop(FOLLOWED, None)
    request.session.pop(RECEIPT, None)
    draft, page = draft_here(request), redirect(then)
    return forget_here(page) if draft is not None and draft.case_id else page
