"""What no text has and no database keeps: a request with a NUL character in it is told so before a view asks by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from gongkai.site.refusals import bad_request

NUL = "\0"
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
SAYS = "网址或者参数里有不能使用的字符"


class NulMiddleware:
    """Stands behind the guard of forms, which has read the body of every form by then: no file is read earlier, or
    for a request that is refused anyway."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        if not any(
            NUL in said for said in _said(request, reads_form=not getattr(view, "csrf_exempt", False))
        ):
            return None
        if request.resolver_match and request.resolver_match.app_name == "api":
            return JsonResponse(
                {"error": {"code": "unusable", "says": SAYS}},
                status=400,
                json_dumps_params={"ensure_ascii": False},
            )
        return bad_request(request)


def _said(request: HttpRequest, *, reads_form: bool) -> Iterator[str]:
    """The path and every value of the query and of a form."""
    yield request.path_info
    for _, values in request.GET.lists():
        yield from values
    if request.method == "POST" and request.content_type in FORMS and reads_form:
        for _, values in request.POST.lists():
            yield from values
