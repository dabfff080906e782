"""The machine's interface: what it gives, and what it never gives."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from gongkai.cases import acts as cases
from gongkai.documents import acts
from gongkai.documents.models import Document
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.attribute import Attribute
from gongkai.law.hand import Hand
from gongkai.law.receipt import Channel
from gongkai.reports.models import AnnualReport
from tests.cast import FITTING, TAKEN_BACK, WANG_FANG, Cast
from tests.matters.conftest import matter_of

pytestmark = pytest.mark.django_db
BASE = "/api/v1"


def publish(cast: Cast, title: str, **fields: Any) -> Document:
    """A document that went through every review."""
    on = date(2023, 11, 17)
    column = cast.columns[fields.pop("column", "policy")]
    made = acts.draft(
        column,
        title=title,
        text=f"{title}的正文。",
        division=cast.division,
        by=cast.li_qiang,
        on=on,
        **fields,
    )
    acts.submit(made.pk, by=cast.li_qiang, on=on)
    acts.pass_first(made.pk, judged=FITTING, opinion="", by=cast.he_jing, on=on)
    acts.pass_secrecy(made.pk, opinion="", by=cast.sun_jing, on=on)
    acts.pass_second(made.pk, opinion="", by=cast.zhao_min, on=on)
    acts.sign(made.pk, opinion="", by=cast.wu_tao, on=on)
    acts.publish(made.pk, by=cast.qian_jin, on=on)
    made.refresh_from_db()
    return made


@pytest.fixture
def document(cast: Cast) -> Document:
    return publish(cast, "冬季检查的通知", doc_no="甲文旅发〔2023〕42号", genre="通知")


@pytest.fixture
def report(cast: Cast) -> AnnualReport:
    from gongkai.law.forms.annual import Figures

    return AnnualReport.objects.create(
        agency=cast.agency, year=2023, stage="published", overview="总体。", published_on=date(2024, 1, 18),
        signed_by=cast.feng_lin, signed_on=date(2024, 1, 16),
        figures=Figures.filled_with(0, agency=cast.agency.name, year=2023).as_json(),
    )  # fmt: skip


def test_every_endpoint_of_the_description_answers(
    cast: Cast, client: Client, document: Document, report: AnnualReport
) -> None:
    number = matter_of(cast).number
    described = client.get(f"{BASE}/openapi.json").json()
    assert len(described["paths"]) >= 4
    for path, methods in described["paths"].items():
        (method,) = methods
        address = path.replace("{index}", document.address).replace("{year}", "2023")
        address = address.replace("{number}", number)
        if method == "get":
            answer = client.get(address)
        else:  # the one thing that is sent: a text to be checked, which is not kept
            assert (method, path) in [("post", f"{BASE}/check"), ("post", f"{BASE}/mask")]
            answer = client.post(address, {"text": "字"}, content_type="application/json")
        assert answer.status_code == 200, (path, answer.content)
        assert {"200", "404", "422"} <= set(methods[method]["responses"])


@pytest.mark.parametrize(
    "path, status",
    [
        ("/documents/nothing", 404),
        ("/annual-reports/1999", 404),
        ("/annual-reports/99999999999999999999", 404),
        ("/annual-reports/x", 404),
        ("/nowhere", 404),
        ("/", 404),
        ("/docs", 404),
        ("/documents?page=0", 422),
        ("/documents?per_page=1000", 422),
        ("/documents?published_from=gestern", 422),
        ("/documents?category=secret", 422),
    ],
)
def test_every_error_has_one_shape(client: Client, cast: Cast, path: str, status: int) -> None:
    answer = client.get(BASE + path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"code", "says"}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: Client, cast: Cast, method: str) -> None:
    answer = getattr(client, method)(f"{BASE}/documents")
    assert answer.status_code == 405
    assert answer.json()["error"]["code"] == "read_only"


def test_documents_are_found_by_words_filters_and_pages(
    client: Client, cast: Cast, document: Document
) -> None:
    publish(cast, "开放时间", category="culture", column="plans")
    assert client.get(f"{BASE}/documents").json()["total"] == 2
    for query in (
        "q=冬季",
        "column=policy",
        "category=document",
        "genre=通知",
        "doc_no=甲文旅发〔2023〕42号",
    ):
        found = client.get(f"{BASE}/documents?{query}").json()
        assert [d["index_no"] for d in found["documents"]] == [document.index_no], query
    second = client.get(f"{BASE}/documents?per_page=1&page=2").json()
    assert (second["pages"], len(second["documents"])) == (2, 1)
    assert client.get(f"{BASE}/documents?page=9").json()["documents"] == []
    assert client.get(f"{BASE}/documents?published_from=2024-01-01").json()["total"] == 0


def test_one_document_comes_with_its_text_and_fingerprint(client: Client, document: Document) -> None:
    found = client.get(f"{BASE}/documents/{document.address}").json()
    assert found["text"] == "冬季检查的通知的正文。"
    assert document.live_edition is not None
    assert found["sha256"] == document.live_edition.digest
    assert found["address"] == f"http://testserver/doc/{document.address}/"


def test_what_is_not_public_is_not_there(client: Client, cast: Cast, document: Document) -> None:
    on = date(2023, 11, 20)
    draft = acts.draft(
        cast.columns["policy"], title="草稿", text="草稿", division=cast.division, by=cast.li_qiang, on=on
    )
    withdrawn = publish(cast, "已撤回")
    acts.withdraw(withdrawn.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=on)
    others = publish(cast, "别的机关")
    Document.objects.filter(pk=others.pk).update(agency=cast.other_agency)
    assert client.get(f"{BASE}/documents/{withdrawn.address}").status_code == 410
    for hidden in (draft, others):
        assert client.get(f"{BASE}/documents/{hidden.address}").status_code == 404
    assert client.get(f"{BASE}/documents").json()["total"] == 1
    assert client.get(f"/j/yi{BASE}/documents").json()["total"] == 1
    assert Document.objects.filter(attribute=Attribute.PROACTIVE).count() == 4


def test_nothing_about_people_or_requests_is_given_out(
    client: Client, cast: Cast, document: Document, report: AnnualReport
) -> None:
    case = cases.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "评分表", channel=Channel.IN_PERSON, by=Hand.APPLICANT,
        on=date(2024, 1, 8),
    )  # fmt: skip
    said = "".join(
        client.get(BASE + path).content.decode()
        for path in ("/documents", f"/documents/{document.address}", "/columns", "/annual-reports/2023")
    )
    for secret in ("王芳", WANG_FANG.phone, case.number, "评分表", "李强", "何静"):
        assert secret not in said


def test_a_draft_report_is_not_given_out(client: Client, cast: Cast, report: AnnualReport) -> None:
    assert client.get(f"{BASE}/annual-reports/2023").json()["figures"]["t3"]["r1_new"] == [0] * 7
    AnnualReport.objects.filter(pk=report.pk).update(stage="signed")
    assert client.get(f"{BASE}/annual-reports/2023").status_code == 404
    assert client.get(f"{BASE}/annual-reports").json() == []


def test_the_list_asks_the_database_the_same_whatever_the_number_of_rows(
    client: Client, cast: Cast, document: Document, django_assert_max_num_queries: Any
) -> None:
    for number in range(5):
        publish(cast, f"第{number}份")
    with django_assert_max_num_queries(5):
        client.get(f"{BASE}/documents")
