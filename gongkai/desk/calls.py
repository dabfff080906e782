"""Consultations and calls for questions at the desk: what came in, without who wrote it; the feedback and its release."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from gongkai.agencies.models import Person
from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, desk_view, may_over, page_of, reasons_of, show
from gongkai.desk.act_sheets import Offer, shown, taken
from gongkai.desk.forms import matters as forms
from gongkai.journal.reads import lines_of
from gongkai.law.source import LawError
from gongkai.matters.acts import calling
from gongkai.matters.acts.night import HIDDEN
from gongkai.matters.acts.releasing import division_of
from gongkai.matters.models import Call
from gongkai.text.personal import hide_numbers


def _on_call(act: Any) -> Any:
    """An act that takes the call's key and named fields, as an offer takes it."""

    def take(call: Call, given: dict[str, Any], by: Person, on: date) -> object:
        return act(call.pk, by=by, on=on, **given)

    return take


def _drop(call: Call, given: dict[str, Any], by: Person, on: date) -> object:
    return calling.drop_feedback(given["line"].pk, by=by, on=on)


def _has_lines(call: Call) -> bool:
    return _is_open(call) and call.feedback.exists()


def _is_open(call: Call) -> bool:
    return call.released_on is not None and call.feedback_on is None


KEEP = Right.KEEP_MATTERS
OFFERS = (
    Offer("draft_feedback", "起草反馈", forms.DraftFeedback, KEEP, _on_call(calling.draft_feedback), _is_open),
    Offer("record_elsewhere", "登记其他途径的意见", forms.Elsewhere, KEEP, _on_call(calling.record_elsewhere), _is_open),
    Offer("publish_feedback", "公布反馈", forms.Plain, Right.RELEASE_MATTERS, _on_call(calling.publish_feedback), _is_open),
    Offer("drop_feedback", "删去反馈", forms.DropFeedback, KEEP, _drop, _has_lines, grave=True),
)  # fmt: skip


@desk_view(Right.READ_VOICES)
def calls(request: DeskRequest) -> HttpResponse:
    """All calls, the newest first, with how much came in."""
    rows = Call.objects.visible_to(request.scope).select_related("matter", "event")
    page = page_of(request, rows.annotate(came=Count("voices")).order_by("-first_day", "-id"))
    context = {"page": page, "rows": [(call, call.state(request.day)) for call in page]}
    return show(request, "desk/calls.html", context)


def _call_of(request: DeskRequest, number: str) -> Call:
    rows = Call.objects.visible_to(request.scope)
    return get_object_or_404(
        rows.select_related("agency", "author", "matter__division", "event__division"), number=number
    )


@desk_view(Right.READ_VOICES)
def page(request: DeskRequest, number: str) -> HttpResponse:
    return _page(request, _call_of(request, number))


def _page(request: DeskRequest, call: Call, status: int = 200, **more: Any) -> HttpResponse:
    division = division_of(call)
    voices = page_of(
        request, call.voices.select_related("sender").annotate(answers=Count("feedback")).order_by("number")
    )
    context = {
        "call": call, "state": call.state(request.day), "page": voices,
        "voices": [(voice, hide_numbers(voice.text, HIDDEN), hasattr(voice, "sender")) for voice in voices],
        "feedback": call.feedback.select_related("author").prefetch_related("voices"),
        "may_take_back": may_over(request.scope, Right.RELEASE_MATTERS, division),
        "sheets": shown(request, OFFERS, call, division, more.pop("bound", None)),
        "may_look": may_over(request.scope, Right.READ_VOICES, division),
        "story": lines_of(call.agency, "call", call.number),
    }  # fmt: skip
    return show(request, "desk/call.html", context | more, status)


@desk_view(Right.READ_VOICES, methods="POST")
def act(request: DeskRequest, number: str, act: str) -> HttpResponse:
    """Any act on a call."""
    call = _call_of(request, number)
    return taken(
        request, OFFERS, act, call, "desk:call", lambda status, **more: _page(request, call, status, **more)
    )


@desk_view(Right.READ_VOICES, methods="POST")
def sender(request: DeskRequest, number: str, key: int) -> HttpResponse:
    """Who wrote a comment, shown once; the look is on record."""
    call = _call_of(request, number)
    voice = get_object_or_404(call.voices, pk=key)
    try:
        name, contact = calling.look_at_sender(voice.pk, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, call, 409, reasons=reasons_of(refused))
    return _page(request, call, looked=(voice, name, contact))
