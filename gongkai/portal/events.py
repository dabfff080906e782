"""Press conferences and interviews for everybody: announced, held, written down."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.matters.models import Call, Event
from gongkai.matters.models.event import EVENT_PARTS, EventQuerySet
from gongkai.portal.filters import listing
from gongkai.portal.place import agency_of, crumbs, open_page
from gongkai.site.today import today


def public_events(request: HttpRequest) -> EventQuerySet:
    """Every public page reads events through here and nowhere else."""
    return Event.objects.filter(agency=agency_of(request)).public().with_transcript()


@require_safe
@open_page
def events(request: HttpRequest) -> HttpResponse:
    shown, day = listing(request, public_events(request)), today()
    context = {
        "section": "wgk", "listing": shown, "rows": [(event, event.state(day)) for event in shown.page],
        "crumbs": crumbs(("五公开事项", reverse("portal:matters")), ("发布会、访谈", reverse("portal:events"))),
    }  # fmt: skip
    return render(request, "portal/events.html", context)


@require_safe
@open_page
def event(request: HttpRequest, number: str) -> HttpResponse:
    shown = get_object_or_404(public_events(request).select_related("matter", "division"), number=number)
    said = {one.place: one for one in shown.statements.public().order_by("id")}
    day = today()
    calls = Call.objects.public().filter(event=shown).prefetch_related("feedback")
    context = {
        "section": "wgk", "event": shown, "state": shown.state(day),
        "parts": [(label, said.get(place)) for place, label in EVENT_PARTS],
        "calls": [(call, call.state(day)) for call in calls], "documents": shown.documents.public(),
        "crumbs": crumbs(("发布会、访谈", reverse("portal:events")), (shown.topic, "")),
    }  # fmt: skip
    return render(request, "portal/event.html", context)
