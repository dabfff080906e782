"""The sums of the annual report over any figures."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.forms.annual import T3_RESULT_ROWS, T3_ROWS, T4_GROUPS, Figures
from gongkai.law.forms.tie_out import check

counts = st.integers(0, 40)


@st.composite
def tied(draw):
    """Figures whose totals are computed from drawn cases, as a year of work would give them."""
    figures = Figures.filled_with(0, agency=None, year=2023)
    for row in T3_RESULT_ROWS:
        figures.t3[row][:6] = draw(st.lists(counts, min_size=6, max_size=6))
    for place in range(6):
        total = sum(figures.t3[row][place] for row in T3_RESULT_ROWS)
        out = draw(counts)
        carried = draw(st.integers(0, total + out))
        figures.t3["r3_7_total"][place] = total
        figures.t3["r4_carried_out"][place] = out
        figures.t3["r2_carried_in"][place] = carried
        figures.t3["r1_new"][place] = total + out - carried
    for row in T3_ROWS:
        figures.t3[row][6] = sum(figures.t3[row][:6])
    for group in T4_GROUPS:
        states = draw(st.lists(counts, min_size=4, max_size=4))
        figures.t4[group][:] = [*states, sum(states)]
    return figures


summed = [address for address, _ in Figures.filled_with(0, agency=None, year=2023).cells()][10:]


@settings(max_examples=25, deadline=None)
@given(figures=tied(), address=st.sampled_from(summed), by=st.integers(1, 9))
def test_computed_totals_always_tie_out_and_any_single_change_is_noticed(figures, address, by):
    assert check(figures) == []
    changed = figures.with_cell(address, figures.cell(address) + by)
    assert any(fault.gravity == "error" for fault in check(changed))
