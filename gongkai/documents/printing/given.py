"""A public edition on paper for anybody who asks: made once, kept by what it is made of, one at a time.

To set a long table takes seconds of the processor, and whoever asks is nobody known. Who gives the file has asked
before whether the document is public: nothing here does.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from threading import BoundedSemaphore, Lock

from django.db.models import prefetch_related_objects

from gongkai import __version__
from gongkai.documents.corrected import said
from gongkai.documents.models import Edition
from gongkai.documents.pieces import digest_now
from gongkai.documents.printing.word import validity_said, word
from gongkai.files.letters.typeset import fonts_now, pdf
from gongkai.files.made import keep, kept
from gongkai.law.source import Refusal

log = logging.getLogger(__name__)
MAKING = Lock()
SEATS = BoundedSemaphore(2)  # one makes and one waits: the other threads of a process stay free for pages
WAIT = 5.0  # seconds
OF_RECORD = ("subtitle", "doc_no", "issuer", "made_on", "origin")


class Busy(Exception):
    """Another file is being made and is not done in time."""


class NoPaper(Exception):
    """This edition cannot be set as PDF; its Word file is there."""


def paper(edition: Edition, form: str, *, address: str, day: date) -> bytes:
    """The edition as `docx` or `pdf`. Raises Busy, or NoPaper where no PDF of it can be made."""
    prefetch_related_objects([edition], "attachments", "pictures")
    name = made_of(edition, address=address, day=day)
    if form == "docx":
        return _once(f"{name}.docx", lambda: word(edition, address=address, day=day))
    return _pdf(edition, name, lambda: word(edition, address=address, day=day))


def made_of(edition: Edition, *, address: str, day: date) -> str:
    """SHA-256 over all the file says: the wording as it stands now, its record, what is said of its force, its address."""
    document = edition.document
    facts = [
        __version__, edition.pk, edition.number, edition.stage, edition.published_on, digest_now(edition), edition.text,
        edition.html, [said(edition, name) for name in OF_RECORD], document.agency.name, document.index_no,
        document.attribute, validity_said(document, day), address,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False, default=str).encode()).hexdigest()


def _pdf(edition: Edition, name: str, written: Callable[[], bytes]) -> bytes:
    """The PDF; an empty file is kept for one that cannot be set, so that nobody sets it over and over."""

    def make() -> bytes:
        try:
            return pdf(kept(f"{name}.docx") or written())
        except Refusal as refused:
            log.warning("No PDF of %s: %s", edition.document.index_no, refused)
            return b""

    try:
        fonts = hashlib.sha256(fonts_now().encode()).hexdigest()[:16]
    except Refusal as refused:
        raise NoPaper from refused
    made = _once(f"{name}-{fonts}.pdf", make)
    if not made:
        raise NoPaper
    return made


def _once(name: str, make: Callable[[], bytes]) -> bytes:
    """The kept file, or a new one. Raises Busy where no seat is free, or the wait is over."""
    found = kept(name)
    if found is not None:
        return found
    with _held(SEATS, 0), _held(MAKING, WAIT):
        found = kept(name)  # made while we waited
        if found is None:
            found = make()
            keep(name, found)
        return found


@contextmanager
def _held(lock: Lock | BoundedSemaphore, wait: float) -> Iterator[None]:
    if not lock.acquire(timeout=wait):
        raise Busy
    try:
        yield
    finally:
        lock.release()
