"""What was masked in the files of a document, and the originals whose time is over."""

from __future__ import annotations

import json
from datetime import date, timedelta
from hashlib import sha256

from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.documents.corrected import said
from gongkai.documents.masking.models import MaskedFile, MaskedText
from gongkai.documents.models import Document, Edition
from gongkai.documents.proofing.places import HEADS
from gongkai.files.cleansing.kinds import KINDS
from gongkai.law.review import EditionStage


def can_be_masked(name: str) -> bool:
    """Whether files of this kind can be masked at all."""
    return name.lower().endswith(tuple(KINDS))


def masked_of(document: Document) -> QuerySet[MaskedFile]:
    """Every masking of a document's files, the newest first."""
    return (
        MaskedFile.objects.filter(edition__document=document).select_related("by", "edition").order_by("-pk")
    )


def left_by_writers(document: Document) -> dict[tuple[int, str], tuple[str, str, str]]:
    """What a writer left in a masked file: (attachment, mark of the content check) → reason, basis, who."""
    rows = masked_of(document).exclude(attachment=None).order_by("pk")
    return {
        (row.attachment_id, one["mark"]): (one["reason"], one["basis"], row.by.name)
        for row in rows
        if row.attachment_id is not None
        for one in row.kept
    }


def originals_due(agency: Agency, on: date, days: int) -> QuerySet[MaskedFile]:
    """Originals kept long enough since the edition went out, was shelved, or, where it was discarded, since the masking.

    What is still in hand keeps them.
    """
    before = on - timedelta(days=days)
    over = (
        Q(edition__published_on__lt=before)
        | Q(edition__stage=EditionStage.SHELVED, edition__signed_on__lt=before)
        | Q(edition__stage=EditionStage.DISCARDED, on__lt=before)
    )
    rows = MaskedFile.objects.filter(over, erased_on__isnull=True, edition__document__agency=agency)
    return rows.select_related("edition").order_by("pk")


def print_of(edition: Edition) -> str:
    """The fingerprint of a wording with its heads, which files and saves leave alone."""
    heads = [said(edition, name) for name in HEADS]
    return sha256(json.dumps([edition.form, edition.source, *heads]).encode()).hexdigest()


def to_take_back(edition: Edition) -> MaskedText | None:
    """The last masking of a draft's wording, while nothing was written since."""
    row = edition.masked_texts.filter(ended_on__isnull=True).order_by("-pk").first()
    return row if row is not None and row.print == print_of(edition) else None


def texts_due(agency: Agency) -> QuerySet[MaskedText]:
    """Wordings kept for taking a masking back that are in nobody's hand any more."""
    over = (EditionStage.SHELVED, EditionStage.DISCARDED)
    rows = MaskedText.objects.filter(
        Q(edition__published_on__isnull=False) | Q(edition__stage__in=over), ended_on__isnull=True
    )
    return rows.filter(edition__document__agency=agency).select_related("edition").order_by("pk")
