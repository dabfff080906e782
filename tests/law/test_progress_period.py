"""For which periods progress is due between two days."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.dossier import DOSSIERS, PHASES, MatterKind, part_of
from gongkai.law.progress_period import Every, period_of, periods_due


@pytest.mark.parametrize(
    "every, since, until, labels",
    [
        (Every.MONTH, date(2024, 1, 31), date(2024, 1, 31), ["2024年1月"]),
        (Every.MONTH, date(2024, 2, 1), date(2024, 2, 28), []),
        (Every.MONTH, date(2024, 2, 1), date(2024, 2, 29), ["2024年2月"]),
        (Every.QUARTER, date(2023, 12, 1), date(2024, 6, 30), ["2023年第四季度", "2024年第一季度", "2024年第二季度"]),
        (Every.QUARTER, date(2024, 4, 1), date(2024, 3, 31), []),
    ],
)  # fmt: skip
def test_a_period_is_due_once_its_last_day_has_come(
    every: Every, since: date, until: date, labels: list[str]
) -> None:
    assert [period.label for period in periods_due(every, since, until)] == labels


def test_a_day_lies_in_its_quarter() -> None:
    assert period_of(Every.QUARTER, date(2024, 5, 5)).first == date(2024, 4, 1)


@pytest.mark.parametrize("kind", list(MatterKind))
def test_every_part_of_a_file_has_a_stage_a_citation_and_a_key_of_its_own(kind: MatterKind) -> None:
    parts = DOSSIERS[kind]
    assert len({part.key for part in parts}) == len(parts)
    assert all(part.phase in PHASES and str(part.cite) for part in parts)
    assert part_of(kind, "nothing") is None
