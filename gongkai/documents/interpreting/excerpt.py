"""Whether an interpretation is an excerpt of its document (摘抄式解读). Nothing here writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.agencies.reads import house_rule
from gongkai.documents.models import Edition
from gongkai.documents.package import edition_in_hand
from gongkai.text.copied import Copied, copied_from


@dataclass(frozen=True)
class Compared:
    """An interpretation beside its document: what is copied, the agency's limit in percent, and the drafter's reason."""

    copied: Copied
    limit: int
    reason: str

    @property
    def is_excerpt(self) -> bool:
        return self.copied.percent >= self.limit

    @property
    def longest(self) -> tuple[str, ...]:
        """The copied passages worth naming."""
        return self.copied.passages[:5]


def compared(edition: Edition, on: date) -> Compared | None:
    """An interpretation's edition compared with the document's: the one in hand, else the one online; None for no interpretation."""
    lead = edition.document.interprets
    if lead is None:
        return None
    source = edition_in_hand(lead) or lead.live_edition
    if source is None:
        return None
    copied = copied_from(edition.text, source.text)
    limit = house_rule(edition.document.agency, "excerpt_percent", on)
    return Compared(copied, limit, edition.document.excerpt_reason)
