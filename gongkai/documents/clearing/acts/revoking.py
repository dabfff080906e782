"""Taking back a decision on content before anybody outside has read by it. What was decided stays on record; a new
decision takes its place."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.documents.acts.attribute import LEADERS
from gongkai.documents.acts.matter import hands_over, line, locked
from gongkai.documents.clearing.acts.voiding import void_looks
from gongkai.documents.clearing.models import Allowance, KeptNumber
from gongkai.documents.clearing.nobodys import require_nobodys
from gongkai.documents.clearing.parts import parts_of
from gongkai.documents.clearing.reads import KEEPERS
from gongkai.documents.models import Document
from gongkai.law.personal_release import LEAST
from gongkai.law.source import Refusal
from gongkai.text.book_marks import in_book_marks
from gongkai.text.personal import KINDS

PUBLIC = "已经按这个决定公开；要改的，先撤回文件"


@transaction.atomic
def revoke_keeping(document_id: int, kept_id: int, *, reason: str, by: Person, on: date) -> KeptNumber:
    """A number that was to stay is not to stay after all. By who may decide so; not once it is in public. Raises Refusal."""
    found = KeptNumber.objects.select_related("document").filter(pk=kept_id).first()
    document = _of_package(found, document_id)
    row = KeptNumber.objects.select_for_update(of=("self",)).get(pk=kept_id)
    if not hands_over(document, by, on) & KEEPERS:
        who = "、".join(sorted(hand.label for hand in KEEPERS))
        raise Refusal((f"撤销保留号码的决定由{who}办理", LEAST))
    if row.revoked_on is not None:
        raise Refusal(("这个决定已经撤销", LEAST))
    if row.digest in _public_digests(document):
        raise Refusal((PUBLIC, LEAST))
    _revoke(row, reason, by, on)
    line(
        document,
        "revoke_keeping",
        "撤销保留个人号码的决定" if row.kind in KINDS else "撤销不是个人信息的认定",
        LEAST,
        by,
        on,
        piece=row.piece,
        kind=row.kind,
        shown=row.shown,
    )
    return row


@transaction.atomic
def revoke_allowance(document_id: int, allowance_id: int, *, reason: str, by: Person, on: date) -> Allowance:
    """A leader takes an exception back; what was kept by it stands no more. Not while its document, or what interprets
    it, is in public by it."""
    found = Allowance.objects.select_related("document").filter(pk=allowance_id).first()
    document = _of_package(found, document_id)
    row = Allowance.objects.select_for_update(of=("self",)).get(pk=allowance_id)
    if not hands_over(document, by, on) & LEADERS:
        raise Refusal(("例外公开由分管领导或者主要负责人撤销", LEAST))
    if row.revoked_on is not None or row.ended_on is not None:
        raise Refusal(("这项例外公开已经撤销或者期满", LEAST))
    if relying := [one for one in (document, *_interpretations(document)) if _relies(one, row)]:
        raise Refusal(*((f"{in_book_marks(one.title)}{PUBLIC}", LEAST) for one in relying))
    _revoke(row, reason, by, on)
    void_looks(row, on)
    line(
        document,
        "revoke_allowance",
        "撤销例外公开",
        LEAST,
        by,
        on,
        law=row.law,
        article=row.article,
        until=row.until,
    )
    return row


def _of_package(row: KeptNumber | Allowance | None, document_id: int) -> Document:
    """The document a decision is about, locked: the one asked for or an interpretation of it. Raises Refusal for none."""
    if row is None or document_id not in (row.document_id, row.document.interprets_id):
        raise Refusal(("这份文件没有这个决定，请刷新页面", LEAST))
    return locked(row.document_id)


def _interpretations(document: Document) -> list[Document]:
    """What may name people by the exceptions of a document too, each locked: none goes out meanwhile."""
    keys = document.interpretations.order_by("pk").values_list("pk", flat=True)
    return [locked(key) for key in keys]


def _relies(document: Document, allowance: Allowance) -> bool:
    """Whether what is in public went out after the exception was decided, so that it may rest on it."""
    live = document.live_edition if document.is_live else None
    return live is not None and live.published_on is not None and live.published_on >= allowance.on


def _public_digests(document: Document) -> set[str]:
    live = document.live_edition if document.is_live else None
    return {part.digest for part in parts_of([live])} if live else set()


def _revoke(row: KeptNumber | Allowance, reason: str, by: Person, on: date) -> None:
    if not reason.strip():
        raise Refusal(("请写明撤销的理由", LEAST))
    require_nobodys("理由", reason)
    row.revoked_on, row.revoked_by, row.revoked_says = on, by, reason.strip()[:300]
    row.save(update_fields=["revoked_on", "revoked_by", "revoked_says"])
