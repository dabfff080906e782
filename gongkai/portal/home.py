"""The front page (W1)."""

from __future__ import annotations

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.documents.counting.reads import by_category, counted_q
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
    counted = public(request).filter(counted_q(agency))
    last = counted.aggregate(last=Max("published_on"))["last"]
    year = last.year if last else today().year
    of_year = counted.filter(published_on__year=year)
    return render(
        request,
        "portal/home.html",
        {
            "section": "home",
            "newest": newest,
            "culture": culture,
            "explained": public(request).filter(interprets__isnull=False).select_related("interprets")[:5],
            "year": year,
            "counts": by_category(of_year),
            "stages": stage_counts(of_year).items(),
            "reports": published(agency).only("year", "published_on")[:3],
        },
    )
