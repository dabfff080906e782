"""The assessment card at the desk."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gongkai.cases.models import Case
from gongkai.desk.scores import period
from gongkai.documents.models import Document
from tests.cast import Cast
from tests.desk.conftest import publish


@pytest.mark.parametrize(
    "quarter, first, last",
    [
        (0, date(2024, 1, 1), date(2024, 12, 31)),
        (1, date(2024, 1, 1), date(2024, 3, 31)),
        (2, date(2024, 4, 1), date(2024, 6, 30)),
        (4, date(2024, 10, 1), date(2024, 12, 31)),
    ],
)
def test_a_quarter_has_its_first_and_last_day(quarter: int, first: date, last: date) -> None:
    assert period(2024, quarter) == (first, last)


def test_an_indicator_shows_what_was_counted_and_one_without_anything_is_not_scored(
    cast: Cast, draft: Document, enter: Any
) -> None:
    publish(cast, draft)
    text = enter(cast.zhao_min).get("/desk/scores/?year=2024&quarter=1").text
    assert "1／1" in text
    assert "不计分" in text
    assert "100.0" in text
    assert "条例第四十六条" in text


def test_a_division_head_sees_the_own_division_beside_the_agency(cast: Cast, case: Case, enter: Any) -> None:
    text = enter(cast.he_jing).get("/desk/scores/").text
    assert "业务科" in text
    assert "办公室</th>" not in text


def test_a_clerk_sees_no_scores(cast: Cast, enter: Any) -> None:
    assert enter(cast.li_qiang).get("/desk/scores/").status_code == 403


def test_nonsense_in_the_address_leads_to_this_year(cast: Cast, enter: Any) -> None:
    assert "2024-01-01 至 2024-12-31" in enter(cast.zhao_min).get("/desk/scores/?year=xx&quarter=9").text
