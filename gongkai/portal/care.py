"""The care edition (关怀版): the same addresses, larger; `?care=1` switches it on, `?care=0` off."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers

COOKIE = "care"
YEAR = 365 * 24 * 3600


class CareMiddleware:
    """Keeps the choice in a cookie and goes back to the same page without the switch in its address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.GET.get("care")
        if request.method == "GET" and chosen in ("0", "1"):
            rest = request.GET.copy()
            del rest["care"]
            back = HttpResponseRedirect(_inside(request.path) + (f"?{rest.urlencode()}" if rest else ""))
            if chosen == "1":
                back.set_cookie(COOKIE, "1", max_age=YEAR, samesite="Lax", httponly=True)
            else:
                back.delete_cookie(COOKIE)
            return back
        answer = self.get_response(request)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(answer, ["Cookie"])
        return answer


def _inside(path: str) -> str:
    """The path as an address of this site: two slashes in front would name another host."""
    return "/" + path.lstrip("/\\")
