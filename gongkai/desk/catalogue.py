"""The list of documents at the desk, and the editions that wait for somebody."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import HttpResponse

from gongkai.agencies.reads import calendar
from gongkai.agencies.scope import Right
from gongkai.desk import narrowing
from gongkai.desk.access import DeskRequest, asked, desk_view, page_of, show
from gongkai.desk.publication import limit_face, waiting
from gongkai.documents.counting.reads import counted_q
from gongkai.documents.models import Document, Edition
from gongkai.documents.reads import to_review
from gongkai.documents.release.limits import Limits, limit_clock
from gongkai.law.review import ENDED, LABELS, EditionStage

REST = "rest"
# What a list can be asked for beside the stages of an edition.
SHELVES = {
    "live": "在线",
    "mine": "我拟的",
    "writing": "我的在办稿件",
    "review": "等我审核的",
    "issued": "发布过的版本",
    "waiting": "待发布",
    "near": "▲ 待发布，临近期限",
    "over": "■ 待发布，超期",
}


@desk_view()
def catalogue(request: DeskRequest) -> HttpResponse:
    """The list of documents, filtered by where their newest edition stands."""
    by = asked(
        request, stage=[*SHELVES, *EditionStage], category=[*Document.Category.values, REST], counted=["1"], needs=["1"],
        year=None, q=None, **narrowing.ASKED,
    )  # fmt: skip
    seen = Document.objects.visible_to(request.scope)
    rows = seen.filter(_which(by) & _on_shelf(request, by["stage"]))
    if by["counted"]:
        rows = rows.public().filter(counted_q(request.user.agency))
    rows = rows.select_related("column", "division", "live_edition").prefetch_related("editions")
    page = page_of(request, rows.order_by("-made_on", "-id"))
    limits = Limits(request.user.agency, request.day)
    for document in page:
        newest = max(document.editions.all(), key=lambda e: e.number, default=None)
        in_hand = newest if newest and newest.stage not in ENDED else None
        document.limit = limit_face(limit_clock(document, in_hand, request.day, limits))
        document.stands = LABELS[EditionStage(newest.stage)] if newest else ""
        document.in_hand = newest is not None and newest.pk != document.live_edition_id
    context = {
        "page": page, "by": by, "shelves": SHELVES, "stages": LABELS, "categories": Document.Category.choices,
        "may_draft": request.scope.may(Right.DRAFT), "sees_incidents": request.scope.may(Right.SEE_INCIDENTS),
    }  # fmt: skip
    context |= narrowing.said(by, request.scope.agency)
    return show(request, "desk/documents.html", context)


def _which(by: dict[str, str]) -> Q:
    which = _issued(by) if by["stage"] == "issued" else narrowing.narrowed(by, "published_on")
    if by["category"] == REST:
        which &= ~Q(category__in=[Document.Category.DOCUMENT, Document.Category.CULTURE])
    elif by["category"]:
        which &= Q(category=by["category"])
    if by["needs"]:
        which &= Q(pk__in=Document.objects.to_interpret().values("pk"))
    if by["q"]:
        which &= Q(title__icontains=by["q"]) | Q(doc_no__icontains=by["q"]) | Q(index_no__icontains=by["q"])
    if narrowing.is_year(by["year"]):
        which &= Q(published_on__year=int(by["year"]))
    return which


def _issued(by: dict[str, str]) -> Q:
    """Documents any edition of which was published in the period, the first one or a later one."""
    when = narrowing.narrowed(by, "published_on", "document__division_id")
    out = Edition.objects.filter(when, stage__in=[EditionStage.PUBLISHED, EditionStage.SUPERSEDED])
    return Q(pk__in=out.values("document"))


def _on_shelf(request: DeskRequest, stage: str) -> Q:
    match stage:
        case "" | "issued":
            return Q()
        case "live":
            return Q(is_live=True)
        case "mine":
            return Q(pk__in=Edition.objects.filter(author=request.user).values("document"))
        case "writing":
            return Q(pk__in=drafts_of(request).values("document"))
        case "review":
            return Q(pk__in=reviews_for(request).values("document"))
        case "waiting" | "near" | "over":
            documents = Document.objects.visible_to(request.scope)
            found = waiting(documents, request.user.agency, request.day, calendar())
            return Q(pk__in=getattr(found, stage))
        case _:
            return Q(pk__in=Edition.objects.filter(stage=stage).values("document"))


def reviews_for(request: DeskRequest) -> QuerySet[Edition]:
    """The editions that wait for this person's hand, oldest first."""
    return to_review(Document.objects.visible_to(request.scope), request.user, request.scope)


def drafts_of(request: DeskRequest) -> QuerySet[Edition]:
    """One's own editions that are not published yet."""
    mine = Edition.objects.filter(author=request.user, document__agency=request.scope.agency)
    return mine.exclude(stage__in=ENDED).select_related("document").order_by("-made_on", "-id")
