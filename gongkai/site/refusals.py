"""What a person sees when something is not allowed, not there, or broken: a sentence, never a traceback."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.agencies.models import Agency
from gongkai.law.source import LawError, Refusal


class RefusalMiddleware:
    """A refusal no view caught becomes a page with all its reasons and their articles (409)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code == 405 and not answer.content and "/api/" not in request.path:
            page = _page(
                request, 405, "这个网址只用来提交表单", "请从原来的页面重新打开；已保存的内容不会丢失。"
            )
            page["Allow"] = answer["Allow"]
            return page
        return answer

    def process_exception(self, request: HttpRequest, wrong: Exception) -> HttpResponse | None:
        if isinstance(wrong, Refusal):
            return render(request, "refused.html", {"reasons": wrong.reasons}, status=409)
        if isinstance(wrong, LawError):
            return render(request, "refused.html", {"reasons": [(str(wrong), None)]}, status=409)
        return None


def _page(request: HttpRequest, status: int, title: str, says: str) -> HttpResponse:
    """`refused` on the answer is what it says: a face may say it in a frame of its own."""
    page = render(request, "error.html", {"title": title, "says": says}, status=status)
    page.refused = (title, says)  # type: ignore[attr-defined]
    return page


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return _page(
            request, 413, "提交的内容太大", "文字或者文件太多，没有保存。请返回上一页，减少以后分几次提交。"
        )
    return _page(request, 400, "请求有误", "浏览器发来的内容无法识别，请返回上一页重试。")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    says = str(exception or "") or "您的岗位不能打开这一页；如有需要，请联系办公室。"
    return _page(request, 403, "没有权限", says)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if getattr(request, "agency", None) is None and not Agency.objects.exists():
        says = "请管理员在服务器上运行 .venv/bin/gongkai agency add --help，按提示设立第一个机关。"
        return _page(request, 404, "系统里还没有机关", says)
    return _page(request, 404, "没有找到这一页", "网址可能已经变动，请从栏目进入，或者搜索标题和文号。")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, 403, "页面已过期", "为了安全，请返回上一页刷新后重新提交；已填写的内容通常还在。")


def broken(request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        "<!doctype html><html lang='zh-CN'><meta charset='utf-8'><title>系统出错</title>"
        "<h1>系统出错了</h1><p>已经记录，请稍后再试；已保存的内容不会丢失。</p></html>",
        status=500,
    )
