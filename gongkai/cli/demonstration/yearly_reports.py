"""The annual reports on 2023 and 2024: figures entered and confirmed, texts written, signed, published."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gongkai.cli.demonstration.people import Cast
from gongkai.cli.demonstration.source import data
from gongkai.documents.counting.reads import proactive_counts
from gongkai.reports import acts
from gongkai.reports.counting import figures_of
from gongkai.reports.models import Figure

CONFIRMED = {
    Figure.Cell.LICENSE: (
        "P07",
        "本局事项由政务服务中心窗口统一受理，许可决定以行政审批部门名义作出，本局为0",
    ),
    Figure.Cell.PENALTY: ("P08", "执法支队本年度没有以本局名义作出处罚决定"),
    Figure.Cell.COERCION: ("P08", "本年度没有以本局名义作出行政强制决定"),
    Figure.Cell.ADMIN_FEE: ("P10", "本局没有行政事业性收费项目，本年度收费为0"),
}


def load(cast: Cast) -> None:
    for year in (2023, 2024):
        _figures(cast, year)
        _report(cast, year)


def _figures(cast: Cast, year: int) -> None:
    for cell, (confirmer, source) in CONFIRMED.items():
        figure = acts.enter_figure(
            cast.agency,
            year,
            cell,
            value=Decimal(0),
            source=source,
            by=cast.people["P04"],
            on=date(year + 1, 1, 4),
        )
        acts.confirm_figure(figure.pk, by=cast.people[confirmer], on=date(year + 1, 1, 5))


def _report(cast: Cast, year: int) -> None:
    texts = data("narrative")[year]
    counts = proactive_counts(cast.agency, year)
    figures = figures_of(cast.agency, year)
    numbers = {
        "total": counts["total"],
        "documents": counts.get("document", 0),
        "culture": counts.get("culture", 0),
        "received": figures.cell("t3.r1_new.total"),
        "answered": figures.cell("t3.r3_7_total.total"),
        "carried_out": figures.cell("t3.r4_carried_out.total"),
    }
    report = acts.begin(cast.agency, year, by=cast.people["P04"], on=date(year + 1, 1, 4))
    sections = {"overview": "section_1", "problems": "section_5", "other": "section_6"}
    written = {field: texts[key].strip().format(**numbers) for field, key in sections.items()}
    acts.write(report.pk, written, by=cast.people["P04"], on=date(year + 1, 1, 8))
    acts.sign(report.pk, by=cast.people["P01"], on=date(year + 1, 1, 15))
    acts.publish(report.pk, by=cast.people["P04"], on=date(year + 1, 1, 18))
