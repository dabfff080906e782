"""What was masked in the files of a document, and the originals whose time is over."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.documents.masking.models import MaskedFile
from gongkai.documents.models import Document
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
