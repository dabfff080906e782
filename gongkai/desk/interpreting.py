"""The plan of an interpretation at the desk, on a page of its own (政策解读方案)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, desk_view, may_over, posted, reasons_of, show
from gongkai.desk.documents import seen
from gongkai.desk.forms.interpreting import PlanForm
from gongkai.documents.interpreting import acts
from gongkai.documents.interpreting.duty import duty, plan_of
from gongkai.documents.models import Document
from gongkai.documents.package import edition_in_hand
from gongkai.law.review import EditionStage
from gongkai.law.source import LawError


@desk_view(Right.DRAFT, methods="GET HEAD POST")
def plan(request: DeskRequest, address: str) -> HttpResponse:
    """Write the plan of a document that is still a draft."""
    document = seen(request, address)
    if document.interprets_id or not may_over(request.scope, Right.DRAFT, document.division_id):
        raise Http404
    edition = edition_in_hand(document)
    if request.method != "POST" and (edition is None or edition.stage != EditionStage.DRAFT):
        return redirect("desk:document", address)
    form = PlanForm(posted(request), agency=document.agency, initial=_begin(document, request))
    if request.method != "POST":
        return _page(request, document, form)
    if not form.is_valid():
        return _page(request, document, form, 422)
    try:
        acts.keep_plan(document.pk, **form.cleaned_data, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, document, form, 409, reasons=reasons_of(refused))
    messages.success(request, "已保存解读方案，随文件和解读一并审签")
    return redirect("desk:document", address)


def _page(
    request: DeskRequest, document: Document, form: PlanForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"document": document, "form": form, "duty": duty(document, request.day)}
    return show(request, "desk/plan.html", context | more, status)


def _begin(document: Document, request: DeskRequest) -> dict[str, Any]:
    """What stands in the plan now, or what it may begin with."""
    found = plan_of(document)
    if found is not None:
        return {name: getattr(found, name) for name in PlanForm.base_fields}
    return {
        "interpreter": document.division.name, "when": "与文件同步发布", "channels": document.channels,
        "forms": ["text"], "key_words": "、".join(document.key_words), "basis": document.basis,
        "responsible": request.user.pk, "saves": 0,
    }  # fmt: skip
