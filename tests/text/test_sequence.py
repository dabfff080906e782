from gongkai.text.passage import Passage
from gongkai.text.sequence import lists, numbered_lines, steps


def numbers(text: str) -> list[list[int]]:
    return [[item.number for item in items] for items in lists(Passage(text))]


def jumps(text: str) -> list[tuple[int, int]]:
    return [(step.before.number, step.item.number) for step in steps(Passage(text))]


def test_every_way_of_counting_is_told_from_the_others() -> None:
    assert numbers("一是甲；二是乙。首先，丙；其次，丁。") == [[1, 2], [1, 2]]
    assert numbers("①甲②乙③丙") == [[1, 2, 3]]
    assert numbers("1）甲；2）乙。（1）丙；（2）丁。") == [[1, 2], [1, 2]]
    assert numbers("其一，甲；其二，乙。做法：1.丙；2.丁。") == [[1, 2], [1, 2]]


def test_a_decimal_a_date_and_a_citation_count_nothing() -> None:
    assert numbers("增长1.5倍；2.3倍，1.1.甲") == []
    assert numbers("依据第（一）项、第（二）项") == []
    assert numbers("（见图1）；表2）") == []


def test_a_word_in_the_midst_of_a_sentence_begins_no_item() -> None:
    assert numbers("这是重点之一是难点，四大名著之一要读") == []


def test_the_items_of_a_lower_level_do_not_break_the_list_above() -> None:
    assert jumps("一、甲\n（一）乙\n1.丙\n（二）丁\n二、戊\n（一）己") == [(1, 2), (1, 2)]


def test_articles_are_out_of_order_only_where_the_counting_goes_on() -> None:
    assert jumps("第一条 甲\n第二条 乙\n第四条 丙\n第五条 丁") == [(2, 4)]
    assert jumps("第一条 甲\n第九条 乙\n第二条 丙\n第三条 丁") == []


def test_a_numbered_line_says_where_its_number_stands() -> None:
    text = "总则\n  （二）甲"
    (one,) = numbered_lines(Passage(text))
    assert (text[one.item.start : one.item.end], one.level, one.line.number) == ("（二）", 1, 2)
