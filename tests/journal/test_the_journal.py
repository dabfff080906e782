"""The journal: append-only in the database, chained, verified."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.journal.acts import note
from gongkai.journal.models import Entry, Head
from gongkai.journal.reads import verify
from gongkai.law.hand import Hand
from gongkai.law.statutes import OGI_2019
from tests.cast import Cast

ON = date(2024, 3, 11)


@pytest.fixture
def three(cast: Cast) -> list[Entry]:
    return [
        note(
            cast.agency, "case", f"2024-YSQ-000{n}", "accept", label="受理分办", under=OGI_2019.article(45),
            by=cast.qian_jin, on=ON, hand=Hand.DISCLOSURE_CLERK, due=ON,
        )
        for n in (1, 2, 3)
    ]  # fmt: skip


def unguarded(statement: str) -> None:
    """What somebody with the database in hand could do: take the guard off, change a line, put it back."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_append_only")
        else:
            cursor.execute("DROP TRIGGER journal_entry_no_update")
            cursor.execute("DROP TRIGGER journal_entry_no_delete")
        cursor.execute(statement)


def test_lines_are_numbered_without_a_gap_and_tied_together(three: list[Entry]) -> None:
    # The first line of the agency says that its columns were opened.
    assert [e.number for e in three] == [2, 3, 4]
    assert [e.previous for e in three[1:]] == [three[0].digest, three[1].digest]
    result = verify()
    assert (result.ok, result.rows) == (True, 4)


def test_each_agency_has_a_chain_of_its_own(cast: Cast, three: list[Entry]) -> None:
    line = note(
        cast.other_agency,
        "case",
        "x",
        "accept",
        label="受理分办",
        under=OGI_2019.article(45),
        by=cast.zhou_yang,
        on=ON,
    )
    assert (line.number, line.previous) == (1, "")
    assert verify().ok


@pytest.mark.parametrize(
    "statement", ["UPDATE journal_entry SET label = '不受理'", "DELETE FROM journal_entry"]
)
def test_the_database_refuses_to_change_or_remove_a_line(three: list[Entry], statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert verify().ok


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET label = '不受理' WHERE number = 2",
        'UPDATE journal_entry SET facts = \'{"due": "2099-01-01"}\' WHERE number = 2',
        "UPDATE journal_entry SET digest = 'nonsense' WHERE number = 2",
        "DELETE FROM journal_entry WHERE number = 2",
    ],
)
def test_a_line_changed_behind_the_guard_is_found_and_named(
    cast: Cast, three: list[Entry], statement: str
) -> None:
    unguarded(statement)
    assert verify().first_broken == (cast.agency.code, 2)


def test_lines_cut_off_the_end_are_missed(cast: Cast, three: list[Entry]) -> None:
    unguarded("DELETE FROM journal_entry WHERE number = 4")
    assert verify().first_broken == (cast.agency.code, 4)


def test_an_act_that_fails_leaves_neither_line_nor_gap(cast: Cast, three: list[Entry]) -> None:
    def fails() -> None:
        note(cast.agency, "case", "x", "accept", label="x", under=OGI_2019.article(45), by=Hand.CLOCK, on=ON)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        transaction.atomic(fails)()
    assert Head.objects.get(agency=cast.agency).number == 4
    assert verify().ok


def test_a_chain_whose_head_is_gone_is_broken(cast: Cast, three: list[Entry]) -> None:
    Head.objects.filter(agency=cast.agency).delete()
    assert verify().first_broken == (cast.agency.code, 5)
    assert verify(cast.agency).first_broken == (cast.agency.code, 5)


def test_a_chain_that_is_gone_whole_is_missed(cast: Cast, three: list[Entry]) -> None:
    unguarded("DELETE FROM journal_entry")
    assert verify().first_broken == (cast.agency.code, 1)


def test_one_agency_verifies_its_own_chain_only(cast: Cast, three: list[Entry]) -> None:
    unguarded("UPDATE journal_entry SET label = '不受理' WHERE number = 2")
    assert verify(cast.other_agency).ok
    assert not verify(cast.agency).ok
