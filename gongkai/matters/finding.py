"""What a matter is found by (检索), and keeping the index right: what is public stands in it, nothing else.

Called by every act that makes a matter or a piece of it public, or takes one back.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from gongkai.agencies.models import Agency
from gongkai.matters.models import Call, Event, Matter, Statement
from gongkai.matters.models.matter import MatterQuerySet
from gongkai.matters.reads import told
from gongkai.search import acts as index
from gongkai.search.paper import Paper, Shelf
from gongkai.search.reads import narrow
from gongkai.search.upkeep import Kept

KIND = "matter"


def shelf_of(agency: int) -> Shelf:
    """Where an agency's matters stand in the index."""
    return Shelf(agency, KIND)


def paper_of(matter: Matter) -> Paper:
    """A public matter as it is found: name, number; then what its page says in words. Documents are found by themselves."""
    newest = {one.place: one.text for one in Statement.objects.public().filter(matter=matter)}
    words = [
        matter.summary,
        *newest.values(),
        *(one.text for one in told(matter)),
        *(one.says for one in matter.pictures.public()),
        *(call.title for call in Call.objects.public().filter(matter=matter)),
        *(event.topic for event in Event.objects.public().filter(matter=matter)),
    ]
    return Paper(shelf_of(matter.agency_id), matter.pk, matter.title, (matter.number,), "\n".join(words))


@transaction.atomic
def keep_found(keys: Sequence[int]) -> int:
    """Of these matters put what is public into the index and take the rest out; returns how many are in it.

    The matters stay locked meanwhile: who releases another piece of one writes it anew after us.
    """
    locked = Matter.objects.public().filter(pk__in=keys).order_by("pk").select_for_update(of=("self",))
    papers = [paper_of(matter) for matter in locked]
    index.put(papers)
    index.drop(KIND, set(keys) - {paper.key for paper in papers})
    return len(papers)


def search(agency: Agency, words: str) -> MatterQuerySet:
    """Public matters that hold every word typed; its own number first, then hits in the name, then the newest."""
    found = narrow(Matter.objects.filter(agency=agency).public(), shelf_of(agency.pk), words)
    return found.order_by("rank", "-begun", "-id")  # type: ignore[return-value]


KEPT = Kept(KIND, lambda: Matter.objects.public(), keep_found)
