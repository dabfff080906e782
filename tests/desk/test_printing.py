"""An edition taken along from the desk, as Word and PDF."""

from __future__ import annotations

import io
from datetime import date
from typing import Any
from urllib.parse import unquote

import docx

from gongkai.agencies.acts import enrol, give_post, open_division
from gongkai.documents import acts
from gongkai.law.hand import Hand
from tests.cast import PASSWORD, Cast
from tests.documents.conftest import ON, draft_of, walk


def test_each_edition_can_be_taken_along(cast: Cast, enter: Any) -> None:
    document = draft_of(cast)
    walk(cast, document)
    acts.revise(document.pk, text="改过的正文。", because="补充", by=cast.li_qiang, on=ON)
    desk = enter(cast.li_qiang)
    page = desk.get(f"/desk/doc/{document.address}/").text
    for number, says in ((1, "现将有关事项通知如下。"), (2, "改过的正文。")):
        assert f"/desk/doc/{document.address}/print/{number}.pdf" in page
        given = desk.get(f"/desk/doc/{document.address}/print/{number}.docx")
        made = docx.Document(io.BytesIO(given.content))
        lines = [line.text for line in made.paragraphs]
        assert says in lines
    assert "（第2版）.docx" in unquote(given["Content-Disposition"])
    assert made.sections[0].header.paragraphs[0].text == "（第2版，拟稿，没有公开发布）"
    assert desk.get(f"/desk/doc/{document.address}/print/1.pdf").content.startswith(b"%PDF")


def test_another_division_takes_along_what_anyone_may_read(cast: Cast, enter: Any) -> None:
    document = draft_of(cast)
    division = open_division(cast.agency, "QTK", "其他科")
    reader = enrol(cast.agency, "other", "外科室", password=PASSWORD, division=division)
    give_post(reader, Hand.CLERK, date(2024, 1, 1), division=division)
    assert enter(reader).get(f"/desk/doc/{document.address}/print/1.docx").status_code == 404
    walk(cast, document)
    acts.revise(document.pk, text="改过的正文。", because="补充", by=cast.li_qiang, on=ON)
    other = enter(reader)
    assert other.get(f"/desk/doc/{document.address}/print/1.docx").status_code == 200
    assert other.get(f"/desk/doc/{document.address}/print/2.docx").status_code == 404
    assert other.get(f"/desk/doc/{document.address}/print/1.odt").status_code == 404
    assert other.get(f"/desk/doc/{document.address}/print/9.docx").status_code == 404


def test_nobody_takes_anything_along_without_signing_in(cast: Cast, client: Any) -> None:
    document = draft_of(cast)
    assert client.get(f"/desk/doc/{document.address}/print/1.docx").status_code == 302
