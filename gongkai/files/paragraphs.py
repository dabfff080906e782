"""Printed lines joined to paragraphs again (断行接续), for texts that come out of printed pages."""

from __future__ import annotations

ENDS = "。！？；：…”）》】|"
FULL_LINE = 0.85  # of the usual length of a line: a shorter one ends its paragraph
GAP = "  "  # between the cells of a table


def joined(text: str) -> str:
    """A line as long as the others that ends no sentence goes on in the next; rows of a table stay rows."""
    lines = [line.strip() for line in text.splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    usual = (
        lengths[len(lengths) * 3 // 4] if lengths else 0
    )  # headings and last lines are short, and often the half
    paragraphs, open_ = [], ""
    for line in lines:
        if GAP in line:
            paragraphs += [open_, line] if open_ else [line]
            open_ = ""
            continue
        open_ += line
        if not line or line[-1] in ENDS or len(line) < FULL_LINE * usual:
            paragraphs.append(open_)
            open_ = ""
    return "\n".join([*paragraphs, open_] if open_ else paragraphs)
