"""The record of what is public is corrected with a new edition: reviewed, signed and released with its words (更正著录)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.agencies.models import Person
from gongkai.documents.acts.matter import line
from gongkai.documents.corrected import CORRECTABLE, as_it_will_be, kept
from gongkai.documents.describing import label_of
from gongkai.documents.models import Document, Edition
from gongkai.documents.release.gate import is_notice
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
        names = "、".join(label_of(Document, name) for name in other)
        raise Refusal(
            (
                f"信息发布过，{names}不能在新版本里改动，请按各自的办法办理（改变公开属性、调整类别、有效期等）",
                OGI_2019.article(17),
            )
        )
    before, own = edition.own_record, dict(edition.own_record)
    for name in CORRECTABLE:
        if name not in fields:
            continue
        own.pop(name, None)
        if fields[name] != getattr(document, name):
            own[name] = kept(fields[name])
    edition.own_record = own
    _check(edition)
    absent = object()
    return [
        label_of(Document, name) for name in CORRECTABLE if own.get(name, absent) != before.get(name, absent)
    ]


def _check(edition: Edition) -> None:
    """The record can say what the edition corrects. Raises Refusal or ValidationError."""
    document, corrected = edition.document, as_it_will_be(edition)
    corrected.full_clean(exclude=["live_edition"])
    if document.published_on and corrected.made_on > document.published_on:
        raise Refusal((f"成文日期不能晚于发布日期（{document.published_on}）", OGI_2019.article(26)))
    if is_notice(corrected) and not is_notice(document):
        raise Refusal(("公示要写明公示期，已经发布的信息不能更正成公示；请另行拟稿", OGI_2019.article(6)))


def take_over(edition: Edition, by: Person, on: date) -> None:
    """The edition goes public: what it corrects becomes the document's, and every earlier edition keeps what it said."""
    own = {name: edition.own_record[name] for name in CORRECTABLE if name in edition.own_record}
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
    labels = [label_of(Document, name) for name in own]
    line(
        document, "correct_record", f"更正{'、'.join(labels)}", OGI_2019.article(6, 1), by, on, edition=edition.number,
        fields=list(own),
    )  # fmt: skip
