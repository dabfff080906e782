"""One document: its page, its fingerprint, its attachments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.test import Client

from gongkai.documents import acts
from gongkai.documents.models import Attachment, Document, Edition
from tests import papers
from tests.cast import TAKEN_BACK, Cast
from tests.portal.conftest import Publish, take_over
from tests.repealing import repealed

pytestmark = pytest.mark.django_db
PDF = papers.pdf()


@pytest.fixture
def with_file(cast: Cast, drafted: Publish, reviewed: Callable[[Document, date], Document]) -> Document:
    document = drafted()
    edition = document.editions.get()
    acts.attach(
        edition.pk, name="评分 标准.pdf", content=BytesIO(PDF), by=cast.li_qiang, on=date(2023, 11, 10)
    )
    return reviewed(document, date(2023, 11, 17))


def test_the_page_shows_every_kept_field(client: Client, published: Publish) -> None:
    document = published(
        title="冬季检查的通知", doc_no="甲文旅发〔2023〕42号", genre="通知", text="正文。\n\n（此件公开发布）"
    )
    page = client.get(f"/doc/{document.address}/").content.decode()
    for said in (
        document.index_no,
        "冬季检查的通知",
        "甲文旅发〔2023〕42号",
        "业务科",
        "2023-11-17",
        "有效",
        "（此件公开发布）",
    ):
        assert said in page
    assert '<meta name="ArticleTitle" content="冬季检查的通知">' in page
    assert page.count("<h1") == 1


def test_the_page_asks_few_questions(
    client: Client, with_file: Document, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        client.get(f"/doc/{with_file.address}/")


def test_title_and_text_are_escaped(client: Client, published: Publish) -> None:
    document = published(
        title="<script>alert(1)</script>", text="<img src=x onerror=alert(1)>\n\n[点](javascript:alert(1))"
    )
    page = client.get(f"/doc/{document.address}/").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert 'href="javascript' not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_draft_a_closed_and_a_withdrawn_document_are_not_there(
    client: Client, cast: Cast, drafted: Publish, published: Publish
) -> None:
    gone = published(title="撤回")
    acts.withdraw(gone.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=date(2023, 12, 1))
    hidden = [
        drafted(),
        drafted(attribute="withheld", attribute_reason="涉密", attribute_ground="14a"),
        take_over(published(), cast.other_agency),
    ]
    for rest in ("", "verify", "files/1", "picture/a.png"):
        assert [client.get(f"/doc/{d.address}/{rest}").status_code for d in hidden] == [404] * 3
        assert client.get(f"/doc/{gone.address}/{rest}").status_code == 410


def test_a_document_and_its_interpretation_lead_to_each_other(
    client: Client, drafted: Publish, reviewed: Callable[[Document, date], Document]
) -> None:
    lead = drafted(title="活动方案", doc_no="甲文旅发〔2023〕3号", needs_interpretation=True)
    explains = drafted(
        title="一图读懂活动方案",
        text="为什么办、怎么参加。",
        interprets=lead,
        column="interpretation",
        forms=["图解"],
    )
    reviewed(lead, date(2023, 11, 17))
    page = client.get(f"/doc/{lead.address}/").content.decode()
    assert page.count(f"/doc/{explains.address}/") == 2
    assert f"/doc/{lead.address}/" in client.get(f"/doc/{explains.address}/").content.decode()
    assert ">解读<" in client.get("/zcwjk/").content.decode()


def test_an_interpretation_still_in_draft_is_not_shown(
    client: Client, published: Publish, drafted: Publish
) -> None:
    lead = published()
    drafted(title="还没写完的解读", interprets=lead, column="interpretation")
    assert "还没写完的解读" not in client.get(f"/doc/{lead.address}/").content.decode()


def test_corrections_stay_on_record(
    client: Client, cast: Cast, published: Publish, reviewed: Callable[[Document, date], Document]
) -> None:
    document = published()
    acts.revise(
        document.pk,
        text="各单位：\n\n更正后的要求。",
        because="更正联系电话",
        by=cast.li_qiang,
        on=date(2023, 12, 1),
    )
    assert "更正联系电话" not in client.get(f"/doc/{document.address}/").content.decode()
    reviewed(document, date(2023, 12, 5))
    page = client.get(f"/doc/{document.address}/").content.decode()
    assert "更正联系电话" in page
    assert "更正后的要求" in page
    assert "请认真落实" not in page


def test_the_fingerprint_is_computed_again_and_holds(client: Client, with_file: Document) -> None:
    page = client.get(f"/doc/{with_file.address}/verify").content.decode()
    assert "<strong>一致。</strong>" in page
    assert "初审通过" in page
    assert "何静" not in page


@pytest.mark.parametrize(
    "change",
    [
        {"html": "<p>另一段话</p>"},
        {
            "digest": "0" * 64,
            "secrecy_digest": "0" * 64,
            "signed_digest": "0" * 64,
            "cleared_digest": "0" * 64,
        },
    ],
)
def test_a_page_that_was_changed_behind_the_reviews_is_found_out(
    client: Client, published: Publish, change: dict[str, str]
) -> None:
    document = published()
    Edition.objects.filter(document=document).update(**change)
    assert "<strong>不一致。</strong>" in client.get(f"/doc/{document.address}/verify").content.decode()


def test_the_same_words_set_in_another_way_still_hold(client: Client, published: Publish) -> None:
    document = published(text="一段话。")
    Edition.objects.filter(document=document).update(html="<p><strong>一段话。</strong></p>\n")
    assert "<strong>一致。</strong>" in client.get(f"/doc/{document.address}/verify").content.decode()


def test_an_attachment_that_was_changed_on_the_disk_is_found_out(client: Client, with_file: Document) -> None:
    kept = Attachment.objects.get()
    with open(kept.file.path, "wb") as file:
        file.write(PDF + b" changed")
    assert "附件“评分 标准.pdf”的内容不同" in client.get(f"/doc/{with_file.address}/verify").content.decode()


def test_an_attachment_is_a_download_with_its_chinese_name(client: Client, with_file: Document) -> None:
    kept = Attachment.objects.get()
    page = client.get(f"/doc/{with_file.address}/").content.decode()
    assert "评分 标准.pdf" in page
    answer = client.get(f"/doc/{with_file.address}/files/{kept.pk}")
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_an_attachment_of_another_document_or_of_a_hidden_one_is_not_there(
    client: Client, cast: Cast, with_file: Document, published: Publish
) -> None:
    kept = Attachment.objects.get()
    assert client.get(f"/doc/{published().address}/files/{kept.pk}").status_code == 404
    acts.withdraw(with_file.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=date(2023, 12, 1))
    assert client.get(f"/doc/{with_file.address}/files/{kept.pk}").status_code == 410


def test_a_repealed_document_says_so_at_the_top(client: Client, cast: Cast, published: Publish) -> None:
    document = published()
    repealed(document.pk, by=cast.qian_jin, on=date(2024, 1, 5))
    page = client.get(f"/doc/{document.address}/").content.decode()
    assert "仅供查考" in page
    assert "2024-01-05" in page


@pytest.mark.parametrize("address", ["x", "..", "a-b-c-d-e-f-g-h-i-j-k-l", "不存在"])
def test_addresses_of_nothing_are_not_found(client: Client, cast: Cast, address: str) -> None:
    assert client.get(f"/doc/{address}/").status_code == 404


def test_the_printed_note_stands_under_the_text_once(client: Client, published: Publish) -> None:
    plain = client.get(f"/doc/{published().address}/").content.decode()
    assert plain.count("此件公开发布") == 1
    noted = published(text="特此通知。\n\n（此件公开发布）")
    assert client.get(f"/doc/{noted.address}/").content.decode().count("此件公开发布") == 1
