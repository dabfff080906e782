"""What every backend of the index must do. The suite runs on SQLite and on PostgreSQL, so this file serves both."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.search import acts
from gongkai.search.models import Entry
from gongkai.search.paper import Paper, Shelf
from gongkai.search.reads import narrow, written
from gongkai.text.bigrams import fold
from gongkai.text.query import parse
from tests.cast import Cast

pytestmark = pytest.mark.django_db
KIND = "letter"
SYLLABLES = "预算公开决算执行文化旅游冰雪季防汛检查通知落实整改"
NUMBER = "示文广旅发〔2023〕{}号"


@pytest.fixture
def shelf(cast: Cast) -> Shelf:
    return Shelf(cast.agency.pk, KIND)


def put(shelf: Shelf, texts: Iterable[str]) -> None:
    """Texts as untitled records 0, 1, 2…"""
    acts.put(Paper(shelf, key, "", (), text) for key, text in enumerate(texts))


def found(shelf: Shelf, typed: str) -> list[int]:
    rows = narrow(Entry.objects.filter(kind=shelf.kind), shelf, typed, by="key").order_by("rank", "-key")
    return list(rows.values_list("key", flat=True))


def truth(texts: list[str], typed: str) -> set[int]:
    words = parse(typed).words
    return {n for n, text in enumerate(texts) if words and all(w in fold(text) for w in words)}


@contextmanager
def left_as_it_was() -> Iterator[None]:
    """An index filled for one example only."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def corpus(size: int = 60, length: int = 150) -> list[str]:
    chance = random.Random(4)  # noqa: S311
    marks = "，。、；\n ：《》"
    texts = ["".join(chance.choice(SYLLABLES * 3 + marks) for _ in range(length)) for _ in range(size)]
    return [f"{text}{NUMBER.format(n)}" for n, text in enumerate(texts)]


def test_every_word_of_two_characters_is_found_exactly_where_it_stands(shelf: Shelf) -> None:
    texts = corpus()
    put(shelf, texts)
    words = {one + two for one in SYLLABLES for two in SYLLABLES}
    assert [w for w in sorted(words) if set(found(shelf, w)) != truth(texts, w)] == []


def test_words_from_the_middle_of_a_phrase_numbers_and_several_words_are_found_exactly(shelf: Shelf) -> None:
    texts, chance = corpus(), random.Random(5)  # noqa: S311
    put(shelf, texts)
    cuts = []
    for _ in range(150):
        text, length = chance.choice(texts), chance.randint(1, 9)
        at = chance.randrange(len(text))
        cuts.append(text[at : at + length])
    asked = [
        *cuts,
        *map(" ".join, zip(cuts, cuts[1:], cuts[2:], strict=False)),
        *map(NUMBER.format, range(70)),
        "2023〕1",
    ]
    assert [a for a in asked if set(found(shelf, a)) != truth(texts, a)] == []


def test_a_word_across_a_mark_or_a_line_is_not_a_word(shelf: Shelf) -> None:
    put(shelf, ["做好预算，公开透明", "做好预算\n公开", "做好预算公开"])
    assert found(shelf, "预算公开") == [2]
    assert found(shelf, "预算 公开") == [2, 1, 0]


def test_one_character_is_found_wherever_it_stands(shelf: Shelf) -> None:
    put(shelf, ["汛", "防汛", "汛期", "旅游"])
    assert found(shelf, "汛") == [2, 1, 0]


def test_a_text_longer_than_a_vector_counts_is_found_to_its_end(shelf: Shelf) -> None:
    filling = "".join(chr(0x4E00 + n % 7_001) for n in range(200_000))
    put(shelf, [f"开头的话{filling[:16_400]}近处的话{filling}结尾的话", "开头的话"])
    for typed in ("开头的话", "近处的话", "结尾的话", "开头的话 结尾的话", "近处的话 开头 结尾的话"):
        assert 0 in found(shelf, typed), typed
    assert found(shelf, "结尾的话 从没说过") == []
    at = filling.index("一")
    assert found(shelf, filling[14_950 + at : 15_040 + at]) == [0]  # across the seam


def test_a_pair_that_comes_thousands_of_times_does_not_hide_the_words_around_it(shelf: Shelf) -> None:
    put(shelf, ["万元、" * 5_000 + "三公万元" + "万元、" * 2_000])
    assert found(shelf, "三公万元") == [0]
    assert found(shelf, "公万元万") == [0]
    assert found(shelf, "元万三") == []


def test_what_is_put_again_is_found_by_what_it_says_now(shelf: Shelf) -> None:
    put(shelf, ["旧的说法", "别的"])
    put(shelf, ["新的说法"])
    assert (found(shelf, "旧的"), found(shelf, "新的"), found(shelf, "别的")) == ([], [0], [1])


def test_what_is_dropped_is_found_no_more(shelf: Shelf) -> None:
    put(shelf, ["防汛一", "防汛二", "防汛" + "长" * 40_000])
    assert acts.drop(KIND, [0, 2, 99]) == 2
    assert found(shelf, "防汛") == [1]
    assert written(KIND).count() == Entry.objects.count() == 1
    acts.clear()
    assert found(shelf, "防汛") == []
    put(shelf, ["决算"])
    assert (found(shelf, "防汛"), found(shelf, "决算")) == ([], [0])


def test_agencies_and_kinds_do_not_find_each_other(cast: Cast, shelf: Shelf) -> None:
    theirs, other = Shelf(cast.other_agency.pk, KIND), Shelf(cast.agency.pk, "notice")
    put(shelf, ["防汛"])
    acts.put([Paper(theirs, 7, "防汛", ("甲1号",), "")])
    acts.put([Paper(other, 0, "防汛")])
    assert (found(shelf, "防汛"), found(theirs, "防汛"), found(other, "防汛")) == ([0], [7], [0])
    assert found(shelf, "甲1号") == []
    acts.put([Paper(theirs, 0, "", (), "决算")])  # the record went over to the other agency
    assert (found(shelf, "防汛"), found(shelf, "决算"), found(theirs, "决算")) == ([], [], [0])


def test_its_number_stands_first_then_titles_then_the_newest(shelf: Shelf) -> None:
    acts.put(
        [
            Paper(shelf, 1, "一", ("甲发〔2023〕1号", "idx/1")),
            Paper(shelf, 2, "转发甲发〔2023〕1号的通知"),
            Paper(shelf, 3, "三", ("甲发〔2023〕1号 附",), "甲发〔2023〕1号"),
            Paper(shelf, 4, "四", (), "根据甲发〔2023〕1号办理"),
            Paper(shelf, 5, "五", ("甲发〔2023〕11号",), "甲发〔2023〕1号"),
        ]
    )
    assert found(shelf, "甲发[2023]1号") == [1, 3, 2, 5, 4]
    assert found(shelf, "甲发〔2023〕 1号")[0] == 1
    assert found(shelf, "IDX/1") == [1]


@pytest.mark.parametrize(
    "typed",
    [
        '"', "''", '预算" OR "', "预算 AND NOT 公开", "NEAR(预算 公开)", "预算*", "^预算", "head:预算", "{head}:预算", "-预算",
        "预算 & | ! ( ) :* <-> <2>", "\\", "预算\x00公开", "\ud800", "%s %(a)s {} {0}", "'; DROP TABLE search_entry; --",
        "长" * 100_000, "长 " * 5_000, '" "' * 3_000, "\u2060letter1", "\u2060\u2060", "🀄️", "",
    ],
)  # fmt: skip
def test_no_query_is_wrong(shelf: Shelf, typed: str) -> None:
    put(shelf, ["预算公开", "%s", "别的"])
    assert set(found(shelf, typed)) == truth(["预算公开", "%s", "别的"], typed)


ALIKE = st.text("预算公开，。〔〕\n a1'\"\\*:-%\x00\u2060", max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ALIKE | st.text(max_size=30), min_size=1, max_size=4), st.data())
def test_whatever_is_written_a_word_is_found_exactly_where_it_stands(
    shelf: Shelf, texts: list[str], data: st.DataObject
) -> None:
    inside = data.draw(st.sampled_from(texts))
    at = data.draw(st.integers(0, len(inside)))
    asked = [inside[at : at + data.draw(st.integers(0, 6))], data.draw(ALIKE)]
    with left_as_it_was():
        put(shelf, texts)
        for typed in asked:
            assert set(found(shelf, typed)) == truth(texts, typed)
