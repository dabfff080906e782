"""Writing documents: a draft with the check panel beside it, its interpretation, its files, a new edition."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.reads import house_rule
from gongkai.agencies.scope import Right
from gongkai.cases import acts as cases
from gongkai.cases.masking import masked
from gongkai.cases.models import Case
from gongkai.desk.access import DeskRequest, desk_view, may_over, posted, reasons_of, show
from gongkai.desk.case_publish import BASIS, begun_from
from gongkai.desk.difference import difference
from gongkai.desk.documents import document_page, seen
from gongkai.desk.draft_files import beside_the_text
from gongkai.desk.forms.documents import (
    AttachForm,
    DraftForm,
    InterpretationForm,
    NewForm,
    NewInterpretationForm,
    ReviseForm,
    TextForm,
)
from gongkai.desk.once import made_once
from gongkai.desk.reading_over import heads_of, mended, read_over
from gongkai.documents import acts
from gongkai.documents.describing import first_sentence
from gongkai.documents.drafting import acts as drafting
from gongkai.documents.models import Column, Document, Edition
from gongkai.documents.package import edition_in_hand
from gongkai.documents.release.limits import limit_clock
from gongkai.documents.rich import each_text
from gongkai.documents.typed_form import to_typed
from gongkai.documents.wording import RICH, TYPED
from gongkai.law.attribute import Attribute
from gongkai.law.interpretation import Duty, duty_of
from gongkai.law.review import EditionStage
from gongkai.law.source import LawError, Refusal
from gongkai.quality.models import Finding
from gongkai.text.book_marks import in_book_marks


def _sheet(
    request: DeskRequest, form: TextForm, heading: str, status: int = 200, **more: Any
) -> HttpResponse:
    """A writing page: the sheet, and what the text rules find in what stands on it."""
    names = {"标题": "title", "发文字号": "doc_no", "内容概述": "summary"}
    heads = {place: form[name].value() or "" for place, name in names.items() if name in form.fields}
    noted = read_over(form.plain_now(), heads or heads_of(more["document"]))
    now = duty_now(form, request) if isinstance(form, DraftForm) else None
    counts = {"must": sum(n.finding.gravity in ("severe", "error") for n in noted), "all": len(noted)}
    return show(
        request,
        "desk/write.html",
        {
            "form": form,
            "heading": heading,
            "noted": noted,
            "counts": counts,
            "summary_now": _summary(form),
            "duty": now,
        }  # fmt: skip
        | more,
        status,
    )


def duty_now(form: DraftForm, request: DeskRequest) -> Duty:
    """Whether what stands on the sheet now is to be interpreted."""
    said = {name: str(form[name].value() or "") for name in ("kind", "normative", "title", "genre")}
    asks = house_rule(request.user.agency, "interpret_comment_drafts", request.day)
    return duty_of(
        kind=said["kind"], normative=said["normative"], title=said["title"], genre=said["genre"],
        is_major=bool(form["is_major"].value()), comment_drafts=bool(asks),
    )  # fmt: skip


def _summary(form: TextForm) -> str:
    """A summary to take over, where the sheet has none yet."""
    return (
        first_sentence(form.plain_now()) if "summary" in form.fields and not form["summary"].value() else ""
    )


def _only_check(request: DeskRequest) -> bool:
    return "check" in request.POST


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
    form = NewForm(
        posted(request), request.FILES or None, agency=request.user.agency, scope=request.scope, initial=begin
    )
    heading = f"新拟稿件（由{case}转主动公开）" if case else "新拟稿件"
    if request.method != "POST" or _only_check(request):
        return _sheet(request, form, heading)
    if not form.is_valid():
        return _sheet(request, form, heading, 422)
    try:
        number = made_once(request, form, lambda: _begun(request, form, case).index_no)
    except LawError as refused:
        return _sheet(request, form, heading, 409, reasons=reasons_of(refused))
    except ValidationError as wrong:
        _blame(form, wrong)
        return _sheet(request, form, heading, 422)
    messages.success(request, f"已建稿，索引号{number}")
    return _go_on(number)


def _go_on(number: str) -> HttpResponse:
    """To the writing page of the document of that index number."""
    return redirect("desk:edit", number.replace("/", "-"))


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


def _blame(form: TextForm, wrong: ValidationError) -> None:
    """Put what the model refused to the fields of the sheet."""
    for name, errors in getattr(wrong, "error_dict", {"__all__": wrong.error_list}).items():
        form.add_error(name if name in form.fields else None, errors)


def own(request: DeskRequest, address: str) -> tuple[Document, Edition]:
    """A document and its draft, for who may write it."""
    document = seen(request, address)
    edition = edition_in_hand(document)
    if edition is None or not may_over(request.scope, Right.DRAFT, document.division_id):
        raise Http404
    return document, edition


@desk_view(Right.DRAFT, methods="GET HEAD POST")
def edit(request: DeskRequest, address: str) -> HttpResponse:
    """Write on a draft. A text saved over by somebody else is shown beside what was typed, and nothing is lost."""
    document, edition = own(request, address)
    if edition.stage != EditionStage.DRAFT:
        return redirect("desk:document", address)
    form = sheet_for(request, document, edition)
    more: dict[str, Any] = {
        "document": document, "edition": edition, "attach": AttachForm(slip="attach"), "files": edition.attachments.all(),
        "limit": limit_clock(document, edition, request.day), **beside_the_text(edition),
    }  # fmt: skip
    heading = f"编辑：{document.title}"
    if request.method != "POST" or _only_check(request):
        return _sheet(request, form, heading, **more)
    if not form.is_valid():
        return _sheet(request, form, heading, 422, **more)
    saves = form.cleaned_data["saves"]
    try:
        acts.rewrite(
            edition.pk, text=form.wording(edition), by=request.user, on=request.day,
            saves=-1 if saves is None else saves, document=form.record() or None,
        )  # fmt: skip
    except acts.Stale as stale:
        return _stale(request, form, heading, edition, reasons_of(stale), more)
    except LawError as refused:
        return _sheet(request, form, heading, 409, reasons=reasons_of(refused), **more)
    except ValidationError as wrong:
        _blame(form, wrong)
        return _sheet(request, form, heading, 422, **more)
    messages.success(request, "已保存")
    return redirect("desk:edit", address)


def sheet_for(request: DeskRequest, document: Document, edition: Edition) -> TextForm:
    """The sheet that fits: the wording alone once the document was out, its record too before."""
    text = begin_writing(edition) | {"saves": edition.saves}
    if document.published_on is not None:
        return TextForm(posted(request), initial=text)
    kind: type[DraftForm] | type[InterpretationForm] = (
        InterpretationForm if document.interprets_id else DraftForm
    )
    record = {name: getattr(document, name) for name in kind.FIELDS}
    return kind(posted(request), agency=document.agency, initial=text | record)


def begin_writing(edition: Edition) -> dict[str, Any]:
    """What a sheet begins with: the text as one types it, and the HTML for the editor."""
    typed = edition.text if edition.form == TYPED else to_typed(edition.html)
    return {"text": typed, "rich": edition.html, "form": edition.form}


def _stale(
    request: DeskRequest, form: TextForm, heading: str, edition: Edition, reasons: Any, more: dict[str, Any]
) -> HttpResponse:
    """Both wordings side by side; saving again is then a decision."""
    typed = form.plain_now()
    again = request.POST.copy()
    again["saves"] = str(edition.saves)
    form.data = again
    shown = {"reasons": reasons, "theirs": edition.text, "between": difference(edition.text, typed)}
    return _sheet(request, form, heading, 409, **more, **shown)


@desk_view(Right.DRAFT, methods="POST")
def attach(request: DeskRequest, address: str) -> HttpResponse:
    """Add a file to a draft."""
    document, edition = own(request, address)
    form = AttachForm(request.POST, request.FILES, slip="attach")
    if not form.is_valid():
        return document_page(request, document, 422, reasons=[(str(e), None) for e in form.errors["file"]])
    given = form.cleaned_data["file"]
    try:
        acts.attach(edition.pk, name=given.name, content=given.file, by=request.user, on=request.day)
    except LawError as refused:
        return document_page(request, document, 409, reasons=reasons_of(refused))
    messages.success(request, f"已增加附件：{given.name}")
    return redirect("desk:edit", address)


@desk_view(Right.DRAFT, methods="GET HEAD POST")
def interpret(request: DeskRequest, address: str) -> HttpResponse:
    """Draft the interpretation of a document; it is then signed and published with it."""
    document = seen(request, address)
    if document.interprets_id or not may_over(request.scope, Right.DRAFT, document.division_id):
        raise Http404
    column = Column.objects.filter(agency_id=document.agency_id, key="interpretation").first()
    begin = {"title": f"{in_book_marks(document.title)}解读"[:200], "forms": ["text"], "column": column}
    form = NewInterpretationForm(posted(request), agency=document.agency, initial=begin)
    heading = f"起草解读：{document.title}"
    more: dict[str, Any] = {"lead": document}
    if request.method != "POST" or _only_check(request):
        return _sheet(request, form, heading, **more)
    if not form.is_valid():
        return _sheet(request, form, heading, 422, **more)
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
        return _sheet(request, form, heading, 409, reasons=reasons_of(refused), **more)
    messages.success(request, "已起草解读，将与文件同步审签、同步发布")
    return _go_on(number)


@desk_view(Right.DRAFT, methods="GET HEAD POST")
def revise(request: DeskRequest, address: str) -> HttpResponse:
    """Begin a new edition of a published document; from the ledger its text comes put right."""
    document = seen(request, address)
    if document.live_edition is None or not may_over(request.scope, Right.DRAFT, document.division_id):
        raise Http404
    if edition_in_hand(document) is not None and request.method != "POST":
        return redirect("desk:edit", address)
    form = ReviseForm(posted(request), initial=_begin(request, document, document.live_edition))
    heading = f"起草新版本：{document.title}"
    more: dict[str, Any] = {"document": document}
    if request.method != "POST" or _only_check(request):
        between = difference(document.live_edition.text, form.plain_now())
        return _sheet(request, form, heading, between=[p for p in between if p.changed], **more)
    if not form.is_valid():
        return _sheet(request, form, heading, 422, **more)
    try:
        acts.revise(
            document.pk, text=form.wording(document.live_edition), because=form.cleaned_data["because"],
            by=request.user, on=request.day,
        )  # fmt: skip
    except LawError as refused:
        return _sheet(request, form, heading, 409, reasons=reasons_of(refused), **more)
    messages.success(request, "已建新版本；发布前，在线的仍是原版本")
    return redirect("desk:document", address)


def _begin(request: DeskRequest, document: Document, live: Edition) -> dict[str, Any]:
    number = request.GET.get("finding", "")
    if not number:
        return begin_writing(live)
    finding = get_object_or_404(Finding.objects.visible_to(request.scope), number=number, document=document)

    def mend(words: str) -> str:
        return mended(words, finding.found, finding.better, finding.code)

    begun = begin_writing(live)
    text = (
        {"text": mend(live.text)}
        if live.form == TYPED
        else {"rich": each_text(live.html, mend), "form": RICH}
    )
    if live.form == RICH:
        text["text"] = to_typed(text["rich"])
    return begun | text | {"because": f"改正差错（{finding.number}）：{finding.says}"[:200]}
