"""What is not there or not allowed, to who sits at the desk: a page of the desk, with its navigation."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from gongkai.agencies.scope import scope_of
from gongkai.desk.access import show
from gongkai.site.today import today

NOT_HERE = "没有这一页，或者它不属于您的科室和岗位。请从上面的导航进入；需要查看的，请联系办公室。"


class DeskRefusalMiddleware:
    """A page of refusal is shown in the frame of the desk to who is logged in at it; strangers get the public one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        refused = getattr(answer, "refused", None)
        if refused is None or not request.path_info.startswith("/desk/") or not request.user.is_authenticated:
            return answer
        title, says = refused
        page = _page(request, answer.status_code, title, says)
        if "Allow" in answer:
            page["Allow"] = answer["Allow"]
        return page


def _page(request: HttpRequest, status: int, title: str, says: str) -> HttpResponse:
    request.day = today()  # type: ignore[attr-defined]
    request.scope = scope_of(request.user, request.day)  # type: ignore[attr-defined,arg-type]
    if status == HTTPStatus.NOT_FOUND:
        says = NOT_HERE
    page = show(request, "desk/refused.html", {"title": title, "says": says}, status)  # type: ignore[arg-type]
    page["Cache-Control"] = "no-store"
    return page
