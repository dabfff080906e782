"""Which files of an edition carry personal data: a glance for a list, remembered by the file; the page of masking looks closely."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.core.files.storage import default_storage

from gongkai.documents.clearing.parts import words_in
from gongkai.documents.masking.reads import can_be_masked
from gongkai.documents.models import Attachment, Edition
from gongkai.documents.proofing import places
from gongkai.files.cleansing import masking, personal
from gongkai.files.cleansing.personal import is_asked
from gongkai.files.opening import MEGABYTE, Unreadable
from gongkai.text.lists import Lists
from gongkai.text.personal import LABELS, found, hide_numbers, look

REMEMBERED = 256  # files; a draft with many is looked at again after every stop of typing
# A file of no more bytes and characters is looked at as closely as the page of masking does, which takes up to two seconds.
MOST_BYTES, MOST_WORDS = 10 * MEGABYTE, 30_000


@dataclass(frozen=True)
class Carried:
    """A file with the kinds of personal data in it, as they are called; `is_unread` where no machine reads all of it."""

    kept: Attachment
    labels: tuple[str, ...]
    is_unread: bool

    @property
    def name(self) -> str:
        return hide_numbers(self.kept.name, "***")

    @property
    def can_be_masked(self) -> bool:
        return can_be_masked(self.kept.name)


def carried_in(edition: Edition, lists: Lists) -> list[Carried]:
    """Every file of an edition in which something is found, or which nobody but a person can read."""
    rows = [_carried(kept, lists) for kept in edition.attachments.all()]
    return [row for row in rows if row.labels or row.is_unread]


def _carried(kept: Attachment, lists: Lists) -> Carried:
    words = words_in(kept)
    prose = places.words_in(kept.digest, str(kept.file.name))
    kinds = _kinds(kept.name, prose.text if prose else "", words.text, lists)
    is_small = kept.size <= MOST_BYTES and len(words.text) <= MOST_WORDS
    if is_small and can_be_masked(kept.name):
        kinds |= _masked_kinds(kept.name, kept.digest, str(kept.file.name), lists)
    return Carried(kept, tuple(LABELS[kind] for kind in LABELS if kind in kinds), not words.is_whole)


@lru_cache(maxsize=REMEMBERED)
def _masked_kinds(name: str, digest: str, stored: str, lists: Lists) -> frozenset[str]:
    """What the page of masking finds: a cell below its column's head, a name in the properties of the file, what a camera wrote.
    Nothing where it cannot be masked, which that page tells."""
    with default_storage.open(stored, "rb") as content:
        held = content.read()
    try:
        seen, _ = masking.find(held, name, finder=personal.finder(lists))
    except Unreadable:
        return frozenset()
    return frozenset(one.kind for one in seen if not one.is_asked)


@lru_cache(maxsize=REMEMBERED)
def _kinds(name: str, prose: str, words: str, lists: Lists) -> frozenset[str]:
    """`prose` knows the columns of a table, `words` what is hidden. What is mostly an office's own is not told."""
    texts = (name, prose)
    by_sense = {one.kind for text in texts for one in look(text, lists=lists) if not is_asked(one)}
    return frozenset(by_sense | {one.kind for one in found(words)})
