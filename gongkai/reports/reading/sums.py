"""Where the printed figures do not tie out, told with their place: AR106 (一 + 二 = 三（七） + 四) and AN006 (other sums)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gongkai.law.forms.annual import Figures
from gongkai.law.forms.tie_out import TieOutFault, check
from gongkai.reports.reading.faults import LabelFault
from gongkai.reports.reading.page import Page

Places = Mapping[str, tuple[int, int]]

_CODES = {"C1": "AR106", "C2": "AN006", "C3": "AN006", "C4": "AN006"}
_IDENTITY = "t3.r4_carried_out"  # the last row of 一 + 二 = 三（七） + 四


def faults(page: Page, figures: Figures, places: Places) -> Iterator[LabelFault]:
    """One fault for each row or column. `places` maps `t3.r1_new`, `t4.review` to spans of the page's text."""
    for one in check(figures):
        code = _CODES.get(one.rule)
        if code is None:
            continue
        place = places.get(_row(one))
        if place is not None:
            start, end = page.span(*place)
            yield LabelFault(code, start, end, page.original[start:end], None, one.says, one.gravity)


def _row(one: TieOutFault) -> str:
    return _IDENTITY if one.rule == "C1" else one.cell.rpartition(".")[0]
