"""Elements of a page that nobody sees, and where one ends: by its end tag, or where HTML lets it be left out.

By the page alone: what a style sheet or a script hides is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

NEVER_SEEN = frozenset(["script", "style", "template", "noscript", "iframe", "noembed", "noframes", "datalist", "rp", "object",
                        "audio", "video", "canvas"])  # fmt: skip
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.I)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "details",
        "dialog",
        "div",
        "dl",
        "dd",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "ul",
    ]
)
# An element whose end tag may be left out → the tags that begin behind it.
CLOSED_BY = {
    "p": _BLOCKS, "li": frozenset(["li"]), "dt": frozenset(["dt", "dd"]), "dd": frozenset(["dt", "dd"]),
    "td": frozenset(["td", "th", "tr", "tbody", "thead", "tfoot"]), "th": frozenset(["td", "th", "tr", "tbody", "thead", "tfoot"]),
    "tr": frozenset(["tr", "tbody", "thead", "tfoot"]), "tbody": frozenset(["tbody", "tfoot"]), "thead": frozenset(["tbody", "tfoot"]),
    "option": frozenset(["option", "optgroup"]), "rp": frozenset(["rp", "rt"]), "rt": frozenset(["rp", "rt"]),
}  # fmt: skip
# … and the elements at whose end it ends.
INSIDE = {
    "li": frozenset(["ul", "ol", "menu"]), "dt": frozenset(["dl"]), "dd": frozenset(["dl"]), "option": frozenset(["select", "datalist"]),
    "td": frozenset(["tr", "tbody", "thead", "table"]), "th": frozenset(["tr", "tbody", "thead", "table"]),
    "tr": frozenset(["tbody", "thead", "table"]), "tbody": frozenset(["table"]), "thead": frozenset(["table"]),
    "rp": frozenset(["ruby"]), "rt": frozenset(["ruby"]), "p": _BLOCKS | {"td", "th", "tr", "table", "body"},
}  # fmt: skip


def is_unseen(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether what stands in an element is not shown."""
    if name in VOID:
        return False
    if name in NEVER_SEEN or "hidden" in attributes:
        return True
    return (
        name == "dialog"
        and "open" not in attributes
        or bool(HIDDEN_STYLE.search(attributes.get("style", "")))
    )


class Unseen:
    """What is open since an unseen element began, that element first."""

    def __init__(self, name: str) -> None:
        self._open = [name]
        self._count = {name: 1}

    @classmethod
    def beginning(cls, name: str) -> Unseen:
        return cls(name)

    def start(self, name: str) -> bool:
        """A tag begins an element; False where the unseen one ended before it."""
        while self._open and name in CLOSED_BY.get(self._open[-1], ()):
            self._pop()
        if not self._open:
            return False
        if name not in VOID:
            self._open.append(name)
            self._count[name] = self._count.get(name, 0) + 1
        return True

    def end(self, name: str) -> tuple[bool, bool]:
        """An end tag: whether the unseen element goes on, and whether the tag belonged to it."""
        if self._count.get(name):
            while self._pop() != name:
                pass
            return bool(self._open), True
        ended = name in INSIDE.get(self._open[0], ())
        return not ended, not ended

    def _pop(self) -> str:
        name = self._open.pop()
        self._count[name] -= 1
        return name
