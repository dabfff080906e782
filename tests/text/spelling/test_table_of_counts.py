from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest

from gongkai.text.spelling.alphabet import DIGIT, GAP, LATIN, OTHER, Alphabet
from gongkai.text.spelling.counting import FLOORS_OF_FEW, count, keys_of
from gongkai.text.spelling.table import LENGTHS, NotATable, Table, read, write

LETTERS = Alphabet("，。政务公开")


def entries(table: Table) -> dict[int, dict[str, int]]:
    return {
        n: dict(zip(table.counted[n].keys.tolist(), table.counted[n].counts.tolist(), strict=True))
        for n in LENGTHS
    }  # type: ignore[return-value]


def test_runs_of_digits_letters_and_gaps_are_one_symbol_each() -> None:
    coded = LETTERS.coded("政 2023务\n\nAB公，")
    assert coded.symbols.tolist() == [6, GAP, DIGIT, 7, GAP, LATIN, 8, 4]
    assert [int(at) for at in coded.where] == [0, 1, 2, 6, 7, 9, 11, 12]


def test_full_and_half_width_are_one_and_a_strange_character_is_other() -> None:
    assert LETTERS.coded("政,").symbols.tolist() == LETTERS.coded("政，").symbols.tolist()
    assert LETTERS.coded("龘𠀀").symbols.tolist() == [OTHER, OTHER]


def test_an_alphabet_has_no_character_twice_and_no_more_than_there_are_symbols() -> None:
    for wrong in ("政政", "".join(map(chr, range(0x4E00, 0x4E00 + 4093)))):
        with pytest.raises(ValueError, match="alphabet"):
            Alphabet(wrong)


def test_no_run_is_counted_over_a_gap() -> None:
    symbols = LETTERS.coded("政务\n公开").symbols
    assert len(keys_of(symbols, 3)) == 2  # 政务⏎ and ⏎公开
    assert len(keys_of(symbols, 5)) == 0


def test_texts_are_counted_together_however_they_are_cut() -> None:
    once = count(["政务公开。" * 3, "公开"], LETTERS)
    assert entries(once)[2][LETTERS.symbols_of("公")[0] * 4096 + LETTERS.symbols_of("开")[0]] == 4


def test_two_tables_together_count_what_both_texts_hold() -> None:
    one, other = count(["政务公开"], LETTERS), count(["公开，政务"], LETTERS)
    both = one.plus(other)
    assert int(both.counted[2].counts.sum()) == 3 + 4
    assert entries(one.plus(count([], LETTERS))) == entries(one)


def test_tables_over_different_alphabets_are_not_added() -> None:
    with pytest.raises(NotATable, match="字表不同"):
        count(["政务"], LETTERS).plus(count(["政务"], Alphabet("政务")))


def test_what_is_rare_is_left_out() -> None:
    table = count(["政务公开。政务公开。政务"], LETTERS).at_least(FLOORS_OF_FEW)
    assert table.counted[4].counts.min() == 2


def test_a_table_is_read_as_it_was_written_and_written_alike_twice(tmp_path: Path) -> None:
    table = count(["政务公开，政务。" * 50_000], LETTERS)
    write(table, tmp_path / "a.zip")
    write(table, tmp_path / "b.zip")
    back = read(tmp_path / "a.zip")
    assert back.characters == LETTERS.characters
    assert max(entries(back)[1].values()) == 65_535  # counts stop there
    assert entries(back)[5].keys() == entries(table)[5].keys()
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_an_empty_table_is_read_back(tmp_path: Path) -> None:
    write(count([], LETTERS), tmp_path / "a.zip")
    assert [len(one) for one in read(tmp_path / "a.zip").counted.values()] == [0] * 5


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"text"])
def test_a_file_that_is_no_table_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(NotATable, match="不是 gongkai learn"):
        read(tmp_path / "a.zip")


@pytest.mark.parametrize(
    "part, content", [("3.keys", b"\xff"), ("3.counts", b"\x00" * 7), ("alphabet.txt", b"\xff\xfe")]
)
def test_a_damaged_table_says_so(tmp_path: Path, part: str, content: bytes) -> None:
    write(count(["政务公开"], LETTERS), tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as good, zipfile.ZipFile(tmp_path / "b.zip", "w") as bad:
        for name in good.namelist():
            bad.writestr(name, content if name == part else good.read(name))
    with pytest.raises(NotATable):
        read(tmp_path / "b.zip")


def test_what_was_never_seen_counts_nothing() -> None:
    counted = count(["政务"], LETTERS).counted[2]
    assert counted.seen(np.array([0, 1 << 23, (1 << 24) - 1])).tolist() == [0, 0, 0]
