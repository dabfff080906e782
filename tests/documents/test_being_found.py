"""What is public is found, by every act's doing and in its transaction; nothing else is."""

from __future__ import annotations

import ast
import io
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from gongkai.documents import acts
from gongkai.documents.finding import everything, keep_found, misplaced, reindex
from gongkai.documents.models import Document
from gongkai.documents.reads import search
from gongkai.search import acts as index
from gongkai.search.index import index as vectors
from gongkai.search.models import Entry
from gongkai.search.reads import written
from tests import papers
from tests.cast import TAKEN_BACK, Cast
from tests.documents.conftest import ON, draft_of, interpretation_of, walk
from tests.repealing import repealed

LATER = date(2024, 5, 6)


def titles(cast: Cast, words: str) -> list[str]:
    return [d.title for d in search(cast.agency, words)]


def test_a_document_is_found_when_it_is_published_and_not_a_step_before(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="sign")
    assert not Entry.objects.exists()
    acts.publish(draft.pk, by=cast.qian_jin, on=ON)
    assert titles(cast, "开展活动") == [draft.title]


def test_a_document_is_found_by_number_summary_wording_and_the_names_of_its_files(cast: Cast) -> None:
    document = draft_of(
        cast, title="通知", doc_no="示文广旅发〔2023〕44号", summary="概述里的词", text="防汛。"
    )
    edition = document.editions.get()
    acts.attach(edition.pk, name="场馆名单.pdf", content=io.BytesIO(papers.pdf()), by=cast.li_qiang, on=ON)
    walk(cast, document)
    asked = [
        "〔2023〕44号",
        "示文广旅发[2023]44号",
        document.index_no,
        "述里",
        "防汛",
        "馆名单.PDF",
        "防汛 场馆 44",
    ]
    assert [words for words in asked if titles(cast, words) != ["通知"]] == []
    assert titles(cast, "通知防汛") == []  # a title does not run on into the text


def test_the_new_wording_replaces_the_old_one_when_it_is_published(cast: Cast) -> None:
    document = draft_of(cast, text="旧的说法。")
    walk(cast, document)
    acts.revise(document.pk, text="新的写法。", because="更正", by=cast.li_qiang, on=LATER)
    assert (len(titles(cast, "旧的说法")), len(titles(cast, "新的写法"))) == (1, 0)
    walk(cast, document, on=LATER)
    assert (len(titles(cast, "旧的说法")), len(titles(cast, "新的写法"))) == (0, 1)


def test_what_is_withdrawn_leaves_the_index_with_its_interpretation(cast: Cast) -> None:
    document = draft_of(cast, needs_interpretation=True)
    interpretation_of(cast, document)
    walk(cast, document)
    assert len(titles(cast, "活动")) == 2
    acts.withdraw(document.pk, how=TAKEN_BACK, opinion="内容有误", by=cast.wu_tao, on=LATER)
    assert titles(cast, "活动") == []
    assert not Entry.objects.exists()
    assert not written("document").exists()


def test_a_repealed_document_is_still_found(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    repealed(draft.pk, by=cast.qian_jin, on=LATER)
    assert len(titles(cast, "活动")) == 1


def test_a_publication_undone_leaves_the_index_as_it_was(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="sign")
    with transaction.atomic():
        acts.publish(draft.pk, by=cast.qian_jin, on=ON)
        assert Entry.objects.exists()
        transaction.set_rollback(True)
    assert not Entry.objects.exists()
    assert misplaced() == []


@pytest.mark.parametrize("change", [{"is_live": False}, {"attribute": "on_request", "attribute_reason": "内部", "is_live": False}])  # fmt: skip
def test_an_index_that_is_behind_shows_nothing_that_is_not_public(
    cast: Cast, change: dict[str, object]
) -> None:
    document = draft_of(cast)
    walk(cast, document)
    Document.objects.filter(pk=document.pk).update(**change)
    assert written("document").count() == 1
    assert titles(cast, "活动") == []
    assert search(cast.agency, "活动").count() == 0
    assert misplaced() == [document.pk]
    keep_found([document.pk])
    assert not written("document").exists()


def test_whatever_was_public_before_there_was_an_index_is_brought_in_once(cast: Cast) -> None:
    documents = [draft_of(cast, title=f"第{n}份防汛通知") for n in range(3)]
    for document in documents:
        walk(cast, document)
    draft_of(cast, title="防汛草稿")
    index.clear()
    assert titles(cast, "防汛") == []
    assert list(reindex(misplaced())) == [(3, 3)]
    assert len(titles(cast, "防汛")) == 3
    assert list(reindex(misplaced())) == []
    assert list(reindex(everything())) == [(3, 3)]
    assert len(titles(cast, "防汛")) == 3


def test_entries_that_lost_their_vectors_are_written_again(cast: Cast, draft: Document) -> None:
    """As after a copy of the models' tables alone."""
    walk(cast, draft)
    vectors().clear()
    assert Entry.objects.count() == 1
    assert misplaced() == [draft.pk]
    list(reindex(misplaced()))
    assert len(titles(cast, "活动")) == 1


def test_its_own_number_comes_before_those_who_cite_it_in_the_title(cast: Cast) -> None:
    walk(cast, draft_of(cast, title="甲", doc_no="甲文旅发〔2023〕1号"))
    walk(cast, draft_of(cast, title="转发甲文旅发〔2023〕1号"), on=LATER)
    walk(cast, draft_of(cast, title="丙", text="依据甲文旅发〔2023〕1号。"), on=LATER)
    walk(
        cast, draft_of(cast, title="丁", doc_no="甲文旅发〔2023〕12号", text="甲文旅发〔2023〕1号"), on=LATER
    )
    assert titles(cast, "甲文旅发〔2023〕1号") == ["甲", "转发甲文旅发〔2023〕1号", "丁", "丙"]


def test_every_act_that_changes_what_is_live_keeps_the_index_right() -> None:
    forgetful = []
    written = []
    for file in sorted(Path(acts.__file__).parent.glob("*.py")):
        for act in ast.parse(file.read_text("utf-8")).body:
            said = ast.unparse(act)
            if isinstance(act, ast.FunctionDef) and "'is_live'" in said:
                written.append(act.name)
                if "keep_found(" not in said:
                    forgetful.append(act.name)
    assert written
    assert forgetful == []


def test_a_question_without_a_word_finds_nothing(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    assert search(cast.agency, " ，“” ").count() == 0
