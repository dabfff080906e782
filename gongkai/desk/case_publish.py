"""What several applicants asked for may be published for everybody (依申请公开转主动公开，条例第四十四条)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from gongkai.agencies.scope import Right
from gongkai.cases.models import Case
from gongkai.desk.access import READ_CASES, DeskRequest, desk_view
from gongkai.desk.case_page import case_of
from gongkai.law.outcome import Outcome
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

BASIS = "依申请公开转主动公开（条例第四十四条）"


@desk_view(Right.DRAFT, methods="POST")
def publish(request: DeskRequest, number: str) -> HttpResponse:
    """Begin a proactive document about what was given; the draft names the request, the request will name it."""
    case = case_of(request, number)
    if case.outcome not in (Outcome.GRANTED, Outcome.GRANTED_IN_PART):
        raise Refusal(("只有已经依申请公开的信息才能转为主动公开", OGI_2019.article(44)))
    if case.became_id:
        raise Refusal((f"已经转为主动公开：{case.became}", OGI_2019.article(44)))
    return redirect(f"{reverse('desk:draft')}?{urlencode({'case': case.number})}")


def begun_from(request: DeskRequest) -> Case | None:
    """The request a draft is begun from, where the address names one the drafter sees."""
    number = request.GET.get("case", "")
    if not number or not any(request.scope.may(r) for r in READ_CASES):
        return None
    return Case.objects.visible_to(request.scope).filter(number=number, became__isnull=True).first()
