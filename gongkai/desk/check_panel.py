"""The panel beside the editor: what the rules find on the sheet as it stands, in three groups, and what was let be."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.desk.going_on import GoingOn
from gongkai.desk.masking_text import TextMasks
from gongkai.desk.reading_over import Noted as Number
from gongkai.documents.masking.carried import Carried
from gongkai.documents.proofing.models import WordingMark
from gongkai.documents.proofing.noted import Noted
from gongkai.documents.proofing.places import Place, places_said
from gongkai.documents.proofing.reads import noted_in
from gongkai.documents.wordlists.reads import HouseLists
from gongkai.text.finding import Edit, Gravity

MOST = 60  # of a group; the rest is shown once these are put right
REASONS = ("引用原文", "法律法规、文件的原文", "人名、地名、单位名称", "专业用语")


@dataclass(frozen=True)
class Group:
    """Findings that ask the same of the writer."""

    key: str
    label: str
    asks: str
    noted: list[Noted]

    @property
    def shown(self) -> list[Noted]:
        return self.noted[:MOST]

    @property
    def more(self) -> int:
        return max(0, len(self.noted) - MOST)


@dataclass(frozen=True)
class Panel:
    """`numbers` are numbers of somebody, shown masked; `persons` what else of persons somebody has to judge; `masks` what would
    cover them; `carrying` which files carry personal data. `safe_key` stands for exactly the changes previewed; `going`: where it
    goes on after a press."""

    groups: list[Group]
    settled: list[Noted]
    numbers: list[Number] = field(default_factory=list)
    persons: list[Number] = field(default_factory=list)
    masks: TextMasks = field(default_factory=TextMasks)
    carrying: list[Carried] = field(default_factory=list)
    has_text: bool = True
    going: GoingOn = GoingOn()

    def order(self, print_: str) -> int:
        """How many findings stand above the first of that print; -1 where it is not shown."""
        return next((at for at, one in enumerate(self._shown) if one.print == print_), -1)

    @property
    def next(self) -> Noted | None:
        """The finding to go on with: the refused one, or the one that stands where the last was."""
        at = self.order(self.going.print) if self.going.print else self.going.at
        return self._shown[at] if 0 <= at < len(self._shown) else None

    @property
    def _shown(self) -> list[Noted]:
        return [one for group in self.groups for one in group.shown]

    @property
    def must(self) -> int:
        return len(self.numbers) + len(self.groups[0].noted)

    @property
    def all(self) -> int:
        return len(self.numbers) + len(self.persons) + sum(len(group.noted) for group in self.groups)

    @property
    def safe(self) -> list[Noted]:
        """What may be put right without asking, one after another; of two that overlap the first."""
        taken: dict[str, set[int]] = {}
        chosen = []
        every = sorted(
            (one for group in self.groups for one in group.noted if one.is_safe),
            key=lambda n: n.finding.start,
        )
        for one in every:
            touched = {at for e in one.finding.edits for at in range(e.start, max(e.end, e.start + 1))}
            there = taken.setdefault(one.at.key, set())
            if there.isdisjoint(touched):
                there |= touched
                chosen.append(one)
        return chosen

    @property
    def safe_key(self) -> str:
        told = "\n".join(f"{n.at.key} {n.print} {n.finding.edits}" for n in self.safe)
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def reasons(self) -> tuple[str, ...]:
        return REASONS


def panel_of(
    heads: Mapping[str, str],
    text: str,
    house: HouseLists,
    day: date | None,
    marks: Iterable[WordingMark],
    numbers: Iterable[Number] = (),
    *,
    heavy: bool = True,
    files: Iterable[Place] = (),
    writers: Collection[int] = (),
    persons: Iterable[Number] = (),
    masks: TextMasks | None = None,
    carrying: Iterable[Carried] = (),
) -> Panel:
    """The panel of a sheet. `heads` by the names of their fields; `files` are kept with it; `writers` wrote on it.

    Sheet and files are asked in one, as the gate does: a mark that covers a wording once covers it once in all of them.
    """
    places = [*places_said(heads, text), *files]
    noted = noted_in(places, house, day, marks, writers, heavy=heavy)
    return Panel(
        [
            Group("must", "必改", "改正以后才能送审", [n for n in noted if n.blocks]),
            Group("warning", "警告", "改正，或者写明理由、点“已阅”", [n for n in noted if n.warns]),
            Group("advice", "提示", "供参考，不影响送审", [n for n in noted if not n.is_settled and n.finding.gravity is Gravity.ADVICE]),
        ],
        [n for n in noted if n.is_settled],
        list(numbers),
        list(persons),
        masks or TextMasks(),
        list(carrying),
        bool(text.strip()),
    )  # fmt: skip


def edits_by_place(chosen: Iterable[Noted]) -> dict[str, list[Edit]]:
    """What to write where, by the key of the place; nothing of a file."""
    found: dict[str, list[Edit]] = {}
    for one in chosen:
        if not one.at.is_file:
            found.setdefault(one.at.key, []).extend(one.finding.edits)
    return found
