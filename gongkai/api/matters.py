"""Open data of matters: each through the five stages, with its public documents. Read only."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from gongkai.agencies.models import Agency
from gongkai.api.asked import MOST, PER_PAGE, WORDS, WRONG, agency_of, cut, link
from gongkai.api.matter_shapes import Kind, MatterOut, MatterPage
from gongkai.documents.models import Document
from gongkai.law.dossier import PHASES
from gongkai.matters import reads
from gongkai.matters.dossier import Row, rows_of
from gongkai.matters.finding import search
from gongkai.matters.models import Call, Matter, Statement
from gongkai.matters.models.matter import MatterQuerySet

router = Router()


def _public(agency: Agency) -> MatterQuerySet:
    return Matter.objects.filter(agency=agency).public()


@router.get("/matters", response={200: MatterPage, **WRONG}, summary="五公开事项")
def matters(
    request: HttpRequest,
    q: str = Query("", max_length=80, pattern=WORDS, description="名称、编号、内容中的词，空格隔开"),
    kind: Kind | None = None,
    year: int | None = Query(None, ge=1900, le=2999, description="开始年份"),
    document: str = Query("", max_length=60, pattern=WORDS, description="关联的信息的索引号"),
    page: int = Query(1, ge=1, le=100_000),
    per_page: int = Query(PER_PAGE, ge=1, le=MOST),
) -> dict[str, Any]:
    agency = agency_of(request)
    found = _public(agency)
    if q.strip():
        found = found.filter(pk__in=search(agency, q).order_by().values("pk"))
    if document:
        named = Document.objects.filter(agency=agency, index_no=document).public().first()
        found = found.filter(pk__in=reads.of_document(named).values("pk")) if named else found.none()
    exact = {"kind": kind, "begun__year": year}
    found = found.filter(**{name: value for name, value in exact.items() if value is not None})
    shown, counts = cut(reads.matrix(found).select_related("division"), page, per_page)
    return counts | {"matters": [_line(request, agency, matter) for matter in shown]}


def _line(request: HttpRequest, agency: Agency, matter: Matter) -> dict[str, Any]:
    own = ("number", "title", "kind", "begun", "ended", "closed_on", "published_on")
    return {name: getattr(matter, name) for name in own} | {
        "address": link(request, "portal:matter", matter.number),
        "agency": agency.name,
        "division": matter.division.name,
        "documents": {phase: getattr(matter, f"in_phase_{at}") for at, phase in enumerate(PHASES)},
    }


@router.get("/matters/{number}", response={200: MatterOut, **WRONG}, summary="一个五公开事项")
def matter(request: HttpRequest, number: str) -> dict[str, Any]:
    agency = agency_of(request)
    shown = get_object_or_404(reads.matrix(_public(agency)).select_related("division"), number=number)
    calls = Call.objects.public().filter(matter=shown)
    gaps = reads.gaps_of(shown)
    return _line(request, agency, shown) | {
        "summary": shown.summary,
        "closed_says": shown.closed_says,
        "stages": [
            {
                "stage": phase,
                "documents": [_linked(request, document) for document in documents],
                "expected": None if documents else _expected(gaps.get(phase)),
            }
            for phase, documents in reads.in_phases(shown).items()
        ],
        "parts": [_part(row) for row in rows_of([shown], public=True)[shown.pk]],
        "progress": [_progress(one) for one in reads.told(shown)],
        "calls": [_call(request, call) for call in calls],
    }


def _linked(request: HttpRequest, document: Document) -> dict[str, Any]:
    own = {name: getattr(document, name) for name in ("index_no", "title", "published_on")}
    return own | {"address": link(request, "portal:document", document.address)}


def _expected(said: Statement | None) -> dict[str, Any] | None:
    return None if said is None else {"says": said.text, "on": said.expected_on}


def _part(row: Row) -> dict[str, Any]:
    return {
        "key": row.part.key, "label": row.part.label, "stage": row.part.phase,
        "documents": [one.document.index_no for one in row.links],
        "text": row.text.text if row.text else "", "does_not_apply": row.waived.text if row.waived else "",
        "expected": _expected(row.cell.gap) if row.is_missing else None,
    }  # fmt: skip


def _progress(one: Any) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("first", "last", "text", "percent")}


def _call(request: HttpRequest, call: Call) -> dict[str, Any]:
    own = {name: getattr(call, name) for name in ("number", "title", "first_day", "last_day", "feedback_on")}
    return own | {"address": link(request, "portal:call", call.number)}
