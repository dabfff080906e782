"""Words that are wrong only in certain company: every row is held to its own two sentences."""

import pytest

from gongkai.text.catalogue import check
from gongkai.text.frames import Frame, frames, read_frame, read_frames
from gongkai.text.words import LEXICON

CODES = sorted(path.stem.upper() for path in (LEXICON / "frames").glob("*.toml"))
ROWS = [(code, frame) for code in CODES for those in frames(code).values() for frame in those]
ROW = {
    "bad": "登陆",
    "good": "登录",
    "gravity": "error",
    "source": "《现代汉语词典》",
    "wrong": "请登陆网站。",
    "right": "台风登陆。",
    "after": "网站",
}


def test_every_frame_is_found_in_its_wrong_sentence_and_mended_by_its_good_word() -> None:
    missed = [
        (code, frame.bad, frame.wrong)
        for code, frame in ROWS
        if (frame.bad, frame.good)
        not in [(one.found, one.better) for one in check(frame.wrong, codes=[code])]
    ]
    assert missed == []


def test_every_frame_is_silent_on_its_right_sentence() -> None:
    assert [(code, frame.right) for code, frame in ROWS if check(frame.right, codes=[code])] == []


@pytest.mark.parametrize("name", ["bad", "gravity", "source", "wrong", "right"])
def test_a_frame_that_lacks_something_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"no {name}"):
        read_frame(ROW | {name: ""})


def test_a_frame_whose_pattern_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValueError, match="登陆: "):
        read_frame(ROW | {"after": "(网站"})


def test_a_kind_gives_its_rows_gravity_and_source() -> None:
    row = {name: value for name, value in ROW.items() if name not in {"gravity", "source"}}
    (frame,) = read_frames({"gravity": "warning", "source": "《出处》", "frames": [row]})
    assert (frame.gravity.value, frame.source) == ("warning", "《出处》")


def test_a_frame_looks_no_farther_than_its_line() -> None:
    frame = Frame("登陆", "登录", read_frame(ROW).gravity, "", "", "", before="请", after="网站")
    assert frame.fits("请登陆网站", 1)
    assert not frame.fits("请\n登陆网站", 2)
    assert not frame.fits("请登陆\n网站", 1)


def test_a_kind_says_once_what_stands_around_the_nouns_of_its_rows() -> None:
    row = ROW | {"bad": "强化", "nouns": "力度|投入"}
    del row["after"]
    kind = {"gravity": "warning", "source": "《出处》", "after": "[^，]{0,8}(?:NOUNS)(?=。)", "frames": [row]}
    (frame,) = read_frames(kind)
    assert frame.fits("继续强化宣传投入。", 2)
    assert not frame.fits("继续强化宣传工作。", 2)


def test_a_row_without_the_nouns_its_kind_waits_for_is_refused() -> None:
    with pytest.raises(ValueError, match="no nouns"):
        read_frames({"gravity": "warning", "source": "《出处》", "after": "(?:NOUNS)", "frames": [
            {name: value for name, value in ROW.items() if name != "after"}
        ]})  # fmt: skip


def test_a_character_of_like_shape_in_a_listed_word_is_told_once() -> None:
    found = [(one.code, one.found) for one in check("名单己经公布，任务己部署。", codes=["TY001", "TY011"])]
    assert found == [("TY001", "己经"), ("TY011", "己")]
