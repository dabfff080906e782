"""Consultations and calls for questions (意见征集): what is asked, a form for anybody, the feedback afterwards."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.law.source import LawError
from gongkai.matters.acts.calling import LONGEST_VOICE, take_voice
from gongkai.matters.models import Call
from gongkai.matters.models.call import CallQuerySet
from gongkai.portal.apply import ROBOT
from gongkai.portal.filters import listing
from gongkai.portal.limits import VOICES
from gongkai.portal.place import agency_of, crumbs, open_page
from gongkai.portal.sent_once import Sending
from gongkai.site.today import today


class VoiceForm(forms.Form):
    """What a member of the public writes; only the words are required."""

    text = forms.CharField(
        max_length=LONGEST_VOICE, widget=forms.Textarea({"rows": 7}),
        error_messages={"required": "请写下您的意见", "max_length": f"不超过{LONGEST_VOICE}字，现在有%(show_value)d字"},
        help_text=f"不超过{LONGEST_VOICE}字。请不要写身份证号、银行卡号。",
    )  # fmt: skip
    name = forms.CharField(label="姓名或者单位", max_length=60, required=False)
    contact = forms.CharField(
        label="联系方式", max_length=100, required=False, help_text="只用于核实意见，加密保存，反馈以后按期清除，没有反馈的在截止一年以后清除，不对外公开。"
    )  # fmt: skip
    slip = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
        for field in self.fields.values():
            field.widget.attrs |= {"class": "form-control"}
        self.fields["slip"].initial = secrets.token_hex(16)


def public_calls(request: HttpRequest) -> CallQuerySet:
    """Every public page reads calls through here and nowhere else."""
    return Call.objects.filter(agency=agency_of(request)).public().select_related("matter", "event")


@require_safe
@open_page
def calls(request: HttpRequest) -> HttpResponse:
    shown, day = listing(request, public_calls(request)), today()
    context = {
        "section": "wgk", "listing": shown, "rows": [(call, call.state(day)) for call in shown.page],
        "crumbs": crumbs(("五公开事项", reverse("portal:matters")), ("意见征集", reverse("portal:calls"))),
    }  # fmt: skip
    return render(request, "portal/calls.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, number: str) -> HttpResponse:
    """The page of a call, and its form while it is open; sent twice, it is taken once."""
    shown = get_object_or_404(public_calls(request), number=number)
    state = shown.state(today())
    label = "您的意见" if shown.matter_id else "您的提问"
    if request.method != "POST":
        return _page(request, shown, state, VoiceForm(label=label))
    form = VoiceForm(request.POST, label=label)
    if request.POST.get("website"):
        form.add_error(None, ROBOT)
    if not form.is_valid():
        return _page(request, shown, state, form, 422)
    given = form.cleaned_data
    said = {name: given[name] for name in ("text", "name", "contact")}
    sending = Sending(f"voice {shown.pk}", given["slip"], tuple(said.values()))
    if sending.is_kept:
        return redirect("portal:call_sent", number)
    if not VOICES.take(request):
        return _page(request, shown, state, VoiceForm(_anew(request), label=label), 429, spent=True)
    try:
        sending.take(lambda: take_voice(shown.pk, on=today(), **said))
    except LawError as refused:
        form = VoiceForm(_anew(request), label=label)
        form.add_error(None, str(refused))
        return _page(request, shown, state, form, 409)
    return redirect("portal:call_sent", number)


def _anew(request: HttpRequest) -> Any:
    """What was typed, with a slip of its own, so that it can be sent later after all."""
    sent = request.POST.copy()
    sent["slip"] = secrets.token_hex(16)
    return sent


@never_cache
@require_safe
def sent(request: HttpRequest, number: str) -> HttpResponse:
    """It arrived, and what happens next."""
    shown = get_object_or_404(public_calls(request), number=number)
    return render(
        request,
        "portal/call_sent.html",
        {"section": "wgk", "call": shown, "crumbs": _way(shown, ("已收到", ""))},
    )


def _page(
    request: HttpRequest, shown: Call, state: str, form: VoiceForm, status: int = 200, **more: object
) -> HttpResponse:
    context = {
        "section": "wgk", "call": shown, "state": state, "form": form,
        "feedback": shown.feedback.all() if state == "已反馈" else [],
        "came": shown.voices.count() + shown.elsewhere if state in ("已结束", "已反馈") else None,
        "crumbs": _way(shown),
    }  # fmt: skip
    return render(request, "portal/call.html", context | more, status=status)


def _way(shown: Call, *then: tuple[str, str]) -> list[tuple[str, str]]:
    here = (shown.title, reverse("portal:call", args=[shown.number]) if then else "")
    return crumbs(("意见征集", reverse("portal:calls")), here, *then)
