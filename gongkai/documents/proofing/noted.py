"""A finding in its place, with what the rules and people say of it: what holds a draft back, warns, or was let be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from gongkai.documents.proofing.models import WordingMark
from gongkai.documents.proofing.places import BODY, Place
from gongkai.documents.wordlists.reads import Allowed
from gongkai.text.finding import Finding, Fix, Gravity
from gongkai.text.personal import hide_numbers
from gongkai.text.told import title_of

BLOCKING = (Gravity.SEVERE, Gravity.ERROR)


@dataclass(frozen=True)
class Told:
    """A finding with where it stands in its text: in words (第3段第5字), and `nth` of its words there from 0; `rows`: the rows
    of the agency's lists that allow it."""

    finding: Finding
    print: str
    where: str
    nth: int
    paragraph: int
    rows: tuple[Allowed, ...] = ()


@dataclass(frozen=True)
class Noted:
    """A finding in a place, with the mark it has, or the row of the agency's lists that lets it be."""

    told: Told
    at: Place
    mark: WordingMark | None = None
    row: Allowed | None = None

    @property
    def finding(self) -> Finding:
        return self.told.finding

    @property
    def print(self) -> str:
        return self.told.print

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        if not self.finding.code:
            return self.at.label
        if self.at.key == BODY or self.at.is_file:
            return f"{self.at.label or '正文'}{self.told.where}"
        return self.at.label

    @property
    def kept_place(self) -> str:
        """The same to be written down: without the name of a file, which may name somebody and be masked later."""
        if not self.at.is_file:
            return self.place
        return f"附件（{PurePath(self.at.stored).suffix.removeprefix('.')}）{self.told.where if self.finding.code else ''}"

    @property
    def is_severe(self) -> bool:
        return self.finding.gravity is Gravity.SEVERE

    @property
    def is_settled(self) -> bool:
        """Whether it was let be: a severe fault never, an error only where it was judged to be none."""
        if self.is_severe or not self.is_vouched_for:
            return False
        if self.mark is None:
            return True
        return self.finding.gravity is not Gravity.ERROR or self.mark.kind == WordingMark.Kind.NO_FAULT

    @property
    def is_vouched_for(self) -> bool:
        """Whether somebody said at all that it may stay."""
        return self.mark is not None or self.row is not None

    @property
    def idle_row(self) -> Allowed | None:
        """A row that allows it and does not count here: without a basis, or listed by who wrote this text."""
        return self.told.rows[0] if self.told.rows and self.row is None else None

    @property
    def blocks(self) -> bool:
        """Whether it keeps a draft back until it is put right or judged to be none."""
        return self.finding.gravity in BLOCKING and not self.is_settled

    @property
    def warns(self) -> bool:
        """Whether somebody is to say something of it."""
        return self.finding.gravity is Gravity.WARNING and not self.is_settled

    @property
    def can_be_put_in(self) -> bool:
        """Whether `better` may be put in with one press; what is in a file is put right in the file."""
        return self.finding.fix is not Fix.NONE and bool(self.finding.edits) and not self.at.is_file

    @property
    def is_safe(self) -> bool:
        return self.can_be_put_in and self.finding.fix is Fix.SAFE and not self.is_settled

    @property
    def shown(self) -> str:
        """The words found, without anybody's number."""
        return hide_numbers(self.finding.found, "***")

    @property
    def better(self) -> str | None:
        """What would be right, without anybody's number."""
        return None if self.finding.better is None else hide_numbers(self.finding.better, "***")

    @property
    def says(self) -> str:
        """What is wrong, without anybody's number."""
        return hide_numbers(self.finding.says, "***")

    @property
    def called(self) -> str:
        """The words found, cut short; of blanks, or where words are wanting, the rule's title."""
        said = self.shown.strip()
        return f"“{said[:20]}”" if said else title_of(self.finding.code) or self.finding.name
