"""Questions to the matters' room: the matrix, what the portal shows, decisions and their first word."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Min, OuterRef, Q

from gongkai.agencies.models import Agency
from gongkai.agencies.scope import Scope
from gongkai.documents.models import Document
from gongkai.law.dossier import DECIDED, INTERPRETED, PHASES, MatterKind
from gongkai.matters.models import (
    Event,
    Link,
    Matter,
    Progress,
    Statement,
)
from gongkai.matters.models.catalogue import CatalogueRowQuerySet
from gongkai.matters.models.matter import MatterQuerySet

NEWEST_PROGRESS = 24


def matrix(matters: MatterQuerySet) -> MatterQuerySet:
    """Matters with `in_phase_0` … `in_phase_4`: their public documents at each of the five stages, in one question."""
    public = Q(links__released_on__isnull=False, links__document__in=Document.objects.public())
    counted = {
        f"in_phase_{at}": Count("links__document", filter=public & Q(links__phase=phase), distinct=True)
        for at, phase in enumerate(PHASES)
    }
    return matters.annotate(**counted).order_by("-begun", "-id")


def of_document(document: Document) -> MatterQuerySet:
    """The public matters a document stands in."""
    links = Link.objects.public().filter(document=document, matter=OuterRef("pk"))
    return Matter.objects.public().filter(Exists(links))


def unpublished(scope: Scope) -> MatterQuerySet:
    """Open matters that are not public, or of which a change waits."""
    found = Matter.objects.visible_to(scope).filter(closed_on__isnull=True)
    return found.filter(Q(published_on__isnull=True) | ~Q(proposed={})).select_related(
        "author", "proposed_by"
    )


@dataclass(frozen=True)
class Decided:
    """A decision: its day, the first public word of it, and whether anybody explained it."""

    matter: Matter
    document: Document
    first_word: date | None
    is_explained: bool

    @property
    def days(self) -> int | None:
        """Days from the decision to its first release."""
        return (self.first_word - self.document.made_on).days if self.first_word else None


def decided(agency: Agency) -> list[Decided]:
    """The major decisions of an agency that were taken, with their first word and their explanation."""
    links = Link.objects.public().filter(
        matter__agency=agency, matter__kind=MatterKind.DECISION, part=DECIDED
    )
    found = list(links.select_related("matter", "document").order_by("-document__made_on", "id"))
    keys = [link.matter_id for link in found]
    held: dict[int | None, date] = dict(
        Event.objects.public().filter(matter__in=keys).order_by().values_list("matter_id").annotate(Min("on"))
    )
    explained = set(
        Link.objects.public().filter(matter__in=keys, part=INTERPRETED).values_list("matter_id", flat=True)
    )
    by_document = set(
        Document.objects.public()
        .filter(interprets__in=[link.document_id for link in found])
        .values_list("interprets_id", flat=True)
    )
    return [
        Decided(
            link.matter,
            link.document,
            min(filter(None, (link.document.published_on, _after(link.document.made_on, held.get(link.matter_id)))), default=None),
            link.matter_id in held or link.matter_id in explained or link.document_id in by_document,
        )
        for link in found
    ]  # fmt: skip


def average_days(rows: list[Decided]) -> float | None:
    """The average of the days from decision to first release, to one place; None without any."""
    days = [row.days for row in rows if row.days is not None]
    return round(sum(days) / len(days), 1) if days else None


def coverage(rows: CatalogueRowQuerySet) -> CatalogueRowQuerySet:
    """Rows of the catalogue with `is_covered`: whether their column holds a live document."""
    live = Document.objects.filter(column=OuterRef("column")).public()
    return rows.annotate(is_covered=Exists(live)).select_related("column", "division")


def uncovered(rows: CatalogueRowQuerySet) -> CatalogueRowQuerySet:
    """Rows of the catalogue whose column holds no live document."""
    live = Document.objects.filter(column=OuterRef("column")).public()
    return coverage(rows).exclude(Exists(live))


def gaps_of(matter: Matter) -> dict[str, Statement]:
    """Of a public matter what is said of each place where something is not there yet; the newest word rules."""
    newest = {one.place: one for one in Statement.objects.public().filter(matter=matter).order_by("id")}
    return {place: one for place, one in newest.items() if one.form == Statement.Form.GAP}


def told(matter: Matter) -> list[Progress]:
    """The public progress a matter's page shows, the newest first."""
    return list(matter.progress.public().order_by("-last", "-id")[:NEWEST_PROGRESS])


def in_phases(matter: Matter) -> dict[str, list[Document]]:
    """The public documents of a public matter at each stage, oldest first, each once."""
    found: dict[str, dict[int, Document]] = defaultdict(dict)
    for link in Link.objects.public().filter(matter=matter).select_related("document"):
        found[link.phase].setdefault(link.document_id, link.document)
    return {phase: list(found[phase].values()) for phase in PHASES}


def _after(decided_on: date, held_on: date | None) -> date | None:
    """An event counts as a word about a decision from the day of the decision on."""
    return held_on if held_on and held_on >= decided_on else None
