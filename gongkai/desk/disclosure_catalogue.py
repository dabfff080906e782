"""The catalogue of disclosure at the desk: its rows, which of them hold a record, and entering one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, asked, desk_view, page_of, posted, reasons_of, show
from gongkai.desk.forms.matters import EnterRow
from gongkai.desk.once import made_once
from gongkai.law.source import LawError
from gongkai.matters import reads
from gongkai.matters.acts.catalogue import enter_row
from gongkai.matters.models import CatalogueRow


@desk_view(Right.SEE_MATTERS, methods="GET HEAD POST")
def rows(request: DeskRequest) -> HttpResponse:
    """The rows, and a form for a new one; `empty=1` leaves those without a record."""
    form = EnterRow(posted(request), of=request.user.agency, scope=request.scope)
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, 422)
    given = form.facts()
    try:
        made = made_once(
            request, form,
            lambda: enter_row(request.user.agency, by=request.user, on=request.day, **given).number,
        )  # fmt: skip
    except LawError as refused:
        return _page(request, form, 409, reasons=reasons_of(refused))
    messages.success(request, f"已登记：{made}，由办公室另一人公布")
    return redirect("desk:catalogue")


def _page(request: DeskRequest, form: EnterRow, status: int = 200, **more: object) -> HttpResponse:
    by = asked(request, empty=["1"])
    own = CatalogueRow.objects.visible_to(request.scope).filter(sent_back_on__isnull=True)
    empty = reads.uncovered(own)
    total, empties = own.count(), empty.count()
    covered = total - empties
    context = {
        "page": page_of(request, empty if by["empty"] else reads.coverage(own)), "by": by, "form": form,
        "total": total, "covered": covered, "empties": empties, "percent": round(100 * covered / total, 1) if total else None,
        "may_keep": request.scope.may(Right.KEEP_MATTERS),
        "may_take_back": request.scope.may(Right.RELEASE_MATTERS),
    }  # fmt: skip
    return show(request, "desk/disclosure_catalogue.html", context | more, status)
