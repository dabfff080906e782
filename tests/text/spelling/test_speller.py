from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from gongkai.text.catalogue import check
from gongkai.text.lists import Lists
from gongkai.text.spelling import shipped
from gongkai.text.spelling.alphabet import Alphabet
from gongkai.text.spelling.confusion import NEAR, SAME, SHAPE, Character, Confusions, characters, near
from gongkai.text.spelling.counting import FLOORS_OF_FEW, count
from gongkai.text.spelling.table import LENGTHS, Counted, NotATable, Table, nothing, write


def slips(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.better) for one in shipped.speller().slips(text)]


@pytest.mark.parametrize(
    "text, found, better",
    [
        ("行政机关应当自收到申请之日起二十个工做日内予以答复。", "做", "作"),
        ("博物馆应当制定应急玉案并定期组织演练。", "玉", "预"),
        ("建立健全公共文化服务休系。", "休", "体"),
        ("切实维护人民群众的合法全益。", "全", "权"),
    ],
)
def test_a_slip_by_sound_or_by_shape_is_put_right(text: str, found: str, better: str) -> None:
    assert slips(text) == [(found, better)]


def test_two_characters_typed_for_a_word_of_the_same_sound_are_one_slip() -> None:
    assert slips("国家级经济计数开发区管理委员会") == [("计数", "技术")]


def test_a_slip_put_right_helps_to_find_its_neighbour() -> None:
    assert dict(slips("对违法行为依法予以处发，依法追纠刑事责任。")) == {"发": "罚", "纠": "究"}


def test_a_character_outside_the_alphabet_can_be_a_slip_too() -> None:
    assert "淙" not in shipped.alphabet()
    assert slips("对违法行为要从淙处罚，依法追究刑事责任。") in ([], [("淙", "重")])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "1",
        "馆",
        "规定的按件、按量收费标准执行。",
        "中墨两国签署备忘录。",
        "青花缠枝莲纹瓶，高三十二厘米。",
        "𠀀𠀁𠀂",
        "\ud800",
    ],
)
def test_right_or_strange_words_are_left_alone(text: str) -> None:
    assert slips(text) == []


def test_a_slip_stands_where_it_stood_in_the_text_as_given() -> None:
    text = "　一、２０２３年  工作\r\n建立健全ＡＢＣ公共文化服务休系。"
    (one,) = shipped.speller().slips(text)
    assert text[one.start : one.end] == "休"


def test_a_long_text_is_read_to_its_end_in_portions() -> None:
    line = "建立健全公共文化服务体系，保障人民群众的基本文化权益。\n"
    text = line * 4_000 + "建立健全公共文化服务休系。"
    (one,) = shipped.speller().slips(text)
    assert one.start == len(line) * 4_000 + 10
    unbroken = "公共文化服务体系" * 7_000
    assert list(shipped.speller().slips(unbroken)) == []


def test_an_agencys_own_texts_teach_its_own_words(tmp_path: Path) -> None:
    wrong = "示例市非遗集示馆开馆。"
    own = count(
        ["示例市非遗集市馆年度安排。" * 40, "示例市非遗集市馆开馆。" * 40], Alphabet(shipped.alphabet())
    )
    write(own.at_least(FLOORS_OF_FEW), tmp_path / "learned.zip")
    assert check(wrong, codes=["TY005"]) == []
    (found,) = check(wrong, codes=["TY005"], lists=Lists(learned=tmp_path / "learned.zip"))
    assert (found.found, found.better) == ("示", "市")


def test_a_file_that_was_never_learned_counts_as_none(tmp_path: Path) -> None:
    assert check("建立健全公共文化服务休系。", codes=["TY005"], lists=Lists(learned=tmp_path / "no.zip"))


def broken(written: bytes, how: str) -> bytes:
    """A table as written, spoilt in one way."""
    name = written.index(b"5.keys") + len(b"5.keys")
    return {
        "no table": b"no table",
        "empty": b"",
        "cut off": written[: len(written) // 2],
        "other bytes within": written[: name + 4] + bytes(40) + written[name + 44 :],
        "of an unknown kind": written.replace(b"PK\1\2\x14\3\x14\0\0\0\x08", b"PK\1\2\x14\3\x14\0\0\0\x63"),
        "with a password": written.replace(b"PK\1\2\x14\3\x14\0\0", b"PK\1\2\x14\3\x14\0\1"),
    }[how]


@pytest.mark.parametrize(
    "how", ["no table", "empty", "cut off", "other bytes within", "of an unknown kind", "with a password"]
)
def test_a_learned_file_that_is_no_table_is_told_once_and_stops_no_check(
    how: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    learned = tmp_path / "learned.zip"
    write(count(["示例市非遗集市馆开馆。" * 40], Alphabet(shipped.alphabet())), learned)
    learned.write_bytes(broken(learned.read_bytes(), how))
    with pytest.raises(NotATable, match=r"learned\.zip") as said:
        shipped.speller(learned)
    assert str(tmp_path) not in str(said.value)
    for _ in range(2):
        assert check("公共文化服务休系。\n工作工作。", codes=["TY005"], lists=Lists(learned=learned))
    assert [row.levelname for row in caplog.records] == ["ERROR"]
    assert "is left out of checking" in caplog.text


def test_a_learned_file_that_cannot_be_opened_stops_no_check_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def closed(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "learned.zip").write_bytes(b"closed")
    monkeypatch.setattr(shipped, "read", closed)
    assert check("公共文化服务休系。", codes=["TY005"], lists=Lists(learned=tmp_path / "learned.zip"))
    assert "PermissionError" in caplog.text


def test_a_learned_file_put_right_is_read_again(tmp_path: Path) -> None:
    learned = tmp_path / "learned.zip"
    learned.write_bytes(b"no table")
    wrong, lists = "示例市非遗集示馆开馆。", Lists(learned=learned)
    assert check(wrong, codes=["TY005"], lists=lists) == []
    write(count(["示例市非遗集市馆开馆。" * 40], Alphabet(shipped.alphabet())), learned)
    assert check(wrong, codes=["TY005"], lists=lists)


def test_keys_out_of_order_are_no_table(tmp_path: Path) -> None:
    keys = np.array([5, 5], np.int64)
    counted = {n: nothing() for n in LENGTHS} | {2: Counted(keys, keys)}
    write(Table(shipped.alphabet(), counted), tmp_path / "twice.zip")
    with pytest.raises(NotATable, match="已损坏"):
        shipped.speller(tmp_path / "twice.zip")


def test_the_sure_and_the_suspected_are_told_apart() -> None:
    text = "建立健全公共文化服务休系。\n对景区的安全设施进行拍查。"
    both = check(text, codes=["TY005", "TY006"])
    assert [(one.code, one.found) for one in both] == [("TY005", "休"), ("TY006", "拍")]


def test_usage_is_left_out_where_speed_matters_and_suspects_unless_asked_for() -> None:
    text = "提升游客满易度，对景区的安全设施进行拍查。"
    assert "TY005" in {one.code for one in check(text)}
    assert not {"TY005", "TY006"} & {one.code for one in check(text, heavy=False)}
    assert "TY006" not in {one.code for one in check(text)}


def test_usage_gives_way_to_a_rule_that_knows_the_very_expression() -> None:
    text = "依法追纠有关人员的刑事责任。"
    assert [one.code for one in check(text)] == ["TY001"]
    assert check(text, codes=["TY005"])


def test_usage_alone_is_never_sure_of_a_small_word() -> None:
    assert "TY005" not in {
        one.code for one in check("重点查处不合理低价游、强迫购物。\n公共阅览空间开放管理办法之31")
    }


@pytest.mark.parametrize(
    "said, nearly",
    [
        ("zhang", "zan"),
        ("chi", "ci"),
        ("shi", "si"),
        ("niu", "liu"),
        ("jing", "jin"),
        ("dong", "dong"),
        ("ng", "n"),
        ("a", "a"),
    ],
)
def test_a_near_sound_keeps_neither_curled_tongue_nor_nose(said: str, nearly: str) -> None:
    assert near(said) == nearly


def test_the_nearest_kind_of_likeness_is_kept() -> None:
    read = {
        "甲": Character(("jia",), "申"),
        "申": Character(("shen",), "甲"),
        "佳": Character(("jia",), ""),
        "森": Character(("sen",), ""),
    }
    alphabet = Alphabet("甲申佳森")
    alike = Confusions(read, alphabet).alike
    import numpy as np

    _, packed = alike.of(np.array([ord("申") - 0x4E00]))
    assert {alphabet.shown([one // 8]): one % 8 for one in packed.tolist()} == {"甲": SHAPE, "森": NEAR}
    _, packed = alike.of(np.array([ord("甲") - 0x4E00]))
    assert {alphabet.shown([one // 8]): one % 8 for one in packed.tolist()} == {"申": SHAPE, "佳": SAME}


def test_every_character_of_the_shipped_list_has_a_sound() -> None:
    lines = (shipped.FIGURES / "characters.txt").read_text("utf-8").splitlines()
    read = characters(lines)
    assert len(read) == 6763
    assert [one for one, row in read.items() if not all(row.syllables)] == []


def test_the_figures_are_those_the_recipe_tells_of() -> None:
    told = (shipped.FIGURES / "README.md").read_text("utf-8")
    for path in shipped.FIGURES.iterdir():
        if path.name != "README.md":
            assert hashlib.sha256(path.read_bytes()).hexdigest() in told, path.name
    assert sum(path.stat().st_size for path in shipped.FIGURES.iterdir()) < 8_000_000
