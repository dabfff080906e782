"""Filters every template has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from gongkai.cases import masking
from gongkai.cases.models import Case
from gongkai.documents.addressee import with_addressee
from gongkai.documents.interpreting.questions import as_questions
from gongkai.documents.markup import to_plain
from gongkai.documents.masking.reads import can_be_masked
from gongkai.documents.models import Attachment, Document, Edition
from gongkai.documents.rich import with_pictures_at
from gongkai.documents.validity.policy import says_validity
from gongkai.documents.validity.standing import validity_on
from gongkai.law.dossier import part_labels
from gongkai.law.interpretation import Form
from gongkai.site.rule_address import rule_address
from gongkai.site.today import today
from gongkai.text.bigrams import fold
from gongkai.text.book_marks import in_book_marks
from gongkai.text.hits import first_place, places
from gongkai.text.personal import called
from gongkai.text.query import parse

register = template.Library()
register.filter(in_book_marks)
register.filter(rule_address)
register.filter(called)
register.filter(can_be_masked)
AROUND = 60
CHECK_NAMED = "“发布前检查”"
PARTS = dict(part_labels())


@register.filter
def clean_html(edition: Edition, document: Document) -> SafeString:
    """The page of an edition on the portal: cleaned when it was saved, its pictures where anyone may fetch them."""
    page = _page(edition, reverse("portal:picture", args=[document.address, "-"])[:-1])
    return mark_safe(as_questions(page)) if Form.QUESTIONS in document.forms else page  # noqa: S308


@register.filter
def linking_the_check(says: str, document: Document | str | None) -> SafeString | str:
    """A reason with a link where it names the content check of the document on whose page it stands."""
    before, named, after = says.partition(CHECK_NAMED)
    if not named or not isinstance(document, Document):
        return says
    return format_html(
        '{}“<a href="{}">发布前检查</a>”{}', before, reverse("desk:checks", args=[document.address]), after
    )


@register.filter
def desk_html(edition: Edition) -> SafeString:
    """The page of an edition at the desk, where several stand on one page: each has its own footnotes."""
    html = _page(edition, reverse("desk:picture", args=[edition.document.address, edition.number, "-"])[:-1])
    own = rf"\1e{edition.pk}-\2"
    return mark_safe(re.sub(r'((?:id|href)="#?)((?:foot|end)note-)', own, html))  # noqa: S308


def _page(edition: Edition, pictures: str) -> SafeString:
    """The addressees at the margin; each table in a region of its own, which scrolls where the page is narrower."""
    number = count(1)

    def region(_: re.Match[str]) -> str:
        label = f"表格{next(number)}，可以左右滚动"
        return f'<div class="scroll" role="region" aria-label="{label}" tabindex="0"><table>'

    html = re.sub("<table>", region, with_pictures_at(with_addressee(edition.html), pictures))
    return mark_safe(html.replace("</table>", "</table></div>"))  # noqa: S308


@register.filter
def has_validity(document: Document) -> bool:
    """Whether validity is a matter for a document: nothing is in force by an interpretation or a public notice."""
    return says_validity(document)


@register.filter
def stands_today(document: Document) -> Document.Validity:
    """The validity of a document today: one past its last day has lapsed, also before the night wrote it down."""
    return validity_on(document, today())


@register.filter
def under(kept: dict[str, str], key: str) -> str:
    """What is kept under a key; nothing where there is none."""
    return kept.get(key, "") if kept else ""


@register.filter
def part_label(place: str) -> str:
    """The name of a part of a matter's file; a stage is called by itself."""
    return PARTS.get(place, place)


@register.filter
def form_label(code: str) -> str:
    """The name of a form an interpretation takes: chart is 图解."""
    return Form(code).label if code in set(Form) else code


@register.filter
def hits(text: str, typed: str) -> SafeString:
    """A text, escaped, with every searched word marked as the index found it: whatever its width and case."""
    parts, done = [], 0
    for start, end in places(text, parse(typed).words):
        parts.append(format_html("{}<mark>{}</mark>", text[done:start], text[start:end]))
        done = end
    return format_html("{}{}", mark_safe("".join(parts)), text[done:])  # noqa: S308  every part is escaped


@register.filter
def excerpt(text: str, typed: str) -> SafeString:
    """The passage around the first hit, with the words marked; the beginning where nothing is hit."""
    plain = to_plain(text)
    start = max(0, (first_place(plain, parse(typed).words) or 0) - AROUND // 2)
    end = start + 2 * AROUND
    cut = ("…" if start else "") + plain[start:end] + ("…" if end < len(plain) else "")
    return hits(cut, typed)


@register.filter
def hit_files(files: Iterable[Attachment], typed: str) -> list[Attachment]:
    """The files whose names hold a searched word."""
    words = parse(typed).words
    return [kept for kept in files if any(word in fold(kept.name) for word in words)]


@register.filter
def kind_of(name: str) -> str:
    """The kind of a file, for people: xlsx."""
    return name.rpartition(".")[2].lower()


@register.filter
def masked(said: str, case: Case) -> str:
    """A text of a case without who asked."""
    return masking.masked(case, said)


@register.filter
def seen(said: str, reads: masking.Reader) -> str:
    """A text of a case as the person at the page may read it."""
    return reads.read(said)
