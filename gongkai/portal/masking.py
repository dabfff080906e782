"""Covering personal data in a text, for anybody (遮盖个人信息). What is put in is neither kept nor written to a log."""

from __future__ import annotations

from typing import NamedTuple

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.files.cleansing.text import CoveredText, cover_text
from gongkai.portal.limits import TOOLS
from gongkai.portal.place import agency_of, crumbs
from gongkai.portal.tools import LONGEST, SPENT
from gongkai.text.passage import Passage
from gongkai.text.personal import LABELS, REASONS


class MaskForm(forms.Form):
    """A text; what is doubtful is covered where that is asked for."""

    text = forms.CharField(
        label="文字", max_length=LONGEST, strip=False, widget=forms.Textarea({"rows": 12, "class": "form-control"}),
        error_messages={
            "required": "请粘贴要遮盖的文字", "max_length": f"一次最多处理{LONGEST}字，现在有%(show_value)d字，请分几次",
        },
        help_text=f"把文字粘贴在这里，最多{LONGEST}字。",
    )  # fmt: skip
    doubtful = forms.BooleanField(
        label="把握不大的也遮盖", required=False, widget=forms.CheckboxInput({"class": "form-check-input"})
    )

    def clean_text(self) -> str:
        words: str = self.cleaned_data["text"]
        if not words.strip():
            raise forms.ValidationError("请粘贴要遮盖的文字")
        return words


class Row(NamedTuple):
    """One piece as it may be listed: never the words themselves."""

    place: str
    kind: str
    reason: str
    shown: str
    covered: bool


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mask_text(request: HttpRequest) -> HttpResponse:
    """The form, and below it the covered text with a list of what was covered."""
    agency_of(request)
    if request.method != "POST":
        return _page(request, MaskForm())
    form = MaskForm(request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    if not TOOLS.take(request):
        return _page(request, form, 429, spent=SPENT)
    words = form.cleaned_data["text"].replace("\r\n", "\n")
    done = cover_text(words, doubtful=form.cleaned_data["doubtful"])
    rows = _rows(words, done)
    covered = sum(row.covered for row in rows)
    return _page(
        request, form, masked=done.text, rows=rows, covered=covered, left=len(rows) - covered, done=True
    )


def _rows(words: str, done: CoveredText) -> list[Row]:
    passage = Passage(words)
    return [
        Row(
            passage.place(one.start), LABELS[one.kind], REASONS[one.reason], shown, bool(shown)
        )
        for one, shown in done.found
    ]  # fmt: skip


def _page(request: HttpRequest, form: MaskForm, status: int = 200, **more: object) -> HttpResponse:
    context = {"section": "", "form": form, "crumbs": crumbs(("遮盖个人信息", ""))}
    return render(request, "portal/tools_mask.html", context | more, status=status)
