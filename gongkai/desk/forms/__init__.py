"""What the desk asks for: one form a sheet, one file a matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from gongkai.text.unprintable import UNPRINTABLE


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Sheet(forms.Form):
    """A form with the house's classes on its fields. `slip` begins the ids where several sheets share a page."""

    def __init__(self, *args: Any, slip: str = "id", **kwargs: Any) -> None:
        kwargs |= {"label_suffix": "", "auto_id": f"{slip}_%s"}
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _name_the_field(field)
            widget = field.widget
            if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.CheckboxInput):
                continue
            kind = "form-select" if isinstance(widget, forms.Select) else "form-control"
            widget.attrs.setdefault("class", kind)

    def first_error(self) -> str:
        """What is wrong with the sheet, in one sentence."""
        return "；".join(str(error) for errors in self.errors.values() for error in errors)


def _name_the_field(field: forms.Field) -> None:
    """An error names its field and what to do."""
    picks = isinstance(field, forms.ChoiceField | forms.ModelChoiceField | forms.FileField)
    field.error_messages["required"] = f"请{'选择' if picks else '填写'}{field.label}"
    # A message with places for values is a format: a label such as 完成比例（%） must not be read as one.
    label = str(field.label).replace("%", "%%")
    field.error_messages["max_length"] = f"{label}不超过%(limit_value)d字，现在有%(show_value)d字"
    if isinstance(field, forms.CharField) and not isinstance(field.widget, forms.Textarea):
        field.validators.append(_printable(str(field.label)))
    if isinstance(field, forms.IntegerField):
        field.error_messages["invalid"] = f"{field.label}请填写整数"
        field.error_messages["max_value"] = f"{label}不能大于%(limit_value)s，现在填写的是%(show_value)s"
        field.error_messages["min_value"] = f"{label}不能小于%(limit_value)s，现在填写的是%(show_value)s"
    if isinstance(field, forms.DateField):
        field.error_messages["invalid"] = f"{field.label}请写成 2026-11-25 这样的日期"
    elif isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        field.error_messages["invalid_choice"] = f"{label}请从列出的项目中选择"


def _printable(label: str) -> Callable[[str], None]:
    """Refuses a line with characters that can neither be seen nor printed: a title with one makes no paper."""

    def look(said: str) -> None:
        if UNPRINTABLE.search(said):
            raise forms.ValidationError(
                f"{label}中有看不见、也不能打印的控制字符，请删去重新键入，不要从别处粘贴"
            )

    return look


def day(label: str, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(), **kwargs)


def words(label: str, rows: int = 3, longest: int = 4000, **kwargs: Any) -> forms.CharField:
    """Free text of some lines."""
    return forms.CharField(label=label, max_length=longest, widget=forms.Textarea({"rows": rows}), **kwargs)


def line(label: str, longest: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, **kwargs)


def blank_first(choices: Any, says: str) -> list[tuple[str, str]]:
    return [("", says), *choices]
