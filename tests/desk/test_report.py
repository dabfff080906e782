"""The annual report at the desk: every number opens, figures need two people, the head signs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from gongkai.agencies import acts as agencies
from gongkai.cases import acts as cases
from gongkai.cases.models import Case
from gongkai.law.hand import Hand
from gongkai.law.remedy import Track
from gongkai.reports import acts
from gongkai.reports.models import AnnualReport, Figure
from tests.answering import answered
from tests.cast import Cast
from tests.desk.conftest import TODAY, draft_of, publish

LATER = date(2025, 1, 10)


@pytest.fixture
def report(cast: Cast, case: Case) -> AnnualReport:
    return acts.begin(cast.agency, 2024, by=cast.qian_jin, on=TODAY)


def fill(cast: Cast, report: AnnualReport) -> None:
    texts = {"overview": "总体情况。", "problems": "问题。", "other": "无。"}
    acts.write(report.pk, texts, by=cast.qian_jin, on=TODAY)
    for cell in Figure.Cell:
        figure = acts.enter_figure(
            cast.agency, 2024, cell, value=Decimal(0), source="本年没有", by=cast.qian_jin, on=TODAY
        )
        acts.confirm_figure(figure.pk, by=cast.zhao_min, on=TODAY)


def test_a_report_is_begun_by_the_office_and_listed(cast: Cast, enter: Any) -> None:
    client = enter(cast.qian_jin)
    assert client.post("/desk/nb/begin/", {"year": "2023"})["Location"] == "/desk/nb/2023/"
    assert "2023年度" in client.get("/desk/nb/").text
    assert enter(cast.li_qiang).post("/desk/nb/begin/", {"year": "2022"}).status_code == 403
    assert client.get("/desk/nb/begin/").status_code == 405


def test_every_number_of_the_form_is_a_link_to_its_records(
    cast: Cast, report: AnnualReport, enter: Any
) -> None:
    text = enter(cast.qian_jin).get("/desk/nb/2024/").text
    assert text.count('href="/desk/nb/2024/cell/') >= 200
    assert '<a href="/desk/nb/2024/cell/t3.r1_new.natural/">1</a>' in text
    assert 'class="blank" href="/desk/nb/2024/cell/t2_20_5.license/">未填' in text


def test_behind_a_number_stand_cases_by_number_and_nobodys_name(
    cast: Cast, case: Case, report: AnnualReport, enter: Any
) -> None:
    text = enter(cast.qian_jin).get("/desk/nb/2024/cell/t3.r1_new.natural/").text
    assert "2024年“一、本年新收政府信息公开申请数量”，申请人：自然人" in text
    assert f"/desk/ysq/{case.number}/" in text
    assert "王芳" not in text
    assert case.asked not in text


def test_a_cell_that_is_not_on_the_form_is_not_there(cast: Cast, report: AnnualReport, enter: Any) -> None:
    for address in ("t3.nothing.natural", "t9", "t3.r1_new.nobody", "t2_20_5"):
        assert enter(cast.qian_jin).get(f"/desk/nb/2024/cell/{address}/").status_code == 404


def test_a_report_of_another_agency_is_not_there(cast: Cast, report: AnnualReport, enter: Any) -> None:
    client = enter(cast.zhou_yang)
    for rest in ("", "cell/t3.r1_new.total/", "report.docx", "tables.xlsx"):
        assert client.get(f"/desk/nb/2024/{rest}").status_code == 404
    assert client.post("/desk/nb/2024/do/publish/").status_code == 404
    assert "2024年度" not in client.get("/desk/nb/").text


def test_a_figure_is_entered_with_its_source_and_confirmed_by_another(
    cast: Cast, report: AnnualReport, enter: Any
) -> None:
    typed = {"cell": Figure.Cell.LICENSE, "value": "0", "source": "本局不行使许可"}
    clerk = enter(cast.qian_jin)
    assert clerk.post("/desk/nb/2024/figures/", typed | {"source": ""}).status_code == 422
    assert clerk.post("/desk/nb/2024/figures/", typed).status_code == 302
    figure = Figure.objects.get()
    own = clerk.post(f"/desk/nb/2024/figures/{figure.pk}/")
    assert own.status_code == 409
    assert "填报人不能确认自己填报的数据" in own.text
    assert enter(cast.zhao_min).post(f"/desk/nb/2024/figures/{figure.pk}/").status_code == 302
    figure.refresh_from_db()
    assert figure.confirmed_by == cast.zhao_min


def test_half_a_decision_is_refused_and_what_was_typed_kept(
    cast: Cast, report: AnnualReport, enter: Any
) -> None:
    typed = {"cell": Figure.Cell.LICENSE, "value": "1.5", "source": "来源在此"}
    response = enter(cast.qian_jin).post("/desk/nb/2024/figures/", typed)
    assert response.status_code == 409
    assert "应当是整数" in response.text
    assert "来源在此" in response.text


def test_what_keeps_a_report_from_being_signed_is_listed(
    cast: Cast, report: AnnualReport, enter: Any
) -> None:
    text = enter(cast.feng_lin).get("/desk/nb/2024/").text
    assert "“一、总体情况”还没有内容" in text
    assert "没有填报；是0也要填报并说明理由" in text
    assert "/desk/nb/2024/do/sign/" not in text


def test_a_report_is_written_signed_reopened_and_published(
    cast: Cast, report: AnnualReport, enter: Any, settings: Any
) -> None:
    fill(cast, report)
    settings.GONGKAI_TODAY = LATER
    texts = {"overview": "改过的总体情况。", "problems": "问题。", "other": "无。"}
    assert enter(cast.qian_jin).post("/desk/nb/2024/text/", texts).status_code == 302
    assert enter(cast.qian_jin).post("/desk/nb/2024/do/sign/").status_code == 409
    assert enter(cast.feng_lin).post("/desk/nb/2024/do/sign/").status_code == 302
    late = enter(cast.qian_jin).post("/desk/nb/2024/text/", texts | {"other": "签批后又改"})
    assert late.status_code == 409
    assert enter(cast.zhao_min).post("/desk/nb/2024/do/reopen/").status_code == 302
    assert enter(cast.feng_lin).post("/desk/nb/2024/do/sign/").status_code == 302
    assert enter(cast.qian_jin).post("/desk/nb/2024/do/publish/").status_code == 302
    report.refresh_from_db()
    assert (report.published_on, report.overview) == (LATER, "改过的总体情况。")
    assert enter(cast.qian_jin).get("/desk/nb/2024/do/publish/").status_code == 405


def test_the_report_comes_as_a_word_file(cast: Cast, report: AnnualReport, enter: Any) -> None:
    fill(cast, report)
    response = enter(cast.feng_lin).get("/desk/nb/2024/report.docx")
    file = docx.Document(BytesIO(response.content))
    assert any("总体情况。" in p.text for p in file.paragraphs)


def test_a_clerk_has_no_business_with_the_report(cast: Cast, report: AnnualReport, enter: Any) -> None:
    assert enter(cast.li_qiang).get("/desk/nb/2024/").status_code == 403


def test_the_tables_come_as_a_workbook(cast: Cast, report: AnnualReport, enter: Any) -> None:
    response = enter(cast.feng_lin).get("/desk/nb/2024/tables.xlsx")
    assert response["Content-Disposition"].endswith('annual-report-2024.xlsx"')
    assert load_workbook(BytesIO(response.content)).worksheets


def test_behind_every_kind_of_cell_stand_its_own_records(
    cast: Cast, case: Case, report: AnnualReport, enter: Any
) -> None:
    rule = draft_of(cast, title="某办法", normative="normative_docs")
    publish(cast, rule)
    answered(cast, case, on=TODAY)
    cases.lodge_remedy(case.pk, track=Track.REVIEW, by=cast.qian_jin, on=TODAY)
    acts.enter_figure(
        cast.agency,
        2024,
        Figure.Cell.LICENSE,
        value=Decimal(7),
        source="审批系统清单",
        by=cast.qian_jin,
        on=TODAY,
    )
    client = enter(cast.qian_jin)
    for cell, value, said in (
        ("t2_20_1.normative_docs.issued", 1, "某办法"),
        ("t2_20_1.rules.in_force", 0, "没有符合条件的记录，所以是0"),
        ("t2_20_5.license", 7, "审批系统清单"),
        ("t3.r3_1_open.natural", 1, case.number),
        ("t3.r3_7_total.total", 1, case.number),
        ("t3.r4_carried_out.natural", 0, "所以是0"),
        ("t4.review.pending", 1, "尚未审结"),
    ):
        text = client.get(f"/desk/nb/2024/cell/{cell}/").text
        assert f'<span class="score"><b>{value}</b>' in text, cell
        assert said in text, cell
        assert "王芳" not in text


def test_a_number_is_opened_and_the_case_behind_it_only_by_who_may_see_it(
    cast: Cast, case: Case, report: AnnualReport, outsider: Any, enter: Any
) -> None:
    agencies.give_post(outsider, Hand.DIVISION_HEAD, TODAY, division=outsider.division)
    text = enter(outsider).get("/desk/nb/2024/cell/t3.r1_new.natural/").text
    assert case.number in text
    assert f"/desk/ysq/{case.number}/" not in text
