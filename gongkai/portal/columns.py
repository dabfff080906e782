"""The disclosure column (W2), its lists, the policy library, and search."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.documents.models import Column
from gongkai.documents.reads import column_tree, listed, search
from gongkai.documents.validity.policy import POLICY
from gongkai.matters.finding import search as search_matters
from gongkai.portal.filters import ListFilter, listing
from gongkai.portal.place import agency_of, crumbs, open_page, public

PER_SEARCH = 10
MATTERS = 3  # shown above the documents; the rest are one link away


@require_safe
@open_page
def columns(request: HttpRequest) -> HttpResponse:
    """Everything under 政府信息公开, newest first, with the tree beside it."""
    return _column(request, None)


@require_safe
@open_page
def column(request: HttpRequest, key: str) -> HttpResponse:
    return _column(request, key)


def _column(request: HttpRequest, key: str | None) -> HttpResponse:
    agency = agency_of(request)
    tree = column_tree(agency)
    here = next((c for c in tree if c.key == key), None)
    if key is not None and here is None:
        raise Http404("没有这个栏目")
    within = public(request)
    if here is not None:
        within = within.filter(column__in=with_below(tree, here))
    narrowed = ListFilter(request.GET, within, by_form=key == "interpretation")
    shown = listing(request, narrowed.apply(agency, listed(within)))
    return render(
        request,
        "portal/column.html",
        {
            "section": "zwgk",
            "tree": tree,
            "here": here,
            "below": [c for c in tree if here is not None and c.parent_id == here.pk],
            "filter": narrowed,
            "listing": shown,
            "crumbs": crumbs(("政府信息公开", reverse("portal:columns")), *_way(tree, here)),
        },
    )


def with_below(tree: list[Column], here: Column) -> list[int]:
    """The column and all columns under it; the tree stands in order, so they follow each other."""
    at = tree.index(here)
    found = [here.pk]
    for column in tree[at + 1 :]:
        if column.depth <= here.depth:  # type: ignore[attr-defined]
            break
        found.append(column.pk)
    return found


def _way(tree: list[Column], here: Column | None) -> list[tuple[str, str]]:
    by_key = {c.pk: c for c in tree}
    way: list[tuple[str, str]] = []
    while here is not None:
        way.insert(0, (here.name, reverse("portal:column", args=[here.key])))
        here = by_key.get(here.parent_id or 0)
    return way


@require_safe
@open_page
def library(request: HttpRequest) -> HttpResponse:
    """The policy library: policy documents only, with every facet; an exact number comes first."""
    agency = agency_of(request)
    within = public(request).filter(POLICY)
    narrowed = ListFilter(request.GET, within, by_theme=True)
    shown = listing(request, narrowed.apply(agency, listed(within)))
    context = {
        "section": "zcwjk", "filter": narrowed, "listing": shown,
        "crumbs": crumbs(("政策文件库", reverse("portal:library"))),
    }  # fmt: skip
    return render(request, "portal/library.html", context)


@require_safe
@open_page
def find(request: HttpRequest) -> HttpResponse:
    """Search over titles, numbers, full text and names of files, with the passage that was hit."""
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:80]
    context: dict[str, Any] = {
        "section": "",
        "q": words,
        "crumbs": crumbs(("搜索", reverse("portal:search"))),
    }
    if words:
        found = listed(search(agency_of(request), words)).select_related("live_edition")
        context["listing"] = listing(request, found.prefetch_related("live_edition__attachments"), PER_SEARCH)
        context |= _matters_found(agency_of(request), words, first=context["listing"].page.number == 1)
    else:
        context["newest"] = public(request)[:6]
    return render(request, "portal/search.html", context)


def _matters_found(agency: Agency, words: str, *, first: bool) -> dict[str, Any]:
    """How many matters hold the words, and on the first page of results the foremost of them."""
    found = search_matters(agency, words).select_related("division")
    return {"matters": list(found[:MATTERS]) if first else [], "matters_total": found.count()}
