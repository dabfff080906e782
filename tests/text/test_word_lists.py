import pytest

from gongkai.text.catalogue import check
from gongkai.text.titles import full_titles
from gongkai.text.words import (
    expressions,
    near_expressions,
    pairs,
    read_expressions,
    read_pair,
    read_spelling,
    slips,
    slips_at_ends,
    spellings,
)

PAIR = {
    "bad": "布署",
    "good": "部署",
    "gravity": "error",
    "source": "《现代汉语词典》",
    "wrong": "布署工作。",
    "right": "发布署名文章。",
    "unless": ["布署名"],
}


def test_every_pair_is_found_in_its_wrong_sentence_and_mended_by_its_good_word() -> None:
    for pair in pairs():
        found = [one for one in check(pair.wrong, codes=["TY001"]) if one.found == pair.bad]
        assert [one.better for one in found] == [pair.good], pair.bad


def test_every_pair_is_silent_on_its_right_sentence() -> None:
    assert [pair.bad for pair in pairs() if check(pair.right, codes=["TY001"])] == []


def test_every_word_in_which_a_wrong_one_is_innocent_is_left_alone() -> None:
    for pair in pairs():
        for word in pair.unless:
            assert pair.bad not in [one.found for one in check(word, codes=["TY001"])], word


def test_every_slip_is_found_where_it_stands_alone_and_mended_by_its_good_word() -> None:
    text = "。\n".join(slips())
    found = {one.found: one.better for one in check(text, codes=["TY001"])}
    assert {bad: good for bad, good in slips().items() if found.get(bad) != good} == {}


def test_a_slip_that_joins_two_words_is_found_where_it_is_a_word_by_itself() -> None:
    found = {
        one.found: one.better
        for one in check("".join(f"{bad}。\n" for bad in slips_at_ends()), codes=["TY001"])
    }
    assert {bad: good for bad, good in slips_at_ends().items() if found.get(bad) != good} == {}
    assert slips_at_ends().keys() & slips().keys() == set()
    # With a character of Han on either side it may be the end of one word and the beginning of the next.
    inside = "。\n".join(f"某{bad}某" for bad in slips_at_ends())
    assert [one.found for one in check(inside, codes=["TY001"]) if one.found in slips_at_ends()] == []


def test_no_slip_stands_in_a_right_word_an_expression_or_the_title_of_a_law() -> None:
    right = [
        *slips().values(),
        *slips_at_ends().values(),
        *(pair.right for pair in pairs()),
        *(one.text for one in expressions()),
        *full_titles(),
    ]
    assert [
        one.found
        for one in check("。\n".join(right), codes=["TY001"])
        if one.found in {*slips(), *slips_at_ends()}
    ] == []


@pytest.mark.parametrize("name", ["bad", "good", "gravity", "source", "wrong", "right"])
def test_a_pair_that_lacks_something_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"no {name}"):
        read_pair(PAIR | {name: ""})
    with pytest.raises(ValueError, match=f"no {name}"):
        read_pair({key: value for key, value in PAIR.items() if key != name})


def test_a_pair_whose_sentence_does_not_show_it_is_refused() -> None:
    with pytest.raises(ValueError, match="does not contain it"):
        read_pair(PAIR | {"wrong": "部署工作。"})
    with pytest.raises(ValueError, match="does not contain it"):
        read_pair(PAIR | {"unless": ["署名"]})


def test_an_expression_or_spelling_without_a_source_is_refused() -> None:
    with pytest.raises(ValueError, match="no source"):
        read_expressions({"gravity": "error", "texts": ["三类内部事务信息"]})
    with pytest.raises(ValueError, match="no source"):
        read_spelling({"norm": "甲", "odd": "乙", "wrong": "甲乙", "right": "甲"})


def test_every_expression_and_every_near_one_that_exists_is_left_alone() -> None:
    for text in [one.text for one in expressions()] + list(near_expressions()):
        assert check(f"关于{text}的说明", codes=["FX001"]) == [], text


def test_every_expression_is_found_when_one_character_is_replaced() -> None:
    for expression in expressions():
        middle = len(expression.text) // 2
        spoilt = expression.text[:middle] + "囧" + expression.text[middle + 1 :]
        found = check(f"关于{spoilt}的说明", codes=["FX001"])
        # A mark in the middle is free, so that there the sign is added rather than put in place.
        assert found, spoilt


def test_every_spelling_is_found_in_its_wrong_sentence_and_silent_on_its_right_one() -> None:
    for spelling in spellings():
        assert [one.found for one in check(spelling.wrong, codes=["CN102"])] == [spelling.odd]
        assert check(spelling.right, codes=["CN102"]) == []
