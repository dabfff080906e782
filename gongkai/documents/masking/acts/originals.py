"""The sealed original of a masked file: opened by few and for a reason, erased when its time is over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.rights import MAY, Right
from gongkai.documents.acts.matter import hands_over, line, locked
from gongkai.documents.clearing.nobodys import require_nobodys
from gongkai.documents.masking.models import MaskedFile
from gongkai.files import vault
from gongkai.law.hand import Hand
from gongkai.law.personal_release import LEAST
from gongkai.law.source import Refusal


@transaction.atomic
def open_masked(masked_id: int, *, reason: str, by: Person, on: date) -> tuple[str, bytes]:
    """Name and content of an original; every opening is on record with its reason. Raises Refusal."""
    row = MaskedFile.objects.select_related("edition__document__agency").get(pk=masked_id)
    document = row.edition.document
    if not hands_over(document, by, on) & MAY[Right.OPEN_MASKED]:
        who = "、".join(sorted(hand.label for hand in MAY[Right.OPEN_MASKED]))
        raise Refusal((f"遮盖前的原件由{who}打开", LEAST))
    if row.erased_on is not None:
        raise Refusal((f"遮盖前的原件已经在{row.erased_on}按期清除", LEAST))
    if not reason.strip():
        raise Refusal(("请写明为什么要打开原件", LEAST))
    require_nobodys("理由", reason)
    name, content = vault.open_text(row.name_sealed), vault.open_file(row.sealed)
    line(
        document, "open_masked", "打开遮盖前的原件", LEAST, by, on, edition=row.edition.number, name=row.name,
        reason=reason.strip()[:300],
    )  # fmt: skip
    return name, content


def erase_originals(due: Iterable[MaskedFile], on: date) -> int:
    """Erase originals whose time is over, each by itself. Returns how many."""
    return sum(_erase(row.pk, row.edition.document_id, on) for row in due)


@transaction.atomic
def _erase(masked_id: int, document_id: int, on: date) -> bool:
    document = locked(document_id)
    row = MaskedFile.objects.select_for_update(of=("self",)).select_related("edition").get(pk=masked_id)
    if row.erased_on is not None:
        return False
    transaction.on_commit(partial(vault.erase_file, row.sealed))
    row.sealed, row.name_sealed, row.digest, row.erased_on = "", "", "", on
    row.save(update_fields=["sealed", "name_sealed", "digest", "erased_on"])
    line(
        document, "erase_masked", "清除遮盖前的原件", LEAST, Hand.CLOCK, on, edition=row.edition.number, name=row.name,
    )  # fmt: skip
    return True
