"""The edges of the interface: pages, unusable parameters, other agencies, and what stays closed."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.documents import acts
from gongkai.documents.models import Document
from gongkai.reports.models import AnnualReport
from tests.api.test_open_data import BASE, document, publish, report
from tests.cast import Cast
from tests.documents.conftest import draft_of, walk

__all__ = ["document", "report"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "query, named",
    [
        ("page=0", "page"),
        ("page=x", "page"),
        ("page=100001", "page"),
        ("per_page=0", "per_page"),
        ("per_page=101", "per_page"),
        ("published_to=2023-13-01", "published_to"),
        ("category=secret", "category"),
        ("validity=all", "validity"),
        ("counted=maybe", "counted"),
        ("q=" + "字" * 81, "q"),
    ],
)
def test_an_unusable_parameter_is_named(client: Client, cast: Cast, query: str, named: str) -> None:
    answer = client.get(f"{BASE}/documents?{query}")
    assert answer.status_code == 422
    said = answer.json()["error"]
    assert said["code"] == "unusable"
    assert named in said["says"]


def test_a_page_holds_twenty_and_at_most_a_hundred(client: Client, cast: Cast, document: Document) -> None:
    for number in range(20):
        publish(cast, f"第{number}份")
    first = client.get(f"{BASE}/documents").json()
    assert (first["total"], first["pages"], len(first["documents"])) == (21, 2, 20)
    assert len(client.get(f"{BASE}/documents?page=2").json()["documents"]) == 1
    whole = client.get(f"{BASE}/documents?per_page=100").json()["documents"]
    assert len({line["index_no"] for line in whole}) == 21
    beyond = client.get(f"{BASE}/documents?page=100000").json()
    assert (beyond["total"], beyond["documents"]) == (21, [])


@pytest.mark.parametrize("name", ["q", "column", "genre", "doc_no"])
@pytest.mark.parametrize("odd", ["'\"%_\\", "<script>", "\u202e"])
def test_odd_characters_find_nothing_and_break_nothing(
    client: Client, document: Document, name: str, odd: str
) -> None:
    answer = client.get(f"{BASE}/documents", {name: odd})
    assert (answer.status_code, answer.json()["total"]) == (200, 0)


@pytest.mark.parametrize("index", ["..", "a-b-c-d-e-f-g-h-i-j-k", "%E4%B8%8D"])
def test_an_address_of_nothing_is_not_found(client: Client, cast: Cast, index: str) -> None:
    answer = client.get(f"{BASE}/documents/{index}")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"


@pytest.mark.parametrize("until", ["submit", "pass_secrecy", "sign"])
def test_a_document_under_review_is_not_given_out(client: Client, cast: Cast, until: str) -> None:
    made = draft_of(cast)
    walk(cast, made, until=until)
    assert client.get(f"{BASE}/documents/{made.address}").status_code == 404
    assert client.get(f"{BASE}/documents").json()["total"] == 0


@pytest.mark.parametrize(
    "closed",
    [
        {"attribute": "withheld", "attribute_reason": "国家秘密", "attribute_ground": "14a"},
        {"attribute": "on_request", "attribute_reason": "涉及特定对象"},
    ],
)
def test_what_is_withheld_or_given_on_request_is_not_given_out(
    client: Client, cast: Cast, closed: dict[str, Any]
) -> None:
    made = draft_of(cast, title="内部事项", **closed)
    assert client.get(f"{BASE}/documents/{made.address}").status_code == 404
    for path in ("/documents", "/documents?q=内部", "/columns"):
        assert "内部事项" not in client.get(BASE + path).content.decode()


def test_the_wording_given_out_is_the_published_one(client: Client, cast: Cast, document: Document) -> None:
    acts.revise(document.pk, text="还没审的新正文。", because="更正", by=cast.li_qiang, on=document.made_on)
    found = client.get(f"{BASE}/documents/{document.address}").json()
    assert found["text"] == "冬季检查的通知的正文。"
    assert "还没审的新正文" not in client.get(f"{BASE}/documents?q=新正文").content.decode()


def test_another_agencys_data_stands_under_its_own_address_only(
    client: Client, cast: Cast, document: Document, report: AnnualReport
) -> None:
    Document.objects.filter(pk=document.pk).update(agency=cast.other_agency)
    assert client.get(f"{BASE}/documents/{document.address}").status_code == 404
    found = client.get(f"/j/yi{BASE}/documents/{document.address}").json()
    assert found["agency"] == "甲市体育局"
    assert found["address"] == f"http://testserver/j/yi/doc/{document.address}/"
    assert client.get(f"/j/yi{BASE}/annual-reports").json() == []
    assert client.get(f"/j/yi{BASE}/annual-reports/2023").status_code == 404
    assert client.get(f"/j/nobody{BASE}/documents").status_code == 404


def test_without_any_agency_there_is_nothing_and_no_fault(client: Client) -> None:
    for path in ("/documents", "/columns", "/annual-reports"):
        answer = client.get(BASE + path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")


def test_a_list_gives_exactly_the_described_fields(client: Client, document: Document) -> None:
    described = client.get(f"{BASE}/openapi.json").json()["components"]["schemas"]
    line = client.get(f"{BASE}/documents").json()["documents"][0]
    assert set(line) == set(described["DocumentLine"]["properties"])
    whole = client.get(f"{BASE}/documents/{document.address}").json()
    assert set(whole) == set(described["DocumentOut"]["properties"])
    for inside in ("owner", "attribute_reason", "channels", "author", "opinion", "package"):
        assert inside not in whole


def test_every_answer_is_json_and_says_what_a_browser_may_do_with_it(
    client: Client, document: Document
) -> None:
    for path in ("/documents", "/columns", "/annual-reports", "/openapi.json", "/nowhere"):
        answer = client.get(BASE + path)
        assert answer["Content-Type"].startswith("application/json")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert not answer.cookies


@pytest.mark.parametrize("path", ["/documents", "/columns", "/annual-reports", "/annual-reports/2023"])
def test_the_number_of_questions_does_not_grow_with_the_rows(
    client: Client, cast: Cast, document: Document, report: AnnualReport, path: str
) -> None:
    with CaptureQueriesContext(connection) as before:
        client.get(BASE + path)
    for number in range(6):
        publish(cast, f"第{number}份")
    with CaptureQueriesContext(connection) as after:
        client.get(BASE + path)
    assert len(before) == len(after) <= 4
