"""Taking in rows: each is in or out by itself, and all that are in become public at one moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from gongkai.agencies.models import Agency, Person
from gongkai.documents.acts.attribute import keep_decision
from gongkai.documents.acts.matter import MATTER
from gongkai.documents.finding import keep_found
from gongkai.documents.importing.acts.attesting import importer
from gongkai.documents.importing.acts.numbering import next_number
from gongkai.documents.importing.checking import opened, refuse_known, refuse_numbers, refuse_wrong
from gongkai.documents.importing.item import Item, Result
from gongkai.documents.importing.shelf import Shelf, document_of, likeness
from gongkai.documents.markup import to_html
from gongkai.documents.models import Attachment, Attestation, Document, Edition
from gongkai.documents.pieces import digest_of
from gongkai.files.checking import Checked
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.review import EditionStage
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019


@transaction.atomic
def take_in(
    attestation_id: int | None,
    agency: Agency,
    items: Sequence[Item],
    *,
    by: Person,
    on: date,
    promised: frozenset[str] = frozenset(),
) -> list[Result]:
    """Take in a batch of rows; each by itself is in or out, and all that are in become so at one moment.

    Without an attestation everything is looked at the same way and nothing is kept (a dry run); `promised` are then
    the index numbers other rows of the source would bring.
    """
    hand = importer(agency, by, on)
    attestation = Attestation.objects.get(pk=attestation_id, agency=agency) if attestation_id else None
    shelf = Shelf.of(agency, promised, {item.title for item in items})
    there = _taken_before(attestation, items)
    results, keys = [], []
    for item in items:
        if item.row in there:
            results.append(Result(item.row, there[item.row], already=True))
            continue
        try:
            with transaction.atomic():
                document = _take(agency, attestation, shelf, item, by, on, hand)
        except Refusal as refused:
            results.append(Result(item.row, item.index_no, error=str(refused)))
        except ValidationError as wrong:
            results.append(Result(item.row, item.index_no, error="；".join(wrong.messages)))
        except IntegrityError:
            says = "与已有的信息冲突（索引号或者数据库的约束），没有导入"
            results.append(Result(item.row, item.index_no, error=says))
        else:
            keys.append(document.pk)
            shelf.same.setdefault(likeness(document), document.index_no)
            results.append(Result(item.row, document.index_no))
    if attestation is None:
        transaction.set_rollback(True)
    else:
        keep_found(keys)
    return results


def _taken_before(attestation: Attestation | None, items: Sequence[Item]) -> dict[int, str]:
    if attestation is None:
        return {}
    found = Edition.objects.filter(attested=attestation, attested_row__in=[item.row for item in items])
    rows = found.values_list("attested_row", "document__index_no")
    return {row: index_no for row, index_no in rows if row is not None}


def _take(
    agency: Agency,
    attestation: Attestation | None,
    shelf: Shelf,
    item: Item,
    by: Person,
    on: date,
    hand: Hand,
) -> Document:
    refuse_wrong(item, on)
    document = document_of(agency, shelf, item, by)
    refuse_known(shelf, document)
    checked = [opened(enclosure) for enclosure in item.enclosures]
    document.index_no = document.index_no or next_number(agency, item.published_on.year)
    document.clean_fields(exclude=["live_edition"])
    document.save(force_insert=True)
    refuse_numbers(Edition(document=document, text=item.text, html=to_html(item.text)), checked, on)
    if attestation is None:
        return document
    files = [
        Attachment(name=found.name, size=found.size, digest=found.digest, file=_kept(found, content, on))
        for found, content in checked
    ]
    edition = Edition.objects.create(
        document=document, number=1, text=item.text, html=to_html(item.text), stage=EditionStage.PUBLISHED,
        digest=digest_of(item.title, item.text, files), author=by, made_on=item.made_on,
        published_on=item.published_on, attested=attestation, attested_row=item.row,
    )  # fmt: skip
    for kept in files:
        kept.edition = edition
    Attachment.objects.bulk_create(files)
    document.is_live, document.live_edition, document.attribute_fixed_on = True, edition, on
    document.save(update_fields=["is_live", "live_edition", "attribute_fixed_on"])
    keep_decision(document, "import", "导入时认定", by, on)
    note(
        agency, MATTER, document.index_no, "import", label="导入已公开的信息", under=OGI_2019.article(17), by=by, on=on,
        hand=hand, edition=1, digest=edition.digest, source=attestation.source, row=item.row,
        published_on=item.published_on,
    )  # fmt: skip
    return document


def _kept(found: Checked, content: BinaryIO, on: date) -> str:
    """Keep a file under its fingerprint: what a killed run left there is used, or written again where it is not whole."""
    name = f"attachments/imported/{found.digest}{PurePath(found.name).suffix.lower()}"
    if default_storage.exists(name):
        if default_storage.size(name) == found.size:
            return name
        default_storage.delete(name)
    content.seek(0)
    return default_storage.save(name, File(content))
