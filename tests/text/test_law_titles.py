"""What is known of laws by their titles: which exist, which no longer hold, how many articles they have."""

from datetime import date

import pytest

from gongkai.text.catalogue import check
from gongkai.text.finding import Gravity
from gongkai.text.organs import RENAMED
from gongkai.text.repealed import repealed
from gongkai.text.rules.lw006_article_beyond_the_last import _laws
from gongkai.text.titles import STATE, full_titles, known, meant


def test_titles_are_listed_once_and_in_order() -> None:
    assert list(full_titles()) == sorted(set(full_titles()))
    assert len(full_titles()) > 900


def test_a_law_may_be_named_with_and_without_the_state() -> None:
    assert known()["行政许可法"] == known()["中华人民共和国行政许可法"] == "中华人民共和国行政许可法"


def test_no_listed_title_is_taken_for_another() -> None:
    assert [title for title in known() if meant(title)] == []


@pytest.mark.parametrize(
    "title, right",
    [
        ("政府信息公布条例", "政府信息公开条例"),
        ("中华人民共和国行政许司法", "中华人民共和国行政许可法"),
        ("保守国家秘密实施条例", "保守国家秘密法实施条例"),
        ("优化化营商环境条例", "优化营商环境条例"),
        ("示例省水资源条例", None),
        ("刑法修正案（九）", None),
        ("居民身份证", None),
        ("婚姻法", None),
    ],
)
def test_a_title_one_character_away_names_what_was_meant(title: str, right: str | None) -> None:
    assert meant(title) == right


@pytest.mark.parametrize("title", sorted(repealed()))
def test_a_repealed_law_is_named_from_its_last_day_on(title: str) -> None:
    row = repealed()[title]
    text = f"依照《{title}》办理。"
    assert [one.code for one in check(text, codes=["LW002"], day=row.since)] == ["LW002"]
    assert check(text, codes=["LW002"], day=date.fromordinal(row.since.toordinal() - 1)) == []


@pytest.mark.parametrize("title", sorted(_laws()))
def test_the_last_article_is_right_and_the_next_is_not(title: str) -> None:
    last = _laws()[title].last
    day = date(2025, 1, 1)
    assert check(f"依照《{title}》第{last}条办理。", codes=["LW006"], day=day) == []
    assert check(f"依照《{STATE}{title}》第{last + 1}条办理。", codes=["LW006"], day=day)


def test_of_a_text_written_after_the_count_only_a_person_can_say() -> None:
    (one,) = check("依照《行政许可法》第九十条办理。", codes=["LW006"], day=date(2026, 5, 1))
    assert one.gravity is Gravity.WARNING


@pytest.mark.parametrize("name", sorted(RENAMED))
def test_an_organ_is_held_to_its_new_name_from_the_day_of_the_reform(name: str) -> None:
    row = RENAMED[name]
    assert check(f"报{name}备案。", codes=["LW008"], day=row.since)
    assert check(f"报{name}备案。", codes=["LW008"], day=date.fromordinal(row.since.toordinal() - 1)) == []
    assert check(f"报原{name}备案。", codes=["LW008"], day=row.since) == []


@pytest.mark.parametrize(
    ("sentence", "gravity"),
    [
        ("2025年4月，县国土资源局约谈了两家企业。", "warning"),
        ("2021年春节期间，市食品药品监督管理局抽检九批次。", "warning"),
        ("由县国土资源局受理。", "advice"),
        ("2018年，县国土资源局约谈了两家企业。", "advice"),
        ("2019年3月，县国土资源局约谈了两家企业。", "advice"),
        ("2025年，县国土资源局核发的旧证仍可使用。", "advice"),
        ("2025年清理档案，县国土资源局的卷宗已经编号。", "advice"),
        ("2025年工作已经结束。县国土资源局的卷宗已经编号。", "advice"),
    ],
)
def test_a_renamed_organ_is_graver_where_its_sentence_tells_of_a_later_year(
    sentence: str, gravity: str
) -> None:
    (found,) = check(sentence, codes=["LW008"])
    assert found.gravity.value == gravity
