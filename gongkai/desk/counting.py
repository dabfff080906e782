"""By what rule items are counted (计数口径): shown to everybody at the desk, set by the office."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, desk_view, page_of, reasons_of, show
from gongkai.desk.forms.counting import RuleForm
from gongkai.documents.counting.acts.setting import set_counting_rule
from gongkai.documents.counting.models import SetCountingRule
from gongkai.documents.counting.reads import decisions, proactive_counts, rule_of
from gongkai.documents.models import Document
from gongkai.law.source import LawError

BACK = 5


@desk_view()
def counting(request: DeskRequest) -> HttpResponse:
    return _page(request, None)


@desk_view(Right.SET_COUNTING, methods="POST")
def set_rule(request: DeskRequest) -> HttpResponse:
    """Set the rule from a year on."""
    form = RuleForm(request.POST, slip="rule")
    if not form.is_valid():
        return _page(request, form, 422)
    try:
        set_counting_rule(request.user.agency, by=request.user, on=request.day, **form.cleaned_data)
    except LawError as refused:
        return _page(request, form, 409, reasons=reasons_of(refused))
    messages.success(request, f"已登记{form.cleaned_data['since']}年起的计数口径，各处的数字按它计算")
    return redirect("desk:counting")


def _page(request: DeskRequest, form: RuleForm | None, status: int = 200, **more: Any) -> HttpResponse:
    agency, this = request.user.agency, request.day.year
    over = [key for key in (agency.supervised_by_id, agency.pk) if key]
    rows = SetCountingRule.objects.filter(agency__in=over).select_related("agency", "by")
    by_authority = any(row.agency_id != agency.pk for row in rows)
    now = rule_of(agency, this)
    begin = {
        "since": this, "categories": now.categories, "interpretations": now.interpretations, "reposts": now.reposts,
    }  # fmt: skip
    context = {
        "years": [(y, rule_of(agency, y), proactive_counts(agency, y)) for y in range(this, this - BACK, -1)],
        "rows": rows, "by_authority": by_authority,
        "form": form or RuleForm(initial=begin, slip="rule"),
        "may_set": request.scope.may(Right.SET_COUNTING) and not by_authority,
        "page": page_of(request, decisions(Document.objects.visible_to(request.scope))),
        "categories": dict(Document.Category.choices),
    }  # fmt: skip
    return show(request, "desk/counting.html", context | more, status)
