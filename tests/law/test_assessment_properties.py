"""Scores over any measures."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.assessment import INDICATORS, Measure, marks, score

measures = st.fixed_dictionaries(
    {
        i.key: st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: Measure(min(p), max(p)))
        for i in INDICATORS
    }
)


@given(measures)
def test_a_score_lies_between_nothing_and_a_hundred(given_measures: dict[str, Measure]) -> None:
    found = score(marks(given_measures))
    assert found is None or 0 <= found <= 100


@given(measures, st.sampled_from([i.key for i in INDICATORS]))
def test_doing_better_never_lowers_the_score(given_measures: dict[str, Measure], key: str) -> None:
    before = given_measures[key]
    if before.good == before.all:
        return
    better = given_measures | {key: Measure(before.good + 1, before.all)}
    assert (score(marks(better)) or 0) >= (score(marks(given_measures)) or 0)
