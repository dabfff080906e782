"""A benchmark that names what the product no longer has is found before somebody wants its ratio."""

from __future__ import annotations

import pytest

from bench import all_clocks, full_text, importing


@pytest.mark.django_db
def test_the_benchmark_of_all_clocks_still_measures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(all_clocks, "CASES", 60)
    monkeypatch.setattr(all_clocks, "SAMPLE", 6)
    all_clocks._measure()
    said = capsys.readouterr().out
    assert "60 open cases" in said
    assert "× the bare sums" in said


@pytest.mark.django_db
def test_the_benchmark_of_importing_still_measures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importing, "ITEMS", 60)
    monkeypatch.setattr(importing, "BATCH", 5)
    importing._measure()
    assert "a package of 60 items took" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_benchmark_of_searching_still_measures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(full_text, "DOCUMENTS", 60)
    monkeypatch.setattr(full_text, "CHARACTERS", 200)
    full_text._measure()
    said = capsys.readouterr().out
    assert all(name in said for name in full_text.ASKED)
