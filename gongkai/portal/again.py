"""The half hour ran out while somebody was typing: number and code are asked for once more, the text stays.

What was sent goes back on the page it is asked on, never into an address or the session. Entered rightly, it is done
as if the half hour had not been over. Files cannot be put back into a browser's field; they are chosen again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongkai.portal.place import crumbs
from gongkai.portal.track import FOLLOWED, MINUTES, WRONG, TooManyTries, TrackForm, opened_by

View = Callable[..., HttpResponse]
# What is not carried along: it has a place of its own on the page.
OWN = frozenset({"csrfmiddlewaretoken", "number", "code", "says"})
OTHER = "这些内容是在另一件申请的页面填写的，请输入那一件的编号和查询码，或者从“申请进度”重新进入"


def asks_again(form: Callable[[Any], forms.Form] | None = None) -> Callable[[View], View]:
    """A POST of the progress page that asks for number and code where the half hour is over. `form` makes the form
    it sends, None where nothing is typed."""

    def door(view: View) -> View:
        @wraps(view)
        def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" and not _is_followed(request):
                page = _enter(request, form)
                if page is not None:
                    return page
            return view(request, *args, **kwargs)

        return inside

    return door


def _is_followed(request: HttpRequest) -> bool:
    _, since = request.session.get(FOLLOWED) or (0, 0)
    return time.time() - since <= MINUTES * 60


def _enter(request: HttpRequest, form: Callable[[Any], forms.Form] | None) -> HttpResponse | None:
    """None once number and code were right, and the case is followed again; else the page that asks for them."""
    if "number" not in request.POST:
        return _page(request, TrackForm(), form, 422)
    asked = TrackForm(request.POST)
    if asked.is_valid():
        try:
            case = opened_by(request, asked)
        except TooManyTries:
            return _page(request, asked, form, 429)
        before, _ = request.session.get(FOLLOWED) or (0, 0)
        if case is not None and before in (0, case.pk):
            request.session[FOLLOWED] = [case.pk, int(time.time())]
            return None
        asked.add_error(None, WRONG if case is None else OTHER)
    return _page(request, asked, form, 422)


def _page(
    request: HttpRequest, asked: TrackForm, form: Callable[[Any], forms.Form] | None, status: int
) -> HttpResponse:
    typed = form(None) if form else None
    if typed is not None:
        typed.initial["says"] = request.POST.get("says", "")
    context = {
        "section": "track", "form": asked, "typed": typed, "spent": status == 429, "minutes": MINUTES,
        "had_files": bool(request.FILES) or "had_files" in request.POST,
        "carried": [(n, v) for n, v in request.POST.items() if n not in OWN | {"had_files"}],
        "crumbs": crumbs(("申请进度", reverse("portal:track")), ("再次输入查询码", "")),
    }  # fmt: skip
    return render(request, "portal/again.html", context, status=status)
