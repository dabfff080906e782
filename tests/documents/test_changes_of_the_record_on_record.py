"""The journal says who changed which items of a record, and what a reviewer said; never a personal value."""

from __future__ import annotations

from typing import Any

from gongkai.documents import acts
from gongkai.documents.models import Document
from gongkai.journal.models import Entry
from tests.cast import FITTING, Cast
from tests.documents.conftest import ON, draft_of, walk


def rewritten(cast: Cast, draft: Document, **how: Any) -> None:
    edition = draft.editions.latest("number")
    acts.rewrite(edition.pk, text="新文字。", on=ON, saves=edition.saves, **({"by": cast.li_qiang} | how))


def test_a_changed_record_leaves_a_line_with_the_names_of_its_items_alone(
    cast: Cast, draft: Document
) -> None:
    rewritten(
        cast, draft, document={"summary": "张三的事", "doc_no": "甲文旅〔2024〕1号", "title": draft.title}
    )
    line = Entry.objects.get(act="change_record")
    assert (line.label, line.person, line.facts) == (
        "修改著录", cast.li_qiang, {"edition": 1, "items": ["内容概述", "发文字号"]}
    )  # fmt: skip


def test_a_record_saved_as_it_was_leaves_no_line(cast: Cast, draft: Document) -> None:
    rewritten(cast, draft, document={"summary": draft.summary, "title": draft.title})
    rewritten(cast, draft)
    assert not Entry.objects.filter(act="change_record").exists()


def test_what_a_type_brings_with_it_is_named_too(cast: Cast, draft: Document) -> None:
    rewritten(cast, draft, document={"kind": "normative", "valid_always": True})
    items = Entry.objects.get(act="change_record").facts["items"]
    assert set(items) == {"文件类型", "规范性文件", "长期有效", "需要解读"}


def test_a_draft_that_saves_itself_names_an_item_once_a_day_and_person(cast: Cast, draft: Document) -> None:
    for summary in ("一", "一二", "一二三"):
        rewritten(cast, draft, document={"summary": summary}, by_itself=True)
    rewritten(cast, draft, document={"summary": "四", "basis": "依据"}, by_itself=True)
    items = [line.facts["items"] for line in Entry.objects.filter(act="change_record").order_by("pk")]
    assert items == [["内容概述"], ["内容概述", "公开依据"]]


def test_who_decides_that_the_words_before_are_hidden_is_on_record(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    acts.revise(draft.pk, text="更正。", because="有误", by=cast.li_qiang, on=ON)
    assert Entry.objects.get(act="revise").facts["hides_before"] is False
    rewritten(cast, draft, hides_before=True)
    assert Entry.objects.get(act="change_record").facts["items"] == ["更正前的文字不再显示"]


def test_the_opinion_of_a_reviewer_is_on_record_without_numbers_of_anybody(cast: Cast) -> None:
    document = draft_of(cast)
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    opinion = "同意，另请核对13800000000"
    acts.pass_first(document.pk, judged=FITTING, opinion=opinion, by=cast.he_jing, on=ON)
    assert Entry.objects.get(act="pass_first").facts["opinion"] == "同意，另请核对***"
    assert "opinion" not in Entry.objects.get(act="submit").facts
