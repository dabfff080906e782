"""What a person may type or open by mistake, and the sentence they get."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast


@pytest.mark.parametrize("address", ["ysq/", "ysq/corrections/", "doc/", "ledger/", "scores/"])
@pytest.mark.parametrize("year", ["0000", "９９９９", "99999", "-1", "soon"])
def test_a_year_that_is_none_is_dropped(cast: Cast, enter: Any, address: str, year: str) -> None:
    assert enter(cast.zhao_min).get(f"/desk/{address}", {"year": year}).status_code == 200


@pytest.mark.parametrize("year", ["2018", "2031", "9999"])
def test_the_report_of_a_year_to_come_or_before_the_form_is_not_begun(
    cast: Cast, enter: Any, year: str
) -> None:
    text = enter(cast.qian_jin).post("/desk/nb/begin/", {"year": year}, follow=True).text
    assert f"不能编制{year}年的" in text


def test_a_field_that_is_too_long_is_named(cast: Cast, enter: Any) -> None:
    answer = enter(cast.qian_jin).post("/desk/ysq/new/", {"name": "长" * 3000, "asked": "x"})
    assert answer.status_code == 422
    assert "姓名或者名称不超过100字，现在有3000字" in answer.text


@pytest.mark.parametrize("address", ["people/new/", "nb/begin/", "logout/"])
def test_an_address_for_forms_alone_says_so_when_it_is_opened(cast: Cast, enter: Any, address: str) -> None:
    answer = enter(cast.qian_jin).get(f"/desk/{address}")
    assert answer.status_code in (403, 405)
    assert len(answer.text) > 500
