"""Interpretation at the desk: the duty is shown, plan and waiver are filled in, copies are named, late ones are counted."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from gongkai.documents import acts
from gongkai.documents.interpreting import acts as interpreting
from gongkai.documents.interpreting.models import InterpretationPlan, Waiver
from gongkai.documents.models import Document
from tests.cast import Cast
from tests.desk.conftest import ON, TODAY, draft_of, publish
from tests.desk.test_questions_to_the_database import questions
from tests.desk.test_writing import sheet
from tests.documents.conftest import interpretation_of
from tests.interpreting import OUTLINE, planned, waived

LIST = "/desk/doc/interpretations/"
LONG = "申报单位应当在每年三月三十一日以前提交申请材料，逾期不再受理，由受理窗口一次告知需要补正的内容。"


def at(document: Document, rest: str = "") -> str:
    return f"/desk/doc/{document.address}/{rest}"


def plan_sheet(cast: Cast, **fields: Any) -> dict[str, Any]:
    whole = {
        **OUTLINE,
        "forms": ["text"],
        "channels": ["portal"],
        "responsible": cast.he_jing.pk,
        "saves": "0",
    }
    return whole | fields


def policy(cast: Cast, **fields: Any) -> Document:
    return draft_of(cast, kind="policy", **fields)


def released(cast: Cast, on: date, **fields: Any) -> Document:
    """Online without an interpretation: an emergency."""
    document = draft_of(cast, kind="warning", needs_interpretation=True, **fields)
    acts.sign_urgently(document.pk, opinion="马上发", by=cast.wu_tao, on=on)
    acts.publish(document.pk, by=cast.qian_jin, on=on, rulings=acts.all_open(list(document.editions.all())))
    return document


def test_the_sheet_of_a_draft_says_at_once_whether_it_is_due(cast: Cast, enter: Any) -> None:
    client = enter(cast.li_qiang)
    assert "可以不解读" in client.get("/desk/doc/new/").text
    typed = sheet(cast, kind="policy", check="1")
    text = client.post("/desk/doc/new/", typed).text
    assert "政策文件应当解读" in text
    typed = sheet(cast, title="某办法（征求意见稿）", check="1")
    assert "按本机关内部规定应当解读" in client.post("/desk/doc/new/", typed).text
    assert not Document.objects.exists()


def test_what_is_due_cannot_be_unticked_on_the_sheet(cast: Cast, enter: Any) -> None:
    enter(cast.li_qiang).post("/desk/doc/new/", sheet(cast, kind="policy"))
    assert Document.objects.get().needs_interpretation


def test_a_plan_is_filled_in_and_stands_beside_the_package(cast: Cast, enter: Any) -> None:
    document, client = policy(cast), enter(cast.li_qiang)
    assert "填写解读方案" in client.get(at(document)).text
    assert client.get(at(document, "plan/")).status_code == 200
    bad = client.post(at(document, "plan/"), plan_sheet(cast, background=""))
    assert bad.status_code == 422
    assert "请填写背景" in bad.text
    assert client.post(at(document, "plan/"), plan_sheet(cast)).status_code == 302
    interpretation_of(cast, document)
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    text = enter(cast.he_jing).get(at(document)).text
    assert OUTLINE["background"] in text
    assert "与文件同步发布" in text
    assert "修改方案" not in text
    assert client.get(at(document, "plan/")).status_code == 302
    refused = client.post(at(document, "plan/"), plan_sheet(cast, saves="1"))
    assert refused.status_code == 409
    assert "先退回拟稿" in refused.text


def test_a_plan_saved_over_is_shown_again_and_not_lost(cast: Cast, enter: Any) -> None:
    document = policy(cast)
    planned(cast, document, ON)
    response = enter(cast.li_qiang).post(at(document, "plan/"), plan_sheet(cast, background="我写的背景"))
    assert response.status_code == 409
    assert "我写的背景" in response.text
    assert InterpretationPlan.objects.get().background == OUTLINE["background"]


def test_strangers_and_reviewers_write_no_plan(cast: Cast, enter: Any, outsider: Any) -> None:
    document = policy(cast)
    for who in (outsider, cast.zhou_yang):
        assert enter(who).post(at(document, "plan/"), plan_sheet(cast)).status_code == 404
    assert enter(cast.wu_tao).post(at(document, "plan/"), plan_sheet(cast)).status_code == 403
    assert not InterpretationPlan.objects.exists()


def test_a_person_of_another_agency_answers_for_no_plan(cast: Cast, enter: Any) -> None:
    typed = plan_sheet(cast, responsible=cast.zhou_yang.pk)
    assert enter(cast.li_qiang).post(at(policy(cast), "plan/"), typed).status_code == 422


def test_a_waiver_is_asked_and_granted_by_its_sheets(cast: Cast, enter: Any) -> None:
    document = policy(cast)
    client = enter(cast.li_qiang)
    assert "申请免予解读" in client.get(at(document)).text
    assert client.post(at(document, "do/ask_waiver/"), {"reason": ""}).status_code == 422
    assert client.post(at(document, "do/ask_waiver/"), {"reason": "只涉及内部程序"}).status_code == 302
    assert "申请还没有审批" in client.get(at(document)).text
    head = enter(cast.zhao_min)
    assert "只涉及内部程序" in head.get("/desk/doc/reviews/").text
    assert "免予解读待审批 1 件" in head.get("/desk/").text
    read = {"waiver": Waiver.objects.get().pk}
    assert head.post(at(document, "do/grant_waiver/"), {"opinion": "同意"}).status_code == 422
    assert head.post(at(document, "do/grant_waiver/"), read | {"opinion": ""}).status_code == 409
    assert head.post(at(document, "do/grant_waiver/"), read | {"opinion": "同意"}).status_code == 302
    assert "同意免予解读" in client.get(at(document)).text
    assert client.post(at(document, "do/submit/")).status_code == 302


def test_a_page_left_open_grants_no_request_it_did_not_show(cast: Cast, enter: Any) -> None:
    document, head = policy(cast), enter(cast.zhao_min)
    read = interpreting.ask_waiver(document.pk, reason="内部程序", by=cast.li_qiang, on=ON)
    assert f'name="waiver" value="{read.pk}"' in head.get(at(document)).text
    interpreting.refuse_waiver(document.pk, waiver=read.pk, opinion="理由不足", by=cast.wu_tao, on=ON)
    interpreting.ask_waiver(document.pk, reason="另一个理由", by=cast.li_qiang, on=ON)
    for act in ("grant_waiver", "refuse_waiver"):
        answer = head.post(at(document, f"do/{act}/"), {"waiver": read.pk, "opinion": "同意"})
        assert answer.status_code == 409
        assert "请重新打开这份文件的页面" in answer.text
    assert list(Waiver.objects.order_by("pk").values_list("state", flat=True)) == ["refused", "asked"]


@pytest.mark.parametrize("name", ["li_qiang", "he_jing", "qian_jin", "sun_jing"])
def test_nobody_else_grants_a_waiver_at_the_desk(cast: Cast, enter: Any, name: str) -> None:
    document = policy(cast)
    interpreting.ask_waiver(document.pk, reason="内部程序", by=cast.li_qiang, on=ON)
    client, read = enter(getattr(cast, name)), Waiver.objects.get().pk
    assert "do/grant_waiver/" not in client.get(at(document)).text
    assert (
        client.post(at(document, "do/grant_waiver/"), {"waiver": read, "opinion": "同意"}).status_code == 409
    )
    assert Waiver.objects.get().state == "asked"


def test_a_submission_without_plan_or_interpretation_is_refused_whatever_is_posted(
    cast: Cast, enter: Any
) -> None:
    document = policy(cast)
    response = enter(cast.li_qiang).post(at(document, "do/submit/"))
    assert response.status_code == 409
    assert "请先起草解读" in response.text
    assert document.editions.get().stage == "draft"


def test_the_package_shows_what_an_interpretation_copied_and_why(cast: Cast, enter: Any) -> None:
    document = policy(cast, text=LONG)
    interpretation_of(cast, document, text=LONG, excerpt_reason="时限必须照录")
    planned(cast, document, ON)
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    text = enter(cast.he_jing).get(at(document)).text
    assert "摘抄较多：100% 与文件原文相同" in text
    assert "时限必须照录" in text


def test_the_list_counts_in_step_late_never_and_waived(cast: Cast, enter: Any) -> None:
    in_step = policy(cast, title="同步的")
    interpretation_of(cast, in_step)
    publish(cast, in_step)
    free = policy(cast, title="免予的")
    waived(cast, free, ON)
    publish(cast, free)
    late, never = released(cast, ON, title="滞后的"), released(cast, ON, title="没有的")
    other = interpretation_of(cast, late)
    publish(cast, other, on=date(2024, 3, 14))
    client = enter(cast.zhao_min)
    text = client.get(LIST).text
    assert "应当解读的文件 3 件，同步解读 1 件" in text
    assert "晚3个工作日" in text
    assert "已过5个工作日" in text
    assert "只涉及内部程序，与公众无关" in text
    only = client.get(f"{LIST}?standing=never").text
    assert never.title in only
    assert in_step.title not in only
    assert late.title not in client.get(f"{LIST}?since=2024-03-12").text
    book = openpyxl.load_workbook(BytesIO(client.get(f"{LIST}export.xlsx").content))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=3)]
    assert {(row[1], row[7], row[8]) for row in rows} == {
        ("同步的", "同步", None), ("免予的", "免予解读", None), ("滞后的", "滞后", 3), ("没有的", "没有解读", 5),
    }  # fmt: skip


def test_who_sees_one_division_sees_no_other_division_s_reasons(
    cast: Cast, enter: Any, outsider: Any
) -> None:
    released(cast, ON, title="没有的")
    assert "没有的" not in enter(outsider).get(LIST).text
    assert "没有的" in enter(cast.li_qiang).get(LIST).text


@pytest.mark.parametrize("asked", ["?standing=x", "?since=nonsense", "?division=99999999999", "?page=x"])
def test_a_list_asked_in_nonsense_is_the_whole_list(cast: Cast, enter: Any, asked: str) -> None:
    released(cast, ON, title="没有的")
    assert "没有的" in enter(cast.zhao_min).get(LIST + asked).text


def test_the_list_asks_as_much_for_many_as_for_few(cast: Cast, enter: Any) -> None:
    client = enter(cast.zhao_min)
    for n in range(2):
        released(cast, ON, title=f"甲{n}（征求意见稿）")
    few = len(questions(client, LIST))
    for n in range(7):
        released(cast, ON, title=f"乙{n}（征求意见稿）")
    assert len(questions(client, LIST)) == few


def test_the_score_and_its_list_leave_waivers_out_alike(cast: Cast, enter: Any) -> None:
    free = policy(cast, title="免予的")
    waived(cast, free, ON)
    publish(cast, free)
    released(cast, TODAY, title="没有的")
    text = enter(cast.zhao_min).get("/desk/doc/?stage=live&needs=1").text
    assert "没有的" in text
    assert "免予的" not in text
