"""Published documents nearly the same as a draft (近似重复): a warning for its reviewers, never a bar. Nothing here writes."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.documents.finding import shelf_of
from gongkai.documents.models import Document, Edition
from gongkai.search.reads import narrow
from gongkai.text.shingles import probes, share, shingles

NEARLY = 0.8
MOST = 20  # candidates a probe brings, and what is compared in the end is at most this many times the probes
SHORTEST = 40  # letters of a body below which two are alike by chance


@dataclass(frozen=True)
class Alike:
    """A published document, and how much of the longer of the two both have in common (0–1)."""

    document: Document
    share: float

    @property
    def percent(self) -> int:
        return round(self.share * 100)


def alike(edition: Edition) -> list[Alike]:
    """Earlier published documents of the agency with nearly the same body, the nearest first. The index brings the
    candidates by phrases of the body; each is then compared as a whole."""
    own = shingles(edition.text)
    if len(own) < SHORTEST:
        return []
    there = ((d, d.live_edition) for d in _candidates(edition))
    found = [Alike(d, share(own, shingles(live.text))) for d, live in there if live]
    return sorted((one for one in found if one.share >= NEARLY), key=lambda one: -one.share)


def _candidates(edition: Edition) -> list[Document]:
    document = edition.document
    public = Document.objects.filter(agency_id=document.agency_id).public().exclude(pk=document.pk)
    keys: set[int] = set()
    for phrase in probes(edition.text):
        rows = narrow(public, shelf_of(document.agency_id), phrase).order_by("-published_on", "-id")
        keys |= set(rows.values_list("pk", flat=True)[:MOST])
    return list(public.filter(pk__in=keys).select_related("live_edition"))
