"""Findings as SARIF 2.1.0, the format code-review tools read. Columns count code points, as the format allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from gongkai.text.baseline import fingerprint
from gongkai.text.checked import Checked
from gongkai.text.finding import Edit, Finding, Gravity
from gongkai.text.rule import Rule

_LEVELS = {
    Gravity.SEVERE: "error",
    Gravity.ERROR: "error",
    Gravity.WARNING: "warning",
    Gravity.ADVICE: "note",
}


def as_sarif(all_checked: Iterable[Checked], rules: Sequence[Rule], version: str) -> dict[str, Any]:
    """One run over any number of texts. Rules that belong to a report's form are told of by their findings alone."""
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "gongkai",
                        "version": version,
                        "rules": [_rule(rule) for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(checked, one) for checked in all_checked for one in checked.findings],
            }
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "help": {"text": f"出处：{rule.source}。误：{rule.wrong[0]} 正：{rule.right[0]}"},
        "defaultConfiguration": {"level": _LEVELS[rule.gravity], "enabled": not rule.opt_in},
    }


def _result(checked: Checked, one: Finding) -> dict[str, Any]:
    where = {"artifactLocation": {"uri": quote(checked.file or "stdin")}}
    result: dict[str, Any] = {
        "ruleId": one.code,
        "level": _LEVELS[one.gravity],
        "message": {"text": one.says},
        "locations": [{"physicalLocation": {**where, "region": _region(checked, one.start, one.end)}}],
        "partialFingerprints": {"wording/v1": fingerprint(one, checked.text)},
        "properties": {"gravity": one.gravity.value, "certainty": one.certainty.value, "source": one.source},
    }
    if one.edits:
        changes = [_replacement(checked, edit) for edit in one.edits]
        result["fixes"] = [
            {"description": {"text": one.fix.label}, "artifactChanges": [{**where, "replacements": changes}]}
        ]
    return result


def _replacement(checked: Checked, edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(checked, edit.start, edit.end), "insertedContent": {"text": edit.words}}


def _region(checked: Checked, start: int, end: int) -> dict[str, int]:
    (line, column), (last_line, last_column) = checked.place(start), checked.place(end)
    return {
        "startLine": line, "startColumn": column, "endLine": last_line, "endColumn": last_column,
        "charOffset": start, "charLength": end - start,
    }  # fmt: skip
