"""Masking an attachment at the desk: what was found with a choice for each, the new file, the sealed original."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header

from gongkai.agencies.rights import MAY
from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, desk_view, may_over, reasons_of, show
from gongkai.desk.documents import insider, seen
from gongkai.desk.forms.masking import MOST_ROWS, MaskForm, OpenOriginalForm
from gongkai.desk.writing_page import own
from gongkai.documents.masking import acts
from gongkai.documents.masking.looking import Look
from gongkai.documents.masking.models import MaskedFile
from gongkai.documents.models import Attachment, Document, Edition
from gongkai.documents.package import edition_in_hand
from gongkai.law.review import EditionStage
from gongkai.law.source import LawError
from gongkai.text.personal import LABELS

MOST_LISTED = 300  # findings a page lists where they are decided by kind
ONLY_UNSEEN = "没有遮盖文字，只去掉了看不见的内容，已换成新文件"
OF_SHEETS = 20  # hidden sheets one can ask to be shown at once
WORDS = (("mask", "遮盖"), ("remove", "删除"), ("keep", "保留"))


@desk_view(Right.DRAFT, methods="GET HEAD POST")
def mask(request: DeskRequest, address: str, key: int) -> HttpResponse:
    """What was found in an attachment of a draft, and one button that makes the new file."""
    document, edition = own(request, address)
    kept = get_object_or_404(Attachment, pk=key, edition=edition)
    if edition.stage != EditionStage.DRAFT:
        return redirect("desk:document", address)
    shown = request.GET.getlist("show")[:OF_SHEETS]
    try:
        look = acts.look_over(edition.pk, kept.pk, by=request.user, on=request.day, show=shown)
    except LawError as refused:
        return _page(request, document, edition, kept, 409, reasons=reasons_of(refused))
    if request.method != "POST":
        return _page(request, document, edition, kept, look=look, form=_form(look), shown=shown)
    form = MaskForm(request.POST, look=look, slip="m")
    if not form.is_valid():
        return _page(request, document, edition, kept, 422, look=look, form=form, shown=shown)
    try:
        made = acts.mask_file(
            edition.pk, kept.pk, state=form.cleaned_data["state"], choices=form.choices(), by=request.user, on=request.day,
            show=shown,
        )  # fmt: skip
    except LawError as refused:
        return _refused(request, document, edition, kept, form, reasons=reasons_of(refused), shown=shown)
    covered = made.number_of("mask") + made.number_of("remove")
    messages.success(request, f"已换成新文件：{made.name}" if covered else f"{ONLY_UNSEEN}：{made.name}")
    return redirect("desk:masked", address, made.pk)


def _form(look: Look) -> MaskForm:
    return MaskForm(look=look, slip="m", initial={"state": look.state})


def _refused(
    request: DeskRequest, document: Document, edition: Edition, kept: Attachment, form: MaskForm, **more: Any
) -> HttpResponse:
    """The sheet again with what was typed; pressed once more it is about the file as it stands now."""
    again = request.POST.copy()
    again["state"] = form.look.state
    form.data = again
    return _page(request, document, edition, kept, 409, look=form.look, form=form, **more)


def _page(
    request: DeskRequest,
    document: Document,
    edition: Edition,
    kept: Attachment,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    look = more.get("look")
    context = {
        "document": document, "edition": edition, "file": kept, "most_rows": MOST_ROWS,
        "listed": look.findings[:MOST_LISTED] if look and len(look.findings) > MOST_ROWS else [],
    }  # fmt: skip
    return show(request, "desk/mask.html", context | more, status)


@desk_view()
def masked(request: DeskRequest, address: str, key: int) -> HttpResponse:
    """What was done to a file."""
    document, row = _row(request, address, key)
    return _done(request, document, row)


@desk_view(Right.OPEN_MASKED, methods="POST")
def open_masked(request: DeskRequest, address: str, key: int) -> HttpResponse:
    """The original of a masked file, for a reason that goes on record."""
    document, row = _row(request, address, key)
    form = OpenOriginalForm(request.POST, slip="open")
    if not form.is_valid():
        return _done(request, document, row, 422, open_form=form)
    try:
        name, content = acts.open_masked(row.pk, by=request.user, on=request.day, **form.cleaned_data)
    except LawError as refused:
        return _done(request, document, row, 409, open_form=form, reasons=reasons_of(refused))
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, name) or ""
    return answer


def _row(request: DeskRequest, address: str, key: int) -> tuple[Document, MaskedFile]:
    document = seen(request, address)
    rows = MaskedFile.objects.select_related("edition", "attachment", "by")
    row = get_object_or_404(rows, pk=key, edition__document=document)
    if not insider(request, document):
        raise Http404
    return document, row


def _done(
    request: DeskRequest, document: Document, row: MaskedFile, status: int = 200, **more: Any
) -> HttpResponse:
    counts = [
        (LABELS[kind], [(label, of_kind[what]) for what, label in WORDS if what in of_kind])
        for kind, of_kind in row.counts.items()
    ]
    may_open = bool(MAY[Right.OPEN_MASKED] & request.scope.hands(document.division_id))
    elsewhere = (
        Attachment.objects.filter(digest=row.digest, edition__document=document) if row.digest else None
    )
    context = {
        "document": document, "row": row, "counts": counts,
        "may_write": edition_in_hand(document) == row.edition and row.edition.stage == EditionStage.DRAFT and may_over(request.scope, Right.DRAFT, document.division_id),
        "kept": [(LABELS[one["kind"]], one) for one in row.kept],
        "elsewhere": elsewhere.select_related("edition") if elsewhere is not None else [],
        "open_form": OpenOriginalForm(slip="open") if may_open and row.erased_on is None else None,
    }  # fmt: skip
    return show(request, "desk/masked.html", context | more, status)
