"""Findings as lines for a terminal: `file:line:column code [gravity] message`."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.text.checked import Checked


def lines(checked: Checked) -> Iterator[str]:
    """A line for every finding and one that sums up."""
    head = f"{checked.file}:" if checked.file else ""
    for one in checked.findings:
        line, column = checked.place(one.start)
        yield f"{head}{line}:{column} {one.code} [{one.gravity.label}] {one.says}"
    told = "、".join(f"{gravity.label}{count}" for gravity, count in checked.counts.items() if count)
    head = f"{checked.file}：" if checked.file else ""
    yield f"{head}{len(checked.text)}字，{len(checked.findings)}处{f'（{told}）' if told else ''}"
