"""The counter follows what it registered, once others handle it: where it stands, and what is to be handed out.

Whoever registers at the counter and does not see the whole agency loses sight of a case when it is handed out. It is
shown this page instead: number, stage, due day, letters to the applicant; no point, no reasoning, nothing to press.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache

from gongkai.agencies.reads import calendar
from gongkai.agencies.scope import Right
from gongkai.cases.for_applicant import letters_to
from gongkai.cases.models import Case
from gongkai.cases.reads import registered_by
from gongkai.desk import case_page
from gongkai.desk.access import DeskRequest, desk_view, page_of, show
from gongkai.desk.cases import near_of
from gongkai.desk.clockface import face


@desk_view(Right.REGISTER_CASE)
def registered(request: DeskRequest) -> HttpResponse:
    """What this person registered, the latest first; nobody's identity on it."""
    days, near = calendar(), near_of(request)
    rows = registered_by(request.user).select_related("division", "handler", "applicant", "agency")
    page = page_of(request, rows.order_by("-id"))
    for case in page:
        case.face = face(case, request.day, near, days)
    return show(request, "desk/counter.html", {"page": page})


@never_cache
def case(request: DeskRequest, number: str) -> HttpResponse:
    """The page of a case; for who registered it and may not open it any more, how it stands."""
    try:
        return case_page.page(request, number)
    except Http404:
        if not request.scope.may(Right.REGISTER_CASE):
            raise
        return _standing(request, number)


def _standing(request: DeskRequest, number: str) -> HttpResponse:
    """Raises Http404 for what the agency has not, PermissionDenied saying who handles it for another's registration."""
    own = Case.objects.filter(agency=request.user.agency, number=number)
    found = own.select_related("division", "handler", "applicant", "agency").first()
    if found is None:
        raise Http404
    if not registered_by(request.user).filter(pk=found.pk).exists():
        raise PermissionDenied(f"申请{number}{_handled_by(found)}。您没有登记这件申请，不能打开。")
    context = {
        "case": found, "face": face(found, request.day, near_of(request), calendar()), "letters": letters_to(found),
    }  # fmt: skip
    return show(request, "desk/counter_case.html", context)


def _handled_by(case: Case) -> str:
    return f"已分办给{case.division}，由{case.handler}办理" if case.handler else "不由您的岗位办理"
