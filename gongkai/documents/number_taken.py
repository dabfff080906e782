"""One number, one document (一文一号): who of an agency has a 发文字号 already. Nothing here writes.

Compared as `text.quoted.number_key` reads it, so that brackets, widths and spaces make no difference. What is public and
what was sent into review has its number; a draft may still change its own. An interpretation bears no number of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q

from gongkai.documents.corrected import said
from gongkai.documents.models import Document, Edition
from gongkai.law.review import ENDED, EditionStage
from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019
from gongkai.text.book_marks import in_book_marks
from gongkai.text.quoted import number_key

UNDER: Citation = OGI_2019.article(17)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def reasons_of_number_taken(package: Iterable[Edition]) -> list[tuple[str, Citation | None]]:
    """Why an edition may not go on under its number: another document has it. What is public under it may be corrected."""
    reasons: list[tuple[str, Citation | None]] = []
    for edition in package:
        document = edition.document
        kept_as_it_is = document.published_on is not None and "doc_no" not in edition.own_record
        if document.interprets_id is not None or kept_as_it_is:
            continue
        number = str(said(edition, "doc_no"))
        reasons += [
            (
                f"{in_book_marks(edition.title)}的发文字号{number}已经是{in_book_marks(other.title)}（索引号"
                f"{other.index_no}）的，请核对；写错的改正后再办理",
                UNDER,
            )
            for other in having(document, number)
        ]
    return reasons


def having(document: Document, number: str) -> list[Document]:
    """The agency's other documents that are public, or on their way to it, under this number."""
    key = number_key(number)
    if not key:
        return []
    return list(
        dict.fromkeys(other for other, theirs in _numbers(document, key) if number_key(theirs) == key)
    )


def _numbers(document: Document, key: str) -> Iterator[tuple[Document, str]]:
    """Documents with numbers that may be the same: those with the same order number in them."""
    others = Document.objects.filter(agency=document.agency_id, interprets__isnull=True).exclude(
        pk=document.pk
    )
    order = key.rpartition("）")[2].rstrip("号")
    named = Q(doc_no__contains=order) | Q(doc_no__contains=order.translate(WIDE))
    under_review = Edition.objects.exclude(stage__in=(*ENDED, EditionStage.DRAFT)).filter(document__in=others)
    has_it = Q(is_live=True) | Q(pk__in=under_review.values("document"))
    yield from ((other, other.doc_no) for other in others.filter(has_it, named).order_by("pk"))
    corrected = under_review.filter(own_record__has_key="doc_no").select_related("document").order_by("pk")
    yield from ((edition.document, str(said(edition, "doc_no"))) for edition in corrected)
