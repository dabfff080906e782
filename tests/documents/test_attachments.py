"""Attachments of an edition: what is kept, and when."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from gongkai.documents import acts
from gongkai.documents.models import Attachment, Document
from gongkai.documents.package import writers_of
from gongkai.journal.models import Entry
from gongkai.law.source import Refusal
from tests import papers
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, walk


def sheet() -> BytesIO:
    return BytesIO(papers.sheet())


def test_a_sheet_is_kept_with_its_size_and_fingerprint(cast: Cast, draft: Document) -> None:
    kept = acts.attach(draft.editions.get().pk, name="名单.xlsx", content=sheet(), by=cast.li_qiang, on=ON)
    assert kept.name == "名单.xlsx"
    assert kept.size > 1000
    assert kept.file.storage.exists(kept.file.name)


def test_adding_a_file_changes_what_a_review_would_see(cast: Cast, draft: Document) -> None:
    before = draft.editions.get().digest
    acts.attach(draft.editions.get().pk, name="名单.xlsx", content=sheet(), by=cast.li_qiang, on=ON)
    assert draft.editions.get().digest != before


def test_no_file_is_added_once_the_review_began(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="submit")
    with pytest.raises(Refusal, match="只有拟稿中的版本"):
        acts.attach(draft.editions.get().pk, name="名单.xlsx", content=sheet(), by=cast.li_qiang, on=ON)


def test_a_file_that_may_not_come_in_leaves_nothing_behind(cast: Cast, draft: Document) -> None:
    with pytest.raises(
        Refusal, match="类型不能上传：附件只接收 pdf、docx、xlsx、png、jpg、mp3、mp4，每个不超过20MB"
    ):
        acts.attach(
            draft.editions.get().pk, name="名单.html", content=BytesIO(b"<p>"), by=cast.li_qiang, on=ON
        )
    assert not Attachment.objects.exists()


def attached(cast: Cast, document: Document, name: str = "名单.xlsx") -> Attachment:
    return acts.attach(document.editions.get().pk, name=name, content=sheet(), by=cast.li_qiang, on=ON)


def test_a_file_taken_out_of_a_draft_is_gone_from_it_and_from_the_store(
    cast: Cast, draft: Document, django_capture_on_commit_callbacks: Any
) -> None:
    before, kept = draft.editions.get().digest, attached(cast, draft)
    with django_capture_on_commit_callbacks(execute=True):
        acts.detach(kept.edition_id, kept.pk, by=cast.he_jing, on=ON)
    edition = draft.editions.get()
    assert (edition.digest, edition.saves, edition.attachments.count()) == (before, 2, 0)
    assert not kept.file.storage.exists(kept.file.name)
    assert cast.he_jing.pk in writers_of(edition)


def test_a_new_edition_drops_a_file_and_the_public_one_keeps_it(
    cast: Cast, draft: Document, django_capture_on_commit_callbacks: Any
) -> None:
    attached(cast, draft)
    walk(cast, draft)
    newer = acts.revise(draft.pk, text="各单位：", because="附件有误", by=cast.li_qiang, on=ON)
    old = draft.editions.get(number=1).attachments.get()
    with django_capture_on_commit_callbacks(execute=True):
        acts.detach(newer.pk, newer.attachments.get().pk, by=cast.li_qiang, on=ON)
    assert not newer.attachments.exists()
    assert old.file.storage.exists(old.file.name)


def test_no_line_of_the_journal_says_what_a_file_was_called(cast: Cast, draft: Document) -> None:
    kept = attached(cast, draft, "张三身份证13812345678.XLSX")
    acts.detach(kept.edition_id, kept.pk, by=cast.li_qiang, on=ON)
    for act in ("attach", "detach"):
        said = Entry.objects.get(act=act, key=draft.index_no)
        assert "张三" not in str(said.facts)
        assert "13812345678" not in str(said.facts)
        assert (said.facts["kind"], said.facts["size"], said.facts["digest"]) == (
            ".xlsx",
            kept.size,
            kept.digest,
        )


def test_no_file_is_taken_out_under_review_by_a_stranger_or_from_another_edition(
    cast: Cast, draft: Document
) -> None:
    kept, other = attached(cast, draft), draft_of(cast)
    for by, edition in ((cast.zhou_yang, kept.edition_id), (cast.li_qiang, other.editions.get().pk)):
        with pytest.raises(Refusal):
            acts.detach(edition, kept.pk, by=by, on=ON)
    walk(cast, draft, until="submit")
    with pytest.raises(Refusal, match="只有拟稿中的版本可以移除附件"):
        acts.detach(kept.edition_id, kept.pk, by=cast.li_qiang, on=ON)
    assert Attachment.objects.filter(pk=kept.pk).exists()
