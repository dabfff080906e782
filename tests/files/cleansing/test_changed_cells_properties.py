"""Changed cells are asked for by area, as formulas do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.files.cleansing.sheet.names import Area, Changed


@given(st.sets(st.tuples(st.integers(1, 12), st.integers(1, 6))), st.tuples(*[st.integers(1, 14)] * 4))
def test_changed_cells_meet_an_area_exactly_where_one_lies_in_it(
    at: set[tuple[int, int]], edges: tuple[int, ...]
) -> None:
    changed, area = Changed(), Area(*edges)
    for row, column in at:
        changed.add(row, column)
    inside = [1 for r, c in at if area.top <= r <= area.bottom and area.left <= c <= area.right]
    assert changed.meets(area) == bool(inside)
