"""Files made on asking are kept for a while, and never without bounds."""

from __future__ import annotations

import os

import pytest

from gongkai.files import made


def aged(name: str, seconds: float) -> None:
    path = made.folder() / name
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def test_a_kept_file_is_given_again_and_an_empty_one_too() -> None:
    assert made.kept("a.pdf") is None
    made.keep("a.pdf", b"one")
    made.keep("b.pdf", b"")
    assert (made.kept("a.pdf"), made.kept("b.pdf")) == (b"one", b"")


def test_an_old_file_is_not_given_and_goes_with_the_next_one_kept() -> None:
    made.keep("a.pdf", b"one")
    aged("a.pdf", made.LONGEST)
    assert made.kept("a.pdf") is None
    made.keep("b.pdf", b"two")
    assert [path.name for path in made.folder().iterdir()] == ["b.pdf"]


def test_the_oldest_go_where_all_are_too_large_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "MOST", 10)
    for age, name in ((30, "a"), (20, "b"), (10, "c")):
        made.keep(name, b"1234")
        aged(name, age)
    made.keep("d", b"1234")
    assert sorted(path.name for path in made.folder().iterdir()) == ["c", "d"]


def test_a_file_larger_than_all_may_be_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "MOST", 3)
    made.keep("a", b"1234")
    assert made.kept("a") is None
