"""The damaged report the whole work began with: 200 cells, all zero, and a form hurt in seven places."""

import pytest

from gongkai.reports.reading import read_report


@pytest.fixture(scope="module")
def text(shared):
    return shared("mission", "seed-report-2023.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def reading(text):
    return read_report(text)


def lines(text, fault):
    return text.count("\n", 0, fault.start) + 1, text.count("\n", 0, fault.end) + 1


def only(reading, code, better=...):
    return [f for f in reading.faults if f.code == code and better in (..., f.better)]


def test_all_two_hundred_cells_are_read_as_zero(reading):
    assert [value for _, value in reading.figures.cells()] == [0] * 200


def test_year_and_form_are_read_and_no_agency_is_made_up(reading):
    figures = reading.figures
    assert (figures.agency, figures.year, figures.form) == (None, 2023, "2021")


def test_only_the_year_and_the_two_rows_without_label_are_unsure(reading):
    assert {one.cell.rsplit(".", 1)[0] for one in reading.unsure} == {"year", "t3.r3_3_1", "t3.r3_3_2"}
    assert len(reading.unsure) == 15


def test_nine_chapters_are_to_become_six(reading):
    assert any("9个" in fault.says and "六个部分" in fault.says for fault in only(reading, "AN001"))
    assert any(fault.better == "一、总体情况" and not fault.found for fault in only(reading, "AN001"))


def test_the_wrong_word_in_a_label_is_found(text, reading):
    (fault,) = only(reading, "AN002", "5.属于三类内部事务信息")
    assert fault.found == text[fault.start : fault.end] == "5.属于三类内容事务信息"
    assert lines(text, fault)[0] == 144


@pytest.mark.parametrize(
    "better, first, last", [("1.属于国家秘密", 107, 115), ("2.其他法律行政法规禁止公开", 116, 124)]
)
def test_a_label_overwritten_by_zero_is_found(text, reading, better, first, last):
    (fault,) = only(reading, "AN003", better)
    assert fault.found == "0"
    assert first <= lines(text, fault)[0] <= last


def test_a_gathering_label_that_lost_its_words_is_found(text, reading):
    (fault,) = only(reading, "AN003", "（六）其他处理")
    assert (fault.found, lines(text, fault)[0]) == ("(六)", 254)


def test_a_label_cut_in_its_bracket_is_found_whole(text, reading):
    (fault,) = only(reading, "AN004", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
    assert fault.found == "(二)部分公开 (区分处理的,只计这"
    assert lines(text, fault)[0] == 98


def test_two_numbers_too_many_are_counted(text, reading):
    (fault,) = only(reading, "AN005")
    assert "175个" in fault.says
    assert "177个" in fault.says
    assert lines(text, fault)[0] in range(107, 125)


def test_every_fault_quotes_the_text_it_points_at(text, reading):
    for fault in reading.faults:
        assert text[fault.start : fault.end] == fault.found
        assert fault.says
        assert fault.source


def test_full_width_makes_no_difference(text, reading):
    wide = text.translate({ord(a): ord(b) for a, b in zip("(),:;", "（），：；", strict=True)})
    wide = wide.translate({ord(str(digit)): ord("０") + digit for digit in range(10)})
    again = read_report(wide)
    assert [value for _, value in again.figures.cells()] == [0] * 200
    assert [(f.code, f.start, f.better) for f in again.faults] == [
        (f.code, f.start, f.better) for f in reading.faults
    ]
