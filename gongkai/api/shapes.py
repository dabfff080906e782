"""What the interface gives out: public fields only, dates as ISO days, one shape for every error."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ninja import Schema


class Fault(Schema):
    code: str
    says: str


class Problem(Schema):
    """Every error, whatever its status."""

    error: Fault


class ColumnOut(Schema):
    key: str
    name: str
    parent: str | None
    documents: int


class AttachmentOut(Schema):
    name: str
    size: int
    sha256: str
    address: str


class DocumentLine(Schema):
    """A document as it stands in a list."""

    index_no: str
    title: str
    address: str
    column: str
    category: str
    genre: str
    doc_no: str
    agency: str
    division: str
    made_on: date
    published_on: date
    validity: str
    repealed_on: date | None
    valid_until: date | None
    five_open: list[str]


class NoticeOut(Schema):
    """A document that stands for public notice until the end of a day."""

    last_day: date
    is_over: bool


class SuccessionOut(Schema):
    """What one document does to another; `document` is the index number of the other one where anyone may read it."""

    effect: str
    in_part: bool
    since: date | None
    document: str | None


class DocumentOut(DocumentLine):
    """A document with its text."""

    summary: str
    basis: str
    normative: str
    text: str
    html: str
    edition: int
    sha256: str
    interprets: str | None
    interpretations: list[str]
    attachments: list[AttachmentOut]
    public_notice: NoticeOut | None
    succeeds: list[SuccessionOut]
    succeeded_by: list[SuccessionOut]


class DocumentPage(Schema):
    total: int
    page: int
    pages: int
    documents: list[DocumentLine]


class ReportOut(Schema):
    """A published annual report: its narrative, and its figures in the shape `gongkai report read` gives."""

    agency: str
    year: int
    title: str
    published_on: date
    overview: str
    problems: str
    other: str
    figures: dict[str, Any]


class ReportLine(Schema):
    year: int
    title: str
    published_on: date
    address: str


Category = Literal["document", "culture", "interpretation", "guide", "system", "other"]
Validity = Literal["in_force", "amended", "repealed", "lapsed"]
