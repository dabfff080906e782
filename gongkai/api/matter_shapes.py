"""What the interface gives out of a matter: what its public page says, stage by stage."""

from __future__ import annotations

from datetime import date
from typing import Literal

from ninja import Schema


class MatterLine(Schema):
    """A matter as it stands in a list; `documents` are the public ones at each of the five stages."""

    number: str
    title: str
    address: str
    kind: str
    agency: str
    division: str
    begun: date
    ended: date | None
    closed_on: date | None
    published_on: date
    documents: dict[str, int]


class MatterPage(Schema):
    total: int
    page: int
    pages: int
    matters: list[MatterLine]


class LinkedOut(Schema):
    """A public document of a matter."""

    index_no: str
    title: str
    address: str
    published_on: date


class ExpectedOut(Schema):
    """Why something is not there yet, and on which day it is expected."""

    says: str
    on: date


class StageOut(Schema):
    stage: str
    documents: list[LinkedOut]
    expected: ExpectedOut | None


class PartOut(Schema):
    """A part of the file: documents, or words, or why it does not apply, or when it is expected."""

    key: str
    label: str
    stage: str
    documents: list[str]
    text: str
    does_not_apply: str
    expected: ExpectedOut | None


class ProgressOut(Schema):
    first: date
    last: date
    text: str
    percent: int | None


class CallOut(Schema):
    """A consultation over the matter."""

    number: str
    title: str
    address: str
    first_day: date
    last_day: date
    feedback_on: date | None


class MatterOut(MatterLine):
    """A matter through the five stages."""

    summary: str
    closed_says: str
    stages: list[StageOut]
    parts: list[PartOut]
    progress: list[ProgressOut]
    calls: list[CallOut]


Kind = Literal["decision", "key_work", "project", "routine"]
