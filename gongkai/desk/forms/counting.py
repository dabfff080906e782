"""The sheets of counting: the rule, and decisions about one document that change a number."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.desk.forms import Sheet, line
from gongkai.documents.counting.rule import CATEGORIES, FIRST_YEAR


class RuleForm(Sheet):
    since = forms.IntegerField(label="从哪一年起", min_value=FIRST_YEAR, max_value=2100)
    categories = forms.MultipleChoiceField(
        label="计入的信息类别", choices=list(CATEGORIES.items()), widget=forms.CheckboxSelectMultiple
    )
    interpretations = forms.BooleanField(label="政策解读单独计一条", required=False)
    reposts = forms.BooleanField(label="转载其他机关的信息计入", required=False)
    basis = line("依据", 200, help_text="哪个机关、哪份文件规定的，如“市政务公开办《年度报告编制通知》”")


class ReasonForm(Sheet):
    reason = line("理由", 200)

    def facts(self) -> dict[str, Any]:
        """What the act is told."""
        return {"reason": self.cleaned_data["reason"]}


class ConfirmForm(Sheet):
    """The proposal as it was read."""

    decision = forms.IntegerField(label="提议", widget=forms.HiddenInput)

    def facts(self) -> dict[str, Any]:
        """What the act is told."""
        return {"decision": self.cleaned_data["decision"]}


class RefuseForm(ConfirmForm, ReasonForm):
    """The proposal as it was read, and why it is not followed."""

    def facts(self) -> dict[str, Any]:
        return ConfirmForm.facts(self) | ReasonForm.facts(self)


class CategoryForm(ReasonForm):
    category = forms.ChoiceField(label="信息类别", choices=list(CATEGORIES.items()))
    field_order = ("category", "reason")

    def facts(self) -> dict[str, Any]:
        return super().facts() | {"category": self.cleaned_data["category"]}
