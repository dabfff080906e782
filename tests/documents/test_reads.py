"""Counts and searches over documents."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.reads import calendar
from gongkai.agencies.scope import scope_of
from gongkai.documents.counting.reads import proactive_counts
from gongkai.documents.models import Document
from gongkai.documents.reads import column_tree, in_step, search, secrecy_reviewed, timely
from gongkai.law.assessment import Measure
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, interpretation_of, walk

YEAR = date(2024, 1, 1), date(2024, 12, 31)


def test_the_total_is_the_sum_of_disjoint_categories(cast: Cast) -> None:
    for category in ("document", "document", "culture"):
        walk(cast, draft_of(cast, category=category))
    draft_of(cast)  # a draft counts nowhere
    assert proactive_counts(cast.agency, 2024) == {"document": 2, "culture": 1, "total": 3}
    assert proactive_counts(cast.agency, 2023) == {"total": 0}
    assert proactive_counts(cast.other_agency, 2024) == {"total": 0}


def test_an_interpretation_does_not_count_as_an_item(cast: Cast) -> None:
    document = draft_of(cast, needs_interpretation=True)
    interpretation_of(cast, document)
    walk(cast, document)
    assert proactive_counts(cast.agency, 2024)["total"] == 1
    assert in_step(cast.agency, *YEAR) == Measure(1, 1)
    assert secrecy_reviewed(cast.agency, *YEAR) == Measure(2, 2)


def test_publication_on_the_twentieth_working_day_is_timely_and_on_the_next_is_not(cast: Cast) -> None:
    walk(cast, draft_of(cast), on=date(2024, 4, 9))
    walk(cast, draft_of(cast), on=date(2024, 4, 10))
    assert timely(cast.agency, *YEAR, calendar()) == Measure(1, 2)


def test_two_character_words_and_words_inside_words_are_found(cast: Cast) -> None:
    walk(cast, draft_of(cast, title="冰雪旅游季活动方案", text="冬季文化活动安排。"))
    for words in ("冰雪", "雪旅", "旅游季活动", "冬季", "化活", "冰雪 冬季"):
        assert search(cast.agency, words).count() == 1, words
    assert search(cast.agency, "夏季").count() == 0
    assert search(cast.other_agency, "冰雪").count() == 0


def test_a_hit_in_the_title_stands_before_a_newer_hit_in_the_text(cast: Cast) -> None:
    walk(cast, draft_of(cast, title="预算公开"))
    walk(cast, draft_of(cast, title="通知", text="附预算表。"), on=date(2024, 5, 6))
    assert [d.title for d in search(cast.agency, "预算")] == ["预算公开", "通知"]


def test_the_tree_counts_what_is_in_a_column_and_below(cast: Cast) -> None:
    walk(cast, draft_of(cast))
    counts = {c.key: c.count for c in column_tree(cast.agency)}
    assert (counts["policy"], counts["statutory"], counts["budget"]) == (1, 1, 0)


def test_a_clerk_sees_the_own_division_and_what_is_public(cast: Cast) -> None:
    from gongkai.documents import acts

    mine = draft_of(cast)
    theirs = acts.draft(
        cast.columns["policy"], title="办公室的稿件", text="x", division=cast.office, by=cast.qian_jin, on=ON
    )
    seen = Document.objects.visible_to(scope_of(cast.li_qiang, ON))
    assert list(seen) == [mine]
    assert set(Document.objects.visible_to(scope_of(cast.zhao_min, ON))) == {mine, theirs}
    assert not Document.objects.visible_to(scope_of(cast.zhou_yang, ON)).exists()
