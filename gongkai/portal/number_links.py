"""Numbers in the report's words that were counted from records: each opens the list it was counted from.

A number is linked only while counting gives the same one; otherwise the words stay as they were signed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True)
class Source:
    """What stands before the number, which count it is, and the list's address."""

    before: str
    count: str
    page: str
    query: str


SOURCES = (
    Source("主动公开政府信息", "total", "portal:columns", "year={year}&counted=1"),
    Source("公开文件", "document", "portal:columns", "year={year}&counted=1&category=document"),
    Source("公共文化体育领域内容", "culture", "portal:columns", "year={year}&counted=1&category=culture"),
)
NUMBER = re.compile("(?P<before>" + "|".join(s.before for s in SOURCES) + r")(?P<number>\d+)(?=[条件])")
BY_WORDS = {s.before: s for s in SOURCES}


def linked(line: str, year: int, counts: dict[str, int]) -> SafeString:
    """A paragraph, escaped, with its counted numbers as links."""
    parts, at = [], 0
    for hit in NUMBER.finditer(line):
        source = BY_WORDS[hit["before"]]
        if counts.get(source.count) != int(hit["number"]):
            continue
        address = f"{reverse(source.page)}?{source.query.format(year=year)}"
        parts.append(escape(line[at : hit.start("number")]))
        parts.append(format_html('<a class="num" href="{}">{}</a>', address, hit["number"]))
        at = hit.end("number")
    parts.append(escape(line[at:]))
    return mark_safe("".join(parts))  # noqa: S308  every part is escaped above
