import pytest

from gongkai.text.near import Bare, Near
from gongkai.text.other_word import OtherWords

FORMULAS = OtherWords(
    ["铸牢中华民族共同体意识", "人类命运共同体", "不忘初心、牢记使命", "伟大建党精神"],
    exist_too=["中华民族共同体理念"],
)


def near(text: str) -> list[Near]:
    return list(FORMULAS.misses(Bare(text)))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("铸牢中华民族共同体思想教育", "铸牢中华民族共同体意识"),
        ("夯实中华民族共同体意识", "铸牢中华民族共同体意识"),
        ("共建人类共同命运体", "人类命运共同体"),
        ("“不忘初心，担当使命”", "不忘初心牢记使命"),
        ("弘扬伟大党建精神", "伟大建党精神"),
    ],
)
def test_a_word_taken_for_its_like_or_moved_is_told(text: str, meant: str) -> None:
    assert [one.meant for one in near(text)] == [meant]


def test_the_place_holds_the_marks_of_the_text() -> None:
    assert near("“不忘初心、担当使命”") == [Near(1, 10, "不忘初心牢记使命")]


@pytest.mark.parametrize(
    "text",
    [
        "铸牢中华民族共同体意识",
        "不忘初心、牢记使命",
        "不忘初心。担当使命",  # a stop between
        "中华民族共同体理念",
        "伟大民族精神",  # no like of the word
    ],
)
def test_what_is_right_or_merely_another_sentence_is_left_alone(text: str) -> None:
    assert near(text) == []
