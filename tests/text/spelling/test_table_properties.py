from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.spelling.alphabet import Alphabet
from gongkai.text.spelling.counting import count
from gongkai.text.spelling.lookup import Counts
from gongkai.text.spelling.table import LENGTHS, read, write

LETTERS = Alphabet("，。甲乙丙丁")
texts = st.text(st.sampled_from("，。甲乙丙丁1a \n𠀀"), max_size=60)


@given(texts)
def test_every_table_is_read_as_it_was_written(text: str) -> None:
    table = count([text], LETTERS)
    with tempfile.TemporaryDirectory() as folder:
        write(table, Path(folder) / "t.zip")
        back = read(Path(folder) / "t.zip")
    for n in LENGTHS:
        assert back.counted[n].keys.tolist() == table.counted[n].keys.tolist()
        assert back.counted[n].counts.tolist() == table.counted[n].counts.tolist()


@given(texts, texts)
def test_counting_two_texts_is_adding_their_counts(one: str, other: str) -> None:
    together, apart = count([one, other], LETTERS), count([one], LETTERS).plus(count([other], LETTERS))
    for n in (1, 2):
        assert together.counted[n].counts.sum() >= apart.counted[n].counts.sum() - 2
    ones = {n: apart.counted[n].counts.sum() for n in LENGTHS}
    assert ones == {
        n: count([one], LETTERS).counted[n].counts.sum() + count([other], LETTERS).counted[n].counts.sum()
        for n in LENGTHS
    }


@given(texts, st.lists(st.integers(0, 4096**3 - 1), max_size=20))
def test_looking_up_through_the_sieve_is_looking_up(text: str, keys: list[int]) -> None:
    table = count([text], LETTERS)
    counted = table.counted[3]
    asked = np.concatenate([np.array(keys, np.int64), counted.keys])
    assert Counts(table).seen(3, asked).tolist() == counted.seen(asked).tolist()


@given(texts)
def test_every_symbol_knows_its_place_in_the_text(text: str) -> None:
    coded = LETTERS.coded(text)
    assert (LETTERS.every(text)[coded.where] == coded.symbols).all()
    assert (np.diff(coded.where) > 0).all()
