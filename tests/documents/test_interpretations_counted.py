"""What is to be interpreted is in step, apart, late, never or waived: one of them, and all of them add up."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.documents import acts
from gongkai.documents.importing import acts as importing
from gongkai.documents.importing.item import Item
from gongkai.documents.interpreting.reads import Standing, counted, days_late, in_form, measured, owing
from gongkai.documents.models import Document
from gongkai.documents.reads import in_step
from gongkai.law.assessment import Measure
from gongkai.law.working_day import seed_calendar
from tests.cast import TAKEN_BACK, Cast
from tests.documents.conftest import ON, draft_of, interpretation_of, walk

YEAR = (date(2024, 1, 1), date(2024, 12, 31))


def standings(cast: Cast) -> dict[str, int]:
    found = counted(owing(Document.objects.filter(agency=cast.agency)))
    return {standing.value: n for standing, n in found.items() if n}


def item(row: int, title: str, out: date, **fields: Any) -> Item:
    return Item(
        row=row, title=title, text=f"{title}。", column="policy", made_on=out, published_on=out, **fields
    )


def brought_in(cast: Cast, *items: Item) -> None:
    by: dict[str, Any] = {"by": cast.qian_jin, "on": ON}
    attested = importing.attest(cast.agency, source="旧网站", file="旧.xlsx", digest="0" * 64, **by)
    done = importing.take_in(attested.pk, cast.agency, items, **by)
    assert [one.error for one in done if one.error] == []


def test_a_package_released_together_is_in_step_and_the_measure_agrees(cast: Cast) -> None:
    document = draft_of(cast, kind="policy")
    interpretation_of(cast, document)
    walk(cast, document)
    assert standings(cast) == {"in_step": 1}
    assert in_step(cast.agency, *YEAR) == measured(counted(owing(Document.objects.all()))) == Measure(1, 1)


def test_what_was_waived_counts_neither_for_nor_against(cast: Cast) -> None:
    walk(cast, draft_of(cast, kind="policy"))
    assert standings(cast) == {"waived": 1}
    assert in_step(cast.agency, *YEAR) == measured(counted(owing(Document.objects.all()))) == Measure(0, 0)


def test_what_is_not_due_and_not_chosen_is_not_on_the_list(cast: Cast) -> None:
    walk(cast, draft_of(cast))
    assert standings(cast) == {}


def test_an_interpretation_signed_by_itself_on_the_same_day_is_apart(cast: Cast) -> None:
    document = draft_of(cast)
    walk(cast, document)
    Document.objects.filter(pk=document.pk).update(needs_interpretation=True)
    other = interpretation_of(cast, document)
    walk(cast, other)
    assert standings(cast) == {"apart": 1}


def test_what_was_imported_is_listed_by_its_days_alone(cast: Cast) -> None:
    no = "11990000CAST000001/2023-00901"
    brought_in(
        cast,
        item(1, "某办法", date(2023, 5, 8), normative="normative_docs", index_no=no),
        item(2, "另一办法", date(2023, 5, 8), normative="normative_docs"),
    )
    assert standings(cast) == {"never": 2}
    by: dict[str, Any] = {"by": cast.qian_jin, "on": ON}
    attested = importing.attest(cast.agency, source="旧网站", file="解读.xlsx", digest="1" * 64, **by)
    late = item(1, "某办法解读", date(2023, 5, 12), interprets=no)
    assert not importing.take_in(attested.pk, cast.agency, [late], **by)[0].error
    assert standings(cast) == {"never": 1, "late": 1}
    early = item(2, "某办法图解", date(2023, 5, 8), interprets=no)
    importing.take_in(attested.pk, cast.agency, [early], **by)
    assert standings(cast) == {"never": 1, "in_step": 1}


def test_an_interpretation_withdrawn_leaves_its_document_without_one(cast: Cast) -> None:
    document = draft_of(cast, kind="policy")
    other = interpretation_of(cast, document)
    walk(cast, document)
    acts.withdraw(other.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=ON)
    assert standings(cast) == {"never": 1}


def test_the_days_late_are_working_days_after_the_document() -> None:
    days = seed_calendar()
    friday, monday = date(2024, 3, 15), date(2024, 3, 18)
    assert days_late(friday, monday, monday, days) == 1
    assert days_late(friday, None, date(2024, 3, 20), days) == 3
    assert days_late(friday, date(2024, 3, 14), monday, days) == 0
    assert days_late(friday, date(2199, 1, 1), monday, days) is None


def test_interpretations_are_found_by_any_of_their_forms(cast: Cast) -> None:
    document = draft_of(cast)
    interpretation_of(cast, document, forms=["text", "press", "table"])
    for form, n in (("text", 1), ("table", 1), ("press", 1), ("audio", 0)):
        assert in_form(Document.objects.all(), form).count() == n


def test_every_standing_has_words_of_its_own() -> None:
    assert len(set(Standing.labels)) == len(Standing)
