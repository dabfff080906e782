from gongkai.text.catalogue import check
from gongkai.text.half_width import half_width_marks
from gongkai.text.passage import Passage


def codes(text: str) -> list[str]:
    return [one.code for one in check(text, codes=["PU001", "PU002"])]


def test_a_text_written_half_width_has_one_fault_not_hundreds() -> None:
    assert codes("一是摸清底数,二是建立台账;三是逐项销号.\n" * 30) == ["PU001"]


def test_one_half_width_mark_among_full_ones_is_reported_where_it_stands() -> None:
    text = "一是摸清底数，二是建立台账；三是逐项销号，四是及时通报,五是总结经验。"
    (found,) = check(text, codes=["PU001", "PU002"])
    assert (found.code, found.found, found.better) == ("PU002", ",", "，")
    assert text[found.start] == ","


def test_of_a_pair_of_brackets_both_are_turned_or_none() -> None:
    text = "见附件(GB) 与说明，另见标准(A4 纸"
    passage = Passage(text)
    assert [text[edit.start] for edit in half_width_marks(passage)] == ["(", ")", "("]


def test_a_closing_bracket_of_the_wrong_width_is_found_behind_a_number() -> None:
    text = "按照通知（示文旅办〔2022〕28号)，做好工作。"
    assert [one.found for one in check(text, codes=["PU002"])] == [")"]


def test_many_marks_of_one_kind_are_one_finding_with_an_edit_for_each() -> None:
    text = "（甲）乙，丙，丁，戊，己，庚，辛，壬(子)丑(寅)卯(辰)，巳。"
    (found,) = check(text, codes=["PU002"])
    assert len(found.edits) == 6
    assert "6处" in found.says


def test_numbers_times_and_addresses_keep_their_marks() -> None:
    assert codes("会议于10:30开始，有1,200人参加，见http://a.cn/x?b=1,2。") == []
