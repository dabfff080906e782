"""For readers that are machines: RSS per column, the site map, robots.txt."""

from __future__ import annotations

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.documents.models import Column, Document
from gongkai.documents.reads import column_tree
from gongkai.portal.columns import with_below
from gongkai.portal.matters import public_matters
from gongkai.portal.place import agency_of, public

NEWEST, MOST = 30, 50_000
ALL = "all"


class ColumnFeed(Feed):
    """RSS 2.0 of the newest documents in a column and below it; `all` is the whole portal."""

    language = "zh-cn"

    def get_object(self, request: HttpRequest, key: str) -> tuple[Agency, Column | None, list[Document]]:
        agency = agency_of(request)
        documents = public(request).select_related("division")
        if key == ALL:
            return agency, None, list(documents[:NEWEST])
        tree = column_tree(agency)
        column = next((c for c in tree if c.key == key), None)
        if column is None:
            raise Http404("没有这个栏目")
        return agency, column, list(documents.filter(column__in=with_below(tree, column))[:NEWEST])

    def title(self, of: tuple[Agency, Column | None, list[Document]]) -> str:
        agency, column, _ = of
        return f"{agency.name}：{column.name if column else '最新公开'}"

    def link(self, of: tuple[Agency, Column | None, list[Document]]) -> str:
        _, column, _ = of
        return reverse("portal:column", args=[column.key]) if column else reverse("portal:columns")

    def description(self, of: tuple[Agency, Column | None, list[Document]]) -> str:
        return self.title(of)

    def items(self, of: tuple[Agency, Column | None, list[Document]]) -> list[Document]:
        return of[2]

    def item_title(self, item: Document) -> str:
        return item.title

    def item_description(self, item: Document) -> str:
        return item.summary or "　".join(filter(None, (item.doc_no, item.division.name)))

    def item_link(self, item: Document) -> str:
        return reverse("portal:document", args=[item.address])

    def item_pubdate(self, item: Document) -> datetime | None:
        day = item.published_on
        return timezone.make_aware(datetime.combine(day, time())) if day else None


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    pages = ("home", "columns", "library", "ask", "annual", "matters", "calls", "events", "about")
    context = {
        "pages": [request.build_absolute_uri(reverse(f"portal:{page}")) for page in pages],
        "root": request.build_absolute_uri("/").rstrip("/"),
        "documents": public(request).only("index_no", "published_on")[:MOST],
        "matters": public_matters(request).only("number")[:MOST],
    }
    return render(request, "portal/sitemap.xml", context, content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Anything public may be indexed; work pages, personal ones and what is made on asking not."""
    if request.agency is None:  # type: ignore[attr-defined]
        raise Http404
    papers = ("/doc/*/docx$", "/doc/*/pdf$", "/j/*/doc/*/docx$", "/j/*/doc/*/pdf$")
    closed = ("/desk/", "/ysqgk/apply/", "/ysqgk/track/", "/search/", *papers)
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('portal:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
