"""The keyed mark of a number: it tells the same number again and gives nobody the number."""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from gongkai.text.personal import bare


def mark_of(said: str) -> str:
    """HMAC-SHA-256 of a number as it is compared. With another key of the installation it is another mark."""
    return salted_hmac("gongkai.documents.clearing", bare(said), algorithm="sha256").hexdigest()
