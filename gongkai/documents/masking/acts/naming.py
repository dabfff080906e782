"""Keeping how persons are called in what is masked of a document."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.documents.masking.models import PersonMask
from gongkai.documents.masking.persons import masks_given
from gongkai.documents.models import Document
from gongkai.law.source import Refusal

TAKEN = "别人刚刚遮盖了这份稿件里的姓名，没有遮盖；请再试一次"


def keep_masks(document: Document, masks: Mapping[str, str]) -> None:
    """Keep the new ones of a locked document. Raises Refusal where somebody else gave them to others meanwhile."""
    given = masks_given(document)
    new = {mark: mask for mark, mask in masks.items() if mark not in given}
    if set(new.values()) & set(given.values()) or any(
        masks[m] != given[m] for m in given.keys() & masks.keys()
    ):
        raise Refusal((TAKEN, None))
    PersonMask.objects.bulk_create(PersonMask(document=document, mark=m, mask=s) for m, s in new.items())
