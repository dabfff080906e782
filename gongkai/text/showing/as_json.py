"""Findings as plain values for JSON. Offsets count characters of the text as it was extracted."""

from __future__ import annotations

from typing import Any

from gongkai.text.checked import Checked
from gongkai.text.finding import Finding


def as_json(checked: Checked) -> dict[str, Any]:
    """`{"findings": [...], "characters": n}`, with `"file"` where the text has a name."""
    shown: dict[str, Any] = {
        "findings": [row(checked, one) for one in checked.findings],
        "characters": len(checked.text),
    }
    return shown | ({"file": checked.file} if checked.file else {})


def row(checked: Checked, one: Finding) -> dict[str, Any]:
    line, column = checked.place(one.start)
    return {
        "code": one.code, "name": one.name, "gravity": one.gravity.value, "start": one.start, "end": one.end,
        "line": line, "column": column, "found": one.found, "better": one.better, "says": one.says,
        "source": one.source, "fix": one.fix.value, "certainty": one.certainty.value,
        "edits": [{"start": edit.start, "end": edit.end, "words": edit.words} for edit in one.edits],
    }  # fmt: skip
