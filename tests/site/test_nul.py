"""A NUL character, which PostgreSQL neither keeps nor asks for, is a wrong request at every face and never a fault."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.documents.models import Document
from tests.cast import Cast
from tests.desk.conftest import draft_of, enter, publish
from tests.papers import pdf

__all__ = ["enter"]


@pytest.fixture
def live(cast: Cast) -> Document:
    document = draft_of(cast)
    publish(cast, document)
    document.refresh_from_db()
    return document


@pytest.mark.parametrize("rest", ["picture/a%00b", "?size=%00"])
def test_the_portal_says_so_on_its_page(client: Client, live: Document, rest: str) -> None:
    answer = client.get(f"/doc/{live.address}/{rest}")
    assert (answer.status_code, "请求有误" in answer.text) == (400, True)


@pytest.mark.parametrize(
    "path", ["/search/?q=%00", "/zwgk/?q=a%00b", "/doc/a%00b/verify", "/j/yi/search/?q=%00"]
)
def test_every_other_page_of_it_too(client: Client, cast: Cast, path: str) -> None:
    assert client.get(path).status_code == 400


def test_a_code_of_a_draft_is_none_with_one(client: Client, cast: Cast) -> None:
    assert client.post("/ysqgk/apply/resume/", {"code": "a\0b"}).status_code == 400


@pytest.mark.parametrize("rest", ["doc/?q=a%00b", "ysq/?q=%00", "channels/?q=%00", "doc/a%00b/"])
def test_the_desk_says_so_in_its_frame(cast: Cast, enter: Any, rest: str) -> None:
    answer = enter(cast.qian_jin).get(f"/desk/{rest}")
    assert (answer.status_code, "请求有误" in answer.text) == (400, True)
    assert "今日工作" in answer.text


def test_a_form_of_the_desk_keeps_none(cast: Cast, enter: Any, live: Document) -> None:
    answer = enter(cast.qian_jin).post(f"/desk/doc/{live.address}/do/withdraw/", {"opinion": "a\0b"})
    assert answer.status_code == 400


def test_nobody_logs_in_with_one(client: Client, cast: Cast) -> None:
    assert client.post("/desk/login/", {"username": "a\0", "password": "x"}).status_code == 400


def test_a_file_may_have_as_many_as_it_likes(cast: Cast, enter: Any) -> None:
    draft = draft_of(cast)
    given = {"file": SimpleUploadedFile("a.pdf", pdf() + b"\0")}
    assert enter(cast.li_qiang).post(f"/desk/doc/{draft.address}/attach/", given).status_code == 302
    assert draft.editions.get().attachments.get().name == "a.pdf"


@pytest.mark.parametrize("rest", ["documents?q=%00", "documents?column=a%00b", "documents/a%00b"])
def test_the_interface_says_so_in_its_shape(client: Client, live: Document, rest: str) -> None:
    answer = client.get(f"/api/v1/{rest}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "unusable")
