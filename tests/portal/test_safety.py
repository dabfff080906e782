"""What holds for every page: headers, no traces, forms that only come from here, and no way round the reviews."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from gongkai.documents import acts
from gongkai.documents.models import Attachment, Document
from tests import papers
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, interpretation_of, walk
from tests.portal.conftest import Publish

pytestmark = pytest.mark.django_db
OPEN = ("/", "/zwgk/", "/zwgk/policy/", "/zcwjk/", "/search/", "/search/?q=落实", "/ysqgk/", "/ysqgk/form/", "/nb/", "/about/", "/style/")  # fmt: skip
PERSONAL = ("/ysqgk/apply/applicant/", "/ysqgk/apply/resume/", "/ysqgk/track/")
CHANGING = (
    "/ysqgk/apply/applicant/",
    "/ysqgk/apply/check/",
    "/ysqgk/apply/resume/",
    "/ysqgk/apply/erase/",
    "/ysqgk/track/",
    "/ysqgk/track/complete/",
    "/ysqgk/track/reasons/",
    "/ysqgk/track/material/",
    "/ysqgk/track/message/",
    "/ysqgk/track/letters/1",
    "/ysqgk/track/files/1",
    "/ysqgk/track/withdraw/",
    "/ysqgk/track/leave/",
)


@pytest.mark.parametrize("path", [*OPEN, *PERSONAL, "/nowhere"])
def test_every_page_says_what_a_browser_may_do_with_it(client: Client, cast: Cast, path: str) -> None:
    answer = client.get(path)
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", OPEN)
def test_reading_leaves_no_cookie_and_loads_nothing_from_elsewhere(
    client: Client, published: Publish, path: str
) -> None:
    published()
    answer = client.get(path)
    assert answer.status_code == 200
    assert not answer.cookies
    page = answer.content.decode()
    for far in ('src="http', 'src="//', '<link rel="stylesheet" href="http'):
        assert far not in page


@pytest.mark.parametrize("path", PERSONAL)
def test_a_page_with_a_form_is_kept_by_no_cache(client: Client, cast: Cast, path: str) -> None:
    answer = client.get(path)
    assert "no-store" in answer["Cache-Control"]
    assert answer.cookies["csrftoken"]["httponly"]


@pytest.mark.parametrize("path", CHANGING)
def test_a_form_that_was_not_got_here_changes_nothing(cast: Cast, path: str) -> None:
    answer = Client(enforce_csrf_checks=True).post(path, {"says": "补正"})
    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()


def test_a_form_that_was_got_here_is_taken(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    token = (
        browser.get("/ysqgk/track/").content.decode().split('csrfmiddlewaretoken" value="')[1].split('"')[0]
    )
    sent = {"number": "2024-YSQ-0001", "code": "ABCD-2345", "csrfmiddlewaretoken": token}
    assert browser.post("/ysqgk/track/", sent).status_code == 422


@pytest.mark.parametrize(
    "path", ["complete/", "reasons/", "material/", "message/", "letters/1", "files/1", "leave/"]
)
def test_what_changes_something_is_not_done_by_a_link(client: Client, cast: Cast, path: str) -> None:
    assert client.get(f"/ysqgk/track/{path}").status_code == 405


@pytest.mark.parametrize("path", ["/feed/all.xml", "/sitemap.xml", "/robots.txt", "/ysqgk/apply/", "/ysqgk/form/", "/ysqgk/receipt/", "/ysqgk/track/case/"])  # fmt: skip
def test_what_is_only_read_takes_no_post(client: Client, cast: Cast, path: str) -> None:
    assert client.post(path).status_code == 405


@pytest.mark.parametrize(
    "closed",
    [
        {"attribute": "withheld", "attribute_reason": "国家秘密", "attribute_ground": "14a"},
        {"attribute": "on_request", "attribute_reason": "涉及特定对象"},
    ],
)
def test_a_document_that_is_not_proactive_has_no_page_no_proof_and_no_files(
    client: Client, cast: Cast, closed: dict[str, Any]
) -> None:
    document = draft_of(cast, title="内部事项", text="内部正文", **closed)
    kept = acts.attach(
        document.editions.get().pk, name="名单.pdf", content=BytesIO(papers.pdf()), by=cast.li_qiang, on=ON
    )
    for rest in ("", "verify", f"files/{kept.pk}"):
        assert client.get(f"/doc/{document.address}/{rest}").status_code == 404, rest
    for path in OPEN:
        page = client.get(path).content.decode()
        assert "内部事项" not in page
        assert "内部正文" not in page


@pytest.mark.parametrize("until", ["submit", "pass_first", "pass_secrecy", "pass_second", "sign"])
def test_a_document_under_review_is_not_there_before_it_is_published(
    client: Client, cast: Cast, until: str
) -> None:
    document = draft_of(cast)
    walk(cast, document, until=until)
    for rest in ("", "verify"):
        assert client.get(f"/doc/{document.address}/{rest}").status_code == 404
    assert document.title not in client.get("/zwgk/").content.decode()


def test_a_file_of_the_next_edition_is_not_given_out_before_that_edition_is(
    client: Client, cast: Cast, published: Publish
) -> None:
    document = published()
    edition = acts.revise(document.pk, text="新的正文。", because="更正", by=cast.li_qiang, on=ON)
    kept = acts.attach(edition.pk, name="新附件.pdf", content=BytesIO(papers.pdf()), by=cast.li_qiang, on=ON)
    assert client.get(f"/doc/{document.address}/files/{kept.pk}").status_code == 404
    assert "新附件" not in client.get(f"/doc/{document.address}/").content.decode()
    assert "新的正文" not in client.get(f"/doc/{document.address}/verify").content.decode()


def test_an_interpretation_of_a_hidden_document_does_not_name_it(
    client: Client, cast: Cast, published: Publish
) -> None:
    lead = draft_of(cast, title="未公开的文件")
    interpretation_of(cast, lead)
    other = published(title="解读")
    Document.objects.filter(pk=other.pk).update(interprets=lead)
    assert "未公开的文件" not in client.get(f"/doc/{other.address}/").content.decode()


def test_a_file_that_is_gone_from_the_disk_is_not_found_and_no_fault(
    client: Client, published: Publish
) -> None:
    document = published()
    kept = Attachment.objects.create(
        edition=document.live_edition, name="丢失.pdf", size=8, digest="0" * 64, file=ContentFile(b"%PDF-1.4", "x.pdf")
    )  # fmt: skip
    kept.file.storage.delete(kept.file.name)
    assert client.get(f"/doc/{document.address}/files/{kept.pk}").status_code == 404
    assert "附件“丢失.pdf”的内容不同" in client.get(f"/doc/{document.address}/verify").content.decode()


@pytest.mark.parametrize("path", ["/search/", "/zwgk/", "/zcwjk/", "/ysqgk/"])
@pytest.mark.parametrize("words", ['"><script>alert(1)</script>', "'; DROP TABLE x; --", "%_%", "字" * 500])
def test_whatever_is_typed_into_a_search_box_is_only_words(
    client: Client, published: Publish, path: str, words: str
) -> None:
    published()
    answer = client.get(path, {"q": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("number", ["0", "-1", "x", "９", "9" * 20, "9" * 5000, ""])
def test_any_page_number_shows_a_page(client: Client, published: Publish, number: str) -> None:
    published(title="一份通知")
    answer = client.get("/zwgk/", {"page": number})
    assert answer.status_code == 200
    assert "一份通知" in answer.content.decode()
