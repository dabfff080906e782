"""What stands against a release beside its reviews: sensitive windows without a reason, a public notice without its period.

Warnings never block; they are in `reads`. Nothing here writes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.documents.corrected import as_it_will_be
from gongkai.documents.models import Document, Edition, NoticePeriod, Window
from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019
from gongkai.text.book_marks import in_book_marks

Reasons = list[tuple[str, Citation | None]]
IN_TIME = OGI_2019.article(6)
NOTICE = "公示"


def windows_on(agency: Agency | int, day: date) -> QuerySet[Window]:
    """The sensitive windows of an agency a day lies in."""
    return Window.objects.filter(agency=agency, first__lte=day, last__gte=day, lifted_on__isnull=True)


def against_windows(document: Document, package: Iterable[Edition], day: date, because: str) -> Reasons:
    """A release inside a sensitive window has its written reason; for an emergency the leader's opinion is one."""
    if because.strip() or any(edition.is_urgent for edition in package):
        return []
    return [
        (
            f"{day}在敏感时段“{window.name}”（{window.first}至{window.last}）内，发布要写明理由；可以改在时段以外",
            IN_TIME,
        )
        for window in windows_on(document.agency_id, day)
    ]


def is_notice(document: Document) -> bool:
    """Whether a document says of itself that it stands for public notice."""
    return NOTICE in document.genre or document.title.rstrip().endswith(NOTICE)


def without_period(package: Iterable[Edition]) -> Reasons:
    """What stands for public notice and has no end day."""
    return [
        (
            f"{in_book_marks(edition.document.title)}是公示，请先写明公示期截止日、期限的依据或理由和提出异议的方式",
            IN_TIME,
        )
        for edition in package
        if is_notice(as_it_will_be(edition)) and period_of(edition.document) is None
    ]


def over_before(package: Iterable[Edition], day: date) -> Reasons:
    """What stands for public notice and would be over on the day it first goes out."""
    return [
        (
            f"{in_book_marks(edition.document.title)}的公示期{period.last_day}就截止，请退回拟稿，改写公示期",
            IN_TIME,
        )
        for edition in package
        if (period := period_of(edition.document))
        and period.last_day <= day
        and edition.document.published_on is None
    ]


def period_of(document: Document) -> NoticePeriod | None:
    """The period of a public notice; None for anything else."""
    return NoticePeriod.objects.filter(document=document).first()
