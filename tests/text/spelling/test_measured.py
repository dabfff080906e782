"""What is promised of the speller, held on trial sentences it was never taught."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import spelling

SHIPPED, SUSPECTS = (spelling.rules(*spelling.LEVELS[level]) for level in ("as shipped", "suspects too"))


@pytest.fixture(scope="module")
def trial(shared: Path) -> Path:
    return shared / "data" / "text"


@pytest.mark.parametrize("name, found", [("ecspell_odw.tsv", 0.38), ("ecspell_law.tsv", 0.33)])
def test_what_is_proposed_is_right_and_a_third_is_found(trial: Path, name: str, found: float) -> None:
    score = spelling.score(spelling.sentences(trial / name), SHIPPED)
    assert score.precision >= 0.95
    assert score.recall >= found
    assert score.false_alarms <= 0.006
    suspects = spelling.score(spelling.sentences(trial / name), SUSPECTS)
    assert suspects.precision >= 0.92
    assert suspects.recall >= found + 0.05


def test_right_sentences_of_the_press_are_left_alone(trial: Path) -> None:
    _, reporting = spelling.press(trial / "clean_press.json")
    assert spelling.score(reporting, SHIPPED).false_alarms <= 0.005
    assert spelling.score(reporting, SUSPECTS).false_alarms <= 0.015


def test_right_lines_that_tempt_a_checker_tempt_in_vain(trial: Path) -> None:
    lines = (trial / "clean_traps.txt").read_text("utf-8").splitlines()
    assert spelling.score([(line, line) for line in lines], SUSPECTS).alarms == 0


def test_a_change_counts_once_and_only_where_it_is_right() -> None:
    pairs = [("甲", "乙"), ("一二三四", "一二丙三")]
    score = spelling.score(pairs, lambda text: [(0, 1, "乙"), (4, 6, "丙丁")])
    assert (score.proposed, score.hit, score.wrong, score.clean) == (3, 2, 3, 0)
    assert spelling.score([("甲", "甲"), ("乙", "乙")], lambda text: [(2, 3, "丙")]).false_alarms == 0.5
