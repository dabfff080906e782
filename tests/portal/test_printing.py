"""A public document to take along, as Word and PDF."""

from __future__ import annotations

import io
from io import BytesIO
from urllib.parse import unquote

import docx
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.documents import acts
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, walk
from tests.papers import pdf


def test_the_page_offers_both_and_each_is_the_live_edition(client: Client, cast: Cast) -> None:
    document = draft_of(cast)
    walk(cast, document)
    page = client.get(f"/doc/{document.address}/").text
    for form, kind, begins in (("docx", "wordprocessingml", b"PK"), ("pdf", "application/pdf", b"%PDF")):
        assert f'href="/doc/{document.address}/{form}"' in page
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
    counted = []
    for files in (1, 6):
        document = draft_of(cast)
        for number in range(files):
            edition = document.editions.get()
            acts.attach(edition.pk, name=f"{number}.pdf", content=BytesIO(pdf()), by=cast.li_qiang, on=ON)
        walk(cast, document)
        client.get(f"/doc/{document.address}/docx")
        with CaptureQueriesContext(connection) as questions:
            client.get(f"/doc/{document.address}/docx")
        counted.append(len(questions))
    assert counted[0] == counted[1] <= 6
