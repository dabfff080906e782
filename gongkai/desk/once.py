"""A form of the desk taken once: the second click leads where the first one led."""

from __future__ import annotations

from collections.abc import Callable

from django.forms import Form
from django.utils.crypto import salted_hmac

from gongkai.desk.access import DeskRequest
from gongkai.desk.forms.once import new_slip
from gongkai.journal.once import SentBefore, once


def made_once(request: DeskRequest, form: Form, make: Callable[[], str]) -> str:
    """The key of what a valid form with a slip made, now or by an earlier click. Raises as `once`; a form that says
    something else now gets a new slip, so that it can be sent after all."""
    slip = form.cleaned_data["once"]
    try:
        return once(slip, _said(request), by=request.user, on=request.day, make=make)
    except SentBefore:
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["once"] = new_slip()  # type: ignore[index]
        raise


def _said(request: DeskRequest) -> str:
    """A keyed fingerprint of what was filled in and which files came with it."""
    typed = sorted((n, v) for n, v in request.POST.lists() if n not in ("csrfmiddlewaretoken", "once"))
    files = sorted((n, [(f.name, f.size) for f in many]) for n, many in request.FILES.lists())
    said = repr((request.path, typed, files))
    return salted_hmac("gongkai.desk.once", said, algorithm="sha256").hexdigest()
