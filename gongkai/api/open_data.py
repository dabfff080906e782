"""Open data: documents, columns, annual reports (and matters, beside) of the agency whose address was called. Read only."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import NinjaAPI, Query, Router
from ninja.errors import HttpError

from gongkai.agencies.models import Agency
from gongkai.api import checking, faults, matters
from gongkai.api.asked import MOST, PER_PAGE, WORDS, WRONG, agency_of, cut, link
from gongkai.api.shapes import (
    Category,
    ColumnOut,
    DocumentLine,
    DocumentOut,
    DocumentPage,
    ReportLine,
    ReportOut,
    Validity,
)
from gongkai.documents.counting.reads import counted_q
from gongkai.documents.models import Document, Succession
from gongkai.documents.reads import by_address, column_tree, search
from gongkai.documents.release.gate import period_of
from gongkai.documents.release.reads import gone_at
from gongkai.documents.rich import with_pictures_at
from gongkai.documents.validity.standing import public_links, standing, validity_on
from gongkai.reports.models import AnnualReport
from gongkai.reports.reads import figures_for, published
from gongkai.site.today import today

# Fields of a line that stand in the row itself; the others are looked up beside it.
OWN = tuple(f for f in DocumentLine.model_fields if f not in ("address", "agency", "column", "division"))
router = Router()


def _public(agency: Agency) -> QuerySet[Document]:
    return Document.objects.filter(agency=agency).public()


@router.get("/documents", response={200: DocumentPage, **WRONG}, summary="公开的政府信息")
def documents(
    request: HttpRequest,
    q: str = Query("", max_length=80, pattern=WORDS, description="标题、文号、正文中的词，空格隔开"),
    column: str = Query("", pattern=WORDS, description="栏目标识"),
    category: Category | None = None,
    validity: Validity | None = None,
    genre: str = Query("", pattern=WORDS),
    doc_no: str = Query("", pattern=WORDS),
    published_from: date | None = None,
    published_to: date | None = None,
    counted: bool | None = Query(None, description="是否计入主动公开条数"),
    page: int = Query(1, ge=1, le=100_000),
    per_page: int = Query(PER_PAGE, ge=1, le=MOST),
) -> dict[str, Any]:
    agency = agency_of(request)
    found = search(agency, q) if q.strip() else _public(agency)
    exact = {
        "column__key": column, "category": category, "genre": genre, "doc_no": doc_no,
        "published_on__gte": published_from, "published_on__lte": published_to,
    }  # fmt: skip
    chosen = {name: value for name, value in exact.items() if value not in ("", None)}
    stands = standing(validity, today()) if validity else Q()
    if counted is not None:
        found = found.filter(counted_q(agency)) if counted else found.exclude(counted_q(agency))
    rows = found.filter(stands, **chosen).select_related("column", "division")
    shown, counts = cut(rows, page, per_page)
    return counts | {"documents": [_line(request, agency, document) for document in shown]}


def _line(request: HttpRequest, agency: Agency, document: Document) -> dict[str, Any]:
    own = {name: getattr(document, name) for name in OWN}
    return own | {
        "validity": validity_on(document, today()),
        "address": link(request, "portal:document", document.address),
        "column": document.column.key,
        "division": document.division.name,
        "agency": agency.name,
    }


@router.get("/documents/{index}", response={200: DocumentOut, **WRONG}, summary="一条政府信息")
def document(request: HttpRequest, index: str) -> dict[str, Any]:
    agency = agency_of(request)
    found = by_address(_public(agency), index)  # type: ignore[arg-type]
    shown = found.select_related("column", "division", "live_edition", "interprets").first()
    if shown is None:
        raise _absent(agency, index)
    edition, lead = shown.live_edition, shown.interprets
    before, after = public_links(shown)
    assert edition is not None
    files = [
        {
            "name": kept.name, "size": kept.size, "sha256": kept.digest,
            "address": link(request, "portal:attachment", shown.address, kept.pk),
        }
        for kept in edition.attachments.all()
    ]  # fmt: skip
    return _line(request, agency, shown) | {
        "summary": shown.summary,
        "basis": shown.basis,
        "normative": shown.normative,
        "text": edition.text,
        "html": with_pictures_at(edition.html, link(request, "portal:picture", shown.address, "-")[:-1]),
        "edition": edition.number,
        "sha256": edition.digest,
        "interprets": lead.index_no if lead and lead.is_public else None,
        "interpretations": list(_public(agency).filter(interprets=shown).values_list("index_no", flat=True)),
        "attachments": files,
        "public_notice": _notice(shown),
        "succeeds": [_link_of(row, other) for row, other in before],
        "succeeded_by": [_link_of(row, other) for row, other in after],
    }


def _absent(agency: Agency, index: str) -> Http404 | HttpError:
    """What was taken off is gone, and says so by its number alone; anything else was never there."""
    gone = gone_at(agency, index)
    if gone is None:
        return Http404()
    since = f"于{gone.on}" if gone.on else ""
    return HttpError(410, f"{gone.index_no}已{since}撤回或者停止公开")


def _notice(shown: Document) -> dict[str, Any] | None:
    period = period_of(shown)
    return None if period is None else {"last_day": period.last_day, "is_over": period.is_over(today())}


def _link_of(row: Succession, other: Document | None) -> dict[str, Any]:
    return {
        "effect": row.effect, "in_part": row.in_part, "since": row.since, "document": other.index_no if other else None,
    }  # fmt: skip


@router.get("/columns", response={200: list[ColumnOut], **WRONG}, summary="栏目")
def columns(request: HttpRequest) -> list[dict[str, Any]]:
    tree = column_tree(agency_of(request))
    keys = {column.pk: column.key for column in tree}
    return [
        {"key": c.key, "name": c.name, "parent": keys.get(c.parent_id or 0), "documents": c.count}  # type: ignore[attr-defined]
        for c in tree
    ]


@router.get("/annual-reports", response={200: list[ReportLine], **WRONG}, summary="已公布的年度报告")
def annual_reports(request: HttpRequest) -> list[dict[str, Any]]:
    reports = (
        published(agency_of(request)).select_related("agency").only("year", "published_on", "agency__name")
    )
    return [
        {"year": r.year, "title": r.title, "published_on": r.published_on, "address": link(request, "portal:report", r.year)}
        for r in reports
    ]  # fmt: skip


@router.get("/annual-reports/{int:year}", response={200: ReportOut, **WRONG}, summary="一年的年度报告")
def annual_report(request: HttpRequest, year: int) -> dict[str, Any]:
    shown: AnnualReport = get_object_or_404(published(agency_of(request)).select_related("agency"), year=year)
    own = {
        name: getattr(shown, name)
        for name in ("year", "title", "published_on", "overview", "problems", "other")
    }
    return own | {"agency": shown.agency.name, "figures": figures_for(shown).as_json()}


api = NinjaAPI(
    title="政府信息公开开放接口",
    version="1",
    description="已公开的政府信息、栏目、五公开事项和年度报告，另可检查文字。不需要登录；不含任何申请人信息；送来检查的文字不保存。",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
faults.install(api)
api.add_router("", router)
api.add_router("", matters.router)
api.add_router("", checking.router)
