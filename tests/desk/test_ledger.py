"""The ledger at the desk: entered, assigned, mended in a new edition, closed by somebody else."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from gongkai.documents.models import Document
from gongkai.journal.models import Entry
from gongkai.quality import acts
from gongkai.quality.models import Finding
from gongkai.text.finding import Gravity
from tests.cast import Cast
from tests.desk.conftest import ON, TODAY, draft_of, publish
from tests.planting import before_the_rule


@pytest.fixture
def live(cast: Cast) -> Document:
    document = draft_of(cast, text="各单位：\n\n请认真布署工作，统一布署。")
    with before_the_rule():
        publish(cast, document)
    return document


def finding_of(cast: Cast, live: Document, **fields: Any) -> Finding:
    whole = {
        "document": live, "place": "正文第2段", "kind": "错别字", "found": "布署", "better": "部署",
        "says": "“布署”应为“部署”", "gravity": Gravity.ERROR, "source": "self_check",
    }  # fmt: skip
    return acts.record(cast.agency, by=cast.qian_jin, on=ON, **(whole | fields))


@pytest.fixture
def finding(cast: Cast, live: Document) -> Finding:
    return finding_of(cast, live)


def test_a_line_is_entered_by_hand(cast: Cast, live: Document, enter: Any) -> None:
    typed = {
        "index_no": live.index_no, "place": "正文第2段", "kind": "错别字", "gravity": "error", "found": "布署",
        "better": "部署", "says": "错字", "source": "self_check",
    }  # fmt: skip
    response = enter(cast.qian_jin).post("/desk/ledger/new/", typed)
    assert response.status_code == 302
    assert Finding.objects.get().document == live
    wrong = enter(cast.qian_jin).post("/desk/ledger/new/", typed | {"index_no": "没有的"})
    assert wrong.status_code == 422
    assert "没有这个索引号的信息" in wrong.text


def test_a_finding_walks_from_found_to_closed_through_the_desk(
    cast: Cast, finding: Finding, live: Document, enter: Any
) -> None:
    address = f"/desk/ledger/{finding.number}/do/"
    assert enter(cast.qian_jin).post(f"{address}assign/", {"owner": cast.li_qiang.pk}).status_code == 302
    still = enter(cast.li_qiang).post(f"{address}rectify/", {"says": "已改"})
    assert still.status_code == 409
    assert "请先发布改正后的版本" in still.text
    assert "已改" in still.text

    page = enter(cast.li_qiang).get(f"/desk/doc/{live.address}/revise/?finding={finding.number}").text
    assert "请认真部署工作，统一部署。" in page
    assert f"改正差错（{finding.number}）" in page
    typed = {"text": "各单位：\n\n请认真部署工作，统一部署。", "because": "改正差错", "before": "shown"}
    typed |= {"title": live.title, "made_on": str(live.made_on)}
    assert enter(cast.li_qiang).post(f"/desk/doc/{live.address}/revise/", typed).status_code == 302
    publish(cast, live, TODAY)

    assert enter(cast.li_qiang).post(f"{address}rectify/", {"says": "已发布第2版"}).status_code == 302
    assert enter(cast.zhao_min).post(f"{address}close/").status_code == 302
    finding.refresh_from_db()
    assert (finding.stage, finding.closed_by) == ("closed", cast.zhao_min)


def test_nobody_closes_what_they_rectified(cast: Cast, enter: Any) -> None:
    finding = acts.record(
        cast.agency, document=None, place="栏目", kind="其他", found="过时", says="过时", gravity=Gravity.ADVICE,
        source="self_check", by=cast.zhao_min, on=ON,
    )  # fmt: skip
    acts.assign(finding.pk, owner=cast.qian_jin, by=cast.zhao_min, on=ON)
    acts.rectify(finding.pk, says="改好", by=cast.qian_jin, on=TODAY)
    client = enter(cast.qian_jin)
    text = client.get(f"/desk/ledger/{finding.number}/").text
    assert "整改人不能给自己销号" in text
    assert "do/close/" not in text
    assert client.post(f"/desk/ledger/{finding.number}/do/close/").status_code == 409


def test_a_finding_is_not_there_for_another_agency_or_division(
    cast: Cast, finding: Finding, outsider: Any, enter: Any
) -> None:
    for stranger in (cast.zhou_yang, outsider):
        client = enter(stranger)
        assert client.get(f"/desk/ledger/{finding.number}/").status_code == 404
        assert client.post(f"/desk/ledger/{finding.number}/do/dismiss/", {"because": "x"}).status_code == 404
        assert finding.number not in client.get("/desk/ledger/").text


def test_acts_on_findings_are_posts_and_only_those_of_the_table(
    cast: Cast, finding: Finding, enter: Any
) -> None:
    client = enter(cast.qian_jin)
    assert client.get(f"/desk/ledger/{finding.number}/do/assign/").status_code == 405
    assert client.post(f"/desk/ledger/{finding.number}/do/patrol/").status_code == 404


def test_a_clerk_does_not_assign(cast: Cast, finding: Finding, enter: Any) -> None:
    response = enter(cast.li_qiang).post(
        f"/desk/ledger/{finding.number}/do/assign/", {"owner": cast.li_qiang.pk}
    )
    assert response.status_code == 409
    finding.refresh_from_db()
    assert finding.stage == "found"


def test_the_ledger_asks_as_many_questions_for_two_lines_as_for_ten(
    cast: Cast, finding: Finding, live: Document, enter: Any
) -> None:
    client = enter(cast.qian_jin)
    finding_of(cast, live, place="另一处")
    with CaptureQueriesContext(connection) as few:
        client.get("/desk/ledger/")
    for n in range(8):
        finding_of(cast, live, place=f"第{n}处")
    with CaptureQueriesContext(connection) as many:
        client.get("/desk/ledger/")
    assert len(few) == len(many)


def test_the_export_has_the_lines_of_the_list_and_its_text_is_no_formula(
    cast: Cast, finding: Finding, live: Document, enter: Any
) -> None:
    finding_of(cast, live, place="附件", found="=1+1", better="", gravity=Gravity.SEVERE)
    response = enter(cast.qian_jin).get("/desk/ledger/export.xlsx?gravity=severe")
    sheet = load_workbook(BytesIO(response.content)).worksheets[0]
    assert [c.value for c in sheet[2]][:3] == ["编号", "发现日期", "来源"]
    assert sheet.max_row == 3
    assert (sheet["J3"].value, sheet["J3"].data_type) == ("=1+1", "s")


def test_a_division_head_exports_only_what_they_see(
    cast: Cast, finding: Finding, outsider: Any, enter: Any
) -> None:
    response = enter(outsider).get("/desk/ledger/export.xlsx")
    assert load_workbook(BytesIO(response.content)).worksheets[0].max_row == 2


def test_a_finding_is_dismissed_only_with_a_reason(cast: Cast, finding: Finding, enter: Any) -> None:
    client = enter(cast.qian_jin)
    address = f"/desk/ledger/{finding.number}/do/dismiss/"
    assert client.post(address, {"because": ""}).status_code == 422
    assert client.post(address, {"because": "引用原文"}).status_code == 302
    finding.refresh_from_db()
    assert (finding.stage, finding.remedy_note, finding.closed_by) == ("dismissed", "引用原文", cast.qian_jin)
    assert Entry.objects.filter(matter="finding", key=finding.number, act="dismiss").exists()


def test_the_sheet_offers_to_judge_the_others_of_the_same_wording(
    cast: Cast, finding: Finding, live: Document, enter: Any
) -> None:
    assert "一并认定" not in enter(cast.qian_jin).get(f"/desk/ledger/{finding.number}/").text
    others = [finding_of(cast, live, place=f"正文第{n}段") for n in (3, 4)]
    Finding.objects.update(code="TY001")
    client = enter(cast.qian_jin)
    assert "同一规则、同样原文的另外 2 处一并认定" in client.get(f"/desk/ledger/{finding.number}/").text
    client.post(f"/desk/ledger/{finding.number}/do/dismiss/", {"because": "引用原文", "with_same": "on"})
    assert {Finding.objects.get(pk=one.pk).stage for one in (finding, *others)} == {"dismissed"}


def test_a_rectification_that_does_not_convince_goes_back(cast: Cast, enter: Any) -> None:
    finding = acts.record(
        cast.agency, document=None, place="栏目", kind="其他", found="过时", says="过时", gravity=Gravity.ADVICE,
        source="self_check", by=cast.zhao_min, on=ON,
    )  # fmt: skip
    acts.assign(finding.pk, owner=cast.li_qiang, by=cast.zhao_min, on=ON)
    acts.rectify(finding.pk, says="改好", by=cast.li_qiang, on=TODAY)
    address = f"/desk/ledger/{finding.number}/do/reopen/"
    assert enter(cast.sun_jing).post(address, {"because": ""}).status_code == 422
    assert enter(cast.sun_jing).post(address, {"because": "栏目仍未更新"}).status_code == 302
    finding.refresh_from_db()
    assert (finding.stage, finding.rectified_by) == ("assigned", None)


def test_what_a_patrol_found_comes_with_its_correction_drafted(cast: Cast, enter: Any) -> None:
    document = draft_of(cast, text="各单位：\n\n截止2023年11月30日，共收到40份，报名截止到9月1日。")
    with before_the_rule():
        publish(cast, document)
    acts.patrol(cast.agency, on=TODAY)
    finding = Finding.objects.get()
    client = enter(cast.li_qiang)
    page = client.get(f"/desk/ledger/{finding.number}/").text
    assert f"/revise/?finding={finding.number}" in page
    assert f"规则 {finding.code}" in page
    assert '<b>登记差错</b> <span class="muted">系统' in page
    sheet = client.get(f"/desk/doc/{document.address}/revise/?finding={finding.number}").text
    assert "截至2023年11月30日，共收到40份，报名截止到9月1日。" in sheet
    assert f"改正差错（{finding.number}）" in sheet


def test_a_finding_of_another_document_does_not_open_this_ones_correction(
    cast: Cast, finding: Finding, enter: Any
) -> None:
    other = draft_of(cast, title="另一件")
    publish(cast, other)
    client = enter(cast.li_qiang)
    assert client.get(f"/desk/doc/{other.address}/revise/?finding={finding.number}").status_code == 404


def test_what_one_has_to_mend_soon_stands_on_the_first_page(cast: Cast, finding: Finding, enter: Any) -> None:
    acts.assign(finding.pk, owner=cast.li_qiang, by=cast.qian_jin, on=TODAY)
    finding.refresh_from_db()
    text = enter(cast.li_qiang).get("/desk/").text
    assert f"/desk/ledger/{finding.number}/" in text
    assert "整改“布署”" in text
