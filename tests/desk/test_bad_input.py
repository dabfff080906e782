"""What a person may type or open by mistake, and the sentence they get."""

from __future__ import annotations

from typing import Any

import pytest

from gongkai.desk.forms import Sheet, line, words
from tests.cast import Cast
from tests.documents.conftest import draft_of, walk


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


@pytest.mark.parametrize("sign", ["\x0b", "\x01", "\ufffe"])
def test_a_title_with_what_nobody_can_print_is_named_and_nothing_is_kept(
    cast: Cast, enter: Any, sign: str
) -> None:
    document = draft_of(cast)
    walk(cast, document)
    typed = {
        "title": f"关于{sign}开展", "made_on": "2024-03-01", "text": "改。", "form": "typed", "because": "有误",
        "before": "shown",
    }  # fmt: skip
    answer = enter(cast.li_qiang).post(f"/desk/doc/{document.address}/revise/", typed)
    assert answer.status_code == 422
    assert "标题中有看不见、也不能打印的控制字符" in answer.text
    assert document.editions.count() == 1


def test_text_of_some_lines_may_hold_the_line_signs_of_office_programs() -> None:
    class Slip(Sheet):
        says = words("说明")
        title = line("标题", 20)

    assert Slip({"says": "一\x0b二", "title": "一"}).is_valid()
    assert Slip({"says": "一", "title": "一\x0b二"}).first_error().startswith("标题中有")
