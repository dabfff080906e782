"""A public matter as its page tells it: stage by stage what is there, and what is still to come, by which day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gongkai.agencies.reads import calendar, house_rule
from gongkai.documents.models import Document
from gongkai.law.dossier import ADOPTION, PHASES, RESULTS, Part, part_of
from gongkai.law.progress_period import Every, period_of
from gongkai.matters.dossier import Row, rows_of
from gongkai.matters.late import due_after
from gongkai.matters.models import Call, Matter, Progress, Statement
from gongkai.matters.reads import gaps_of, in_phases


@dataclass
class Stage:
    """One of the five stages: its documents, each with the parts of the file it is; words; calls; what is expected."""

    phase: str
    documents: list[tuple[Document, list[str]]]
    said: list[tuple[Part, Statement]] = field(default_factory=list)
    waived: list[tuple[Part, Statement]] = field(default_factory=list)
    calls: list[tuple[Part, Call, bool]] = field(default_factory=list)
    gaps: list[tuple[str, Statement]] = field(default_factory=list)
    told: int = 0

    @property
    def is_there(self) -> bool:
        return bool(self.documents or self.said or self.waived or self.calls or self.told)

    @property
    def expected_on(self) -> date | None:
        """The first day on which something more is expected; None where nothing was promised."""
        return min((said.expected_on for _, said in self.gaps if said.expected_on), default=None)

    def counts(self) -> str:
        """How much is there, in a word; "" where nothing is."""
        words = [
            f"{len(self.documents)} 件" if self.documents else "",
            f"进展 {self.told} 期" if self.told else "",
            f"征集 {len({call.pk for _, call, _ in self.calls})} 次" if self.calls else "",
        ]
        return "、".join(filter(None, words)) or ("有说明" if self.is_there else "")


@dataclass(frozen=True)
class Expected:
    """Something promised: what, by which day, why it is not there yet; `is_overdue` where that day has passed."""

    label: str
    day: date
    says: str
    is_overdue: bool


@dataclass(frozen=True)
class Through:
    """A matter from stage to stage, and what is to come, the first day first."""

    stages: list[Stage]
    coming: list[Expected]

    @property
    def documents(self) -> int:
        """How many documents stand in it, each counted once."""
        return len({document.pk for stage in self.stages for document, _ in stage.documents})


def through(matter: Matter, on: date) -> Through:
    """A public matter as anyone may read it on a day."""
    rows = rows_of([matter], public=True)[matter.pk]
    gaps = gaps_of(matter)
    named: dict[tuple[str, int], list[str]] = {}
    for row in rows:
        for link in row.links:
            named.setdefault((link.phase, link.document_id), []).append(row.part.label)
    stages = {
        phase: Stage(phase, [(one, named.get((phase, one.pk), [])) for one in documents])
        for phase, documents in in_phases(matter).items()
    }
    for row in rows:
        _add(stages[row.part.phase], row)
    for phase in PHASES:
        if phase in gaps and not stages[phase].documents:
            stages[phase].gaps.insert(0, (f"{phase}环节", gaps[phase]))
    return Through(list(stages.values()), _coming(matter, stages, on))


def _add(stage: Stage, row: Row) -> None:
    """What a part of the file has, at its stage; a part that has nothing and promises nothing is not mentioned."""
    stage.calls += [(row.part, call, row.part.key == ADOPTION) for call in row.calls]
    stage.told += row.told
    if row.text:
        stage.said.append((row.part, row.text))
    elif row.waived:
        stage.waived.append((row.part, row.waived))
    elif row.cell.gap and row.is_missing:
        stage.gaps.append((row.part.label, row.cell.gap))


def _coming(matter: Matter, stages: dict[str, Stage], on: date) -> list[Expected]:
    if matter.closed_on is not None:
        return []
    promised = [
        Expected(label, said.expected_on, said.text, said.expected_on < on)
        for stage in stages.values()
        for label, said in stage.gaps
        if said.expected_on is not None
    ]
    return sorted([*promised, *_next_progress(matter, on)], key=lambda one: (one.day, one.label))


def _next_progress(matter: Matter, on: date) -> list[Expected]:
    """The progress of the running period, where the matter's plan says how often it is told."""
    if not matter.every or part_of(matter.kind, RESULTS) is None or (matter.ended and matter.ended < on):
        return []
    period = period_of(Every(matter.every), max(on, matter.begun))
    if Progress.objects.public().filter(matter=matter, last=period.last).exists():
        return []
    due = due_after(period.last, house_rule(matter.agency, "progress_days", on), calendar())
    return [Expected(f"{period.label}的进展", due, f"{matter.get_every_display()}公布", False)] if due else []
