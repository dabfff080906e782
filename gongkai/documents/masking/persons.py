"""The same person has the same mask in the text and the files of a document; nothing kept for that gives a name away."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.crypto import salted_hmac

from gongkai.documents.models import Document
from gongkai.text.personal import Register


def mark_of_person(name: str) -> str:
    """HMAC-SHA-256 of a name."""
    return salted_hmac("gongkai.documents.masking.person", name, algorithm="sha256").hexdigest()


def masks_given(document: Document) -> dict[str, str]:
    """The masks of persons in a document by their marks, in the order they were given."""
    return dict(document.person_masks.order_by("pk").values_list("mark", "mask"))


def register_after(given: Mapping[str, str]) -> Register:
    """A register that goes on with the masks given."""
    return Register(given, mark_of_person)
