"""What a document that names people by an exception shows beyond what the exception permits (例外公开的范围)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, Q

from gongkai.documents.clearing.models import Allowance
from gongkai.documents.clearing.parts import Part
from gongkai.documents.clearing.reads import Hit, Reasons, decided, hits_of, in_force
from gongkai.documents.models import Document
from gongkai.law.personal_release import LEAST, PersonalKind
from gongkai.text.book_marks import in_book_marks
from gongkai.text.personal import homes, shown


def permitted(document: Document, on: date) -> set[str] | None:
    """The kinds the exceptions running for a document, or for what it interprets, permit together.

    Empty where all have ended or were taken back: it named people by an exception, and by none any more. None where
    there never was one.
    """
    of = Q(document=document) | Q(document=document.interprets_id)
    runs = ExpressionWrapper(in_force(on), output_field=BooleanField())
    rows = list(Allowance.objects.filter(of).annotate(runs=runs).values_list("kinds", "runs"))
    return {kind for kinds, runs in rows if runs for kind in kinds} if rows else None


def beyond(parts: Iterable[Part], on: date) -> list[Hit]:
    """What parts show of people that no running exception permits, with the decisions that it is nobody's.

    Of a document that never named people by an exception only where somebody lives: names in it may have many grounds, a
    home to the door has none. Whole numbers are not among it: each is decided by itself, exception or not.
    """
    asked: dict[int, set[str] | None] = {}
    there: list[Hit] = []
    for part in parts:
        if part.document.pk not in asked:
            asked[part.document.pk] = permitted(part.document, on)
        kinds = asked[part.document.pk]
        if kinds is None:
            there += hits_of(part, homes(part.text), _first_sign)
        else:
            there += (hit for hit in _people_in(part) if hit.kind not in kinds)
    return decided(there, on)


def _people_in(part: Part) -> Iterator[Hit]:
    hits = hits_of(part, shown(part.text), _first_sign)
    return (hit for hit in hits if not hit.is_number)


def _first_sign(said: str, kind: str) -> str:
    return f"{said[:1]}***"


def reasons_of_scope(parts: Iterable[Part], on: date) -> Reasons:
    """Why what goes beyond an exception keeps the package back."""
    found: dict[str, tuple[Part, set[str]]] = {}
    for hit in beyond(parts, on):
        if hit.kept is None:
            found.setdefault(hit.part.key, (hit.part, set()))[1].add(hit.kind)
    return [(_says(part, kinds, permitted(part.document, on)), LEAST) for part, kinds in found.values()]


def _says(part: Part, kinds: set[str], allowed: set[str] | None) -> str:
    said = "、".join(kind.label for kind in PersonalKind if kind.value in kinds)
    beyond_what = (
        "精确到门牌号，请只写到街道、乡镇"
        if allowed is None
        else "超出例外公开写明的范围（期满、撤销的不再算），请删去"
    )
    return (
        f"{in_book_marks(part.title)}的{part.name}里有{said}，{beyond_what}；确需公开的，由领导"
        "另作决定；不是个人信息的，由保密审查员、公开工作机构负责人或者领导逐处认定"
    )
