"""Matters of the 业务科, entered by 李强, published by 钱进; 周洋 is a stranger, 吴兰 of another division."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from gongkai.agencies import acts as agencies
from gongkai.agencies.models import Person
from gongkai.documents.models import Document
from gongkai.law.dossier import MatterKind
from gongkai.law.hand import Hand
from gongkai.matters.acts import calling, events, linking, opening, releasing
from gongkai.matters.models import Call, Event, Link, Matter
from tests.cast import SINCE, Cast
from tests.documents.conftest import draft_of, walk

ON = date(2024, 3, 11)


@pytest.fixture
def outsider(cast: Cast) -> Person:
    """A clerk of another division of the same agency."""
    division = agencies.open_division(cast.agency, "CWK", "财务科")
    person = agencies.enrol(cast.agency, "wulan", "吴兰", password=None, division=division)
    agencies.give_post(person, Hand.CLERK, SINCE, division=division)
    return person


def matter_of(
    cast: Cast, kind: MatterKind = MatterKind.DECISION, *, public: bool = True, **fields: Any
) -> Matter:
    whole = {"title": "公共图书馆延时开放", "begun": ON, "owner": cast.he_jing, "on": ON}
    matter = opening.open_matter(
        cast.agency, kind=kind, division=cast.division, by=cast.li_qiang, **(whole | fields)
    )
    return opening.publish(matter.pk, by=cast.qian_jin, on=ON) if public else matter


def document_of(cast: Cast, title: str = "关于延时开放的通知", *, public: bool = True) -> Document:
    document = draft_of(cast, title=title)
    if public:
        walk(cast, document)
        document.refresh_from_db()
    return document


def linked(cast: Cast, matter: Matter, document: Document, phase: str = "决策", part: str = "") -> Link:
    made = linking.link(matter.pk, document=document, phase=phase, part=part, by=cast.li_qiang, on=ON)
    releasing.release("link", made.pk, by=cast.qian_jin, on=ON)
    return made


def call_of(cast: Cast, of: Matter | Event, *, public: bool = True, **fields: Any) -> Call:
    whole = {
        "title": "公开征求意见", "says": "现就延时开放方案征求意见。", "first_day": ON, "last_day": ON + timedelta(days=30),
        "contact": "业务科 0000-0000000", "on": ON,
    }  # fmt: skip
    call = calling.call_for(of, by=cast.li_qiang, **(whole | fields))
    if public:
        releasing.release("call", call.pk, by=cast.qian_jin, on=ON)
        call.refresh_from_db()
    return call


def event_of(cast: Cast, *, public: bool = True, **fields: Any) -> Event:
    whole = {
        "kind": "interview", "topic": "延时开放怎么办", "day": ON + timedelta(days=7), "place": "门户网站访谈室",
        "speakers": "局长冯林", "notice": "3月18日访谈，欢迎提问。", "by": cast.li_qiang, "on": ON,
    }  # fmt: skip
    event = events.announce(cast.agency, division=cast.division, **(whole | fields))
    if public:
        releasing.release("event", event.pk, by=cast.qian_jin, on=ON)
        event.refresh_from_db()
    return event
