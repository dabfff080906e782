"""Masking the wording of a draft by one press, and taking that back while nothing else was written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.documents.acts.enclosing import locked_draft
from gongkai.documents.acts.matter import line, locked
from gongkai.documents.acts.writing import rewrite
from gongkai.documents.masking.acts.naming import keep_masks
from gongkai.documents.masking.models import MaskedText
from gongkai.documents.masking.reads import print_of
from gongkai.documents.models import Edition
from gongkai.documents.wording import Wording, wording_of
from gongkai.files import vault
from gongkai.law.hand import Hand
from gongkai.law.personal_release import LEAST
from gongkai.law.source import Refusal
from gongkai.text.personal import LABELS

DOING = "遮盖正文"
CHANGED = "遮盖以后稿件又有改动，不能整个撤销，请在正文里改"


@dataclass(frozen=True)
class Masks:
    """What one press covers. `before`: the wording without the masks, with the heads they stand in; `persons`: names' masks by mark."""

    counts: Mapping[str, int]
    persons: Mapping[str, str]
    before: str | Wording
    heads: Mapping[str, Any]


@transaction.atomic
def mask_text(edition_id: int, *, masks: Masks, by: Person, on: date, **wording: Any) -> Edition:
    """Save a draft with its masks. `wording`: what `rewrite` takes beside. Raises Refusal, and Stale as `rewrite` does."""
    locked_draft(edition_id, by, on, DOING)
    edition = rewrite(edition_id, by=by, on=on, **wording)
    keep_masks(edition.document, masks.persons)
    before = wording_of(masks.before)
    said = {"form": before.form, "text": before.text, "html": before.html, "heads": dict(masks.heads)}
    MaskedText.objects.create(
        edition=edition, counts=dict(masks.counts), print=print_of(edition), by=by, on=on,
        sealed=vault.seal_text(json.dumps(said, ensure_ascii=False)),
    )  # fmt: skip
    counts = {LABELS[kind]: times for kind, times in masks.counts.items()}
    line(edition.document, "mask_text", DOING, LEAST, by, on, edition=edition.number, counts=counts)
    return edition


@transaction.atomic
def take_masks_back(edition_id: int, masked_id: int, *, by: Person, on: date) -> Edition:
    """The wording as it was before it was masked. Raises Refusal where anything was written since."""
    edition = locked_draft(edition_id, by, on, "撤销遮盖")
    row = edition.masked_texts.select_for_update().get(pk=masked_id)
    if row.ended_on is not None or row.print != print_of(edition):
        raise Refusal((CHANGED, None))
    said = json.loads(vault.open_text(row.sealed))
    wording = Wording(said["form"], said["text"], said["html"])
    edition = rewrite(edition_id, text=wording, by=by, on=on, saves=edition.saves, document=said["heads"])
    _end(row, on)
    line(edition.document, "unmask_text", "撤销遮盖正文", LEAST, by, on, edition=edition.number)
    return edition


def erase_texts(due: Iterable[MaskedText], on: date) -> int:
    """Erase what cannot be taken back any more. Returns how many."""
    return sum(_erase(row.pk, row.edition.document_id, on) for row in due)


@transaction.atomic
def _erase(masked_id: int, document_id: int, on: date) -> bool:
    document = locked(document_id)
    row = MaskedText.objects.select_for_update(of=("self",)).select_related("edition").get(pk=masked_id)
    if row.ended_on is not None:
        return False
    _end(row, on)
    line(document, "erase_masked", "清除遮盖前的文字", LEAST, Hand.CLOCK, on, edition=row.edition.number)
    return True


def _end(row: MaskedText, on: date) -> None:
    row.sealed, row.ended_on = "", on
    row.save(update_fields=["sealed", "ended_on"])
