"""What of a package is read by the checks of content: its heads, its body, its files, each with its own fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.core.files.storage import default_storage

from gongkai.documents.corrected import said
from gongkai.documents.models import Attachment, Document, Edition
from gongkai.documents.pieces import BODY
from gongkai.documents.release.gate import period_of
from gongkai.documents.rich import pictures_in, tree
from gongkai.files.words import APART, NOTHING, Words, words_of
from gongkai.text.personal import hide_numbers

HEADS, PICTURES = "标题、概述等著录", "正文图片"
LETTERS = {HEADS: "h", BODY: "b", PICTURES: "p"}
SAID_ASIDE = ("alt", "title", "href")


@dataclass(frozen=True)
class Part:
    """One part: its edition, its attachment if it is one, its name, its fingerprint, its words as far as a machine reads
    them; `is_unread` where a person has to look at it besides."""

    edition: Edition
    attachment: Attachment | None
    name: str
    digest: str
    text: str
    is_unread: bool = False

    @property
    def key(self) -> str:
        """`h12`, `b12`, `p12` for heads, body and pictures of edition 12, `a7` for attachment 7."""
        if self.attachment is not None:
            return f"a{self.attachment.pk}"
        return f"{LETTERS[self.name]}{self.edition.pk}"

    @property
    def is_file(self) -> bool:
        return self.name not in (HEADS, BODY)

    @property
    def title(self) -> str:
        """The document's title as it may stand in a sentence about what was found."""
        return hide_numbers(self.document.title, "***")

    @property
    def pictures(self) -> list[str]:
        """The names of the pictures this part is; none where it is anything else."""
        return pictures_in(self.edition.html) if self.is_unread and self.attachment is None else []

    @property
    def document(self) -> Document:
        return self.edition.document


def parts_of(package: Iterable[Edition]) -> Iterator[Part]:
    """The parts of every edition, in order."""
    for edition in package:
        yield from said_parts(edition)
        if shown := pictures_in(edition.html):  # one part for all: whoever looks sees them together
            digest = hashlib.sha256("\n".join(sorted(shown)).encode()).hexdigest()
            yield Part(edition, None, PICTURES, digest, "", is_unread=True)
        for kept in edition.attachments.all():
            yield file_part(edition, kept, kept.name, kept.digest, words_in(kept))


def words_in(kept: Attachment) -> Words:
    """The words of a kept file, and whether they are all of it."""
    return _words_of(kept.digest, str(kept.file.name))


def said_parts(edition: Edition) -> Iterator[Part]:
    """The heads and the body of an edition, which need not be kept yet."""
    yield _said(edition, HEADS, "\n".join(_heads(edition)))
    yield _said(edition, BODY, "\n".join([edition.text, *_aside(edition.html)]))


def file_part(edition: Edition, kept: Attachment | None, name: str, digest: str, words: Words) -> Part:
    """A file of an edition with its words; `kept`: None for one that is not kept yet."""
    whole = hashlib.sha256(f"{name}\n{digest}".encode()).hexdigest()
    text = f"{name}{APART}{words.text}"
    return Part(edition, kept, hide_numbers(name, "***"), whole, text, is_unread=not words.is_whole)


def _heads(edition: Edition) -> list[str]:
    """Every line that stands in public about a document beside its body, as people wrote it."""
    notice = period_of(edition.document)
    heads = [
        said(edition, name)
        for name in ("title", "subtitle", "doc_no", "issuer", "summary", "origin", "basis")
    ]
    heads += [edition.note, *said(edition, "key_words")]
    return heads + ([notice.basis, notice.contact] if notice else [])


def _said(edition: Edition, name: str, text: str) -> Part:
    return Part(edition, None, name, hashlib.sha256(text.encode()).hexdigest(), text)


def _aside(html: str) -> list[str]:
    """What a page says beside its words: descriptions of pictures, addresses of links."""
    if not html.strip():
        return []
    said = [node.get(name, "") for node in tree(html).iter() for name in SAID_ASIDE]
    return [one for one in said if one]


def _words_of(digest: str, place: str) -> Words:
    """The words of a kept file. One that cannot be opened cannot be read now, and is asked for again the next time."""
    try:
        return _read(digest, place)
    except OSError:
        return NOTHING


@lru_cache(maxsize=64)
def _read(digest: str, place: str) -> Words:
    """Remembered by the file's fingerprint. Raises OSError, which is not remembered."""
    with default_storage.open(place, "rb") as content:
        return words_of(place, content)
