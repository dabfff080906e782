"""The one shape of an error: {"error": {"code", "says"}}."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, URLPattern, URLResolver, resolve, reverse
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from gongkai.files.checking import MEGABYTE
from gongkai.law.source import LawError

NO_OBJECT = ("model_attributes_type", "model_type", "missing")  # of the body itself


def fault(status: int, code: str, says: str) -> JsonResponse:
    body = {"error": {"code": code, "says": says}}
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})


def install(api: NinjaAPI) -> None:
    """Teach the interface to answer every error in one shape."""

    @api.exception_handler(Http404)
    def _absent(request: HttpRequest, wrong: Any) -> HttpResponse:
        return fault(404, "not_found", "没有这一项公开的内容")

    @api.exception_handler(ValidationError)
    def _unusable(request: HttpRequest, wrong: Any) -> HttpResponse:
        told = "；".join(dict.fromkeys(_said(one) for one in wrong.errors))
        return fault(422, "unusable", f"{told}；可用的值见接口说明")

    @api.exception_handler(RequestDataTooBig)
    def _too_big(request: HttpRequest, wrong: Any) -> HttpResponse:
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // MEGABYTE
        return fault(413, "too_large", f"发送的内容太大，一次不超过{most}MB")

    @api.exception_handler(LawError)
    def _refused(request: HttpRequest, wrong: Any) -> HttpResponse:
        return fault(404, "not_found", str(wrong))

    @api.exception_handler(HttpError)
    def _other(request: HttpRequest, wrong: Any) -> HttpResponse:
        if wrong.status_code == 400:  # the framework's own, in English: the body could not be read
            return fault(400, "unreadable", "发送的内容不是正确的JSON，没有处理")
        return fault(wrong.status_code, "refused", str(wrong))


def _said(one: dict[str, Any]) -> str:
    """What is wrong with a parameter, by its name."""
    name = str(one["loc"][-1])
    if one["type"] in NO_OBJECT and tuple(one["loc"][:1]) == ("body",) and len(one["loc"]) == 2:
        return "发送的内容应当是JSON对象，写在{}里"
    if one["type"] == "extra_forbidden":
        return f"没有这个参数：{name}"
    if one["type"] == "string_too_long":
        return f"参数不能使用：{name}，最多{one['ctx']['max_length']}字"
    return f"参数不能使用：{name}"


@csrf_exempt  # nothing here writes
def elsewhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any address below /api/ that is none."""
    if request.path_info.endswith("/") and _is_known(request.path_info.rstrip("/")):
        says = f"没有这个接口，末尾不写斜线：{request.path.rstrip('/')}"
    else:
        says = f"没有这个接口，可用的接口见 {reverse('api:openapi-json')}"
    return fault(404, "not_found", says)


def _is_known(path: str) -> bool:
    try:
        return resolve(path).func is not elsewhere
    except Resolver404:
        return False


def in_one_shape(patterns: list[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """A wrong method and the bare root are answered in the same shape as any other error."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = _shaped(pattern.callback)
    return patterns


def _shaped(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer = view(request, *args, **kwargs)
        except Http404:  # the root itself, which is only there to be reversed
            return elsewhere(request)
        if answer.status_code == 405:
            allowed = answer.get("Allow", "GET")
            if "GET" in allowed:
                wrong = fault(405, "read_only", "接口只能读取（GET）")
            else:
                wrong = fault(405, "send", f"这个接口要用{allowed}发送内容")
            wrong["Allow"] = allowed
            return wrong
        return answer

    return csrf_exempt(shown)  # nothing here writes
