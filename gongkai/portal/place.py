"""Where a reader is: the agency of the page, and the one gate to what may be read there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control

from gongkai.agencies.models import Agency
from gongkai.documents.models import Document, DocumentQuerySet


def agency_of(request: HttpRequest) -> Agency:
    agency = request.agency  # type: ignore[attr-defined]
    if agency is None:
        raise Http404("还没有设立机关")
    return agency


def public(request: HttpRequest) -> DocumentQuerySet:
    """Every public page reads documents through here and nowhere else."""
    return Document.objects.filter(agency=agency_of(request)).public()


def open_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page anybody may see alike: a shared cache may keep it a few seconds, a browser asks again."""

    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if request.method in ("GET", "HEAD") and answer.status_code == 200:
            patch_cache_control(answer, public=True, max_age=0, s_maxage=5)
        return answer

    return shown


def crumbs(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """The way from the front page to here, as (words, address); the last one without an address is here."""
    return [("首页", reverse("portal:home")), *steps]
