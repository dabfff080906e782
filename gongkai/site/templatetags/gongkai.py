"""Filters every template has."""

from __future__ import annotations

import re
from itertools import count

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from gongkai.documents.markup import to_plain
from gongkai.documents.models import Edition
from gongkai.law.interpretation import Form

register = template.Library()
AROUND = 60


@register.filter
def clean_html(edition: Edition) -> SafeString:
    """The page of an edition: cleaned when it was saved, and the one text in the house shown as HTML.

    Each table stands in a region of its own, which scrolls where the page is narrower than the table.
    """
    number = count(1)

    def region(_: re.Match[str]) -> str:
        label = f"表格{next(number)}，可以左右滚动"
        return f'<div class="scroll" role="region" aria-label="{label}" tabindex="0"><table>'

    html = re.sub("<table>", region, edition.html)
    return mark_safe(html.replace("</table>", "</table></div>"))  # noqa: S308


@register.filter
def form_label(code: str) -> str:
    """The name of a form an interpretation takes: chart is 图解."""
    return Form(code).label if code in set(Form) else code


@register.filter
def hits(text: str, words: str) -> SafeString:
    """A text, escaped, with every searched word marked."""
    wanted = "|".join(re.escape(w) for w in words.split()[:8])
    if not wanted:
        return escape(text)
    parts = re.split(f"({wanted})", text, flags=re.IGNORECASE)
    marked = (f"<mark>{escape(p)}</mark>" if at % 2 else escape(p) for at, p in enumerate(parts))
    return mark_safe("".join(marked))  # noqa: S308  every part is escaped


@register.filter
def excerpt(text: str, words: str) -> SafeString:
    """The passage around the first hit, with the words marked; the beginning where nothing is hit."""
    plain = to_plain(text)
    low = plain.lower()
    places = [at for at in (low.find(w.lower()) for w in words.split()[:8]) if at >= 0]
    start = max(0, min(places, default=0) - AROUND // 2)
    end = start + 2 * AROUND
    cut = ("…" if start else "") + plain[start:end] + ("…" if end < len(plain) else "")
    return hits(cut, words)


@register.filter
def kind_of(name: str) -> str:
    """The kind of a file, for people: xlsx."""
    return name.rpartition(".")[2].lower()
