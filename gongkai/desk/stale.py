"""A draft that was saved in between: what stands there now beside what was typed, wording and record, and nothing lost."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse

from gongkai.desk.access import DeskRequest
from gongkai.desk.forms.documents import TextForm
from gongkai.desk.writing_page import writing_page
from gongkai.documents.models import Document, Edition
from gongkai.text.difference import difference

LONGEST = 200


def stale_page(
    request: DeskRequest, form: TextForm, heading: str, edition: Edition, reasons: Any, more: dict[str, Any]
) -> HttpResponse:
    """Both side by side, with status 409; saving again is then a decision. `form` was found valid."""
    edition.refresh_from_db()
    apart = record_apart(form, Document.objects.get(pk=edition.document_id))
    between = difference(edition.text, form.plain_now())
    again = request.POST.copy()
    again["saves"] = str(edition.saves)
    form.data = again
    shown = {"reasons": reasons, "theirs": edition.text, "between": between, "apart": apart, "is_stale": True}
    return writing_page(request, form, heading, 409, **more, **shown)


def record_apart(form: TextForm, document: Document) -> list[tuple[str, str, str]]:
    """(label, what is kept, what was typed) of every entry of the record in which the two differ."""
    rows = []
    for name in form.record():
        if name not in form.fields:
            continue
        field = form.fields[name]
        kept, typed = (_said(field, value) for value in (getattr(document, name), form.cleaned_data[name]))
        if kept != typed:
            rows.append((str(form[name].label), kept or "（空）", typed or "（空）"))
    return rows


def _said(field: forms.Field, value: Any) -> str:
    """A value as the sheet shows it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (list, tuple)):
        return "、".join(sorted(_said(field, one) for one in value))
    labels = {} if isinstance(field, forms.ModelChoiceField) else dict(getattr(field, "choices", ()))
    return str(labels.get(value, "" if value is None else value))[:LONGEST]
