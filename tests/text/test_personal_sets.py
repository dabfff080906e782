"""How much of made texts is found, and how little of others: numbers, homes, names, each with its least share."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from gongkai.text.personal import look
from tests.text.personal_sets import (
    NO_NAME,
    Made,
    addresses,
    names,
    no_addresses,
    nobodys,
    somebodys,
)

SEEDS = (1, 20261126)
NUMBERS = frozenset(
    [
        "id_card",
        "phone",
        "landline",
        "bank_card",
        "credit_code",
        "plate",
        "passport",
        "email",
        "ip",
        "mac",
        "wechat",
        "qq",
        "number_part",
    ]
)


def shares(made: Iterable[Made], clean: Iterable[str], kinds: frozenset[str]) -> tuple[float, float]:
    """How much of what was found is right, and how much of what is there was found."""
    right = found = there = 0
    for one in made:
        got = {(hit.start, hit.end, hit.kind) for hit in look(one.text) if hit.kind in kinds}
        right += len(got & set(one.places))
        found += len(got)
        there += len(one.places)
    found += sum(hit.kind in kinds for text in clean for hit in look(text))
    return right / found, right / there


@pytest.mark.parametrize("seed", SEEDS)
def test_numbers_of_persons_are_told_from_all_other_numbers(seed: int) -> None:
    assert sum(len(one.places) for one in somebodys(seed)) >= 500
    assert sum(1 for _ in nobodys(seed)) >= 300
    right, found = shares(somebodys(seed), nobodys(seed), NUMBERS)
    assert right >= 0.98
    assert found >= 0.98


@pytest.mark.parametrize("seed", SEEDS)
def test_no_number_of_anything_else_is_certainly_somebodys(seed: int) -> None:
    assert [text for text in nobodys(seed) if any(hit.certain for hit in look(text))] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_homes_are_read_to_the_door_and_offices_left_alone(seed: int) -> None:
    right, found = shares(addresses(seed), no_addresses(seed), frozenset({"address"}))
    assert right >= 0.95
    assert found >= 0.9


@pytest.mark.parametrize("seed", SEEDS)
def test_announced_names_are_found_whole(seed: int) -> None:
    right, found = shares(names(seed), NO_NAME, frozenset({"name"}))
    assert right >= 0.97
    assert found >= 0.95


def test_a_report_without_persons_shows_none(seed_report: str) -> None:
    assert look(seed_report, likely=True) == []


def test_of_lines_that_tempt_only_the_offices_telephone_is_noted(shared: Path) -> None:
    text = (shared / "data" / "text" / "clean_traps.txt").read_text("utf-8")
    assert [(text[hit.start : hit.end], hit.certain) for hit in look(text)] == [("0439-3223456", False)]


def test_an_offices_telephone_and_mail_in_annual_reports_are_never_certain(shared: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted((shared / "data" / "annual").glob("*.txt"))]
    assert {hit.kind for text in texts for hit in look(text)} <= {"landline", "email"}
    assert not any(hit.certain for text in texts for hit in look(text))
