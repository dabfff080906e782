"""A document for public notice has its end day, why so long, and whom to tell; it ends by the day alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gongkai.documents import acts
from gongkai.documents.models import Document, NoticePeriod
from gongkai.documents.release.acts.notices import change_notice, drop_notice, set_notice
from gongkai.documents.release.reads import notices
from gongkai.law.source import Refusal
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, walk

LAST = date(2024, 3, 18)
TERMS = {"last_day": LAST, "basis": "评选办法规定公示5个工作日", "contact": "办公室 0000-0000000"}


def notice(cast: Cast, **fields: Any) -> Document:
    document = draft_of(cast, **({"title": "关于拟推荐名单的公示"} | fields))
    set_notice(document.pk, **TERMS, by=cast.li_qiang, on=ON)
    return document


@pytest.mark.parametrize("fields", [{"title": "关于拟推荐名单的公示"}, {"genre": "公示"}])
def test_a_notice_without_a_period_is_not_submitted(cast: Cast, fields: dict[str, str]) -> None:
    document = draft_of(cast, **fields)
    with pytest.raises(Refusal, match="请先写明公示期截止日"):
        acts.submit(document.pk, by=cast.li_qiang, on=ON)
    set_notice(document.pk, **TERMS, by=cast.li_qiang, on=ON)
    acts.submit(document.pk, by=cast.li_qiang, on=ON)


@pytest.mark.parametrize("name, value", [("last_day", ON), ("basis", " "), ("contact", "")])
def test_a_period_says_everything(cast: Cast, name: str, value: Any) -> None:
    document = draft_of(cast)
    with pytest.raises(Refusal):
        set_notice(document.pk, **(TERMS | {name: value}), by=cast.li_qiang, on=ON)
    assert not NoticePeriod.objects.exists()


def test_the_period_that_was_reviewed_is_the_one_that_is_published(cast: Cast) -> None:
    document = notice(cast)
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="拟稿中写明"):
        set_notice(document.pk, **TERMS, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="没有正在公示"):
        change_notice(document.pk, last_day=date(2024, 3, 20), reason="x", by=cast.qian_jin, on=ON)


def test_a_notice_that_would_be_over_when_it_goes_out_is_not_published(cast: Cast) -> None:
    document = notice(cast)
    walk(cast, document, until="sign")
    assert "就截止" in str(acts.why_not(document, "publish", cast.qian_jin, LAST)[0])
    with pytest.raises(Refusal, match="就截止"):
        acts.publish(document.pk, by=cast.qian_jin, on=LAST)
    acts.publish(document.pk, by=cast.qian_jin, on=date(2024, 3, 12))


def test_it_is_over_the_day_after_its_last_day(cast: Cast) -> None:
    period = NoticePeriod(last_day=LAST)
    assert [period.is_over(day) for day in (LAST, date(2024, 3, 19))] == [False, True]


def test_it_is_made_longer_or_ended_early_with_a_reason_by_the_office(cast: Cast) -> None:
    document = notice(cast)
    walk(cast, document)
    for who in (cast.li_qiang, cast.wu_tao, cast.zhou_yang):
        with pytest.raises(Refusal, match="公示期由公开专干"):
            change_notice(document.pk, last_day=date(2024, 3, 20), reason="有异议", by=who, on=ON)
    with pytest.raises(Refusal, match="要写明理由"):
        change_notice(document.pk, last_day=date(2024, 3, 20), reason="", by=cast.qian_jin, on=ON)
    change_notice(document.pk, last_day=date(2024, 3, 20), reason="有异议，延长", by=cast.qian_jin, on=ON)
    change_notice(document.pk, last_day=date(2024, 3, 13), reason="已经核实", by=cast.zhao_min, on=ON)
    (period,) = notices(Document.objects.all())
    assert [(c.was.day, c.last_day.day) for c in period.changes.all()] == [(18, 20), (20, 13)]
    with pytest.raises(Refusal, match="不能再变更"):
        change_notice(
            document.pk, last_day=date(2024, 4, 1), reason="x", by=cast.qian_jin, on=date(2024, 3, 14)
        )


def test_a_draft_that_is_no_notice_may_drop_its_period(cast: Cast) -> None:
    document = notice(cast, title="名单")
    drop_notice(document.pk, by=cast.li_qiang, on=ON)
    assert not NoticePeriod.objects.exists()
    with pytest.raises(Refusal, match="不能取消"):
        drop_notice(notice(cast).pk, by=cast.li_qiang, on=ON)
