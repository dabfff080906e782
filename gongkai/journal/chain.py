"""The seal of a journal line: SM3 over its content and the seal before it (GB/T 32905), SHA-256 where SM3 is absent.

Which one was used stands in front of the digest, so a chain written on one machine is verified on another.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.journal.models import Entry

ALGORITHM = "sm3" if "sm3" in hashlib.algorithms_available else "sha256"


def content(entry: Entry) -> str:
    """Everything a line says, in one canonical JSON text."""
    said = [
        entry.agency_id,
        entry.number,
        entry.at.isoformat(timespec="microseconds"),
        entry.on.isoformat(),
        entry.matter,
        entry.key,
        entry.act,
        entry.label,
        entry.under,
        entry.person_id,
        entry.by,
        entry.hand,
        entry.facts,
        entry.previous,
    ]
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seal(entry: Entry, algorithm: str = ALGORITHM) -> str:
    """The algorithm's name, a colon, and the hexadecimal digest."""
    return f"{algorithm}:{hashlib.new(algorithm, content(entry).encode()).hexdigest()}"


def holds(entry: Entry) -> bool:
    """Whether a line still says what it said when it was sealed."""
    return entry.digest == seal(entry, entry.digest.partition(":")[0])
