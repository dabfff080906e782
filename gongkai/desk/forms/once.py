"""The slip a form carries along, so that pressed twice it makes one thing."""

from __future__ import annotations

import re
import secrets
from typing import Any

from django import forms

from gongkai.desk.forms import Sheet

SLIP = re.compile(r"[0-9a-f]{32}")


def new_slip() -> str:
    return secrets.token_hex(16)


class OnceField(forms.CharField):
    """A slip, drawn when the form is shown. A form that comes without one is taken for a new one."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, initial=new_slip)

    def clean(self, value: Any) -> str:
        given = str(value or "")
        return given if SLIP.fullmatch(given) else new_slip()


class OnceSheet(Sheet):
    """A sheet that makes one thing."""

    once = OnceField()

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "once"}
