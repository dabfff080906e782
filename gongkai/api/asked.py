"""What every endpoint shares: whose data it gives, its addresses, its pages and its errors."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse

from gongkai.agencies.models import Agency
from gongkai.api.shapes import Problem

PER_PAGE, MOST = 20, 100
WORDS = r"^[^\x00]*$"  # no database lets one ask for a NUL
WRONG = {400: Problem, 404: Problem, 405: Problem, 410: Problem, 422: Problem}


def agency_of(request: HttpRequest) -> Agency:
    """The agency whose address was called. Raises Http404."""
    agency = request.agency  # type: ignore[attr-defined]
    if agency is None:
        raise Http404
    return agency


def link(request: HttpRequest, name: str, *args: object) -> str:
    return request.build_absolute_uri(reverse(name, args=args))


def cut(rows: QuerySet[Any], page: int, per_page: int) -> tuple[list[Any], dict[str, int]]:
    """The rows of a page, none beyond the last one; and how many there are."""
    pages = Paginator(rows, per_page)
    shown = list(pages.get_page(page).object_list) if page <= pages.num_pages else []
    return shown, {"total": pages.count, "page": page, "pages": pages.num_pages}
