"""What people say of a finding at the desk: read, no fault, taken back; and the panel as it is refreshed while somebody writes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from gongkai.agencies.scope import Right
from gongkai.desk.accepting import ASKED as PUT_IN
from gongkai.desk.access import DeskRequest, desk_view, may_over
from gongkai.desk.documents import insider, seen
from gongkai.desk.forms.documents import SheetNow, TextForm
from gongkai.desk.going_on import REASON, GoingOn, half_typed, keep, reason_of
from gongkai.desk.writing_page import panel_on
from gongkai.documents.clearing.nobodys import require_nobodys
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import edition_in_hand
from gongkai.documents.proofing.acts import marking as acts
from gongkai.law.source import LawError

LONGEST = 3_000_000
ASKED = (*PUT_IN, "mark", "unmark")
ENTERED = "entered"  # the sheet's first button, which Enter in any of its fields presses
NOT_YET = "理由还没有登记：请按“已阅，不改”"


def of_panel(request: DeskRequest) -> bool:
    """Whether a button of the panel was pressed, or Enter with a reason typed in it."""
    return bool(set(ASKED) & set(request.POST)) or bool(_print_typed(request))


def mark_as_asked(request: DeskRequest, document: Document, form: TextForm, edition: Edition) -> None:
    """Do what the panel's buttons ask for beside saving: a warning was read, a mark is withdrawn.

    Enter in some field of the sheet gives no reason that stands half typed in another: it is kept where it was typed.
    """
    said = request.POST
    if print_ := _print_typed(request):
        at = panel_on(request, form, document, edition).order(print_)
        _stay(request, document, print_, NOT_YET, at)
        return
    if print_ := said.get("mark", ""):
        at = panel_on(request, form, document, edition).order(print_)
        reason = reason_of(request, print_)
        try:
            mark = acts.mark_read(document.pk, print_, reason=reason, by=request.user, on=request.day)
        except LawError as refused:
            _stay(request, document, print_, str(refused), at)
            if at < 0:
                messages.error(request, str(refused))
        else:
            messages.success(request, f"已登记{mark}")
            keep(request, document.address, GoingOn(f"已登记{mark}", at), done=print_)
        return
    if (key := said.get("unmark", "")).isdecimal():
        going = GoingOn()
        try:
            acts.take_mark_back(document.pk, int(key[:9]), by=request.user, on=request.day)
        except LawError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "已撤销")
            going = GoingOn("已撤销")
        keep(request, document.address, going)
    elif half_typed(request) and not set(PUT_IN) & set(said):
        keep(request, document.address, GoingOn())


def _stay(request: DeskRequest, document: Document, print_: str, wrong: str, at: int) -> None:
    """Go on at the same finding, with the reason in its field; one with somebody's number is kept nowhere, and that is said."""
    reason = reason_of(request, print_)
    try:
        require_nobodys("理由", reason)
    except LawError as refused:
        reason, wrong = "", str(refused)
    keep(request, document.address, GoingOn(print=print_, wrong=wrong, reason=reason, at=at), done=print_)


def _print_typed(request: DeskRequest) -> str:
    """The print of the first warning with a reason typed, where Enter in a field of the sheet saved it."""
    said = request.POST
    if ENTERED not in said or set(ASKED) & set(said):
        return ""
    typed = (n.removeprefix(REASON) for n in said if n.startswith(REASON))
    return next((print_ for print_ in typed if reason_of(request, print_)), "")


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
    context = {"panel": found, "document": document, "edition": edition, "is_light": True}
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
