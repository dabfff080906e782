"""No mask gives back what it covers, and what is covered once is not covered again."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from gongkai.text.personal import bare, look, mask
from tests.text.personal_sets import Made, addresses, names, somebodys

MADE = [*somebodys(3, rounds=2), *addresses(3, rounds=1), *names(3, rounds=4)]
passages = st.lists(st.sampled_from(MADE), min_size=1, max_size=4).map(
    lambda some: "\n".join(one.text for one in some)
)


@given(passages)
def test_nothing_found_is_left_in_the_text(text: str) -> None:
    hits = look(text)
    covered = mask(text, hits)
    for hit in hits:
        said = text[hit.start : hit.end]
        assert hit.kind == "name" or bare(said) not in bare(covered.text)


@example("姓    名：司马永康\n家住示例省甲山市河东区红叶街975号19单元2330室。")
@given(passages)
def test_covering_twice_changes_nothing(text: str) -> None:
    once = mask(text, look(text)).text
    assert mask(once, look(once)).text == once


@given(passages)
def test_the_moves_tell_exactly_what_stands_where(text: str) -> None:
    covered = mask(text, look(text))
    rebuilt, last, new_last = "", 0, 0
    for move in covered.moves:
        assert text[last : move.start] == covered.text[new_last : move.new_start]
        rebuilt += text[last : move.start] + covered.text[move.new_start : move.new_end]
        last, new_last = move.end, move.new_end
    assert rebuilt + text[last:] == covered.text


@given(st.sampled_from([one for one in MADE if any(kind == "name" for _, _, kind in one.places)]))
def test_a_name_does_not_stand_in_its_own_masked_sentence(made: Made) -> None:
    covered = mask(made.text, look(made.text)).text
    assert not any(made.text[start:end] in covered for start, end, kind in made.places if kind == "name")
