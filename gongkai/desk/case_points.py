"""The seven questions over one point of a case: 补不补、是不是、谁负责、有没有、给不给、怎么给、怎么答."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from gongkai.agencies.reads import calendar
from gongkai.cases import acts
from gongkai.cases.answer import record_of
from gongkai.cases.consulted import asked_about
from gongkai.cases.masking import masked
from gongkai.cases.models import Case, Point
from gongkai.cases.reads import asked_in_month, repeats, same_applicant
from gongkai.desk.access import READ_CASES, DeskRequest, desk_view, posted, reasons_of, show
from gongkai.desk.case_page import case_of
from gongkai.desk.forms.case_record import DecisionForm, SearchForm
from gongkai.documents.reads import listed, search
from gongkai.law.answerable import beforehand
from gongkai.law.outcome import ANSWERS, Outcome
from gongkai.law.procedure import CASE, Stage
from gongkai.law.seven_steps import BY_KEY, STEPS, Question, ends_at
from gongkai.law.source import LawError

QUESTIONS = STEPS[:5]


@desk_view(*READ_CASES, methods="GET HEAD POST")
def point(request: DeskRequest, number: str, order: int) -> HttpResponse:
    """One question a page; a way out leads to the sheet of its outcome. Nothing is kept before the decision."""
    case, found = _point(request, number, order)
    if request.method == "POST":
        return _go_on(request, case, found)
    question = BY_KEY.get(request.GET.get("step", ""), STEPS[0])
    if question not in QUESTIONS:
        question = STEPS[0]
    return show(
        request,
        "desk/point.html",
        _context(request, case, found, question) | {"search_form": SearchForm(slip="search")},
    )


def _go_on(request: DeskRequest, case: Case, found: Point) -> HttpResponse:
    """From a question to the next one, or to the decision a way out leads to."""
    here = reverse("desk:point", args=[case.number, found.order])
    question = BY_KEY.get(request.POST.get("step", ""))
    said = request.POST.get("way", "")
    if question not in QUESTIONS or question is None:
        raise Http404
    if said == "on" and question.goes_on:
        following = QUESTIONS[QUESTIONS.index(question) + 1]
        return redirect(f"{here}?step={following.key}")
    if said in {w.outcome.value for w in question.ways_out}:
        return redirect("desk:decide", case.number, found.order, said)
    context = _context(request, case, found, question) | {"unanswered": f"请选择一项，回答“{question.name}”"}
    return show(request, "desk/point.html", context | {"search_form": SearchForm(slip="search")}, 422)


@desk_view(*READ_CASES, methods="GET HEAD POST")
def decide(request: DeskRequest, number: str, order: int, outcome: str) -> HttpResponse:
    """The sheet of an outcome: what must be said and how it is handed over; posted, the point is decided."""
    case, found = _point(request, number, order)
    if outcome not in set(ANSWERS):
        raise Http404
    chosen = Outcome(outcome)
    form = DecisionForm(posted(request), point=found, outcome=chosen, initial=_before(case, found))
    context = _context(request, case, found, BY_KEY[ends_at(chosen)]) | {"form": form, "outcome": chosen}
    if request.method != "POST":
        return show(
            request, "desk/decide.html", context | {"before": beforehand(chosen, record_of(case, found))}
        )
    if not form.is_valid():
        return show(request, "desk/decide.html", context, 422)
    try:
        acts.decide(case.pk, order, form.decision(), by=request.user, on=request.day)
    except LawError as refused:
        return show(request, "desk/decide.html", context | {"reasons": reasons_of(refused)}, 409)
    messages.success(request, f"要点{order}：{chosen.label}")
    following = (
        case.points.filter(outcome="", order__gt=order).first() or case.points.filter(outcome="").first()
    )
    if following is not None:
        return redirect("desk:point", number, following.order)
    return redirect(f"{reverse('desk:case', args=[number])}?open=propose#propose")


def _point(request: DeskRequest, number: str, order: int) -> tuple[Case, Point]:
    """The point of a case in hand, for who may decide it; 404 otherwise."""
    case = case_of(request, number)
    if "decide" not in {
        m.act for m in CASE.open_to(Stage(case.stage), request.scope.hands(case.division_id))
    }:
        raise Http404
    found = get_object_or_404(case.points.select_related("earlier"), order=order)
    found.case = case
    return case, found


def _before(case: Case, point: Point) -> dict[str, Any]:
    """What was written before, and the form the applicant asked for, where that says nothing of who asked."""
    earlier = point.earlier or repeats(case).first()
    kept = {
        n: getattr(point, n)
        for n in ("reason", "open_part", "giving", "published_at", "elsewhere", "weighed", "how")
    }
    wanted = case.wanted_form if masked(case, case.wanted_form) == case.wanted_form else ""
    return kept | {"how": point.how or wanted, "earlier": earlier.number if earlier else ""}


def _context(request: DeskRequest, case: Case, found: Point, question: Question) -> dict[str, Any]:
    """What helps to answer a question stands beside it."""
    beside: dict[str, Any] = {}
    match question.key:
        case "is_it":
            beside = {
                "repeats": list(repeats(case)[:5]),
                "others": same_applicant(case).select_related("applicant").order_by("-id")[:5],
                "in_month": asked_in_month(case),
            }
        case "have":
            beside = {
                "searches": [s for s in case.searches.select_related("by") if s.point_id in (None, found.pk)]
            }
        case "give":
            beside = {
                "published": list(listed(search(case.agency, found.asks[:40]))[:5]),
                "asked": asked_about(case, [found], calendar(), request.day)[found.pk],
            }
    at = STEPS.index(question)
    return {
        "case": case, "point": found, "question": question, "steps": STEPS, "done": STEPS[:at], "beside": beside,
        "back": QUESTIONS[at - 1] if 0 < at < len(QUESTIONS) + 1 else None,
    }  # fmt: skip


@desk_view(*READ_CASES, methods="POST")
def search_here(request: DeskRequest, number: str, order: int) -> HttpResponse:
    """Keep a search from within the questions, and come back to them."""
    case, found = _point(request, number, order)
    form = SearchForm(request.POST, slip="search")
    question = BY_KEY["have"]
    if not form.is_valid():
        return show(
            request, "desk/point.html", _context(request, case, found, question) | {"search_form": form}, 422
        )
    acts.record_search(case.pk, by=request.user, on=request.day, point=found, **form.cleaned_data)
    messages.success(request, "已登记检索记录")
    return redirect(f"{reverse('desk:point', args=[number, order])}?step=have")
