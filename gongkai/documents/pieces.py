"""The pieces of an edition — its body and each attachment — and the fingerprints reviewers approve. Nothing here writes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from gongkai.documents.models import Attachment, Edition, Picture
from gongkai.documents.rich import pictures_in

BODY = "正文"


@dataclass(frozen=True)
class Piece:
    """One piece: its edition, its attachment (None: the body), its name and its own fingerprint."""

    edition: Edition
    attachment: Attachment | None
    name: str
    digest: str

    @property
    def key(self) -> str:
        """`b12` for the body of edition 12, `a7` for attachment 7: what a verdict is given to."""
        return f"a{self.attachment.pk}" if self.attachment else f"b{self.edition.pk}"


def digest_of(title: str, source: str, attachments: Iterable[Attachment]) -> str:
    """The fingerprint of an edition: SHA-256 over title, wording and every attachment, in order.

    A picture stands in the wording by its own SHA-256.
    """
    whole = hashlib.sha256(f"{title}\n{source}".encode())
    for kept in attachments:
        whole.update(f"\n{kept.name}\n{kept.digest}".encode())
    return whole.hexdigest()


def digest_now(edition: Edition) -> str:
    """The fingerprint of what stands there now, whatever the edition says of itself."""
    return digest_of(edition.title, edition.source, edition.attachments.all())


def pieces_of(package: Iterable[Edition]) -> Iterator[Piece]:
    """Every piece of the editions of a package, in order."""
    for edition in package:
        body = digest_of(edition.title, edition.source, ())
        yield Piece(edition, None, BODY, body)
        for kept in edition.attachments.all():
            yield Piece(edition, kept, kept.name, kept.digest)


def files_changed(edition: Edition) -> list[str]:
    """The attachments and pictures whose bytes are not what was reviewed, or that are gone."""
    gone = [kept.name for kept in edition.attachments.all() if _bytes_of(kept) != kept.digest]
    shown = set(pictures_in(edition.html))
    changed = [p for p in edition.pictures.all() if p.name in shown and _bytes_of(p) != PurePath(p.name).stem]
    return gone + [f"正文图片{at}" for at, _ in enumerate(changed, 1)]


def _bytes_of(kept: Attachment | Picture) -> str:
    try:
        with kept.file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
