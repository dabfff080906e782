"""A draft kept for later: its code, going on elsewhere, and erasing it (保存草稿、续填、删除草稿)."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.cases import acts
from gongkai.cases.identity import plain
from gongkai.portal.apply import next_of, way
from gongkai.portal.drafts import draft_here, forget_here, keep_here
from gongkai.portal.limits import WRONG_DRAFT_CODES
from gongkai.portal.place import agency_of
from gongkai.portal.steps import written
from gongkai.site.today import today


@never_cache
@require_safe
def saved(request: HttpRequest) -> HttpResponse:
    """The code, to be written down."""
    draft = draft_here(request)
    code = draft.content.get("code") if draft else None
    if draft is None or not code:
        return redirect("portal:apply")
    context = {
        "section": "ysqgk", "code": code, "until": draft.kept_until, "next": next_of(written(draft)),
        "crumbs": way(("草稿已保存", "")),
    }  # fmt: skip
    return render(request, "portal/draft_saved.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """Go on with a code. Ten wrong ones from an address, and even the right one has to wait."""
    said, wrong = request.POST.get("code", ""), ""
    spent = request.method == "POST" and not WRONG_DRAFT_CODES.take(request)
    if request.method == "POST" and not spent:
        code = re.sub(r"[^0-9A-Z]", "", plain(said))
        token = acts.take_over(agency_of(request), "-".join(re.findall(".{1,4}", code)), on=today())
        if token is not None:
            WRONG_DRAFT_CODES.give_back(request)
            return keep_here(redirect("portal:resumed"), token)
        wrong = "没有这个续填码的草稿：请对照记下的码核对；草稿保存7天，过期或者提交以后就不能再用"
    context = {
        "section": "ysqgk",
        "said": said[:20],
        "wrong": wrong,
        "spent": spent,
        "crumbs": way(("继续填写", "")),
    }
    return render(
        request, "portal/draft_resume.html", context, status=429 if spent else 422 if wrong else 200
    )


@never_cache
@require_safe
def resumed(request: HttpRequest) -> HttpResponse:
    """The page a draft was left at."""
    draft = draft_here(request)
    if draft is None or draft.case_id:
        return redirect(f"{reverse('portal:apply')}?gone=1")
    return redirect("portal:apply_step", next_of(written(draft)))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Asks once more, then nothing of the draft is left, here or on the server."""
    draft = draft_here(request)
    if request.method == "POST":
        if draft is not None and not draft.case_id:
            acts.erase_draft(draft.pk)
        return forget_here(redirect(f"{reverse('portal:apply')}?erased=1"))
    if draft is None or draft.case_id:
        return redirect("portal:apply")
    return render(request, "portal/draft_erase.html", {"section": "ysqgk", "crumbs": way(("删除草稿", ""))})
