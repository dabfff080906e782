"""Attachments of an edition: what is kept, and when."""

from __future__ import annotations

from io import BytesIO

import pytest

from gongkai.documents import acts
from gongkai.documents.models import Attachment, Document
from gongkai.law.source import Refusal
from tests import papers
from tests.cast import Cast
from tests.documents.conftest import ON, walk


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
