"""The sheets of a clean-up."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.agencies.models import Agency
from gongkai.desk.forms import Sheet, blank_first, day, line
from gongkai.documents.models import Column
from gongkai.law.succession import CleanUp

CHOICES = [(c.value, c.label) for c in CleanUp]


class BeginForm(Sheet):
    year = forms.IntegerField(label="年度", min_value=2000, max_value=2099)
    until = day("提出意见截止")


class ProposeForm(Sheet):
    proposal = forms.ChoiceField(label="意见", choices=blank_first(CHOICES, "请选择"))
    reason = line("理由", 300)

    def facts(self) -> dict[str, Any]:
        return {"proposal": CleanUp(self.cleaned_data["proposal"]), "reason": self.cleaned_data["reason"]}


class DecideForm(Sheet):
    decision = forms.ChoiceField(label="决定", choices=blank_first(CHOICES, "请选择"))
    reason = line("理由", 300, required=False, help_text="与科室意见不同的必须写明")

    def facts(self) -> dict[str, Any]:
        return {"decision": CleanUp(self.cleaned_data["decision"]), "reason": self.cleaned_data["reason"]}


class ReopenForm(Sheet):
    says = line("理由", 300)


class ResultForm(Sheet):
    column = forms.ModelChoiceField(Column.objects.none(), label="公布的栏目", empty_label="请选择")

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["column"].queryset = Column.objects.filter(agency=agency)  # type: ignore[attr-defined]
