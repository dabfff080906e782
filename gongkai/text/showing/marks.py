"""A text with a mark around every finding, as HTML. Where findings overlap, marks are cut at the edges and never cross."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from gongkai.text.finding import Finding, Gravity

_ORDER = list(Gravity)


def marked(text: str, findings: Sequence[Finding], prefix: str = "") -> str:
    """Every word escaped. The place of finding number n carries the anchor `m{prefix}{n}`; a mark has its gravest
    finding's gravity as its class and says in its title what all say that cover it."""
    edges = sorted({0, len(text)} | {at for one in findings for at in (one.start, one.end)})
    waiting = sorted(range(len(findings)), key=lambda n: findings[n].start)
    live: list[int] = []
    pieces, next_ = [], 0
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        live = [n for n in live if findings[n].end > start]
        begun = []
        while next_ < len(waiting) and findings[waiting[next_]].start <= start:
            begun.append(waiting[next_])
            next_ += 1
        live += begun
        pieces += [f'<a id="m{prefix}{n}"></a>' for n in begun]
        pieces.append(_piece(text[start:end], [findings[n] for n in live]))
    return "".join(pieces)


def _piece(words: str, covering: Sequence[Finding]) -> str:
    if not covering or not words:
        return escape(words)
    worst = min((one.gravity for one in covering), key=_ORDER.index)
    says = escape("；".join(one.says for one in covering), quote=True)
    return f'<mark class="{worst.value}" title="{says}">{escape(words)}</mark>'
