"""What may be done to an annual report and its figures. The only writer of this room."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.journal.acts import note
from gongkai.law.annual_procedure import REPORT, ReportStage
from gongkai.law.forms.tie_out import check
from gongkai.law.hand import Hand
from gongkai.law.moves import Move
from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import FORM_2021, OGI_2019
from gongkai.reports.counting import figures_of
from gongkai.reports.facts import claims_not_borne_out
from gongkai.reports.models import AnnualReport, Figure

MATTER = "report"
NARRATIVE = {
    "overview": "一、总体情况",
    "problems": "五、存在的主要问题及改进情况",
    "other": "六、其他需要报告的事项",
}


@transaction.atomic
def enter_figure(
    agency: Agency, year: int, cell: str, *, value: Decimal, source: str, by: Person, on: date
) -> Figure:
    """Enter a number from outside, zero included, with where it comes from; an earlier confirmation lapses."""
    _member(agency, by, on, Right.ENTER_FIGURE, "填报")
    _not_frozen(agency, year)
    if not source.strip():
        raise Refusal(("请写明数据来源；填0也要说明为什么是0", FORM_2021.whole()))
    if cell != Figure.Cell.ADMIN_FEE and value != value.to_integral_value():
        raise Refusal(("处理决定数量应当是整数", FORM_2021.whole()))
    figure, _ = Figure.objects.select_for_update().update_or_create(
        agency=agency, year=year, cell=cell,
        defaults={"value": value, "source": source, "entered_by": by, "confirmed_by": None, "confirmed_on": None},
    )  # fmt: skip
    _note(agency, year, "enter_figure", "填报数据", FORM_2021.whole(), by, on, cell=cell, value=str(value))
    return figure


@transaction.atomic
def confirm_figure(figure_id: int, *, by: Person, on: date) -> Figure:
    """A second person confirms a number; who entered it cannot."""
    figure = Figure.objects.select_for_update(of=("self",)).select_related("agency").get(pk=figure_id)
    _member(figure.agency, by, on, Right.CONFIRM_FIGURE, "确认数据")
    _not_frozen(figure.agency, figure.year)
    if figure.entered_by_id == by.pk:
        raise Refusal(("填报人不能确认自己填报的数据，请另一人确认", None))
    figure.confirmed_by, figure.confirmed_on = by, on
    figure.save(update_fields=["confirmed_by", "confirmed_on"])
    _note(
        figure.agency, figure.year, "confirm_figure", "确认数据", FORM_2021.whole(), by, on,
        cell=figure.cell, value=str(figure.value),
    )  # fmt: skip
    return figure


@transaction.atomic
def begin(agency: Agency, year: int, *, by: Person, on: date) -> AnnualReport:
    """Begin the report of a year; begun twice it is the same one."""
    _member(agency, by, on, Right.WRITE_REPORT, "编制年度报告")
    if not 2019 <= year <= on.year:
        raise Refusal((f"可以编制2019年至{on.year}年的年度报告，不能编制{year}年的", OGI_2019.article(49)))
    report, fresh = AnnualReport.objects.get_or_create(agency=agency, year=year)
    if fresh:
        _note(agency, year, "begin", "开始编制", OGI_2019.article(49), by, on)
    return report


@transaction.atomic
def write(report_id: int, texts: dict[str, str], *, by: Person, on: date) -> AnnualReport:
    """Save narrative sections (keys of NARRATIVE) of a draft."""
    report = AnnualReport.objects.select_for_update(of=("self",)).select_related("agency").get(pk=report_id)
    _member(report.agency, by, on, Right.WRITE_REPORT, "编制年度报告")
    _not_frozen(report.agency, report.year)
    for key, text in texts.items():
        if key not in NARRATIVE:
            raise ValueError(f"no such section: {key}")
        setattr(report, key, text)
    report.save(update_fields=list(texts))
    _note(
        report.agency, report.year, "write", "修改文字", OGI_2019.article(50), by, on, sections=sorted(texts)
    )
    return report


def why_not_sign(report: AnnualReport) -> list[tuple[str, Citation | None]]:
    """Everything that keeps a report from being signed; empty when it is ready."""
    reasons: list[tuple[str, Citation | None]] = [
        (f"“{label}”还没有内容", OGI_2019.article(50))
        for key, label in NARRATIVE.items()
        if not getattr(report, key).strip()
    ]
    given = {f.cell: f for f in Figure.objects.filter(agency=report.agency, year=report.year)}
    for cell in Figure.Cell:
        if cell not in given:
            reasons.append((f"“{cell.label}”没有填报；是0也要填报并说明理由", FORM_2021.whole()))
        elif given[cell].confirmed_by_id is None:
            reasons.append((f"“{cell.label}”还没有第二人确认", FORM_2021.whole()))
    texts = [getattr(report, key) for key in NARRATIVE]
    reasons += [
        (says, OGI_2019.article(50)) for says in claims_not_borne_out(report.agency, report.year, texts)
    ]
    faults = check(figures_of(report.agency, report.year))
    reasons += [(fault.says, FORM_2021.whole()) for fault in faults if fault.gravity == "error"]
    return reasons


@transaction.atomic
def sign(report_id: int, *, by: Person, on: date) -> AnnualReport:
    """The head signs: figures are computed once more and frozen as they stand."""
    report, row = _open(report_id, "sign", by, on)
    if on <= date(report.year, 12, 31):
        raise Refusal((f"{report.year}年还没有结束，统计期满后才能签批", row.under))
    if reasons := why_not_sign(report):
        raise Refusal(*reasons)
    figures = figures_of(report.agency, report.year).as_json()
    return _take(report, row, by, on, figures=figures, signed_by=by, signed_on=on)


@transaction.atomic
def reopen(report_id: int, *, by: Person, on: date) -> AnnualReport:
    """Take a signed report back to draft before it is published; it has to be signed again."""
    report, row = _open(report_id, "reopen", by, on)
    return _take(report, row, by, on, figures=None, signed_by=None, signed_on=None)


@transaction.atomic
def publish(report_id: int, *, by: Person, on: date) -> AnnualReport:
    """Publish the signed report on the portal."""
    report, row = _open(report_id, "publish", by, on)
    return _take(report, row, by, on, published_on=on)


def _open(report_id: int, act: str, by: Person, on: date) -> tuple[AnnualReport, Move[ReportStage]]:
    report = AnnualReport.objects.select_for_update(of=("self",)).select_related("agency").get(pk=report_id)
    scope = scope_of(by, on)
    hands = scope.everywhere if scope.agency == report.agency_id else frozenset[Hand]()
    return report, REPORT.move(ReportStage(report.stage), act, hands)


def _take(report: AnnualReport, row: Move[ReportStage], by: Person, on: date, **changes: Any) -> AnnualReport:
    report.stage = row.to
    for field, value in changes.items():
        setattr(report, field, value)
    report.save(update_fields=["stage", *changes])
    _note(report.agency, report.year, row.act, row.label, row.under, by, on)
    return report


def _member(agency: Agency, by: Person, on: date, right: Right, doing: str) -> None:
    scope = scope_of(by, on)
    if scope.agency != agency.pk:
        raise Refusal((f"{by}不是{agency}的人员", None))
    scope.require(right, doing)


def _not_frozen(agency: Agency, year: int) -> None:
    """A signed or published year does not change any more; the row is locked, so nobody signs meanwhile."""
    reports = AnnualReport.objects.select_for_update().filter(agency=agency, year=year)
    if any(report.stage != ReportStage.DRAFT for report in reports):
        raise Refusal((f"{year}年度报告已经签批，数据和文字不能再改", OGI_2019.article(49)))


def _note(
    agency: Agency, year: int, act: str, label: str, under: Citation, by: Person, on: date, **facts: Any
) -> None:
    note(agency, MATTER, str(year), act, label=label, under=under, by=by, on=on, **facts)
