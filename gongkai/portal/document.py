"""One document: the page (W3), the check of its fingerprint, and its attachments."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.documents.acts import digest_of
from gongkai.documents.corrected import between
from gongkai.documents.earlier import revisions_of
from gongkai.documents.interpreting.forms import SOUNDS, addresses
from gongkai.documents.markup import to_html, words_of
from gongkai.documents.models import (
    Attachment,
    Document,
    Edition,
    NoticeChange,
    NoticePeriod,
    Picture,
)
from gongkai.documents.reads import STAGES, by_address, printed_note
from gongkai.documents.release.gate import period_of
from gongkai.documents.release.reads import Gone, gone_at
from gongkai.documents.rich import pictures_in, plain
from gongkai.documents.validity.standing import public_links, validity_on
from gongkai.documents.wording import RICH
from gongkai.law.interpretation import Form
from gongkai.law.review import APPROVALS
from gongkai.matters.reads import of_document
from gongkai.portal.place import agency_of, crumbs, open_page, public
from gongkai.site.today import today
from gongkai.text.difference import blocks, difference, only_changed

SIZES = {"s": "小", "m": "中", "l": "大"}
Answer = TypeVar("Answer", bound=HttpResponseBase)


class TakenOff(Http404):
    """What stood at an address was taken off; the answer is 410 and says no more than `Gone` does."""

    def __init__(self, gone: Gone) -> None:
        super().__init__()
        self.gone = gone


def public_document(request: HttpRequest, index: str) -> Document:
    """The public document of an address. Raises TakenOff for what was withdrawn; anything else is not there."""
    found = by_address(public(request), index)
    shown = found.select_related("column__parent", "division", "live_edition", "interprets").first()
    if shown is not None:
        return shown
    if gone := gone_at(agency_of(request), index):
        raise TakenOff(gone)
    raise Http404


def or_gone(view: Callable[..., Answer]) -> Callable[..., Answer | HttpResponse]:
    """Every address below a document that was taken off answers alike: 410."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> Answer | HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except TakenOff as off:
            context = {"section": "zwgk", "gone": off.gone, "crumbs": crumbs(("已撤回", ""))}
            return render(request, "portal/gone.html", context, status=410)

    return shown


@require_safe
@open_page
@or_gone
def document(request: HttpRequest, index: str) -> HttpResponse:
    shown = public_document(request, index)
    assert shown.live_edition is not None
    size = request.GET.get("size", "m")
    files = list(shown.live_edition.attachments.all())
    plays = bool({Form.VIDEO, Form.AUDIO} & set(shown.forms))
    before, after = public_links(shown)
    return render(
        request,
        "portal/document.html",
        {
            "section": "zwgk",
            "document": shown,
            "edition": shown.live_edition,
            "attachments": files,
            "recordings": [kept for kept in files if plays and kept.name.lower().endswith(SOUNDS)],
            "watch": addresses(shown.live_edition) if plays else [],
            "corrections": revisions_of(shown),
            "explains": _if_public(shown.interprets),
            "explained_by": list(public(request).filter(interprets=shown)),
            "succeeds": before,
            "succeeded_by": after,
            "stands": validity_on(shown, today()),
            "stages": [(stage, stage in shown.five_open) for stage in STAGES],
            "matters": of_document(shown),
            "events": shown.events.public(),
            "printed": printed_note(shown),
            "notice": NoticeShown.of(shown, today()),
            "size": size if size in SIZES else "m",
            "sizes": SIZES.items(),
            "crumbs": _crumbs(shown),
        },
    )


@dataclass(frozen=True)
class NoticeShown:
    """A public notice on its page: its period, how it was changed, and whether it is over, by the day alone."""

    period: NoticePeriod
    is_over: bool
    changes: tuple[NoticeChange, ...]

    @classmethod
    def of(cls, shown: Document, day: date) -> NoticeShown | None:
        period = period_of(shown)
        if period is None:
            return None
        return cls(period, period.is_over(day), tuple(period.changes.all()))


def _if_public(other: Document | None) -> Document | None:
    return other if other is not None and other.is_public else None


def _crumbs(shown: Document) -> list[tuple[str, str]]:
    way = [("政府信息公开", reverse("portal:columns"))]
    if shown.column.parent is not None:
        way.append((shown.column.parent.name, reverse("portal:column", args=[shown.column.parent.key])))
    way.append((shown.column.name, reverse("portal:column", args=[shown.column.key])))
    return crumbs(*way, ("正文", ""))


@dataclass(frozen=True)
class Check:
    """What was recomputed from the page as it stands now, against what the reviewers approved."""

    approved: str
    computed: str
    page_is_its_text: bool
    changed_files: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return self.approved == self.computed and self.page_is_its_text and not self.changed_files


def check_of(document: Document, edition: Edition) -> Check:
    """Compute the fingerprint again from title, wording and the bytes of files and pictures; the page must say its text."""
    attachments = list(edition.attachments.all())
    pictures = list(edition.pictures.all()) if edition.form == RICH else []
    files: list[Attachment | Picture] = [*attachments, *pictures]
    return Check(
        edition.secrecy_digest,
        digest_of(document.title, edition.source, attachments),
        _says_its_text(edition),
        tuple(kept.name for kept in files if _digest(kept) != kept.digest),
    )


def _says_its_text(edition: Edition) -> bool:
    """The page and the plain text, which is what search and the checks read, say the same."""
    if edition.form == RICH:
        return plain(edition.html) == edition.text
    return words_of(to_html(edition.text)) == words_of(edition.html)


def _digest(kept: Attachment | Picture) -> str:
    try:
        with kept.file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


@require_safe
@or_gone
def verify(request: HttpRequest, index: str) -> HttpResponse:
    shown = public_document(request, index)
    edition = shown.live_edition
    assert edition is not None
    return render(
        request,
        "portal/verify.html",
        {
            "section": "zwgk",
            "document": shown,
            "edition": edition,
            "check": check_of(shown, edition),
            "approvals": edition.reviews.filter(act__in=APPROVALS, package=edition.package),
            "crumbs": crumbs((shown.title, reverse("portal:document", args=[shown.address])), ("核验", "")),
        },
    )


@require_safe
@or_gone
def changes(request: HttpRequest, index: str, number: int) -> HttpResponse:
    """What a correction changed in the wording, where both wordings may be read; anything else is not there."""
    shown = public_document(request, index)
    rows = {row.edition.number: row for row in revisions_of(shown)}
    row = rows.get(number)
    if row is None or row.before is None or not row.is_shown:
        raise Http404
    paragraphs = difference(row.before.text, row.edition.text)
    only = "only" in request.GET
    return render(
        request,
        "portal/changes.html",
        {
            "section": "zwgk",
            "document": shown,
            "edition": row.edition,
            "before": row.before,
            "record": between(row.before, row.edition),
            "count": sum(p.changed for p in paragraphs),
            "blocks": blocks(only_changed(paragraphs) if only else paragraphs),
            "only": only,
            "looks": row.before.html != row.edition.html,
            "other_files": _files(row.before) != _files(row.edition),
            "crumbs": crumbs(
                (shown.title, reverse("portal:document", args=[shown.address])), ("更正对照", "")
            ),
        },
    )


def _files(edition: Edition) -> list[tuple[str, str]]:
    return list(edition.attachments.values_list("name", "digest"))


@require_safe
@or_gone
def attachment(request: HttpRequest, index: str, key: int) -> FileResponse:
    """A file of the edition that is live now, always as a download."""
    shown = public_document(request, index)
    kept = get_object_or_404(Attachment, pk=key, edition_id=shown.live_edition_id)
    try:
        return FileResponse(kept.file.open("rb"), as_attachment=True, filename=kept.name)
    except FileNotFoundError:
        raise Http404("附件文件不在") from None


@require_safe
@or_gone
def picture(request: HttpRequest, index: str, name: str) -> FileResponse:
    """A picture the edition shows that is live now; one taken out of the text before the review is nobody's to see."""
    shown = public_document(request, index)
    if shown.live_edition is None or name not in pictures_in(shown.live_edition.html):
        raise Http404("没有这张图片")
    kept = get_object_or_404(Picture, name=name, edition_id=shown.live_edition_id)
    try:
        answer = FileResponse(kept.file.open("rb"))
    except FileNotFoundError:
        raise Http404("图片文件不在") from None
    answer["Content-Type"] = kept.kind
    return answer
