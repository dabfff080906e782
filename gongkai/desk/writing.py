"""Writing on a draft: its wording, its record, its files."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from gongkai.agencies.scope import Right
from gongkai.desk.accepting import asks
from gongkai.desk.access import DeskRequest, desk_view, posted, reasons_of
from gongkai.desk.draft_files import beside_the_text
from gongkai.desk.forms.documents import (
    AttachForm,
    CorrectionForm,
    EditForm,
    InterpretationForm,
    TextForm,
)
from gongkai.desk.stale import stale_page
from gongkai.desk.wording import mark_as_asked, of_panel
from gongkai.desk.writing_page import begin_writing, blame, own, with_suggestions, writing_page
from gongkai.documents import acts
from gongkai.documents.corrected import CORRECTABLE, said
from gongkai.documents.masking.acts import mask_text, take_masks_back
from gongkai.documents.masking.reads import to_take_back
from gongkai.documents.models import Document, Edition
from gongkai.documents.release.limits import limit_clock
from gongkai.law.review import EditionStage
from gongkai.law.source import LawError


@desk_view(Right.DRAFT, methods="GET HEAD POST")
def edit(request: DeskRequest, address: str) -> HttpResponse:
    """Write on a draft. A text saved over by somebody else is shown beside what was typed, and nothing is lost."""
    document, edition = own(request, address)
    if edition.stage != EditionStage.DRAFT:
        return redirect("desk:document", address)
    form = with_suggestions(request, lambda: sheet_for(request, document, edition), document, edition)
    more: dict[str, Any] = {
        "document": document, "edition": edition, "attach": AttachForm(slip="attach"), "files": edition.attachments.all(),
        "masked_text": to_take_back(edition), "limit": limit_clock(document, edition, request.day), **beside_the_text(edition),
    }  # fmt: skip
    heading = f"编辑：{document.title}"
    if request.method != "POST" or "check" in request.POST:
        return writing_page(request, form, heading, **more)
    if not form.is_valid():
        return writing_page(request, form, heading, 422, **more)
    saves = form.cleaned_data["saves"]
    save = acts.rewrite if form.masks is None else partial(mask_text, masks=form.masks)
    try:
        save(
            edition.pk, text=form.wording(edition), by=request.user, on=request.day,
            saves=-1 if saves is None else saves, document=form.record() or None,
            **form.beside() if isinstance(form, CorrectionForm) else {},
        )  # fmt: skip
    except acts.Stale as stale:
        return stale_page(request, form, heading, edition, reasons_of(stale), more)
    except LawError as refused:
        return writing_page(request, form, heading, 409, reasons=reasons_of(refused), **more)
    except ValidationError as wrong:
        blame(form, wrong)
        return writing_page(request, form, heading, 422, **more)
    messages.success(request, "已替换并保存" if asks(request) else "已保存")
    mark_as_asked(request, document, form, edition)
    return redirect(f"{reverse('desk:edit', args=[address])}{'#next' if of_panel(request) else ''}")


def sheet_for(request: DeskRequest, document: Document, edition: Edition) -> TextForm:
    """The sheet that fits: once the document was out, its wording and what of its record may be corrected with it."""
    text = begin_writing(edition) | {"saves": edition.saves}
    if document.published_on is not None:
        now = {name: said(edition, name) for name in CORRECTABLE}
        before = "hidden" if edition.hides_before else "shown"
        beside = {"because": edition.note, "before": before}
        return CorrectionForm(posted(request), initial=text | now | beside)
    if document.interprets_id:
        begin = text | _stands(document, InterpretationForm.FIELDS)
        return InterpretationForm(posted(request), agency=document.agency, initial=begin)
    begin = text | _stands(document, (*EditForm.FIELDS, "normative"))
    return EditForm(posted(request), agency=document.agency, scope=request.scope, initial=begin)


def _stands(document: Document, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(document, name) for name in names}


@desk_view(Right.DRAFT, methods="POST")
def unmask(request: DeskRequest, address: str, key: int) -> HttpResponse:
    """Take back what one press masked in the wording."""
    _, edition = own(request, address)
    row = get_object_or_404(edition.masked_texts, pk=key)
    try:
        take_masks_back(edition.pk, row.pk, by=request.user, on=request.day)
    except LawError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "已撤销遮盖，恢复了遮盖前的文字")
    return redirect("desk:edit", address)


@desk_view(Right.DRAFT, methods="POST")
def attach(request: DeskRequest, address: str) -> HttpResponse:
    """Add a file to a draft; the writing page says what was refused, since a browser forgets the file that was chosen."""
    _, edition = own(request, address)
    form = AttachForm(request.POST, request.FILES, slip="attach")
    if not form.is_valid():
        messages.error(request, f"没有增加附件：{form.first_error()}")
        return redirect("desk:edit", address)
    given = form.cleaned_data["file"]
    try:
        acts.attach(edition.pk, name=given.name, content=given.file, by=request.user, on=request.day)
    except LawError as refused:
        messages.error(request, f"没有增加附件“{given.name}”：{refused}。请重新选择文件")
        return redirect("desk:edit", address)
    messages.success(request, f"已增加附件：{given.name}")
    return redirect("desk:edit", address)


@desk_view(Right.DRAFT, methods="POST")
def detach(request: DeskRequest, address: str, key: int) -> HttpResponse:
    """Take a file out of a draft."""
    _, edition = own(request, address)
    try:
        acts.detach(edition.pk, key, by=request.user, on=request.day)
    except LawError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "已移除附件")
    return redirect("desk:edit", address)
