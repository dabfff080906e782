"""Entering findings in the ledger: each wording once a document, whoever finds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.agencies.acts import take_number
from gongkai.agencies.models import Agency, Person
from gongkai.documents.models import Edition
from gongkai.documents.proofing.noted import Noted
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.rectification import FindingStage
from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019
from gongkai.quality.models import Finding
from gongkai.text.personal import hide_numbers

MATTER = "finding"
UNDER: Citation = OGI_2019.article(6, 1)


@transaction.atomic
def enter_released(edition: Edition, standing: Sequence[Noted], on: date) -> None:
    """What went out with a release all the same: in an emergency, or by rules that came after it was approved."""
    known = {
        finding.print: finding
        for finding in Finding.objects.filter(document=edition.document).exclude(print="").remembered()
    }
    enter(edition.document.agency, edition, standing, known, Finding.Source.RELEASE, on)


def enter(
    agency: Agency,
    edition: Edition,
    standing: Iterable[Noted],
    known: dict[str, Finding],
    source: str,
    on: date,
) -> int:
    """Enter what is not `known` by its print; returns how many are new, and adds them to what is known.

    A release and the patrol may enter the same at one moment: who comes second finds the row there and goes on.
    """
    new = 0
    for one in standing:
        if one.print in known:
            continue
        try:
            known[one.print] = _entered(agency, edition, one, source, on)
            new += 1
        except IntegrityError:
            by_another = (
                Finding.objects.filter(document=edition.document, print=one.print).remembered().first()
            )
            if by_another is None:
                raise
            known[one.print] = by_another
    return new


@transaction.atomic
def _entered(agency: Agency, edition: Edition, one: Noted, source: str, on: date) -> Finding:
    found = one.finding
    row = new_row(
        agency, on, source=source, document=edition.document, edition=edition, place=one.place[:120],
        code=found.code, kind=found.name[:60], gravity=found.gravity, found=one.shown[:200], print=one.print,
        better=hide_numbers(found.better or "", "***")[:200], says=hide_numbers(found.says, "***")[:300],
        division=edition.document.division,
    )  # fmt: skip
    note_line(row, "enter", "登记差错", UNDER, Hand.CLOCK, on)
    return row


def new_row(agency: Agency, on: date, **fields: Any) -> Finding:
    number = f"{on.year}-CC-{take_number(agency, 'CC', on.year):04d}"
    return Finding.objects.create(agency=agency, number=number, found_on=on, **fields)


def note_line(
    finding: Finding, act: str, label: str, under: Any, by: Person | Hand, on: date, hand: Hand | None = None
) -> None:
    """A journal line about a finding."""
    note(
        finding.agency, MATTER, finding.number, act, label=label, under=under, by=by, on=on, hand=hand, code=finding.code,
        gravity=finding.gravity, due=finding.due,
        document=finding.document.index_no if finding.document else "",
    )  # fmt: skip


def adopt(noted: Iterable[Noted], rows: Sequence[Finding]) -> None:
    """Findings of before there were prints get the print of what they found, so that they are not entered again.

    Two old findings of one wording stay two lines; only the first of them gets its print.
    """
    taken = {row.print for row in rows if row.print}
    by_words: dict[tuple[str, str], list[Finding]] = {}
    for row in rows:
        if row.code and not row.print and row.stage != FindingStage.CLOSED:
            by_words.setdefault((row.code, row.found), []).append(row)
    for one in noted:
        waiting = by_words.get((one.finding.code, one.finding.found[:200]))
        if waiting and one.print not in taken:
            row = min(waiting, key=lambda r: r.place != one.place)
            waiting.remove(row)
            taken.add(one.print)
            row.print = one.print
            row.save(update_fields=["print"])
