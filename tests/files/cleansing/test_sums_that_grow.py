"""A running total of many rows is no work without end; what is not reckoned is told."""

from __future__ import annotations

from lxml import etree

from gongkai.files.cleansing.sheet import sums as reckoning
from gongkai.files.cleansing.sheet.names import S


def cell(place: str, *, value: str = "", formula: str = "") -> etree._Element:
    one = etree.Element(f"{S}c", r=place)
    for name, said in (("f", formula), ("v", value)):
        if said:
            etree.SubElement(one, f"{S}{name}").text = said
    return one


def running(rows: int) -> list[etree._Element]:
    column = [cell(f"A{row}", value="1") for row in range(1, rows + 1)]
    return column + [cell(f"B{row}", formula=f"SUM(A$1:A{row})") for row in range(1, rows + 1)]


def test_running_totals_are_worked_out_as_far_as_there_is_time() -> None:
    few = reckoning.sums(running(50))
    assert [one.said for one in few.values()] == [str(row) for row in range(1, 51)]
    many = reckoning.sums(running(2_000))
    assert 500 < len(many) < 2_000, "those at the end stay unsaid"
    assert sum(len(one.of) for one in many.values()) < reckoning.MOST_CELLS + 2_000
    assert all(one.said == str(row) for row, one in enumerate(many.values(), 1))


def test_sums_of_what_cannot_be_known_cost_no_less() -> None:
    cells = running(2_000)
    cells[0] = cell("A1", formula="RAND()")
    assert reckoning.sums(cells) == {}
