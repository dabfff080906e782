"""Acts on comments: to comment on a passage, to reply, to settle with a word. By who reads the edition in hand."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.scope import scope_of
from gongkai.documents.acts import MATTER
from gongkai.documents.comments.models import Comment
from gongkai.documents.comments.passage import anchor
from gongkai.documents.models import Edition
from gongkai.journal.acts import note
from gongkai.law.review import ENDED
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

UNDER = OGI_2019.article(17)


@transaction.atomic
def comment(edition_id: int, *, paragraph: int, quote: str, says: str, by: Person, on: date) -> Comment:
    """Comment on a passage: a paragraph by its number, or the words quoted from it. Raises Refusal."""
    edition = _in_hand(edition_id, by, on)
    place = anchor(edition.text, paragraph, quote)
    if place is None:
        raise Refusal(("正文里找不到这段引文，请选择段落，或者照原文摘录不超过300字", None))
    made = Comment.objects.create(
        edition=edition,
        quote=place.quote,
        before=place.before,
        after=place.after,
        says=_said(says),
        by=by,
        on=on,
    )
    _note(edition, "comment", "批注", made, by, on)
    return made


@transaction.atomic
def reply(comment_id: int, *, says: str, by: Person, on: date) -> Comment:
    """Reply to a comment that is not settled. Raises Refusal."""
    first = _open(comment_id)
    edition = _in_hand(first.edition_id, by, on)
    made = Comment.objects.create(edition=edition, replies_to=first, says=_said(says), by=by, on=on)
    _note(edition, "reply_to_comment", "回复批注", made, by, on)
    return made


@transaction.atomic
def settle(comment_id: int, *, says: str, by: Person, on: date) -> Comment:
    """Settle a comment, saying how: 已采纳, 不改及理由. Raises Refusal."""
    found = _open(comment_id)
    edition = _in_hand(found.edition_id, by, on)
    found.settled_on, found.settled_by, found.settled_says = on, by, _said(says)[:200]
    found.save(update_fields=["settled_on", "settled_by", "settled_says"])
    _note(edition, "settle_comment", "了结批注", found, by, on)
    return found


def may_comment(edition: Edition, by: Person, on: date) -> bool:
    """Whether somebody may comment on an edition: in hand, of their own agency, and theirs to read."""
    scope = scope_of(by, on)
    document = edition.document
    inside = scope.agency == document.agency_id and (
        scope.divisions is None or document.division_id in scope.divisions
    )
    return inside and bool(scope.all_hands()) and edition.stage not in ENDED


def _in_hand(edition_id: int, by: Person, on: date) -> Edition:
    edition = (
        Edition.objects.select_for_update(of=("self",)).select_related("document__agency").get(pk=edition_id)
    )
    if not may_comment(edition, by, on):
        raise Refusal(("只有能看到这份稿件的同事，在拟稿和审查期间可以批注", UNDER))
    return edition


def _open(comment_id: int) -> Comment:
    found = Comment.objects.select_for_update().get(pk=comment_id)
    if found.replies_to_id is not None:
        raise Refusal(("请在原来的批注下回复、了结", None))
    if found.settled_on is not None:
        raise Refusal(("这条批注已经了结，需要的请另加批注", None))
    return found


def _said(says: str) -> str:
    if not says.strip():
        raise Refusal(("请写明内容", None))
    return says.strip()[:1000]


def _note(edition: Edition, act: str, label: str, made: Comment, by: Person, on: date) -> None:
    note(
        edition.document.agency, MATTER, edition.document.index_no, act, label=label, under=UNDER, by=by, on=on,
        edition=edition.number, comment=made.pk,
    )  # fmt: skip
