"""Finding what is to be linked: documents and matters by words of their title or by a number, in what somebody may see."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.agencies.scope import Right, Scope
from gongkai.documents.models import Document
from gongkai.matters.models import Link, Matter
from gongkai.matters.models.matter import MatterQuerySet, reach_of

MOST_WORDS = 8


def documents_like(scope: Scope, typed: str, matter: Matter) -> QuerySet[Document]:
    """Documents whose title, 文号 or 索引号 holds every word typed, the newest first; `is_linked`: in this matter already.

    The index of the portal holds what is public alone; here a draft is found too, so the rows themselves are asked.
    """
    there = Link.objects.filter(matter=matter, document=OuterRef("pk"), sent_back_on__isnull=True)
    found = Document.objects.visible_to(scope).filter(_every(typed, ("title", "doc_no", "index_no")))
    return found.select_related("division").annotate(is_linked=Exists(there)).order_by("-made_on", "-id")


def matters_like(scope: Scope, typed: str, document: Document) -> MatterQuerySet:
    """Open matters somebody keeps whose name or number holds every word typed, the newest first; all where nothing is
    typed. `is_linked`: the document is in it already."""
    there = Link.objects.filter(document=document, matter=OuterRef("pk"), sent_back_on__isnull=True)
    reach = reach_of(scope, Right.KEEP_MATTERS)
    found = Matter.objects.visible_to(scope).filter(
        _every(typed, ("title", "number")), closed_on__isnull=True
    )
    if reach is not None:
        found = found.filter(division_id__in=reach)
    return found.select_related("division").annotate(is_linked=Exists(there))


def matters_with(scope: Scope, document: Document) -> MatterQuerySet:
    """The matters somebody sees that a document stands in, also where the link still waits for a second person."""
    there = Link.objects.filter(document=document, matter=OuterRef("pk"), sent_back_on__isnull=True)
    return Matter.objects.visible_to(scope).filter(Exists(there))


def _every(typed: str, fields: Iterable[str]) -> Q:
    """Every word somewhere in these fields."""
    named = tuple(fields)
    whole = Q()
    for word in typed.replace("\x00", "").split()[:MOST_WORDS]:
        one = Q()
        for field in named:
            one |= Q(**{f"{field}__icontains": word})
        whole &= one
    return whole
