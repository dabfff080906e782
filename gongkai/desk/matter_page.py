"""One matter at the desk: its stages, its file, progress, calls, events, and the sheets of its acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404

from gongkai.agencies.models import Person
from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, desk_view, may_over, show
from gongkai.desk.act_sheets import Offer, shown, taken
from gongkai.desk.forms import matters as forms
from gongkai.journal.reads import lines_of
from gongkai.law.dossier import RESULTS, part_of
from gongkai.matters.acts import calling, linking, opening, progressing
from gongkai.matters.dossier import cells_of, rows_of
from gongkai.matters.models import Event, Matter


def _is_open(matter: Matter) -> bool:
    return matter.closed_on is None


def _has_progress(matter: Matter) -> bool:
    return _is_open(matter) and part_of(matter.kind, RESULTS) is not None


def _has_links(matter: Matter) -> bool:
    return _is_open(matter) and matter.links.exists()


def _waits(matter: Matter) -> bool:
    return _is_open(matter) and (matter.published_on is None or bool(matter.proposed))


def _on_matter(act: Any) -> Any:
    """An act that takes the matter's key and named fields, as an offer takes it."""

    def take(matter: Matter, given: dict[str, Any], by: Person, on: date) -> object:
        return act(matter.pk, by=by, on=on, **given)

    return take


def _unlink(matter: Matter, given: dict[str, Any], by: Person, on: date) -> object:
    return linking.unlink(given["link"].pk, because=given["because"], by=by, on=on)


def _call(matter: Matter, given: dict[str, Any], by: Person, on: date) -> object:
    return calling.call_for(matter, by=by, on=on, **given)


KEEP, RELEASE = Right.KEEP_MATTERS, Right.RELEASE_MATTERS
OFFERS = (
    Offer("publish", "公布事项", forms.Plain, RELEASE, _on_matter(opening.publish), _waits),
    Offer("drop_change", "退回修改", forms.Because, KEEP, _on_matter(opening.drop_change), lambda m: bool(m.proposed)),
    Offer("explain", "说明空缺", forms.Explain, KEEP, _on_matter(linking.explain), _is_open),
    Offer("write", "填写内容", forms.WritePart, KEEP, _on_matter(linking.write), _is_open),
    Offer("waive", "说明不适用", forms.Waive, KEEP, _on_matter(linking.waive), lambda m: _is_open(m) and m.kind in ("decision", "project")),
    Offer("report_progress", "登记进展", forms.ReportProgress, KEEP, _on_matter(progressing.report_progress), _has_progress),
    Offer("add_picture", "增加图片", forms.AddPicture, KEEP, _on_matter(progressing.add_picture), _has_progress),
    Offer("call_for", "征集意见", forms.CallFor, KEEP, _call, _is_open),
    Offer("change", "修改事项", forms.ChangeMatter, KEEP, _on_matter(opening.change), _is_open),
    Offer("unlink", "取消关联", forms.Unlink, KEEP, _unlink, _has_links, grave=True),
    Offer("close", "办结事项", forms.Because, KEEP, _on_matter(opening.close), _is_open, grave=True),
    Offer("withdraw", "撤下事项", forms.Because, RELEASE, _on_matter(opening.withdraw), lambda m: m.published_on is not None, grave=True),
)  # fmt: skip


def matter_of(request: DeskRequest, number: str) -> Matter:
    rows = Matter.objects.visible_to(request.scope)
    return get_object_or_404(rows.select_related("agency", "division", "owner", "author"), number=number)


@desk_view(Right.SEE_MATTERS)
def page(request: DeskRequest, number: str) -> HttpResponse:
    return _page(request, matter_of(request, number))


def _page(request: DeskRequest, matter: Matter, status: int = 200, **more: Any) -> HttpResponse:
    bound = more.pop("bound", None)
    rows = rows_of([matter])[matter.pk]
    context = {
        "matter": matter, "cells": [(cell, cell.state(request.day)) for cell in cells_of([matter], request.day)[0]],
        "rows": [(row, row.cell.state(request.day)) for row in rows], "missing": sum(row.is_missing for row in rows),
        "links": matter.links.shown_to(request.scope).select_related("document", "author", "released_by"),
        "may_link": _is_open(matter) and may_over(request.scope, KEEP, matter.division_id),
        "may_take_back": may_over(request.scope, Right.RELEASE_MATTERS, matter.division_id),
        "sheets": shown(request, OFFERS, matter, matter.division_id, bound),
        "progress": matter.progress.select_related("author", "released_by").order_by("-last", "-id")[:24],
        "pictures": matter.pictures.select_related("author"),
        "calls": [(call, call.state(request.day)) for call in matter.calls.all()],
        "events": [(event, event.state(request.day)) for event in Event.objects.filter(matter=matter).with_transcript()],
        "statements": matter.statements.filter(sent_back_on__isnull=True).select_related("author").order_by("-id")[:40],
        "story": lines_of(matter.agency, "matter", matter.number),
    }  # fmt: skip
    return show(request, "desk/matter.html", context | more, status)


@desk_view(Right.SEE_MATTERS, methods="POST")
def act(request: DeskRequest, number: str, act: str) -> HttpResponse:
    """Any act on a matter."""
    matter = matter_of(request, number)
    return taken(
        request,
        OFFERS,
        act,
        matter,
        "desk:matter",
        lambda status, **more: _page(request, matter, status, **more),
    )


@desk_view(Right.SEE_MATTERS)
def picture(request: DeskRequest, number: str, key: int) -> FileResponse:
    """A picture, also one that waits for its release."""
    kept = get_object_or_404(matter_of(request, number).pictures, pk=key)
    try:
        answer = FileResponse(kept.file.open("rb"))
    except FileNotFoundError:
        raise Http404("图片文件不在") from None
    answer["Content-Type"] = kept.kind
    return answer
