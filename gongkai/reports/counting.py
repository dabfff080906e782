"""Counting facts into the statutory form (统计): every cell from records, none typed.

A cell no record and no confirmed figure can give stays None: never a silent zero.
"""

from __future__ import annotations

from decimal import Decimal

from django.db.models import Count, Q

from gongkai.agencies.models import Agency
from gongkai.cases import reads as cases
from gongkai.documents import reads as documents
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.forms.figures import Figures
from gongkai.law.outcome import Outcome
from gongkai.law.remedy import Result, Track
from gongkai.reports.models import Figure

YUAN_PER_WAN = Decimal(10_000)
KINDS = [kind.value for kind in ApplicantKind]


def figures_of(agency: Agency, year: int) -> Figures:
    """The form of a year, computed. Five queries, whatever the number of cases."""
    blank = Figures.filled_with(0, agency=agency.name, year=year)
    t2 = _part_two(agency, year)
    t3 = _table_three(agency, year)
    t4 = _table_four(agency, year)
    return Figures(agency.name, year, blank.form, t2, t3, t4)


def _part_two(agency: Agency, year: int) -> dict[str, dict[str, list]]:
    kinds = documents.normative_counts(agency, year)
    given = dict(Figure.objects.filter(agency=agency, year=year).values_list("cell", "value"))
    fee = given.get(Figure.Cell.ADMIN_FEE)

    def count(cell: str) -> int | None:
        return int(given[cell]) if cell in given else None

    return {
        "t2_20_1": {kind: list(kinds[kind]) for kind in ("rules", "normative_docs")},
        "t2_20_5": {"license": [count(Figure.Cell.LICENSE)]},
        "t2_20_6": {"penalty": [count(Figure.Cell.PENALTY)], "coercion": [count(Figure.Cell.COERCION)]},
        "t2_20_8": {"admin_fee": [None if fee is None else in_wan(fee)]},
    }


def in_wan(yuan: Decimal) -> Decimal:
    """Yuan as ten thousands, without losing a fen: 4 999 → 0.4999, 0 → 0."""
    wan = (yuan / YUAN_PER_WAN).normalize()
    return Decimal(0) if wan == 0 else Decimal(format(wan, "f"))


def _table_three(agency: Agency, year: int) -> dict[str, list]:
    shape = Figures.filled_with(0, agency=None, year=year)
    rows = {key: [0] * len(values) for key, values in shape.t3.items()}
    flows, closed = cases.counts(agency, year)
    for flow in flows:
        column = KINDS.index(flow["applicant_kind"])
        rows["r1_new"][column] = flow["new"]
        rows["r2_carried_in"][column] = flow["carried_in"]
        rows["r4_carried_out"][column] = flow["carried_out"]
    for group in closed:
        column = KINDS.index(group["applicant_kind"])
        rows[Outcome(group["outcome"]).ground.row][column] += group["closed"]
        rows["r3_7_total"][column] += group["closed"]
    for values in rows.values():
        values[-1] = sum(values[:-1])
    return rows


def _table_four(agency: Agency, year: int) -> dict[str, list]:
    results = [r.value for r in Result]
    rows: dict[str, list] = {track.value: [0] * (len(results) + 2) for track in Track}
    counted = (
        cases.remedies_at_end_of(agency, year)
        .order_by()
        .values("track", "result")
        .annotate(
            ended=Count("id", filter=Q(concluded_on__year=year)),
            pending=Count("id", filter=Q(concluded_on__isnull=True) | Q(concluded_on__year__gt=year)),
        )
    )
    for group in counted:
        row = rows[group["track"]]
        if group["result"]:
            row[results.index(group["result"])] += group["ended"]
        row[len(results)] += group["pending"]
    for row in rows.values():
        row[-1] = sum(row[:-1])
    return rows
