"""What a document that names people by an exception shows beyond what the exception permits (例外公开的范围)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from gongkai.documents.clearing.models import Allowance
from gongkai.documents.clearing.parts import Part
from gongkai.documents.clearing.reads import Reasons, in_force
from gongkai.documents.models import Document
from gongkai.law.personal_release import LEAST, PersonalKind
from gongkai.text.book_marks import in_book_marks
from gongkai.text.personal_kinds import shown

WHOLE_NUMBERS = ("id_card", "phone", "bank_card")  # each is decided by itself, with `keep_number`


def permitted(document: Document, on: date) -> set[str] | None:
    """The kinds the exceptions running for a document, or for what it interprets, permit together; None without one."""
    of = Q(document=document) | Q(document=document.interprets_id)
    rows = Allowance.objects.filter(of, in_force(on)).values_list("kinds", flat=True)
    return {kind for kinds in rows for kind in kinds} if rows else None


def beyond(part: Part, kinds: set[str]) -> list[PersonalKind]:
    """What a part shows of people that is not among the kinds, once each."""
    there = {one.kind for one in shown(part.text or "") if one.kind not in WHOLE_NUMBERS}
    return [kind for kind in PersonalKind if kind.value in there - kinds]


def reasons_of_scope(parts: Iterable[Part], on: date) -> Reasons:
    """Why what goes beyond an exception keeps the package back."""
    reasons: Reasons = []
    asked: dict[int, set[str] | None] = {}
    for part in parts:
        if part.document.pk not in asked:
            asked[part.document.pk] = permitted(part.document, on)
        kinds = asked[part.document.pk]
        if kinds is not None and (more := beyond(part, kinds)):
            said = "、".join(kind.label for kind in more)
            reasons.append(
                (
                    f"{in_book_marks(part.title)}的{part.name}里有{said}，超出例外公开写明的范围，请删去；确需公开的，由领导另作决定",
                    LEAST,
                )
            )
    return reasons
