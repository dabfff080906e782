"""Birthdays told as such (出生日期). With the whole day after its label one is certain; year and month are often a fact of office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow

_DAY = r"(?:19|20)\d\d\s*[年./-]\s*\d{1,2}(?P<day>\s*[月./-]\s*\d{1,2}\s*日?)?月?"
_AFTER_LABEL = re.compile(
    rf"(?P<label>出生日期|出生年月日?|出生时间|生日|生于|出生于)\s*[:|｜为是]?\s*(?P<said>{_DAY})"
)
_DOES = re.compile("[向在到来就因通提申报持驾收取与以]")
_BEFORE_WORD = re.compile(rf"(?P<said>{_DAY})(?=\s*(?:出生|生[,，。;；)）]))")


def hits(shadow: Shadow) -> Iterator[Personal]:
    for m in _AFTER_LABEL.finditer(shadow.plain):
        if m["label"] == "生于" and _DOES.match(shadow.plain, m.end()):
            continue  # 张冬生于3月1日向我局提交
        yield Personal(*m.span("said"), "birthday", bool(m["day"]), "labelled")
    if "生" in shadow.plain:
        for m in _BEFORE_WORD.finditer(shadow.plain):
            yield Personal(*m.span("said"), "birthday", bool(m["day"]), "labelled")
