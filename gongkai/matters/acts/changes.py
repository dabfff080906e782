"""A change of a public piece that waits for a second person: released into it, or dropped. Called by the acts of releasing."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.matters.acts.catalogue import CHANGED, doubled, write_row
from gongkai.matters.acts.events import MOVED, against_day
from gongkai.matters.acts.hands import Reason
from gongkai.matters.models import CatalogueRow, Event
from gongkai.matters.models.released import Released


def apply(piece: Released, on: date) -> tuple[list[str], list[Reason]]:
    """Put the change that waits, if there is one, into the piece, with whoever wrote it as its author; the fields
    written, and why it may not become public."""
    author = piece.changer
    if author is None:
        return [], []
    if isinstance(piece, Event):
        assert piece.new_on is not None
        reasons = against_day(piece, piece.new_on, on)
        piece.on, piece.at, piece.place = piece.new_on, piece.new_at, piece.new_place
        fields = ["on", "at", "place"]
    else:
        fields, reasons = _apply_row(piece, on)  # type: ignore[arg-type]
    piece.author = author
    return [*fields, "author", *clear(piece)], reasons


def _apply_row(row: CatalogueRow, on: date) -> tuple[list[str], list[Reason]]:
    if row.is_to_retire:
        row.retired_on, row.retired_says = on, row.proposed_says
        return ["retired_on", "retired_says"], []
    changed: dict[str, Any] = row.proposed
    reasons = doubled(row, changed)
    write_row(row, changed)
    return list(changed), reasons


def clear(piece: Released) -> list[str]:
    """Forget the change that waits; the fields written."""
    if isinstance(piece, Event):
        piece.new_on, piece.new_at, piece.new_place, piece.moved_by = None, None, "", None
        return MOVED
    if isinstance(piece, CatalogueRow):
        piece.proposed, piece.proposed_says, piece.proposed_by = {}, "", None
        return CHANGED
    return []
