"""Beginning a document, and the interpretation of one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse

from gongkai.agencies.scope import Right
from gongkai.cases import acts as cases
from gongkai.cases.masking import masked
from gongkai.cases.models import Case
from gongkai.desk.access import DeskRequest, desk_view, may_over, posted, reasons_of
from gongkai.desk.case_publish import BASIS, begun_from
from gongkai.desk.documents import seen
from gongkai.desk.forms.documents import (
    NewForm,
    NewInterpretationForm,
)
from gongkai.desk.once import made_once
from gongkai.desk.writing_page import blame, go_on, only_check, with_suggestions, writing_page
from gongkai.documents import acts
from gongkai.documents.drafting import acts as drafting
from gongkai.documents.models import Column, Document
from gongkai.law.attribute import Attribute
from gongkai.law.source import LawError, Refusal
from gongkai.text.book_marks import in_book_marks


@desk_view(Right.DRAFT, methods="GET HEAD POST")
def draft(request: DeskRequest) -> HttpResponse:
    """Begin a document."""
    begin = {
        "made_on": request.day,
        "attribute": Attribute.PROACTIVE,
        "category": "document",
        "channels": ["portal"],
    }
    case = begun_from(request)
    if case is not None:
        begin |= {"title": masked(case, case.asked)[:80], "basis": BASIS}

    def sheet() -> NewForm:
        files = request.FILES or None
        return NewForm(posted(request), files, agency=request.user.agency, scope=request.scope, initial=begin)

    form = with_suggestions(request, sheet, None)
    heading = f"新拟稿件（由{case}转主动公开）" if case else "新拟稿件"
    if request.method != "POST" or only_check(request):
        return writing_page(request, form, heading)
    if not form.is_valid():
        return writing_page(request, form, heading, 422)
    try:
        number = made_once(request, form, lambda: _begun(request, form, case).index_no)
    except LawError as refused:
        return writing_page(request, form, heading, 409, reasons=reasons_of(refused))
    except ValidationError as wrong:
        blame(form, wrong)
        return writing_page(request, form, heading, 422)
    messages.success(request, f"已建稿，索引号{number}")
    return go_on(number)


@transaction.atomic
def _begun(request: DeskRequest, form: NewForm, case: Case | None) -> Document:
    """The document of a sheet, its wording typed or read from the Word file that came with it; the request it was begun
    from names it, or there is none."""
    record, given = form.record(), form.cleaned_data
    sent = given["word"]
    word = drafting.read_word(sent.name, sent) if sent else None
    if word is not None:
        record["title"] = record["title"] or word.read.title
        record["doc_no"] = record["doc_no"] or word.read.number
        if not record["title"]:
            raise Refusal(("文件里没有认出标题，请填写标题后再读入", None))
    document = acts.draft(
        record.pop("column"), text="" if word else form.wording(), division=given["division"], by=request.user,
        on=request.day, **record,
    )  # fmt: skip
    if word is not None:
        drafting.take_word(document.editions.get().pk, word, by=request.user, on=request.day, saves=0)
        for sentence in word.read.said:
            messages.warning(request, sentence)
    if case is not None:
        cases.turn_proactive(case.pk, document=document, by=request.user, on=request.day)
    return document


@desk_view(Right.DRAFT, methods="GET HEAD POST")
def interpret(request: DeskRequest, address: str) -> HttpResponse:
    """Draft the interpretation of a document; it is then signed and published with it."""
    document = seen(request, address)
    if document.interprets_id or not may_over(request.scope, Right.DRAFT, document.division_id):
        raise Http404
    column = Column.objects.filter(agency_id=document.agency_id, key="interpretation").first()
    begin = {"title": f"{in_book_marks(document.title)}解读"[:200], "forms": ["text"], "column": column}

    def sheet() -> NewInterpretationForm:
        return NewInterpretationForm(posted(request), agency=document.agency, initial=begin)

    form = with_suggestions(request, sheet, None)
    heading = f"起草解读：{document.title}"
    more: dict[str, Any] = {"lead": document}
    if request.method != "POST" or only_check(request):
        return writing_page(request, form, heading, **more)
    if not form.is_valid():
        return writing_page(request, form, heading, 422, **more)
    record = form.record()
    try:
        number = made_once(
            request, form,
            lambda: acts.draft(
                record.pop("column"), text=form.wording(), division=document.division, by=request.user,
                on=request.day, interprets=document, channels=document.channels, **record,
            ).index_no,
        )  # fmt: skip
    except LawError as refused:
        return writing_page(request, form, heading, 409, reasons=reasons_of(refused), **more)
    messages.success(request, "已起草解读，将与文件同步审签、同步发布")
    return go_on(number)
