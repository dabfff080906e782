"""What every writing page has: the sheet with the check panel beside it, whose draft it is, what a sheet begins with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from http import HTTPStatus
from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.reads import house_rule
from gongkai.agencies.scope import Right
from gongkai.desk.accepting import ASKED, accept, asks
from gongkai.desk.access import DeskRequest, may_over, show
from gongkai.desk.check_panel import Panel, panel_of
from gongkai.desk.documents import seen
from gongkai.desk.forms.documents import (
    DraftForm,
    TextForm,
)
from gongkai.desk.going_on import GoingOn, half_typed, keep, taken
from gongkai.desk.masking_text import TextMasks, masks_over, those_that_go_in
from gongkai.desk.reading_over import heads_of, numbers_over, persons_over
from gongkai.documents.describing import first_sentence
from gongkai.documents.masking.carried import carried_in
from gongkai.documents.masking.persons import masks_given
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import edition_in_hand, writers_of
from gongkai.documents.proofing.places import HEADS, file_place
from gongkai.documents.proofing.reads import marks_of
from gongkai.documents.rich import cleaned
from gongkai.documents.typed_form import to_typed
from gongkai.documents.wording import RICH, TYPED
from gongkai.documents.wordlists.reads import house_lists
from gongkai.law.attribute import Attribute
from gongkai.law.interpretation import Duty, duty_of
from gongkai.text.lists import Lists

PROACTIVE = Attribute.PROACTIVE
AForm = TypeVar("AForm", bound=TextForm)


def writing_page(
    request: DeskRequest, form: TextForm, heading: str, status: int = 200, **more: Any
) -> HttpResponse:
    """A writing page: the sheet, and what the text rules find in what stands on it."""
    document = more.get("document")
    if asks(request) and not more.get("theirs"):
        messages.info(request, "已经替换，还没有保存")
    now = duty_now(form, request) if isinstance(form, DraftForm) else None
    panel = panel_on(request, form, document, more.get("edition"))
    if request.method == "POST" and status == HTTPStatus.OK:
        form.leave_unasked()  # it was only looked at
    going = taken(request, document.address if document else "")
    unsaved = ""
    if request.method == "POST":  # looked at or refused, and shown again as it was sent
        is_refused = status != HTTPStatus.OK
        # What was put in is not kept where the sheet is refused: then the refusal is what is to be read.
        going = replace(GoingOn() if is_refused else going, typed=half_typed(request))
        unsaved = "refused" if is_refused else "checked"
    context = {
        "form": form, "heading": heading, "panel": replace(panel, going=going),
        "summary_now": _summary(form), "duty": now, "document": document, "unsaved": unsaved,
    }  # fmt: skip
    return show(request, "desk/write.html", context | more, status)


def panel_on(
    request: DeskRequest,
    form: TextForm,
    document: Document | None,
    edition: Edition | None,
    *,
    heavy: bool = True,
) -> Panel:
    """The panel of what stands on a sheet now, with the files kept beside it."""
    heads = {name: form[name].value() or "" for name in HEADS if name in form.fields}
    heads, text = heads or heads_of(document) if document else heads, form.plain_now()
    # What is not to be public may name whom it likes, as the content check has it.
    said = form["attribute"].value() if "attribute" in form.fields else ""
    is_open = (said or PROACTIVE) == PROACTIVE
    house = house_lists(request.user.agency, request.day)
    day, marks = _day(form, document), marks_of(document) if document else []
    files = [file_place(kept) for kept in edition.attachments.all()] if edition else []
    writers = {request.user.pk} | (writers_of(edition) if edition and house.allowed else set())
    numbers = numbers_over(text, heads) if is_open else []
    return panel_of(
        heads, text, house, day, marks, numbers, heavy=heavy, files=files, writers=writers,
        persons=persons_over(text, heads, numbers, house.lists) if is_open else [],
        masks=_masks(form, text, heads, house.lists, document) if is_open and document and edition else None,
        carrying=carried_in(edition, house.lists) if is_open and edition else [],
    )  # fmt: skip


def _masks(form: TextForm, text: str, heads: dict[str, str], lists: Lists, document: Document) -> TextMasks:
    """The masks for what can be written on the sheet. A draft that was never saved has none: nothing could be taken back."""
    written = {name: said for name, said in heads.items() if name in form.fields}
    masks = masks_over(text, written, lists, masks_given(document))
    if form["form"].value() != RICH:
        return masks
    return those_that_go_in(masks, cleaned(form["rich"].value() or ""))


def _day(form: TextForm, document: Document | None) -> date | None:
    """The text's own day, as far as the sheet or the document says it."""
    said = form["made_on"].value() if "made_on" in form.fields else document.made_on if document else None
    try:
        return date.fromisoformat(said) if isinstance(said, str) else said
    except ValueError:
        return None


def duty_now(form: DraftForm, request: DeskRequest) -> Duty:
    """Whether what stands on the sheet now is to be interpreted."""
    said = {name: str(form[name].value() or "") for name in ("kind", "title", "genre")}
    said |= form.of_type(said["kind"])
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


def only_check(request: DeskRequest) -> bool:
    """Whether what was sent is only to be looked at, or a suggestion put in, and nothing saved."""
    return "check" in request.POST or asks(request)


def with_suggestions(
    request: DeskRequest,
    sheet: Callable[[], AForm],
    document: Document | None,
    edition: Edition | None = None,
) -> AForm:
    """The sheet as it was sent, with what was asked for put in; where that cannot be, it is only looked at again."""
    form = sheet()
    if not asks(request):
        return form
    put = accept(request, form, panel_on(request, form, document, edition), edition)
    if not put.says:
        form = sheet()
        form.masks = put.masks
        keep(request, document.address if document else "", put.done)
        return form
    sent = request.POST.copy()
    for name in ASKED:
        sent.pop(name, None)
    sent["check"] = "1"
    request.POST = sent  # type: ignore[assignment]
    messages.warning(request, put.says)
    return form


def go_on(number: str) -> HttpResponse:
    """To the writing page of the document of that index number."""
    return redirect("desk:edit", number.replace("/", "-"))


def blame(form: TextForm, wrong: ValidationError) -> None:
    """Put what the model refused to the fields of the sheet."""
    by_field = wrong.error_dict if hasattr(wrong, "error_dict") else {"__all__": wrong.error_list}
    for name, errors in by_field.items():
        form.add_error(name if name in form.fields else None, errors)


def own(request: DeskRequest, address: str) -> tuple[Document, Edition]:
    """A document and its draft, for who may write it."""
    document = seen(request, address)
    edition = edition_in_hand(document)
    if edition is None or not may_over(request.scope, Right.DRAFT, document.division_id):
        raise Http404
    return document, edition


def begin_writing(edition: Edition) -> dict[str, Any]:
    """What a sheet begins with: the text as one types it, and the HTML for the editor."""
    typed = edition.text if edition.form == TYPED else to_typed(edition.html)
    return {"text": typed, "rich": edition.html, "form": edition.form}
