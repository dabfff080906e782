"""No citation, no rule; the day decides which version."""

from __future__ import annotations

import inspect
from datetime import date

import pytest

from gongkai.law.numeral import in_han
from gongkai.law.source import NotYetLaw, Refusal, Version, Versions
from gongkai.law.statutes import OGI_2019


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (33, "三十三"), (100, "一百"), (105, "一百零五"), (110, "一百一十"),
     (111, "一百一十一"), (201, "二百零一"), (1001, "一千零一"), (1260, "一千二百六十")],
)  # fmt: skip
def test_numbers_are_said_as_statutes_say_them(number: int, said: str) -> None:
    assert in_han(number) == said


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_no_statute_numbers_an_article_so(number: int) -> None:
    with pytest.raises(ValueError, match="article number"):
        in_han(number)


def test_a_citation_names_the_place_as_people_write_it() -> None:
    assert str(OGI_2019.article(36, item=5)) == "《中华人民共和国政府信息公开条例》第三十六条第（五）项"
    assert OGI_2019.article(33, 2).brief == "条例第三十三条第二款"
    assert OGI_2019.article(33, 2).as_json() == {
        "act": "政府信息公开条例",
        "article": "三十三",
        "paragraph": 2,
    }


def test_a_version_cannot_be_made_without_a_citation() -> None:
    parameters = inspect.signature(Version).parameters
    assert list(parameters) == ["since", "value", "cite"]
    assert all(p.default is inspect.Parameter.empty for p in parameters.values())


def test_the_day_decides_which_version_rules() -> None:
    cite = OGI_2019.article(33, 2)
    rule = Versions(Version(date(2019, 5, 15), 20, cite), Version(date(2030, 1, 1), 10, cite))
    assert rule.on(date(2029, 12, 31)).value == 20
    assert rule.on(date(2030, 1, 1)).value == 10
    with pytest.raises(NotYetLaw, match="早于"):
        rule.on(date(2019, 5, 14))


def test_versions_stand_oldest_first() -> None:
    cite = OGI_2019.article(33, 2)
    with pytest.raises(ValueError, match="oldest first"):
        Versions(Version(date(2030, 1, 1), 10, cite), Version(date(2019, 5, 15), 20, cite))


def test_a_refusal_tells_every_reason_with_its_article() -> None:
    refused = Refusal(("太晚", OGI_2019.article(33, 2)), ("不是本机关", None))
    assert str(refused) == "太晚（《中华人民共和国政府信息公开条例》第三十三条第二款）；不是本机关"
