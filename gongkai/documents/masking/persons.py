"""The same person has the same mask in the text and the files of a document; nothing kept for that gives a name away."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.crypto import salted_hmac

from gongkai.documents.masking.models import PersonMask
from gongkai.documents.models import Document
from gongkai.law.source import Refusal
from gongkai.text.personal import Register

TAKEN = "别人刚刚遮盖了这份稿件里的姓名，没有遮盖；请再试一次"


def mark_of_person(name: str) -> str:
    """HMAC-SHA-256 of a name."""
    return salted_hmac("gongkai.documents.masking.person", name, algorithm="sha256").hexdigest()


def masks_given(document: Document) -> dict[str, str]:
    """The masks of persons in a document by their marks, in the order they were given."""
    return dict(document.person_masks.order_by("pk").values_list("mark", "mask"))


def register_after(given: Mapping[str, str]) -> Register:
    """A register that goes on with the masks given."""
    return Register(given, mark_of_person)


def keep_masks(document: Document, masks: Mapping[str, str]) -> None:
    """Keep the new ones of a locked document. Raises Refusal where somebody else gave them to others meanwhile."""
    given = masks_given(document)
    new = {mark: mask for mark, mask in masks.items() if mark not in given}
    if set(new.values()) & set(given.values()) or any(
        masks[m] != given[m] for m in given.keys() & masks.keys()
    ):
        raise Refusal((TAKEN, None))
    PersonMask.objects.bulk_create(PersonMask(document=document, mark=m, mask=s) for m, s in new.items())
