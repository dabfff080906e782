"""What every writing page has: the sheet with the check panel beside it, whose draft it is, what a sheet begins with."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.reads import house_rule
from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, may_over, show
from gongkai.desk.documents import seen
from gongkai.desk.forms.documents import (
    DraftForm,
    TextForm,
)
from gongkai.desk.reading_over import all_over, heads_of
from gongkai.documents.describing import first_sentence
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import edition_in_hand
from gongkai.documents.typed_form import to_typed
from gongkai.documents.wording import TYPED
from gongkai.law.attribute import Attribute
from gongkai.law.interpretation import Duty, duty_of

PROACTIVE = Attribute.PROACTIVE


def writing_page(
    request: DeskRequest, form: TextForm, heading: str, status: int = 200, **more: Any
) -> HttpResponse:
    """A writing page: the sheet, and what the text rules find in what stands on it."""
    names = {"标题": "title", "发文字号": "doc_no", "内容概述": "summary"}
    heads = {place: form[name].value() or "" for place, name in names.items() if name in form.fields}
    heads, text = heads or heads_of(more["document"]), form.plain_now()
    # What is not to be public may name whom it likes, as the content check has it.
    is_open = (form["attribute"].value() if "attribute" in form.fields else PROACTIVE) == PROACTIVE
    noted = all_over(text, heads, is_open=is_open)
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
    return "check" in request.POST


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
