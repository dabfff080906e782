"""From figures to the head's signature to the portal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from gongkai.law.moves import NoSuchMove
from gongkai.law.source import Refusal
from gongkai.reports import acts
from gongkai.reports.models import AnnualReport, Figure
from gongkai.reports.reads import figures_for, published
from tests.cast import Cast
from tests.reports.test_counting import filed

ON = date(2025, 1, 10)
TEXTS = {"overview": "总体情况。", "problems": "主要问题。", "other": "无其他需要报告的事项。"}


@pytest.fixture
def report(cast: Cast) -> AnnualReport:
    """Everything in place for 2024 but the signature."""
    for cell in Figure.Cell.values:
        figure = acts.enter_figure(
            cast.agency, 2024, cell, value=Decimal(0), source="没有此项", by=cast.qian_jin, on=ON
        )
        acts.confirm_figure(figure.pk, by=cast.zhao_min, on=ON)
    made = acts.begin(cast.agency, 2024, by=cast.qian_jin, on=ON)
    return acts.write(made.pk, TEXTS, by=cast.qian_jin, on=ON)


def test_the_head_signs_and_the_clerk_publishes(cast: Cast, report: AnnualReport) -> None:
    acts.sign(report.pk, by=cast.feng_lin, on=ON)
    acts.publish(report.pk, by=cast.qian_jin, on=ON)
    assert list(published(cast.agency)) == [report]


def test_nothing_is_published_without_the_heads_signature(cast: Cast, report: AnnualReport) -> None:
    with pytest.raises(NoSuchMove):
        acts.publish(report.pk, by=cast.qian_jin, on=ON)
    for person in (cast.qian_jin, cast.zhao_min, cast.wu_tao, cast.zhou_yang):
        with pytest.raises(NoSuchMove, match="主要负责人"):
            acts.sign(report.pk, by=person, on=ON)


def test_a_year_that_is_not_over_is_not_signed(cast: Cast, report: AnnualReport) -> None:
    with pytest.raises(Refusal, match="还没有结束"):
        acts.sign(report.pk, by=cast.feng_lin, on=date(2024, 12, 31))


def test_every_missing_number_and_text_is_named_before_signing(cast: Cast) -> None:
    empty = acts.begin(cast.agency, 2024, by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal) as refused:
        acts.sign(empty.pk, by=cast.feng_lin, on=ON)
    said = str(refused.value)
    assert all(word in said for word in ("总体情况", "行政许可", "行政处罚", "行政强制", "行政事业性收费"))


def test_who_entered_a_number_does_not_confirm_it(cast: Cast) -> None:
    figure = acts.enter_figure(
        cast.agency, 2024, Figure.Cell.LICENSE, value=Decimal(3), source="审批系统", by=cast.qian_jin, on=ON
    )
    with pytest.raises(Refusal, match="另一人确认"):
        acts.confirm_figure(figure.pk, by=cast.qian_jin, on=ON)


def test_a_number_entered_anew_has_to_be_confirmed_anew(cast: Cast, report: AnnualReport) -> None:
    acts.enter_figure(
        cast.agency, 2024, Figure.Cell.LICENSE, value=Decimal(3), source="x", by=cast.qian_jin, on=ON
    )
    with pytest.raises(Refusal, match="还没有第二人确认"):
        acts.sign(report.pk, by=cast.feng_lin, on=ON)


@pytest.mark.parametrize(("value", "source", "says"), [("0", " ", "数据来源"), ("1.5", "x", "整数")])
def test_a_number_names_its_source_and_decisions_are_whole(
    cast: Cast, value: str, source: str, says: str
) -> None:
    with pytest.raises(Refusal, match=says):
        acts.enter_figure(
            cast.agency,
            2024,
            Figure.Cell.PENALTY,
            value=Decimal(value),
            source=source,
            by=cast.qian_jin,
            on=ON,
        )


def test_a_signed_report_keeps_its_numbers_whatever_happens_after(cast: Cast, report: AnnualReport) -> None:
    acts.sign(report.pk, by=cast.feng_lin, on=ON)
    filed(cast, date(2024, 3, 11))
    report.refresh_from_db()
    assert figures_for(report).cell("t3.r1_new.total") == 0
    with pytest.raises(Refusal, match="已经签批"):
        acts.write(report.pk, {"other": "改"}, by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="已经签批"):
        acts.enter_figure(
            cast.agency, 2024, Figure.Cell.LICENSE, value=Decimal(3), source="x", by=cast.qian_jin, on=ON
        )


def test_a_reopened_report_has_to_be_signed_again(cast: Cast, report: AnnualReport) -> None:
    acts.sign(report.pk, by=cast.feng_lin, on=ON)
    acts.reopen(report.pk, by=cast.zhao_min, on=ON)
    report.refresh_from_db()
    assert (report.stage, report.figures, report.signed_by) == ("draft", None, None)
    acts.sign(report.pk, by=cast.feng_lin, on=ON)
    acts.publish(report.pk, by=cast.qian_jin, on=ON)
    with pytest.raises(NoSuchMove):
        acts.reopen(report.pk, by=cast.feng_lin, on=ON)
