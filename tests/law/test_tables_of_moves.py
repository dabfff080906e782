"""The tables test themselves: total, reachable, without traps, with a label and an article in every row."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import pytest

from gongkai.law.annual_procedure import REPORT, ReportStage
from gongkai.law.chain import chains
from gongkai.law.correction_procedure import CORRECTION, CorrectionStage
from gongkai.law.hand import Hand
from gongkai.law.moves import NoSuchMove, Procedure
from gongkai.law.procedure import CASE, Stage
from gongkai.law.rectification import FINDING, FindingStage
from gongkai.law.review import EditionStage, procedure_of
from gongkai.law.source import Citation

REVIEWS = [procedure_of(kind) for kind in chains()]
TABLES: list[tuple[Procedure[Any], Iterable[StrEnum]]] = [
    (CASE, Stage),
    *((table, list(table.labels)) for table in REVIEWS),
    (FINDING, FindingStage),
    (REPORT, ReportStage),
    (CORRECTION, CorrectionStage),
]
each = pytest.mark.parametrize(("table", "stages"), TABLES, ids=[t.name for t, _ in TABLES])


@each
def test_every_stage_act_and_hand_is_a_move_or_refused_with_what_is_open(
    table: Procedure[Any], stages: Iterable[StrEnum]
) -> None:
    for stage in stages:
        for act in table.acts():
            for hand in Hand:
                row = next((m for m in table.moves if m.at == stage and m.act == act and hand in m.by), None)
                if row is not None:
                    assert table.move(stage, act, {hand}) is row
                else:
                    with pytest.raises(NoSuchMove) as refused:
                        table.move(stage, act, {hand})
                    open_acts = [m.label for m in table.open_to(stage, {hand})]
                    assert all(label in str(refused.value) for label in open_acts or ["无"])


@each
def test_every_stage_is_reached_and_none_but_an_end_is_a_trap(
    table: Procedure[Any], stages: Iterable[StrEnum]
) -> None:
    reached = {table.start}
    while more := {m.to for m in table.moves if m.at in reached} - reached:
        reached |= more
    assert reached == set(stages)
    assert {s for s in stages if not any(m.at == s for m in table.moves)} <= table.ends


@each
def test_every_stage_leads_to_an_end(table: Procedure[Any], stages: Iterable[StrEnum]) -> None:
    safe = set(table.ends)
    while more := {m.at for m in table.moves if m.to in safe} - safe:
        safe |= more
    assert safe == set(stages)


@each
def test_every_row_has_a_label_a_hand_and_an_article(
    table: Procedure[Any], stages: Iterable[StrEnum]
) -> None:
    for row in table.moves:
        assert row.label
        assert row.by
        assert isinstance(row.under, Citation)
    assert set(table.labels) == set(stages)


@each
def test_the_diagram_draws_every_row(table: Procedure[Any], stages: Iterable[StrEnum]) -> None:
    drawn = table.as_mermaid()
    assert all(f"{m.at} --> {m.to}: {m.label}" in drawn for m in table.moves)


@pytest.mark.parametrize("table", REVIEWS, ids=[t.name for t in REVIEWS])
def test_nothing_is_published_but_after_the_last_signature(table: Procedure[EditionStage]) -> None:
    assert [m.at for m in table.moves if m.to == EditionStage.PUBLISHED] == [EditionStage.APPROVED]
    into = {m.act for m in table.moves if m.to == EditionStage.APPROVED}
    assert into <= {"sign", "sign_head", "sign_urgently"}


def test_an_ordinary_document_passes_three_reviews_and_the_secrecy_review() -> None:
    assert [step.stage for step in chains()["ordinary"].steps] == [
        "first_review", "secrecy_review", "second_review", "final_review",
    ]  # fmt: skip


def test_the_administrator_moves_nothing() -> None:
    for table, stages in TABLES:
        assert not any(table.open_to(stage, {Hand.ADMINISTRATOR}) for stage in stages)
