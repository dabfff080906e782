"""Word files and pictures at the desk."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.agencies.models import Person
from gongkai.documents.models import Document, Original
from tests import words
from tests.cast import Cast
from tests.desk.conftest import publish
from tests.desk.test_writing import sheet


def word(content: bytes = b"", name: str = "通知.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or words.notice())


@pytest.fixture
def taken(cast: Cast, draft: Document, enter: Any) -> Document:
    """The draft, read in from Word by 李强."""
    enter(cast.li_qiang).post(f"/desk/doc/{draft.address}/word/", {"word": word(), "saves": 0})
    return draft


def test_a_document_is_begun_from_word_with_its_title_and_number(cast: Cast, enter: Any) -> None:
    response = enter(cast.li_qiang).post("/desk/doc/new/", sheet(cast, title="", text="", word=word()))
    document = Document.objects.get()
    assert response["Location"] == f"/desk/doc/{document.address}/edit/"
    assert (document.title, document.doc_no) == ("关于开展活动的通知", "甲文旅发〔2024〕3号")
    assert "<caption>表1 活动日程</caption>" in document.editions.get().html


def test_a_hostile_file_begins_nothing_and_says_why(cast: Cast, enter: Any) -> None:
    for content, name in ((b"MZ", "通知.docx"), (words.notice(), "通知.doc"), (b"PK\x03\x04", "通知.docx")):
        response = enter(cast.li_qiang).post("/desk/doc/new/", sheet(cast, word=word(content, name)))
        assert response.status_code == 409
        assert "请" in response.text
    assert not Document.objects.exists()


def test_a_sheet_without_text_and_without_a_file_is_shown_again(cast: Cast, enter: Any) -> None:
    response = enter(cast.li_qiang).post("/desk/doc/new/", sheet(cast, title="", text=""))
    assert response.status_code == 422
    assert "请填写标题" in response.text
    assert "请填写正文" in response.text


def test_the_sheet_says_what_was_left_out(cast: Cast, draft: Document, enter: Any) -> None:
    content = words.made(words.tracked)
    response = enter(cast.li_qiang).post(
        f"/desk/doc/{draft.address}/word/", {"word": word(content), "saves": 0}, follow=True
    )
    assert "文件里有1处批注，没有读入" in response.text
    assert "1 张没有文字说明" not in response.text


def test_the_sheet_of_a_text_from_word_asks_for_the_words_of_its_pictures(
    cast: Cast, taken: Document, enter: Any
) -> None:
    desk = enter(cast.li_qiang)
    assert "1 张没有文字说明" in desk.get(f"/desk/doc/{taken.address}/edit/").text
    name = taken.editions.get().pictures.get().name
    desk.post(f"/desk/doc/{taken.address}/picture/{name}/", {"alt": "活动现场", "saves": 1})
    page = desk.get(f"/desk/doc/{taken.address}/edit/").text
    assert "没有文字说明" not in page
    assert "图1：活动现场" in page


def test_saving_the_sheet_without_a_script_keeps_tables_pictures_and_notes(
    cast: Cast, taken: Document, enter: Any
) -> None:
    before, desk = taken.editions.get(), enter(cast.li_qiang)
    page = desk.get(f"/desk/doc/{taken.address}/edit/")
    begun = page.context["form"].initial
    assert "〔保留" in begun["text"]
    desk.post(f"/desk/doc/{taken.address}/edit/", sheet(cast, text=begun["text"], saves=1))
    assert taken.editions.get().html == before.html


def test_what_the_editor_sends_is_cleaned(cast: Cast, draft: Document, enter: Any) -> None:
    sent = '<h1>一、甲</h1><p onclick="x()">乙<script>alert(1)</script></p><table><tr><td colspan="2">丙</td></tr></table>'
    enter(cast.li_qiang).post(
        f"/desk/doc/{draft.address}/edit/", sheet(cast, text="", rich=sent, form="html", saves=0)
    )
    edition = draft.editions.get()
    assert edition.html == (
        '<h2>一、甲</h2>\n<p>乙</p>\n<table><tbody><tr><td colspan="2">丙</td></tr></tbody></table>'
    )
    assert edition.form == "html"


def test_a_picture_and_the_word_file_are_not_for_everybody(
    cast: Cast, taken: Document, enter: Any, outsider: Person
) -> None:
    edition, kept = taken.editions.get(), Original.objects.get()
    picture = f"/desk/doc/{taken.address}/1/picture/{edition.pictures.get().name}"
    original = f"/desk/doc/{taken.address}/word/{kept.pk}/"
    assert enter(cast.he_jing).get(picture)["Content-Type"] == "image/png"
    assert enter(cast.li_qiang).get(original).content.startswith(b"PK")
    for stranger in (outsider, cast.zhou_yang):
        assert enter(stranger).get(picture).status_code == 404
        assert enter(stranger).get(original).status_code == 404
    assert enter(cast.feng_lin).get(original).status_code == 403
    publish(cast, taken)
    assert enter(outsider).get(picture).status_code == 200
    assert enter(outsider).get(original).status_code == 404


def test_the_portal_shows_the_pictures_of_what_is_live_and_of_nothing_else(
    cast: Cast, taken: Document, client: Any
) -> None:
    name = taken.editions.get().pictures.get().name
    address = f"/doc/{taken.address}/picture/{name}"
    assert client.get(address).status_code == 404
    publish(cast, taken)
    page = client.get(f"/doc/{taken.address}/").text
    assert f'src="{address}"' in page
    assert client.get(address)["Content-Type"] == "image/png"
    assert client.get(address)["X-Content-Type-Options"] == "nosniff"
    assert "<strong>一致。</strong>" in client.get(f"/doc/{taken.address}/verify").text
    assert client.get(f"/doc/{taken.address}/picture/{'a' * 64}.png").status_code == 404


def test_the_interface_for_machines_gives_the_page_with_whole_addresses(
    cast: Cast, taken: Document, client: Any
) -> None:
    publish(cast, taken)
    given = client.get(f"/api/v1/documents/{taken.address}").json()
    assert f'src="http://testserver/doc/{taken.address}/picture/' in given["html"]
    assert "| 3月1日 | 开幕 |" in given["text"]
