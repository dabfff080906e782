from datetime import date

import pytest

from gongkai.text.catalogue import check
from gongkai.text.dateline import dateline, own_day
from gongkai.text.lists import Lists, Unit
from gongkai.text.passage import Passage

OURS = Lists(own=Unit("示例市文化和旅游局", code="示文旅办"))


@pytest.mark.parametrize(
    "words",
    [
        "2023年1月5日",
        "2023.1.5",
        "2023-01-05",
        "二〇二三年一月五日",
        "示例市图书馆 2023年1月5日",
        "2023年1月5日印发",
    ],
)
def test_the_day_at_the_end_is_read_however_it_is_written(words: str) -> None:
    passage = Passage(f"特此通知。\n{words}\n（此件公开发布）\n")
    found = dateline(passage)
    assert found
    assert found.day == date(2023, 1, 5)
    assert passage.text[found.start : found.end] in words


def test_a_day_within_a_sentence_or_far_from_the_end_is_no_dateline() -> None:
    assert dateline(Passage("自2023年1月5日起施行。")) is None
    assert dateline(Passage("2023年1月5日\n" + "做好开放工作。\n" * 20)) is None


def test_a_day_that_does_not_exist_is_no_day_of_the_text() -> None:
    assert own_day(Passage("特此通知。\n2023年2月30日")) is None


def test_the_day_given_goes_before_the_day_written() -> None:
    assert own_day(Passage("特此通知。\n2023年1月5日", day=date(2024, 1, 1))) == date(2024, 1, 1)


def test_a_number_of_a_later_year_is_held_against_the_day_given() -> None:
    text = "按照示文旅办〔2024〕3号要求办理。"
    assert [one.code for one in check(text, codes=["DN005"], day=date(2023, 5, 1))] == ["DN005"]
    assert check(text, codes=["DN005"], day=date(2024, 5, 1)) == []


def test_without_the_agencys_code_no_code_is_held_against_it() -> None:
    text = "示教体办〔2023〕7号\n关于调整开放时间的通知"
    assert check(text, codes=["DN007"]) == []
    assert [one.found for one in check(text, codes=["DN007"], lists=OURS)] == ["示教体办"]


def test_an_old_text_may_write_its_day_in_han() -> None:
    text = "特此通知。\n示例市图书馆\n二〇一〇年一月五日"
    assert check(text, codes=["DN009"], day=date(2010, 1, 5)) == []
    assert [one.better for one in check(text, codes=["DN009"])] == ["2010年1月5日"]
