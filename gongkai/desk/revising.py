"""A new edition of a published document; from the ledger its text comes put right."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, desk_view, may_over, posted, reasons_of
from gongkai.desk.documents import seen
from gongkai.desk.forms.documents import (
    CorrectionForm,
)
from gongkai.desk.reading_over import mended
from gongkai.desk.writing_page import begin_writing, blame, only_check, with_suggestions, writing_page
from gongkai.documents import acts
from gongkai.documents.corrected import CORRECTABLE
from gongkai.documents.models import Document, Edition
from gongkai.documents.package import edition_in_hand
from gongkai.documents.proofing.places import HEADS
from gongkai.documents.rich import each_text
from gongkai.documents.typed_form import to_typed
from gongkai.documents.wording import RICH, TYPED
from gongkai.documents.wordlists.reads import lists_of
from gongkai.law.source import LawError
from gongkai.quality.models import Finding
from gongkai.text.difference import difference


@desk_view(Right.DRAFT, methods="GET HEAD POST")
def revise(request: DeskRequest, address: str) -> HttpResponse:
    """Begin a new edition of a published document; from the ledger its text comes put right."""
    document = seen(request, address)
    if document.live_edition is None or not may_over(request.scope, Right.DRAFT, document.division_id):
        raise Http404
    if edition_in_hand(document) is not None and request.method != "POST":
        return redirect("desk:edit", address)
    begin = _begin(request, document, document.live_edition)
    form = with_suggestions(request, lambda: CorrectionForm(posted(request), initial=begin), document)
    heading = f"起草新版本：{document.title}"
    more: dict[str, Any] = {"document": document}
    if request.method != "POST" or only_check(request):
        between = difference(document.live_edition.text, form.plain_now())
        return writing_page(request, form, heading, between=[p for p in between if p.changed], **more)
    if not form.is_valid():
        return writing_page(request, form, heading, 422, **more)
    try:
        acts.revise(
            document.pk, text=form.wording(document.live_edition), record=form.record(), **form.beside(),
            by=request.user, on=request.day,
        )  # fmt: skip
    except LawError as refused:
        return writing_page(request, form, heading, 409, reasons=reasons_of(refused), **more)
    except ValidationError as wrong:
        blame(form, wrong)
        return writing_page(request, form, heading, 422, **more)
    messages.success(request, "已建新版本；发布前，在线的仍是原版本")
    return redirect("desk:document", address)


def _begin(request: DeskRequest, document: Document, live: Edition) -> dict[str, Any]:
    as_it_stands = {name: getattr(document, name) for name in CORRECTABLE}
    number = request.GET.get("finding", "")
    if not number:
        return begin_writing(live) | as_it_stands
    finding = get_object_or_404(Finding.objects.visible_to(request.scope), number=number, document=document)

    lists = lists_of(document.agency, request.day)

    def mend(words: str) -> str:
        return mended(words, finding.found, finding.better, finding.code, lists)

    heads = {name: mend(as_it_stands[name]) for name in HEADS}
    begun = begin_writing(live) | as_it_stands | heads
    text = (
        {"text": mend(live.text)}
        if live.form == TYPED
        else {"rich": each_text(live.html, mend), "form": RICH}
    )
    if live.form == RICH:
        text["text"] = to_typed(text["rich"])
    because = f"改正差错（{finding.number}）：{finding.says}"[:200]
    return begun | text | {"because": because, "before": "shown"}  # a slip of the pen hides nothing by itself
