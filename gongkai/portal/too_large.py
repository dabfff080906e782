"""A form sent to the portal that is larger than any of its pages needs: told in a sentence before it is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.files.checking import MATERIAL, MEGABYTE

FILES_AT_ONCE = 4
# The largest page sends four files of material; the rest is room for the words around them.
MOST = FILES_AT_ONCE * MATERIAL.limit + MEGABYTE
SAYS = (
    f"一次提交的文件合起来不能超过{FILES_AT_ONCE * MATERIAL.limit // MEGABYTE}MB。请返回上一页，压缩文件或者分几次上传；"
    "这一次提交的内容没有保存，此前保存的都还在。"
)


class TooLargeMiddleware:
    """Stands before whatever reads the body, and looks only at pages of the portal: the desk takes larger files."""

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
        page, length = request.resolver_match, request.META.get("CONTENT_LENGTH") or "0"
        if (
            page is None
            or page.app_name != "portal"
            or not length.isdecimal()
            or len(length) < 19
            and int(length) <= MOST
        ):
            return None
        answer = render(request, "error.html", {"title": "提交的内容太大", "says": SAYS}, status=413)
        answer["Cache-Control"] = "no-store"
        return answer
