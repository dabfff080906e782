"""The desk on a fixed day, with everybody able to sit down at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from gongkai.agencies import acts as agencies
from gongkai.agencies.models import Person
from gongkai.cases import acts as cases
from gongkai.cases.models import Case
from gongkai.documents.models import Document
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.hand import Hand
from gongkai.law.receipt import Channel
from tests.cast import SINCE, WANG_FANG, Cast
from tests.documents.conftest import draft_of, walk

__all__ = ["ON", "TODAY", "case_of", "draft_of", "publish"]

ON = date(2024, 3, 11)
TODAY = date(2024, 3, 18)
Enter = Callable[..., Client]


@pytest.fixture(autouse=True)
def _the_day(settings: Any) -> None:
    settings.GONGKAI_TODAY = TODAY


@pytest.fixture
def enter(db: None) -> Enter:
    """Sit down at the desk as somebody."""

    def sit(person: Person, **how: Any) -> Client:
        client = Client(**how)
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sit


@pytest.fixture
def case(cast: Cast) -> Case:
    """王芳 asked in person; 李强 of the 业务科 handles it."""
    return case_of(cast)


def case_of(cast: Cast, asked: str = "2023年补助资金分配方案", **fields: Any) -> Case:
    how = {"channel": Channel.IN_PERSON, "by": Hand.APPLICANT, "on": ON} | fields
    found = cases.receive(cast.agency, WANG_FANG, ApplicantKind.NATURAL, asked, **how)
    if found.received_on is None:
        return found
    return cases.accept(found.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=ON)


@pytest.fixture
def draft(cast: Cast) -> Document:
    """A notice of the 业务科, drafted by 李强."""
    return draft_of(cast)


def publish(cast: Cast, document: Document, on: date = ON) -> None:
    """Take a draft through every review."""
    walk(cast, document, on=on)


@pytest.fixture
def outsider(cast: Cast) -> Person:
    """A clerk of another division of the same agency."""
    division = agencies.open_division(cast.agency, "CWK", "财务科")
    person = agencies.enrol(cast.agency, "wulan", "吴兰", password=None, division=division)
    agencies.give_post(person, Hand.CLERK, SINCE, division=division)
    return person


@pytest.fixture
def administrator(cast: Cast) -> Person:
    person = agencies.enrol(cast.agency, "yunwei", "运维", password=None)
    agencies.give_post(person, Hand.ADMINISTRATOR, SINCE)
    return person
