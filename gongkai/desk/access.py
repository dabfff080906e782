"""The desk's door: who is at it today, and what every page of it shows.

A desk page belongs to the agency of the person at it, never to the one of the address.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.agencies.models import Person
from gongkai.agencies.scope import MAY, Right, Scope, scope_of
from gongkai.law.source import Citation, LawError, Refusal
from gongkai.site.today import today

PER_PAGE = 20
READ_CASES = (Right.SEE_CASES, Right.REVIEW_ANSWER)
SEE_REPORTS = (Right.SEE_SCORES, Right.ENTER_FIGURE, Right.WRITE_REPORT, Right.SIGN_REPORT)


class DeskRequest(HttpRequest):
    """A request by somebody who logged in."""

    user: Person
    scope: Scope
    day: date


class Place(NamedTuple):
    """An entry of the desk's navigation and the address its pages begin with; without rights it is everybody's."""

    label: str
    route: str
    segment: str
    rights: tuple[Right, ...] = ()


PLACES = (
    Place("今日工作", "desk:home", ""),
    Place("依申请公开", "desk:cases", "ysq", READ_CASES),
    Place("主动公开", "desk:documents", "doc"),
    Place("五公开事项", "desk:matters", "matters", (Right.SEE_MATTERS,)),
    Place("渠道", "desk:channels", "channels", (Right.SEE_CHANNELS,)),
    Place("错敏台账", "desk:ledger", "ledger", (Right.SEE_LEDGER,)),
    Place("专项考核", "desk:scores", "scores", (Right.SEE_SCORES,)),
    Place("年度报告", "desk:reports", "nb", SEE_REPORTS),
    Place("留痕", "desk:journal", "journal", (Right.READ_JOURNAL,)),
    Place("放假安排", "desk:holidays", "holidays"),
    Place("人员岗位", "desk:people", "people", (Right.ACCOUNTS,)),
    Place("夜间任务", "desk:jobs", "jobs", (Right.RUN_JOBS,)),
)


def desk_view(*rights: Right, methods: str = "GET HEAD") -> Callable[[Callable[..., HttpResponseBase]], Any]:
    """A desk page: it needs a login and, where rights are named, at least one of them (403 otherwise)."""

    def door(view: Callable[..., HttpResponseBase]) -> Any:
        @wraps(view)
        def inside(request: DeskRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            request.day = today()
            request.scope = scope_of(request.user, request.day)
            if rights and not any(request.scope.may(r) for r in rights):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return require_http_methods(methods.split())(never_cache(login_required(inside)))

    return door


def may_over(scope: Scope, right: Right, division: int | None) -> bool:
    """Whether somebody has a right over a matter of that division, and not only somewhere."""
    return bool(MAY[right] & scope.hands(division))


def show(request: DeskRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A desk page with its frame: the person's own agency, posts, and the places open to them."""
    places = [p for p in PLACES if not p.rights or any(request.scope.may(r) for r in p.rights)]
    segment = request.path_info.removeprefix("/desk/").partition("/")[0]
    frame = {
        "agency": request.user.agency,
        "today": request.day,
        "places": places,
        "section": next((p.route for p in PLACES if p.segment == segment), ""),
        "here": request.resolver_match.view_name if request.resolver_match else "",
        "posts": "、".join(sorted(h.label for h in request.scope.all_hands())) or "未任职",
    }
    return render(request, template, frame | context, status=status)


def page_of(request: HttpRequest, rows: QuerySet, size: int = PER_PAGE) -> Page:
    """The page asked for; an odd number leads to the first or the last one. `query` carries the filters along."""
    page = Paginator(rows, size).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    page.elided = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)  # type: ignore[attr-defined]
    page.query = f"{kept.urlencode()}&" if kept else ""  # type: ignore[attr-defined]
    return page


def asked(request: HttpRequest, **among: Any) -> dict[str, str]:
    """The filters of a list as they were asked: for each name its value, or "" where it is none of `among`.

    `among` maps a name to its allowed values, or to None where any text will do.
    """
    given = {name: request.GET.get(name, "").strip()[:100] for name in among}
    return {n: v if among[n] is None or v in set(map(str, among[n])) else "" for n, v in given.items()}


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent with a POST, even nothing at all; None otherwise."""
    return request.POST if request.method == "POST" else None


def reasons_of(refused: LawError) -> list[tuple[str, Citation | None]]:
    """All reasons of a refusal, each with its article or None."""
    return list(refused.reasons) if isinstance(refused, Refusal) else [(str(refused), None)]
