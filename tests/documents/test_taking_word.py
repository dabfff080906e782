"""A draft from a Word file: what is kept, who may fetch it, and that it lives like any other edition."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from gongkai.cases.sealed import referred_to
from gongkai.documents import acts
from gongkai.documents.drafting import acts as drafting
from gongkai.documents.models import Document, Original, Picture
from gongkai.documents.package import writers_of
from gongkai.documents.reads import search
from gongkai.documents.rich import pictures_in
from gongkai.documents.wording import rich
from gongkai.files import vault
from gongkai.journal.models import Entry
from gongkai.law.source import Refusal
from tests import words
from tests.cast import Cast
from tests.documents.conftest import ON, walk


def take(cast: Cast, draft: Document, content: bytes = b"", **how: Any) -> Document:
    word = drafting.read_word("通知.docx", BytesIO(content or words.notice()))
    edition = draft.editions.get()
    drafting.take_word(edition.pk, word, **({"by": cast.li_qiang, "on": ON, "saves": edition.saves} | how))
    return Document.objects.get(pk=draft.pk)


def test_a_draft_takes_wording_pictures_and_the_sealed_file(cast: Cast, draft: Document) -> None:
    edition = take(cast, draft).editions.get()
    assert (edition.form, edition.saves) == ("html", 1)
    assert "<caption>表1 活动日程</caption>" in edition.html
    assert "| 3月1日 | 开幕 |  |" in edition.text
    assert [one.name for one in edition.pictures.all()] == pictures_in(edition.html)
    kept = edition.originals.get()
    assert vault.open_file(kept.sealed).startswith(b"PK")
    assert kept.sealed in referred_to()


def test_who_read_the_word_file_in_counts_as_its_writer(cast: Cast, draft: Document) -> None:
    edition = take(cast, draft, by=cast.he_jing).editions.get()
    assert cast.he_jing.pk in writers_of(edition)


def test_a_word_file_read_in_over_a_newer_save_is_refused_and_leaves_nothing(
    cast: Cast, draft: Document
) -> None:
    with pytest.raises(acts.Stale):
        take(cast, draft, saves=7)
    assert not Original.objects.exists()
    assert not Picture.objects.exists()


def test_nothing_is_read_in_once_the_review_began_or_by_a_stranger(cast: Cast, draft: Document) -> None:
    with pytest.raises(Refusal, match="不是"):
        take(cast, draft, by=cast.zhou_yang)
    walk(cast, draft, until="submit")
    with pytest.raises(Refusal, match="只有拟稿中的版本"):
        take(cast, draft)


def test_another_word_changes_what_a_review_would_see_and_so_does_another_picture(
    cast: Cast, draft: Document
) -> None:
    first = take(cast, draft).editions.get().digest
    edition = draft.editions.get()
    drafting.add_picture(
        edition.pk, name="图.png", content=BytesIO(words.png(9, 9)), alt="示意图", by=cast.li_qiang, on=ON, saves=edition.saves
    )  # fmt: skip
    assert draft.editions.get().digest != first


def test_a_picture_needs_words_when_it_is_added_and_takes_them_later(cast: Cast, draft: Document) -> None:
    edition = take(cast, draft).editions.get()
    how = {"by": cast.li_qiang, "on": ON, "saves": edition.saves}
    with pytest.raises(Refusal, match="文字说明"):
        drafting.add_picture(edition.pk, name="图.png", content=BytesIO(words.png()), alt=" ", **how)
    (name,) = pictures_in(edition.html)
    described = drafting.describe_picture(edition.pk, name=name, alt='现场"照片"', **how)
    assert 'alt="现场&quot;照片&quot;"' in described.html
    assert "［图：现场" in described.text


def test_an_edition_from_word_is_published_found_and_revised_with_its_pictures(
    cast: Cast, draft: Document
) -> None:
    take(cast, draft)
    walk(cast, draft)
    draft.refresh_from_db()
    assert list(search(cast.agency, "展演")) == [draft]
    live = draft.live_edition
    assert live is not None
    revised = acts.revise(draft.pk, text=rich(live.html, pictures_in(live.html)), because="更正",
                          by=cast.li_qiang, on=ON)  # fmt: skip
    assert revised.html == live.html
    assert revised.digest == live.digest
    assert revised.pictures.count() == 1


def test_the_word_file_is_opened_by_who_may_write_and_every_opening_is_on_record(
    cast: Cast, draft: Document
) -> None:
    take(cast, draft)
    kept = Original.objects.get()
    assert drafting.open_original(kept, by=cast.li_qiang, on=ON).startswith(b"PK")
    assert Entry.objects.filter(act="open_original", person=cast.li_qiang).count() == 1
    with pytest.raises(Refusal):
        drafting.open_original(kept, by=cast.zhou_yang, on=ON)
    with pytest.raises(Refusal):
        drafting.open_original(kept, by=cast.feng_lin, on=ON)


def test_a_word_file_without_text_is_refused(cast: Cast) -> None:
    with pytest.raises(Refusal, match="没有读到正文"):
        drafting.read_word("空.docx", BytesIO(words.made(lambda word: word.add_paragraph(""))))
