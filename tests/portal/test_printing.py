"""A public document to take along, as Word and PDF."""

from __future__ import annotations

import io
from io import BytesIO
from urllib.parse import unquote

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.documents import acts
from gongkai.documents.models import Document
from gongkai.documents.printing import given
from gongkai.files import made
from tests.cast import TAKEN_BACK, Cast
from tests.documents.conftest import ON, draft_of, walk
from tests.papers import pdf


def test_the_page_offers_both_and_each_is_the_live_edition(client: Client, cast: Cast) -> None:
    document = draft_of(cast)
    walk(cast, document)
    page = client.get(f"/doc/{document.address}/").text
    for form, kind, begins in (("docx", "wordprocessingml", b"PK"), ("pdf", "application/pdf", b"%PDF")):
        assert f'href="/doc/{document.address}/{form}" rel="nofollow"' in page
        given = client.get(f"/doc/{document.address}/{form}")
        assert kind in given["Content-Type"]
        assert given.content.startswith(begins)
        assert unquote(given["Content-Disposition"]).endswith(f"关于开展活动的通知.{form}")


def test_a_new_edition_in_hand_is_not_given(client: Client, cast: Cast) -> None:
    document = draft_of(cast)
    walk(cast, document)
    acts.revise(document.pk, text="改过的正文。", because="补充", by=cast.li_qiang, on=ON)
    given = client.get(f"/doc/{document.address}/docx")
    said = [line.text for line in docx.Document(io.BytesIO(given.content)).paragraphs]
    assert "现将有关事项通知如下。" in said
    assert "改过的正文。" not in said


def test_no_other_form_and_no_other_agencys_address(client: Client, cast: Cast) -> None:
    document = draft_of(cast)
    walk(cast, document)
    assert client.get(f"/doc/{document.address}/odt").status_code == 404
    assert client.get(f"/j/yi/doc/{document.address}/docx").status_code == 404
    assert client.post(f"/doc/{document.address}/docx").status_code == 405


def test_the_questions_to_the_database_do_not_grow_with_the_files(client: Client, cast: Cast) -> None:
    counted, other = [], draft_of(cast)
    walk(cast, other)
    client.get(f"/doc/{other.address}/docx")
    for files in (1, 6):
        document = draft_of(cast)
        for number in range(files):
            edition = document.editions.get()
            acts.attach(edition.pk, name=f"{number}.pdf", content=BytesIO(pdf()), by=cast.li_qiang, on=ON)
        walk(cast, document)
        with CaptureQueriesContext(connection) as questions:
            client.get(f"/doc/{document.address}/docx")
        counted.append(len(questions))
    assert counted[0] == counted[1] <= 6


def test_what_was_withdrawn_is_not_given_though_its_file_is_kept(client: Client, cast: Cast) -> None:
    document = draft_of(cast)
    walk(cast, document)
    assert client.get(f"/doc/{document.address}/docx").status_code == 200
    assert list(made.folder().iterdir())
    acts.withdraw(document.pk, how=TAKEN_BACK, opinion="内容有误", by=cast.wu_tao, on=ON)
    assert client.get(f"/doc/{document.address}/docx").status_code == 410


def test_where_others_are_served_one_is_asked_to_come_again(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = draft_of(cast)
    walk(cast, document)
    monkeypatch.setattr(given, "WAIT", 0.05)
    with given.MAKING:
        answer = client.get(f"/doc/{document.address}/pdf")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "请半分钟以后再点一次" in answer.text
    assert client.get(f"/doc/{document.address}/pdf").status_code == 200


def test_a_letter_no_font_has_leads_to_the_word_file(client: Client, cast: Cast) -> None:
    document = draft_of(cast, text="各单位：\n\n\U000f0001字。")
    walk(cast, document)
    page = client.get(f"/doc/{document.address}/pdf")
    assert page.status_code == 409
    assert f'href="/doc/{document.address}/docx"' in page.text
    assert "PDF不能生成" in page.text
    assert "fonts" not in page.text
    assert "UA-1" not in page.text
    assert client.get(f"/doc/{document.address}/docx").status_code == 200


def test_a_title_kept_with_a_control_character_still_makes_papers(client: Client, cast: Cast) -> None:
    document = draft_of(cast)
    walk(cast, document)
    Document.objects.filter(pk=document.pk).update(title="关于\x0b开展活动的\x01通知")
    for form in ("docx", "pdf"):
        assert client.get(f"/doc/{document.address}/{form}").status_code == 200
