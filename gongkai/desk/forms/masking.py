"""The sheets of masking: what becomes of each kind and of each finding, and why an original is opened."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.desk.forms import Sheet, line
from gongkai.documents.masking.looking import Choice, Finding, Group, Look

# With three fields each a sheet stays below what one request may carry; more findings are decided by their kind.
MOST_ROWS = 80
DOES = [("mask", "遮盖"), ("remove", "删除"), ("keep", "保留")]


class Row:
    """The three fields of a group or a finding on the sheet."""

    def __init__(self, form: MaskForm, of: Group | Finding) -> None:
        self.of = of
        self.do, self.reason, self.basis = (form[f"{name}-{of.key}"] for name in ("do", "reason", "basis"))

    @property
    def is_open(self) -> bool:
        """Whether reason and basis are to be seen."""
        filled = self.reason.value() or self.basis.value() or self.reason.errors or self.basis.errors
        return bool(filled) or self.do.value() == "keep"


class MaskForm(Sheet):
    """`state`: the file as it was looked at. A finding without a choice of its own goes with its kind."""

    state = forms.CharField(max_length=24, widget=forms.HiddenInput)

    def __init__(self, *args: Any, look: Look, **kwargs: Any) -> None:
        self.look = look
        super().__init__(*args, **kwargs)
        for group in look.groups:
            self._add(
                group.key,
                f"{group.label}怎样处理",
                "请选择" if group.is_asked else "",
                required=group.is_asked and "all" not in self.data,
            )
        for one in self._singles():
            self._add(one.key, f"{one.place} {one.label} {one.shown}怎样处理", "同本类")

    def _singles(self) -> list[Finding]:
        return self.look.findings if len(self.look.findings) <= MOST_ROWS else []

    def _add(self, key: str, label: str, blank: str, *, required: bool = False) -> None:
        choices = [("", blank), *DOES] if blank else DOES
        for name, field in (
            ("do", forms.ChoiceField(label=label, choices=choices, required=required)),
            ("reason", line("保留的理由", 300, required=False)),
            ("basis", line("保留的依据", 200, required=False)),
        ):
            field.error_messages["required"] = f"请选择{label}"
            field.error_messages["invalid_choice"] = f"{label}：请从列出的项目中选择"
            field.widget.attrs["class"] = "form-select" if name == "do" else "form-control"
            self.fields[f"{name}-{key}"] = field

    @property
    def groups(self) -> list[Row]:
        return [Row(self, group) for group in self.look.groups]

    @property
    def singles(self) -> list[Row]:
        return [Row(self, one) for one in self._singles()]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "all" in self.data:
            return given
        for row in [*self.groups, *self.singles]:
            if given.get(f"do-{row.of.key}") != "keep":
                continue
            for name, label in (("reason", "理由"), ("basis", "依据")):
                if not given.get(f"{name}-{row.of.key}", "").strip():
                    self.add_error(f"{name}-{row.of.key}", f"{row.of.label}要保留的，请写明{label}")
        return given

    def choices(self) -> dict[str, Choice]:
        """What was decided, by the keys of groups and of findings. By the button for all, everything is masked."""
        if "all" in self.data:
            return {group.key: Choice("mask") for group in self.look.groups}
        given = self.cleaned_data
        keys = [row.of.key for row in [*self.groups, *self.singles]]
        return {
            key: Choice(given[f"do-{key}"], given[f"reason-{key}"], given[f"basis-{key}"])
            for key in keys
            if given[f"do-{key}"]
        }


class OpenOriginalForm(Sheet):
    reason = line("为什么要打开原件", 300)
