"""Where the rules read: the heads of a document, its body, its files, each a text of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.core.files.storage import default_storage

from gongkai.documents.corrected import said
from gongkai.documents.models import Attachment, Edition
from gongkai.documents.proofing.file_prose import prose_of
from gongkai.files.extract import FileText
from gongkai.text.personal import hide_numbers

HEADS = {"title": "标题", "subtitle": "副标题", "doc_no": "发文字号", "summary": "内容概述"}
BODY = "body"


@dataclass(frozen=True)
class Place:
    """`key` is a field's name, `body`, or `a7` for attachment 7; `label` is empty for the body.

    Of a file `digest` is its fingerprint and `stored` its name in the store; what it says is read when it is asked for.
    """

    key: str
    label: str
    text: str = ""
    digest: str = ""
    stored: str = ""

    @property
    def is_file(self) -> bool:
        return bool(self.digest)


def places_said(heads: Mapping[str, str], text: str) -> list[Place]:
    """The places of what stands on a sheet, by field name."""
    found = [Place(name, label, heads[name]) for name, label in HEADS.items() if heads.get(name)]
    return [*found, Place(BODY, "", text)]


def places_of(edition: Edition, *, files: bool = True) -> Iterator[Place]:
    """The places of an edition as it is kept, with the record as this edition has it."""
    yield from places_said({name: said(edition, name) for name in HEADS}, edition.text)
    if files:
        yield from (file_place(kept) for kept in edition.attachments.all())


def file_place(kept: Attachment) -> Place:
    """A file, not read yet."""
    name = hide_numbers(kept.name, "***")
    return Place(f"a{kept.pk}", f"附件“{name}”", digest=kept.digest, stored=str(kept.file.name))


@lru_cache(maxsize=8)
def words_in(digest: str, stored: str) -> FileText | None:
    """What a file says, None where nobody but a person can read it. Raises OSError, which is not remembered."""
    with default_storage.open(stored, "rb") as content:
        return prose_of(stored, content)
