"""Published annual reports."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from django.test import Client

from gongkai.law.forms.annual import form
from gongkai.portal.number_links import linked
from gongkai.reports import acts
from gongkai.reports.models import AnnualReport, Figure
from tests.cast import Cast
from tests.portal.conftest import Publish

pytestmark = pytest.mark.django_db
OVERVIEW = "全年主动公开政府信息2条，其中公开文件1条、公共文化体育领域内容1条。\n<b>注意</b>"


@pytest.fixture
def report(cast: Cast, published: Publish) -> AnnualReport:
    """The report of 2023, signed and published."""
    published()
    published(title="开放时间", category="culture", column="plans")
    on = date(2024, 1, 15)
    for cell in Figure.Cell:
        figure = acts.enter_figure(
            cast.agency, 2023, cell, value=Decimal(0), source="没有", by=cast.qian_jin, on=on
        )
        acts.confirm_figure(figure.pk, by=cast.zhao_min, on=on)
    made = acts.begin(cast.agency, 2023, by=cast.qian_jin, on=on)
    acts.write(made.pk, {"overview": OVERVIEW, "problems": "无。", "other": "无。"}, by=cast.qian_jin, on=on)
    acts.sign(made.pk, by=cast.feng_lin, on=on)
    return made


@pytest.fixture
def public_report(report: AnnualReport, cast: Cast) -> AnnualReport:
    return acts.publish(report.pk, by=cast.qian_jin, on=date(2024, 1, 18))


def test_a_report_that_is_only_signed_is_not_public(client: Client, report: AnnualReport) -> None:
    assert "2023年" not in client.get("/nb/").content.decode().split("</header>")[1]
    assert client.get("/nb/2023/").status_code == 404
    assert client.get("/nb/2023/docx").status_code == 404


def test_a_published_report_prints_every_label_of_the_form(
    client: Client, public_report: AnnualReport
) -> None:
    assert public_report.title in client.get("/nb/").content.decode()
    page = client.get("/nb/2023/").content.decode()
    for label in form(2023).labels:
        assert label in page
    assert page.count("<td") == 200
    assert "0.000" not in page
    assert 'scope="row"' in page
    assert 'role="region"' in page


def test_a_counted_number_opens_its_list_and_the_list_has_as_many(
    client: Client, public_report: AnnualReport
) -> None:
    page = client.get("/nb/2023/").content.decode()
    for address, count in (
        ("/zwgk/?year=2023&amp;counted=1", 2),
        ("/zwgk/?year=2023&amp;counted=1&amp;category=document", 1),
        ("/zwgk/?year=2023&amp;counted=1&amp;category=culture", 1),
    ):
        assert f'<a class="num" href="{address}">{count}</a>' in page
        assert f"共 {count} 条" in client.get(address.replace("&amp;", "&")).content.decode()


def test_the_narrative_is_escaped(client: Client, public_report: AnnualReport) -> None:
    assert "&lt;b&gt;注意" in client.get("/nb/2023/").content.decode()


def test_a_number_that_counting_does_not_confirm_stays_plain() -> None:
    assert "<a" not in linked("主动公开政府信息53条", 2023, {"total": 52})
    assert 'href="/zwgk/' in linked("主动公开政府信息52条", 2023, {"total": 52})


def test_the_word_file_is_a_download_and_opens(client: Client, public_report: AnnualReport) -> None:
    answer = client.get("/nb/2023/docx")
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    said = "\n".join(p.text for p in docx.Document(BytesIO(answer.content)).paragraphs)
    assert "一、总体情况" in said


def test_reports_belong_to_their_agency(client: Client, public_report: AnnualReport) -> None:
    assert client.get("/j/yi/nb/2023/").status_code == 404
    assert "还没有公布的年度报告" in client.get("/j/yi/nb/").content.decode()


def test_the_page_asks_few_questions(
    client: Client, public_report: AnnualReport, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        client.get("/nb/2023/")


@pytest.mark.parametrize("path", ["/nb/1999/", "/nb/99999999999/", "/nb/x/"])
def test_years_without_a_report_are_not_found(client: Client, cast: Cast, path: str) -> None:
    assert client.get(path).status_code == 404


def test_headings_inside_the_narrative_are_headings(client: Client, public_report: AnnualReport) -> None:
    AnnualReport.objects.filter(pk=public_report.pk).update(overview="（一）主动公开\n（二）开展了培训。")
    page = client.get("/nb/2023/").content.decode()
    assert "<h3>（一）主动公开</h3>" in page
    assert "<p>（二）开展了培训。</p>" in page
