"""The catalogue of disclosure for everybody: what is to be public, and where it stands."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.matters.models import CatalogueRow
from gongkai.matters.reads import coverage
from gongkai.portal.filters import listing
from gongkai.portal.place import agency_of, crumbs, open_page


@require_safe
@open_page
def catalogue(request: HttpRequest) -> HttpResponse:
    rows = coverage(CatalogueRow.objects.filter(agency=agency_of(request)).public())
    context = {
        "section": "zwgk", "listing": listing(request, rows, 30),
        "crumbs": crumbs(("政府信息公开", reverse("portal:columns")), ("公开目录", "")),
    }  # fmt: skip
    return render(request, "portal/catalogue.html", context)
