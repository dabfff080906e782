"""Releases of the demonstration: one set for an hour, one that stands for public notice, a sensitive window, an incident."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from gongkai.cli.demonstration.counting import left_out
from gongkai.cli.demonstration.people import Cast
from gongkai.cli.demonstration.year_of_publishing import JUDGED, NOT_COUNTED, author, publish
from gongkai.documents import acts
from gongkai.documents.models import Document, Incident
from gongkai.documents.release.acts.incidents import end_incident, record_incident
from gongkai.documents.release.acts.notices import set_notice
from gongkai.documents.release.acts.scheduling import schedule
from gongkai.documents.release.acts.windows import set_window

NOTICE = """根据评选办法，经推荐、评审，现将拟推荐的示范性文化驿站名单公示如下。

一、城东文化驿站。

二、河畔文化驿站。

公示期内对名单有异议的，请以书面形式实名提出，写明理由和联系方式。"""
HOURS = """各公共文化场馆：

为方便群众，现将元旦期间开放时间通知如下。

一、图书馆、文化馆正常开放，晚间延长一小时。

二、博物馆实行预约参观。

特此通知。"""
WEEK, NINE = timedelta(days=7), time(9, 0)


def load(cast: Cast, today: date) -> None:
    """A signed notice waits for its hour in a week; another stands for public notice from today on."""
    people = cast.people
    set_window(
        name="年度考核公示期间", first=today + 3 * WEEK, last=today + 4 * WEEK, reason="集中公示期间错开同类信息",
        by=people["P04"], on=today,
    )  # fmt: skip
    listed = _draft(cast, today, "关于拟推荐示范性文化驿站名单的公示", NOTICE, "公示")
    set_notice(
        listed.pk, last_day=today + WEEK, basis="评选办法规定公示不少于5个工作日", contact="公共文化科，0000-0000002",
        by=author(cast, "GGK"), on=today,
    )  # fmt: skip
    publish(cast, listed, today, today)
    left_out(cast, listed.pk, NOT_COUNTED, today)
    hours = _draft(cast, today, "关于元旦期间公共文化场馆开放时间的通知", HOURS, "通知")
    _sign(cast, hours, today)
    schedule(
        hours.pk, at=_at(today + WEEK, NINE), by=people["P04"], on=today, now=_at(today, time(8, 0))
    )  # fmt: skip
    found = record_incident(
        kind=Incident.Kind.DISPUTE, happened_on=today - WEEK, says="网民反映场馆开放时间与公布的不一致",
        by=people["P04"], on=today - WEEK,
    )  # fmt: skip
    end_incident(found.pk, done="当天核实，更正场馆门口公示牌，并在评论区答复", by=people["P04"], on=today)


def _draft(cast: Cast, today: date, title: str, text: str, genre: str) -> Document:
    return acts.draft(
        cast.columns["policy"], title=title, text=text, division=cast.divisions["GGK"], by=author(cast, "GGK"),
        on=today, genre=genre, basis="条例第十九条", five_open=["服务"], channels=["portal"],
    )  # fmt: skip


def _sign(cast: Cast, document: Document, on: date) -> None:
    people, key = cast.people, document.pk
    acts.submit(key, by=author(cast, "GGK"), on=on)
    acts.pass_first(key, judged=JUDGED, opinion="同意。", by=people["P09"], on=on)
    acts.pass_secrecy(key, opinion="可以公开。", by=people["P05"], on=on)
    acts.pass_second(key, opinion="同意。", by=people["P03"], on=on)
    acts.sign(key, opinion="同意发布。", by=people["P02"], on=on)


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))
