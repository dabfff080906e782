"""A published document as a record of the exchange package: plain JSON values, code and name side by side.

A withdrawn document says nothing but that: its title may be the reason it was withdrawn.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import PurePath
from typing import Any

from django.conf import settings

from gongkai.documents.models import Attachment, Document, Edition
from gongkai.documents.validity.standing import validity_on


def record_of(document: Document, on: date) -> dict[str, Any]:
    """The record of a document anyone may read, as it stands on a day, with its live edition and its attachments."""
    edition = document.live_edition
    assert edition is not None
    stands = validity_on(document, on)
    return {
        "index_no": document.index_no,
        "status": "published",
        "edition": edition.number,
        "digest": edition.digest,
        "note": edition.note,
        "title": document.title,
        "organ": {"code": document.agency.code, "name": document.agency.name},
        "column": {"code": document.column.key, "name": document.column.name},
        "category": {"code": document.category, "name": document.get_category_display()},
        "genre": document.genre,
        "doc_no": document.doc_no,
        "summary": document.summary,
        "made_on": document.made_on.isoformat(),
        "published_on": _day(document.published_on),
        "edition_published_on": _day(edition.published_on),
        "repealed_on": _day(document.repealed_on),
        "validity": {"code": stands.value, "name": stands.label},
        "valid_until": _day(document.valid_until),
        "valid_always": document.valid_always,
        "attribute": {"code": document.attribute, "name": document.get_attribute_display()},
        "normative": {"code": document.normative, "name": document.get_normative_display()},
        "basis": document.basis,
        "division": {"code": document.division.code, "name": document.division.name},
        "stages": document.five_open,
        "interprets": document.interprets.index_no if document.interprets else None,
        "html": edition.html,
        "text": edition.text,
        "attachments": [_file(kept) for kept in edition.attachments.all()],
        "url": f"{settings.GONGKAI_BASE_URL}/doc/{document.address}/" if settings.GONGKAI_BASE_URL else "",
    }


def withdrawn(document: Document, edition: Edition) -> dict[str, Any]:
    """The record of a document that is public no more, for who was given it."""
    return {"index_no": document.index_no, "status": "withdrawn", "edition": edition.number}


def line_of(record: dict[str, Any]) -> bytes:
    """A record as its line of `records.jsonl`."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def digest_of(record: dict[str, Any]) -> str:
    """SHA-256 of the line: what a delivery says it sent."""
    return hashlib.sha256(line_of(record)).hexdigest()


def place_of(kept: Attachment) -> str:
    """Where an attachment stands in a package; the same file stands there once."""
    return f"files/{kept.digest}{PurePath(kept.name).suffix.lower()}"


def _file(kept: Attachment) -> dict[str, Any]:
    return {"name": kept.name, "size": kept.size, "sha256": kept.digest, "file": place_of(kept)}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
