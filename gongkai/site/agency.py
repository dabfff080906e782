"""Which agency a page belongs to: by path (/j/<slug>/…), by host name, or the installation's home agency."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import get_script_prefix, set_script_prefix

from gongkai.agencies.models import Agency
from gongkai.site.today import today

NO_AGENCY = frozenset({"/healthz", "/readyz"})  # whether the process lives must not hang on the database
OTHER = re.compile(r"^/j/(?P<slug>[-\w]+)(?P<rest>/.*)$")


class AgencyMiddleware:
    """Sets `request.agency`. Behind /j/<slug>/ every address of that agency stands as it does at the root, and
    links stay there, because the prefix is the script prefix."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info in NO_AGENCY:
            return self.get_response(request)
        other = OTHER.match(request.path_info)
        if other is None:
            request.agency = _by_host(request.get_host()) or Agency.objects.filter(is_home=True).first()  # type: ignore[attr-defined]
            return self.get_response(request)
        before = get_script_prefix()
        request.path_info = other["rest"]
        request.agency = Agency.objects.filter(slug=other["slug"]).first()  # type: ignore[attr-defined]
        set_script_prefix(f"{before}j/{other['slug']}/")
        try:
            if request.agency is None:  # type: ignore[attr-defined]
                raise Http404("没有这个机关的门户")
            return self.get_response(request)
        finally:
            set_script_prefix(before)


def _by_host(host: str) -> Agency | None:
    return Agency.objects.filter(host=host.partition(":")[0]).exclude(host="").first()


def context(request: HttpRequest) -> dict:
    """What every template knows: the agency of the page, and the day."""
    return {"agency": getattr(request, "agency", None), "today": today()}
