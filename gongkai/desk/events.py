"""Press conferences and interviews at the desk: a list with their states, announcing one, its page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.models import Person
from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, asked, desk_view, may_over, page_of, posted, reasons_of, show
from gongkai.desk.act_sheets import Offer, shown, taken
from gongkai.desk.forms import matters as forms
from gongkai.desk.once import made_once
from gongkai.journal.reads import lines_of
from gongkai.law.source import LawError
from gongkai.matters.acts import calling
from gongkai.matters.acts import events as acts
from gongkai.matters.models import Event
from gongkai.matters.models.event import EVENT_PARTS


def _is_open(event: Event) -> bool:
    return event.closed_on is None


def _call(event: Event, given: dict[str, Any], by: Person, on: date) -> object:
    return calling.call_for(event, by=by, on=on, **given)


def _on_event(act: Any) -> Any:
    """An act that takes the event's key and named fields, as an offer takes it."""

    def take(event: Event, given: dict[str, Any], by: Person, on: date) -> object:
        return act(event.pk, by=by, on=on, **given)

    return take


KEEP = Right.KEEP_MATTERS
OFFERS = (
    Offer("write_event", "填写预告、实录、媒体报道", forms.WriteEvent, KEEP, _on_event(acts.write_event), _is_open),
    Offer("call_for", "征集提问", forms.CallFor, KEEP, _call, _is_open),
    Offer("move_event", "变更时间、地点", forms.MoveEvent, KEEP, _on_event(acts.move_event), _is_open),
    Offer("close_event", "办结活动", forms.Plain, KEEP, _on_event(acts.close_event), _is_open, grave=True),
)  # fmt: skip


@desk_view(Right.SEE_MATTERS)
def events(request: DeskRequest) -> HttpResponse:
    by = asked(request, kind=Event.Kind.values, q=None)
    rows = Event.objects.visible_to(request.scope).with_transcript().select_related("matter", "division")
    if by["kind"]:
        rows = rows.filter(kind=by["kind"])
    if by["q"]:
        rows = rows.filter(topic__icontains=by["q"])
    page = page_of(request, rows)
    context = {
        "page": page, "by": by, "kinds": Event.Kind.choices, "may_keep": request.scope.may(KEEP),
        "counts": _counts(request),
        "rows": [(event, event.state(request.day)) for event in page],
    }  # fmt: skip
    return show(request, "desk/events.html", context)


def _counts(request: DeskRequest) -> list[tuple[str, int]]:
    """Of this year's events how many were planned, held, and written down."""
    year = Event.objects.visible_to(request.scope).filter(on__year=request.day.year)
    held = year.filter(on__lte=request.day)
    written = held.count() - held.without_transcript().count()
    return [("今年计划", year.count()), ("已到日期", held.count()), ("已公布实录", written)]


@desk_view(KEEP, methods="GET HEAD POST")
def announce(request: DeskRequest) -> HttpResponse:
    form = forms.Announce(posted(request), of=request.user.agency, scope=request.scope)
    if request.method != "POST":
        return show(request, "desk/announce.html", {"form": form})
    if not form.is_valid():
        return show(request, "desk/announce.html", {"form": form}, 422)
    given = form.facts()
    try:
        number = made_once(
            request, form,
            lambda: acts.announce(request.user.agency, by=request.user, on=request.day, **given).number,
        )  # fmt: skip
    except LawError as refused:
        return show(request, "desk/announce.html", {"form": form, "reasons": reasons_of(refused)}, 409)
    messages.success(request, f"已登记：{number}")
    return redirect("desk:event", number)


def _event_of(request: DeskRequest, number: str) -> Event:
    rows = Event.objects.visible_to(request.scope).with_transcript()
    return get_object_or_404(rows.select_related("agency", "division", "matter", "author"), number=number)


@desk_view(Right.SEE_MATTERS)
def page(request: DeskRequest, number: str) -> HttpResponse:
    return _page(request, _event_of(request, number))


def _page(request: DeskRequest, event: Event, status: int = 200, **more: Any) -> HttpResponse:
    labels = dict(EVENT_PARTS)
    context = {
        "event": event, "state": event.state(request.day),
        "may_take_back": may_over(request.scope, Right.RELEASE_MATTERS, event.division_id),
        "sheets": shown(request, OFFERS, event, event.division_id, more.pop("bound", None)),
        "said": [(labels[one.place], one) for one in event.statements.select_related("author").order_by("-id")[:20]],
        "calls": [(call, call.state(request.day)) for call in event.calls.all()],
        "documents": event.documents.visible_to(request.scope),
        "story": lines_of(event.agency, "event", event.number),
    }  # fmt: skip
    return show(request, "desk/event.html", context | more, status)


@desk_view(Right.SEE_MATTERS, methods="POST")
def act(request: DeskRequest, number: str, act: str) -> HttpResponse:
    """Any act on an event."""
    event = _event_of(request, number)
    return taken(
        request,
        OFFERS,
        act,
        event,
        "desk:event",
        lambda status, **more: _page(request, event, status, **more),
    )
