"""What people say of a finding at the desk: read, no fault, taken back; and the panel as it is refreshed while somebody writes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from gongkai.agencies.scope import Right
from gongkai.desk.accepting import ASKED as PUT_IN
from gongkai.desk.access import DeskRequest, desk_view, may_over
from gongkai.desk.documents import insider, seen
from gongkai.desk.forms.documents import SheetNow
from gongkai.desk.writing_page import panel_on
from gongkai.documents.models import Document
from gongkai.documents.package import edition_in_hand
from gongkai.documents.proofing.acts import marking as acts
from gongkai.law.source import LawError

LONGEST = 3_000_000
ASKED = (*PUT_IN, "mark", "unmark")


def of_panel(request: DeskRequest) -> bool:
    """Whether a button of the panel was pressed."""
    return bool(set(ASKED) & set(request.POST))


def mark_as_asked(request: DeskRequest, document: Document) -> None:
    """Do what the panel's buttons ask for beside saving: a warning was read, a mark is withdrawn."""
    said = request.POST
    try:
        if print_ := said.get("mark"):
            reason = said.get(f"reason-{print_}", "")
            mark = acts.mark_read(document.pk, print_, reason=reason, by=request.user, on=request.day)
            messages.success(request, f"已登记{mark}")
        elif (key := said.get("unmark", "")).isdecimal():
            acts.take_mark_back(document.pk, int(key[:9]), by=request.user, on=request.day)
            messages.success(request, "已撤销")
    except LawError as refused:
        messages.error(request, str(refused))


@desk_view(Right.DRAFT, methods="POST")
def panel(request: DeskRequest) -> HttpResponse:
    """The panel for what stands on the sheet now, without the rules that take long; keeps nothing."""
    if sum(len(value) for value in request.POST.values()) > LONGEST:
        return HttpResponse("文字太长，请点“检查”", status=413, content_type="text/plain; charset=utf-8")
    address = request.GET.get("of", "")
    document = seen(request, address) if address else None
    edition = edition_in_hand(document) if document else None
    if document is not None and not may_over(request.scope, Right.DRAFT, document.division_id):
        document = edition = None
    form = SheetNow(request.POST)
    found = panel_on(request, form, document, edition, heavy=False)
    context = {"panel": found, "document": document, "edition": edition, "is_light": True, "has_text": True}
    return render(request, "desk/_check_panel.html", context)


@desk_view(Right.JUDGE_WORDING, methods="POST")
def judge(request: DeskRequest, address: str) -> HttpResponse:
    """Somebody else than the author judges that a finding is no fault, or withdraws such a mark."""
    document = seen(request, address)
    said = request.POST
    if insider(request, document):
        try:
            if (key := said.get("unmark", "")).isdecimal():
                acts.take_mark_back(document.pk, int(key[:9]), by=request.user, on=request.day)
                messages.success(request, "已撤销")
            else:
                reason, print_ = said.get("reason", ""), said.get("print", "")
                acts.judge_no_fault(document.pk, print_, reason=reason, by=request.user, on=request.day)
                messages.success(request, "已认定不属差错")
        except LawError as refused:
            messages.error(request, str(refused))
    lead = document.interprets if document.interprets_id else None
    return redirect("desk:document", lead.address if lead and said.get("back") == lead.address else address)
