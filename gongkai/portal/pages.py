"""Pages that stand still: about this site, and the components it is made of."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.portal.place import agency_of, crumbs, open_page


@require_safe
@open_page
def about(request: HttpRequest) -> HttpResponse:
    agency_of(request)
    return render(
        request, "portal/about.html", {"section": "", "crumbs": crumbs(("网站说明", reverse("portal:about")))}
    )


@require_safe
@open_page
def style(request: HttpRequest) -> HttpResponse:
    """Every component once, for those who build pages."""
    return render(
        request, "portal/style.html", {"section": "", "crumbs": crumbs(("样式", reverse("portal:style")))}
    )
