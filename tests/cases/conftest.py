"""Who else is about when cases are worked on."""

from __future__ import annotations

import pytest

from gongkai.agencies import acts as agencies
from gongkai.agencies.models import Person
from gongkai.law.hand import Hand
from tests.cast import SINCE, Cast


@pytest.fixture
def other_clerk(cast: Cast) -> Person:
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
