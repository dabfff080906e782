"""The stages and the file of a matter as they stand: what is there, what is explained, what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.law.dossier import ADOPTION, CONSULTATION, DOSSIERS, PHASES, RESULTS, MatterKind, Part
from gongkai.matters.models import Call, Link, Matter, Progress, Statement


@dataclass(frozen=True)
class Cell:
    """A stage of a matter: its public documents, and what is said where there are none."""

    phase: str
    count: int
    gap: Statement | None

    def is_overdue(self, on: date) -> bool:
        """Whether it is empty though the day it was expected on has passed."""
        return not self.count and self.gap is not None and (self.gap.expected_on or on) < on

    def state(self, on: date) -> str:
        """full, explained, overdue or empty."""
        if self.count:
            return "full"
        return "empty" if self.gap is None else "overdue" if self.is_overdue(on) else "explained"


@dataclass(frozen=True)
class Row:
    """A part of the file: the documents linked as it, the words, or why it is missing or does not apply."""

    part: Part
    links: tuple[Link, ...]
    said: Statement | None
    calls: tuple[Call, ...] = ()
    told: int = 0

    @property
    def text(self) -> Statement | None:
        return self.said if self.said and self.said.form == Statement.Form.TEXT else None

    @property
    def waived(self) -> Statement | None:
        return self.said if self.said and self.said.form == Statement.Form.NONE else None

    @property
    def cell(self) -> Cell:
        """The part seen as a cell: how much is there, and what is said where nothing is."""
        there = len(self.links) + len(self.calls) + self.told + bool(self.text) + bool(self.waived)
        gap = self.said if self.said and self.said.form == Statement.Form.GAP else None
        return Cell(self.part.phase, there, gap)

    @property
    def is_missing(self) -> bool:
        return not self.cell.count


def cells_of(matters: Sequence[Matter], on: date) -> list[list[Cell]]:
    """The five cells of each matter. Matters that came from `reads.matrix` bring their counts; else they are counted."""
    keys = [matter.pk for matter in matters]
    counts: dict[tuple[int, str], set[int]] = defaultdict(set)
    if any(not hasattr(matter, "in_phase_0") for matter in matters):
        rows = Link.objects.live().released().filter(matter__in=keys)
        for key, phase, document in rows.values_list("matter_id", "phase", "document_id"):
            counts[key, phase].add(document)
    gaps = _newest(Statement.objects.released().filter(matter__in=keys, place__in=PHASES))

    def cell(matter: Matter, at: int, phase: str) -> Cell:
        given = getattr(matter, f"in_phase_{at}", None)
        count = len(counts[matter.pk, phase]) if given is None else given
        return Cell(phase, count, gaps.get((matter.pk, phase)))

    return [[cell(matter, at, phase) for at, phase in enumerate(PHASES)] for matter in matters]


def rows_of(matters: Iterable[Matter], *, public: bool = False) -> dict[int, list[Row]]:
    """The rows of the files of matters, from what was released: what waits fills nothing. `public`: of public matters."""
    by_key = {matter.pk: matter for matter in matters}
    links: dict[tuple[int, str], list[Link]] = defaultdict(list)
    found = Link.objects.filter(matter__in=by_key).exclude(part="").select_related("document")
    for link in found.public() if public else found.live().released():
        links[link.matter_id, link.part].append(link)
    said = Statement.objects.filter(matter__in=by_key)
    newest = _newest(said.public() if public else said.released())
    calls = defaultdict(list)
    for call in Call.objects.filter(matter__in=by_key).released().order_by("first_day", "id"):
        calls[call.matter_id].append(call)
    told: dict[int, int] = defaultdict(int)
    for key in Progress.objects.released().filter(matter__in=by_key).values_list("matter_id", flat=True):
        told[key] += 1

    def row(key: int, part: Part) -> Row:
        own = calls[key] if part.key in (CONSULTATION, ADOPTION) else []
        if part.key == ADOPTION:
            own = [call for call in own if call.feedback_on]
        return Row(
            part, tuple(links[key, part.key]), newest.get((key, part.key)), tuple(own),
            told[key] if part.key == RESULTS else 0,
        )  # fmt: skip

    return {
        key: [row(key, part) for part in DOSSIERS[MatterKind(matter.kind)]] for key, matter in by_key.items()
    }


def _newest(said: Iterable[Statement]) -> dict[tuple[int | None, str], Statement]:
    """Of every place of a matter what was said last."""
    return {(one.matter_id, one.place): one for one in said}
