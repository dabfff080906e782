"""What the demonstration leaves out of the counts: proposed by the disclosure clerk, confirmed by the head of the office."""

from __future__ import annotations

from datetime import date

from gongkai.cli.demonstration.people import Cast
from gongkai.documents.counting.acts.deciding import confirm_counting, leave_out


def left_out(cast: Cast, document_id: int, reason: str, on: date) -> None:
    """Leave a document out of the counts, by two people on one day."""
    proposed = leave_out(document_id, reason=reason, by=cast.people["P04"], on=on)
    confirm_counting(document_id, decision=proposed.pk, by=cast.people["P03"], on=on)
