"""A text that is no file: what is certain is covered, what is doubtful only where that is asked for."""

from __future__ import annotations

from gongkai.files.cleansing.leftovers import leftovers
from gongkai.files.cleansing.text import cover_text

# The check digit of the second is wrong: a person should look.
CERTAIN, DOUBTFUL = "13800000000", "990000199003070022"
TEXT = f"联系电话：{CERTAIN}，证件{DOUBTFUL}。"


def test_what_is_doubtful_stays_and_is_told_of() -> None:
    done = cover_text(TEXT)
    assert done.text == f"联系电话：138****0000，证件{DOUBTFUL}。"
    assert [(one.certain, shown) for one, shown in done.found] == [(True, "138****0000"), (False, "")]


def test_what_is_doubtful_is_covered_where_asked_for() -> None:
    done = cover_text(TEXT, doubtful=True)
    assert leftovers(done.text.encode(), [CERTAIN, DOUBTFUL]) == []
    assert all(shown in done.text for _, shown in done.found)
    assert [TEXT[one.start : one.end] for one, _ in done.found] == [CERTAIN, DOUBTFUL]


def test_the_same_person_has_the_same_mask_and_two_of_a_surname_differ() -> None:
    done = cover_text("申请人：欧阳建国。申请人：欧阳建军。欧阳建国符合条件。")
    assert done.text == "申请人：欧阳某甲。申请人：欧阳某乙。欧阳某甲符合条件。"


def test_a_text_without_anybody_comes_back_as_it_was() -> None:
    done = cover_text("特此通知。")
    assert (done.text, done.found) == ("特此通知。", [])
