"""What a report's figures say of each other and of its words, told with the place on the page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.forms.annual import T3_RESULT_ROWS, T3_ROWS, Figures
from gongkai.reports.reading import read_report
from tests.reports.test_reading_layouts import one_value_a_line, tied, with_gaps


def year_of(received: int) -> Figures:
    """A year in which so many applications of natural persons came in and were granted."""
    figures = Figures.filled_with(0, agency="示例市文化广播电视和旅游局", year=2023)
    for row in ("r1_new", T3_RESULT_ROWS[0], "r3_7_total"):
        figures.t3[row][0] = figures.t3[row][6] = received
    figures.t2["t2_20_1"]["normative_docs"][:] = [3, 1, 20]
    figures.t4["review"][:] = [1, 0, 0, 1, 2]
    return figures


def with_words(figures: Figures, words: str) -> str:
    return with_gaps(figures).replace("一、总体情况", f"一、总体情况\n{words}", 1)


def codes(text: str) -> list[str]:
    reading = read_report(text)
    return [one.code for one in (*reading.faults, *reading.sums)]


@settings(max_examples=25, deadline=None)
@given(tied(), st.sampled_from([with_gaps, one_value_a_line]))
def test_figures_that_tie_out_are_left_alone(figures, layout):
    assert read_report(layout(figures)).sums == ()


@settings(max_examples=25, deadline=None)
@given(tied(), st.sampled_from(T3_ROWS), st.integers(min_value=1, max_value=9))
def test_a_total_that_is_off_is_found_in_its_row(figures, row, off):
    figures.t3[row][6] += off
    text = with_gaps(figures)
    found = [one for one in read_report(text).sums if one.code == "AN006" and "六类申请人" in one.says]
    assert len(found) == 1
    assert str(figures.t3[row][6]) in text[found[0].start : found[0].end]


def test_what_came_in_and_what_went_out_must_tie():
    figures = year_of(12)
    figures.t3["r2_carried_in"][0] = figures.t3["r2_carried_in"][6] = 1
    found = read_report(with_gaps(figures)).sums
    assert {one.code for one in found} == {"AR106"}
    assert all("结转" in one.says or "第三项" in one.says for one in found)


@pytest.mark.parametrize(
    "words",
    [
        "2023年，我局共收到政府信息公开申请13件，均已按期答复。",
        "全年受理依申请公开15件。",
        "全年制发行政规范性文件4件。",
        "现行有效的规范性文件21件。",
        "因政府信息公开引起的行政复议案件3件。",
        "2023年我局未收到政府信息公开申请。",
    ],
)
def test_words_that_say_another_number_than_the_table_are_found(words):
    assert "AN007" in codes(with_words(year_of(12), words))


@pytest.mark.parametrize(
    "words",
    [
        "2023年，我局共收到政府信息公开申请12件，均已按期答复。",
        "通过网络收到政府信息公开申请5件。",
        "上年收到政府信息公开申请9件。",
        "制发行政规范性文件3件，现行有效的规范性文件20件。",
        "因政府信息公开引起的行政复议案件2件。",
        "全年收到行政复议案件30件。",
        "收到政府信息公开申请12件，其中收到政府信息公开申请5件来自企业。",
        "本报告由总体情况、主动公开政府信息情况等六个部分组成。",
    ],
)
def test_words_that_agree_or_speak_of_a_part_are_left_alone(words):
    assert not {"AN007", "AN001"} & set(codes(with_words(year_of(12), words)))


def test_a_report_has_six_chapters():
    assert "AN001" in codes(with_words(year_of(12), "本报告包括概述、主动公开情况等共五个部分。"))


def test_columns_of_2019_are_out_of_date_from_2021_on():
    text = (
        with_gaps(year_of(12))
        .replace("本年制发件数", "本年新制作数量")
        .replace("本年废止件数", "本年新公开数量")
    )
    text = text.replace("现行有效件数", "对外公开总数量").replace("本年处理决定数量", "上一年项目数量")
    (fault,) = [one for one in read_report(text).faults if "2019年试行" in one.says]
    assert fault.code == "AN002"
    assert text[fault.start : fault.end].startswith("新制作数量")
    assert "对外公开总" in text[fault.start : fault.end]
    of_2020 = text.replace("2023年政府信息公开工作年度报告", "2020年政府信息公开工作年度报告")
    assert not [one for one in read_report(of_2020).faults if "2019年试行" in one.says]
