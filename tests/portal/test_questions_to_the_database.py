"""A page asks the database the same number of questions whether one row stands on it or a full page of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.documents.models import Document
from tests.portal.conftest import Publish
from tests.portal.test_annual import public_report, report

__all__ = ["public_report", "report"]
pytestmark = pytest.mark.django_db
MOST = {
    "/": 10,
    "/zwgk/": 7,
    "/zwgk/statutory/": 7,
    "/zcwjk/": 5,
    "/zcwjk/?q=落实&year=2023&interpreted=1": 5,
    "/search/?q=落实": 7,
    "/search/?q=落实 各单位 通知": 7,
    "/search/": 3,
    "/ysqgk/?q=落实": 3,
    "/feed/all.xml": 3,
    "/feed/policy.xml": 5,
    "/sitemap.xml": 4,
    "/nb/": 3,
    "/nb/2023/": 5,
}


def asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as questions:
        assert client.get(path).status_code == 200
    return len(questions)


def test_the_number_of_questions_does_not_grow_with_the_rows(
    client: Client, public_report: Any, published: Publish
) -> None:
    before = {path: asked(client, path) for path in MOST}
    for number in range(9):
        lead = published(title=f"第{number}份通知", five_open=["决策", "结果"])
        other = published(title=f"第{number}份解读", column="interpretation", category="interpretation")
        Document.objects.filter(pk=other.pk).update(interprets=lead)
        published(title=f"第{number}场演出", category="culture", column="plans")
    after = {path: asked(client, path) for path in MOST}
    grown = {
        path: (before[path], after[path])
        for path, most in MOST.items()
        if not before[path] <= after[path] <= most
    }
    assert grown == {}
    for number in range(3):
        published(title=f"又一份{number}")
    assert {path: asked(client, path) for path in MOST} == after


def test_a_document_asks_the_same_with_one_file_edition_and_interpretation_or_many(
    client: Client, published: Publish
) -> None:
    document = published()
    first = published(title="解读零", column="interpretation")
    Document.objects.filter(pk=first.pk).update(interprets=document)
    before = asked(client, f"/doc/{document.address}/")
    for number in range(5):
        other = published(title=f"解读{number}", column="interpretation")
        Document.objects.filter(pk=other.pk).update(interprets=document)
    assert asked(client, f"/doc/{document.address}/") == before <= 10
    assert asked(client, f"/doc/{document.address}/verify") <= 5
