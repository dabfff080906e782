"""What the script of the writing page asks for: saving a draft as it is typed, and cleaning what was pasted."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import JsonResponse

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, desk_view
from gongkai.desk.forms.documents import CorrectionForm
from gongkai.desk.writing import sheet_for
from gongkai.desk.writing_page import own
from gongkai.documents import acts
from gongkai.documents.markup import to_html
from gongkai.documents.official import official
from gongkai.law.review import EditionStage
from gongkai.law.source import LawError

LONGEST_PASTE = 3_000_000


@desk_view(Right.DRAFT, methods="POST")
def autosave(request: DeskRequest, address: str) -> JsonResponse:
    """Save what stands on the sheet. Where only the record is wrong the wording is saved and the rest named."""
    document, edition = own(request, address)
    if edition.stage != EditionStage.DRAFT:
        return _refused("稿件已经送审，不能再修改；请复制您的文字", 409)
    form = sheet_for(request, document, edition)
    is_whole = form.is_valid()
    given = form.cleaned_data
    if not {"text", "rich", "form"} <= set(given) or given.get("saves") is None:
        return _refused(form.first_error(), 422)
    record: dict[str, Any] | None = form.record() or None if is_whole else None
    how = {"by": request.user, "on": request.day, "saves": given["saves"], "by_itself": True}
    try:
        try:
            beside = form.beside() if is_whole and isinstance(form, CorrectionForm) else {}
            made = acts.rewrite(edition.pk, text=form.wording(edition), document=record, **beside, **how)
        except acts.Stale:
            raise
        except (LawError, ValidationError) as wrong:
            if record is None:
                raise
            made = acts.rewrite(edition.pk, text=form.wording(edition), **how)
            return _saved(made.saves, "；".join(getattr(wrong, "messages", [str(wrong)])))
    except LawError as refused:
        return _refused(str(refused), 409)
    return _saved(made.saves, "" if is_whole else form.first_error())


def _saved(saves: int, besides: str) -> JsonResponse:
    return JsonResponse({"saves": saves, "besides": f"著录没有保存：{besides}" if besides else ""})


def _refused(says: str, status: int) -> JsonResponse:
    return JsonResponse({"says": says}, status=status)


@desk_view(Right.DRAFT, methods="POST")
def clean(request: DeskRequest) -> JsonResponse:
    """What was pasted (`html`) or typed so far (`typed`) as HTML of the house; keeps nothing."""
    html, typed = request.POST.get("html", ""), request.POST.get("typed", "")
    if len(html) + len(typed) > LONGEST_PASTE:
        return _refused("粘贴的内容太长，请分几次粘贴，或者用“从Word读入”", 413)
    return JsonResponse({"html": to_html(typed) if typed else official(html)})
