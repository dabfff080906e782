"""The front page (W1)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.documents.counting.reads import counted_q, proactive_counts
from gongkai.documents.models import Document
from gongkai.documents.reads import listed, stage_counts
from gongkai.portal.place import agency_of, open_page, public
from gongkai.reports.reads import published
from gongkai.site.today import today

NEWEST = 8


@require_safe
@open_page
def home(request: HttpRequest) -> HttpResponse:
    agency = agency_of(request)
    newest = list(listed(public(request).filter(category=Document.Category.DOCUMENT))[:NEWEST])
    culture = list(public(request).filter(category=Document.Category.CULTURE)[:9])
    year = max((d.published_on.year for d in [*newest, *culture] if d.published_on), default=today().year)
    of_year = public(request).filter(counted_q(agency), published_on__year=year)
    return render(
        request,
        "portal/home.html",
        {
            "section": "home",
            "newest": newest,
            "culture": culture,
            "explained": public(request).filter(interprets__isnull=False).select_related("interprets")[:5],
            "year": year,
            "counts": proactive_counts(agency, year),
            "stages": stage_counts(of_year).items(),
            "reports": published(agency).only("year", "published_on")[:3],
        },
    )
