"""The record of what is public is corrected with a new edition: reviewed, signed and released with its words (更正著录)."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.agencies.models import Person
from gongkai.documents.acts.matter import line
from gongkai.documents.corrected import CORRECTABLE, kept, label_of
from gongkai.documents.models import Document, Edition
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019


def correct(edition: Edition, fields: Mapping[str, Any]) -> list[str]:
    """Keep what an edition in hand is to correct, unsaved; what is as on the document is no correction. Returns what of it
    is different now, as people call it.

    Raises Refusal for what a new edition does not change, ValidationError for what the record cannot say.
    """
    document = edition.document
    if other := [
        name for name in fields if name not in CORRECTABLE and fields[name] != getattr(document, name)
    ]:
        names = "、".join(label_of(name) for name in other)
        raise Refusal(
            (
                f"信息发布过，{names}不能在新版本里改动，请按各自的办法办理（改变公开属性、调整类别、有效期等）",
                OGI_2019.article(17),
            )
        )
    corrected = copy.copy(document)
    for name in CORRECTABLE:
        if name in fields:
            setattr(corrected, name, fields[name])
    corrected.full_clean(exclude=["live_edition"])
    before, own = edition.own_record, dict(edition.own_record)
    for name in CORRECTABLE:
        if name not in fields:
            continue
        own.pop(name, None)
        if fields[name] != getattr(document, name):
            own[name] = kept(fields[name])
    edition.own_record = own
    absent = object()
    return [label_of(name) for name in CORRECTABLE if own.get(name, absent) != before.get(name, absent)]


def take_over(edition: Edition, by: Person, on: date) -> None:
    """The edition is public: what it corrects becomes the document's, and every earlier edition keeps what it said."""
    own = edition.own_record
    if not own:
        return
    document = edition.document
    for older in document.editions.exclude(pk=edition.pk).order_by("number"):
        older.own_record = {name: kept(getattr(document, name)) for name in own} | older.own_record
        older.save(update_fields=["own_record"])
    for name, value in own.items():
        setattr(document, name, Document._meta.get_field(name).to_python(value))  # type: ignore[union-attr]
    document.save(update_fields=list(own))
    edition.own_record = {}
    edition.save(update_fields=["own_record"])
    labels = [label_of(name) for name in CORRECTABLE if name in own]
    line(
        document, "correct_record", f"更正{'、'.join(labels)}", OGI_2019.article(6, 1), by, on, edition=edition.number,
        fields=[name for name in CORRECTABLE if name in own],
    )  # fmt: skip
