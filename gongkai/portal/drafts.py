"""The draft of this browser: found by a token in a cookie that no script reads and no other agency's pages get."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from gongkai.cases.acts.drafting import KEPT_DAYS
from gongkai.cases.models import Draft
from gongkai.cases.reads import draft_of
from gongkai.portal.place import agency_of
from gongkai.site.today import today

COOKIE = "draft"


def draft_here(request: HttpRequest) -> Draft | None:
    """The draft this browser writes or has submitted; None without a cookie, or when it was erased or is too old."""
    token = request.COOKIES.get(COOKIE, "")
    return draft_of(agency_of(request), token, today()) if token else None


def keep_here(answer: HttpResponse, token: str) -> HttpResponse:
    """Let this browser find its draft again for as long as it is kept."""
    answer.set_cookie(
        COOKIE, token, max_age=KEPT_DAYS * 24 * 3600, path=reverse("portal:ask"), httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return answer


def forget_here(answer: HttpResponse) -> HttpResponse:
    answer.delete_cookie(COOKIE, path=reverse("portal:ask"), samesite="Lax")
    return answer
