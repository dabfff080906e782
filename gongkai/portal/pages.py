"""Pages that stand still: about this site, and the components it is made of."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.documents.counting.reads import proactive_counts, rule_of
from gongkai.portal.place import agency_of, crumbs, open_page
from gongkai.site.today import today

BACK = 5


@require_safe
@open_page
def about(request: HttpRequest) -> HttpResponse:
    agency_of(request)
    return render(
        request, "portal/about.html", {"section": "", "crumbs": crumbs(("网站说明", reverse("portal:about")))}
    )


@require_safe
@open_page
def counting(request: HttpRequest) -> HttpResponse:
    """By what rule the items of each year are counted."""
    agency, this = agency_of(request), today().year
    years = [(y, rule_of(agency, y), proactive_counts(agency, y)) for y in range(this, this - BACK, -1)]
    context = {"section": "", "years": years, "crumbs": crumbs(("计数口径", reverse("portal:counting")))}
    return render(request, "portal/counting.html", context)


@require_safe
@open_page
def style(request: HttpRequest) -> HttpResponse:
    """Every component once, for those who build pages."""
    return render(
        request, "portal/style.html", {"section": "", "crumbs": crumbs(("样式", reverse("portal:style")))}
    )
