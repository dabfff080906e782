import pytest

from gongkai.text.catalogue import check
from gongkai.text.han_number import in_han, value_of
from gongkai.text.passage import Passage
from gongkai.text.width import fold


@pytest.mark.parametrize(
    "given, folded",
    [
        ("(一)公开,不予公开;", "（一）公开，不予公开；"),
        ("２０２３年，占５０％", "2023年，占50%"),
        ("10:30，1,200人", "10:30，1,200人"),
        ("10：30，1，200人", "10:30，1,200人"),
        ("见http://a.cn/b?c=1,2查询", "见http://a.cn/b?c=1,2查询"),
        ("白山市\u3000人民政府", "白山市 人民政府"),
    ],
)
def test_full_and_half_width_become_one_without_a_change_of_length(given: str, folded: str) -> None:
    assert fold(given) == folded
    assert len(folded) == len(given)


def test_cells_of_an_extracted_table_are_known_from_paragraphs() -> None:
    text = (
        "一、总体情况\n共12件。\n\n总计   3   0   0\n行政许可 |\n0 |\n||\n12\n行政复议\n|\n甲\t乙\t丙\n无。\n"
    )
    passage = Passage(text)
    assert [passage.words(line) for line in passage.paragraphs] == ["一、总体情况", "共12件。", "无。"]


def test_lines_and_columns_are_counted_from_one() -> None:
    passage = Passage("甲乙\r\n丙\n\n丁")
    places = [passage.line_column(passage.text.index(character)) for character in "甲乙丙丁"]
    assert places == [(1, 1), (1, 2), (2, 1), (4, 1)]
    assert passage.words(passage.lines[0]) == "甲乙"


def test_places_of_a_word() -> None:
    assert list(Passage("科室和科室").places("科室")) == [0, 3]


@pytest.mark.parametrize(
    "number, han",
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (33, "三十三"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1260, "一千二百六十"),
        (1005, "一千零五"),
    ],
)
def test_han_numerals_both_ways(number: int, han: str) -> None:
    assert in_han(number) == han
    assert value_of(han) == number


@pytest.mark.parametrize("nothing", ["", "甲", "一甲"])
def test_what_is_no_numeral_has_no_value(nothing: str) -> None:
    assert value_of(nothing) is None


def test_numbers_out_of_range_have_no_han_numeral() -> None:
    with pytest.raises(ValueError, match="between 1 and 9999"):
        in_han(0)


def test_a_bracket_behind_an_address_belongs_to_the_sentence() -> None:
    assert fold("(见http://a.cn/x.htm)") == "（见http://a.cn/x.htm）"
    assert fold("(http://a.cn/a_(b))") == "（http://a.cn/a_(b)）"
    assert fold("见http://a.cn/x?b=1,2,并") == "见http://a.cn/x?b=1,2，并"


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
)
def test_whatever_ends_a_line_ends_one_everywhere(end: str) -> None:
    text = f"第一条 每日开放。{end}第二条 凭证借阅。{end}"
    passage = Passage(text)
    assert [text[line.start : line.end] for line in passage.lines] == [
        "第一条 每日开放。",
        "第二条 凭证借阅。",
        "",
    ]
    assert len(passage.shadow) == len(text)
    assert passage.line_column(text.index("第二条")) == (2, 1)


@pytest.mark.parametrize("end", ["\n", "\r", "\x85", "\u2028"])
def test_the_same_is_found_whatever_ends_the_lines(end: str) -> None:
    text = (
        "一、组织领导\n二、主要做法\n四、下步打算\n（一）有固定场所；\n（二）有管理人员\n（三）有开放制度。"
    )
    found = {(one.code, one.start, one.end) for one in check(text)}
    assert {code for code, _, _ in found} >= {"SQ101", "PU112"}
    assert {(one.code, one.start, one.end) for one in check(text.replace("\n", end))} == found
