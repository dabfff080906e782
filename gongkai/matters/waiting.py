"""What waits for a second person in what somebody may see: counted, found and cut into pages by the database."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from gongkai.agencies.scope import Scope
from gongkai.journal.models import Entry
from gongkai.matters.models import Call, CatalogueRow, Event, Link, Matter, Picture, Progress, Statement
from gongkai.matters.models.released import Released


class WaitingList:
    """All that waits, the oldest first. A paginator asks it for `count()` and for slices; only a slice is loaded."""

    def __init__(self, scope: Scope) -> None:
        matters, events = Matter.objects.visible_to(scope), Event.objects.visible_to(scope)
        of_matter = Q(matter__in=matters)
        of_either = of_matter | Q(event__in=events)
        self._rows: dict[type[Released], QuerySet] = {
            Link: Link.objects.waiting().filter(of_matter).shown_to(scope).select_related("matter", "document", "author"),
            Statement: Statement.objects.waiting().filter(of_either).select_related("matter", "event", "author"),
            Progress: Progress.objects.waiting().filter(of_matter).select_related("matter", "author"),
            Picture: Picture.objects.waiting().filter(of_matter).select_related("matter", "author"),
            Call: Call.objects.waiting().filter(of_either).select_related("matter", "event", "author"),
            Event: events.waiting().select_related("matter", "author", "moved_by").prefetch_related("statements"),
            CatalogueRow: CatalogueRow.objects.visible_to(scope).waiting().select_related("author", "proposed_by", "agency", "division", "column"),
        }  # fmt: skip

    def count(self) -> int:
        return sum(rows.count() for rows in self._rows.values())

    def holds(self, model: type[Released], key: int) -> bool:
        """Whether this very piece waits, and may be seen."""
        return self._rows[model].filter(pk=key).exists()

    def __getitem__(self, part: slice) -> list[Released]:
        keys = sorted(
            (made_on, pk, at)
            for at, rows in enumerate(self._rows.values())
            for made_on, pk in rows.order_by().values_list("made_on", "pk")
        )[part]
        found = {
            (at, row.pk): row
            for at, rows in enumerate(self._rows.values())
            if (wanted := [pk for _, pk, one in keys if one == at])
            for row in rows.filter(pk__in=wanted)
        }
        return [found[at, pk] for _, pk, at in keys if (at, pk) in found]


def writers_of(pieces: Sequence[Released]) -> list[set[int]]:
    """Of each piece who wrote any part since it was last released: an event is announced by one and moved by others.

    The journal is asked once for all of them, which are of one agency.
    """
    wrote = [{_writer(piece)} for piece in pieces]
    events = {piece.number: at for at, piece in enumerate(pieces) if isinstance(piece, Event)}
    agencies = {piece.agency_id for piece in pieces if isinstance(piece, Event)}
    if not events:
        return wrote
    lines = Entry.objects.filter(agency__in=agencies, matter="event", key__in=events).order_by("number")
    for act, key, facts, person in lines.values_list("act", "key", "facts", "person_id"):
        at = events[key]
        if act == "release" and facts.get("piece") == "event":
            wrote[at] = {_writer(pieces[at])}
        elif act in ("announce", "move_event") and person:
            wrote[at].add(person)
    return wrote


def _writer(piece: Released) -> int:
    """Who wrote what waits: the change of a public piece, or the piece itself."""
    return piece.author_id if piece.changer is None else piece.changer.pk
