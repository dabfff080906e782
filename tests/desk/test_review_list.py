"""What waits for a hand, several approved at once, what follows a release, and the monthly list of attributes."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from gongkai.documents import acts
from gongkai.documents.models import Document
from gongkai.documents.package import package_of
from tests.cast import Cast
from tests.desk.conftest import ON, TODAY, draft_of
from tests.documents.conftest import walk

REVIEWS, TAKE, MONTH = "/desk/doc/reviews/", "/desk/doc/reviews/take/", "/desk/doc/attributes/"


def at(document: Document, rest: str = "") -> str:
    return f"/desk/doc/{document.address}/{rest}"


def waiting(cast: Cast, title: str, until: str = "pass_second", **fields: Any) -> Document:
    document = draft_of(cast, title=title, **fields)
    walk(cast, document, until=until, on=TODAY)
    return document


def take(client: Client, *documents: Document, **more: str) -> Any:
    keys = [str(document.editions.get().pk) for document in documents]
    return client.post(TAKE, {"edition": keys, **more})


def test_a_step_shows_its_clock(cast: Cast, enter: Any) -> None:
    walk(cast, draft_of(cast, title="等了很久的"), until="submit", on=date(2024, 3, 11))
    text = enter(cast.he_jing).get(REVIEWS).text
    assert "等了很久的" in text
    assert 'class="clock red"' in text
    assert "超期4个工作日" in text
    assert "超期4个工作日" in enter(cast.he_jing).get("/desk/").text


def test_several_are_signed_at_once(cast: Cast, enter: Any) -> None:
    both = [waiting(cast, "甲"), waiting(cast, "乙")]
    left = waiting(cast, "丙")
    assert take(enter(cast.wu_tao), *both, opinion="同意发布").status_code == 302
    assert [d.editions.get().stage for d in (*both, left)] == ["approved", "approved", "final_review"]
    assert both[0].editions.get().reviews.get(act="sign").opinion == "同意发布"


def test_what_is_refused_says_why_and_holds_up_no_other(cast: Cast, enter: Any) -> None:
    good, changed = waiting(cast, "没有改动的"), waiting(cast, "改动过的")
    changed.editions.update(text="审签后换过。")
    response = take(enter(cast.wu_tao), good, changed)
    assert response.status_code == 409
    assert "《改动过的》</a>：《改动过的》在审签后有改动" in response.text
    assert (good.editions.get().stage, changed.editions.get().stage) == ("approved", "draft")


@pytest.mark.parametrize("who", ["li_qiang", "he_jing", "qian_jin", "sun_jing", "zhou_yang"])
def test_ticking_what_does_not_wait_for_one_does_nothing(cast: Cast, enter: Any, who: str) -> None:
    document = waiting(cast, "甲")
    take(enter(getattr(cast, who)), document)
    assert document.editions.get().stage == "final_review"


@pytest.mark.parametrize("until", ["submit", "pass_first", "sign"])
def test_judgements_verdicts_and_releases_are_given_one_by_one(cast: Cast, enter: Any, until: str) -> None:
    document = waiting(cast, "甲", until)
    before = document.editions.get().stage
    for person in (cast.he_jing, cast.sun_jing, cast.qian_jin):
        take(enter(person), document)
    assert document.editions.get().stage == before


def test_odd_ticks_are_passed_over(cast: Cast, enter: Any) -> None:
    response = enter(cast.wu_tao).post(TAKE, {"edition": ["x", "-1", "9" * 40, "²"]}, follow=True)
    assert response.status_code == 200
    assert "请先勾选" in response.text


def test_a_release_is_checked_at_the_desk_by_another_person(cast: Cast, draft: Document, enter: Any) -> None:
    walk(cast, draft, on=TODAY)
    assert "发布后核对（1）" in enter(cast.li_qiang).get(REVIEWS).text
    assert "发布后核对（" not in enter(cast.qian_jin).get(REVIEWS).text
    said = {"opinion": "页面与签发稿一致"}
    assert enter(cast.qian_jin).post(at(draft, "do/check_release/"), said).status_code == 409
    assert enter(cast.li_qiang).post(at(draft, "do/check_release/"), said).status_code == 302
    assert "发布后核对（" not in enter(cast.li_qiang).get(REVIEWS).text


def test_an_urgent_release_is_marked_and_its_late_confirmation_is_an_alarm(cast: Cast, enter: Any) -> None:
    warning = draft_of(cast, kind="warning", title="暴雨预警")
    client = enter(cast.wu_tao)
    assert "紧急签发" in client.get(at(warning)).text
    assert client.post(at(warning, "do/sign_urgently/"), {"opinion": "立即发布"}).status_code == 302
    client = enter(cast.qian_jin)
    assert client.post(at(warning, "do/publish/"), {}).status_code == 422
    verdict = {f"verdict-b{warning.editions.get().pk}": "open"}
    assert client.post(at(warning, "do/publish/"), verdict).status_code == 302
    text = enter(cast.feng_lin).get(at(warning)).text
    assert "2024-03-20 前由他人确认" in text
    assert "紧急发布超期没有确认" not in enter(cast.feng_lin).get("/desk/").text
    said = {"opinion": "属实"}
    assert enter(cast.wu_tao).post(at(warning, "do/confirm_release/"), said).status_code == 409
    assert enter(cast.feng_lin).post(at(warning, "do/confirm_release/"), said).status_code == 302


def test_who_sees_the_agency_is_alarmed_when_nobody_confirmed(cast: Cast, enter: Any) -> None:
    warning = draft_of(cast, kind="warning", title="暴雨预警")
    acts.sign_urgently(warning.pk, opinion="紧急", by=cast.wu_tao, on=ON)
    acts.publish(warning.pk, by=cast.qian_jin, on=ON, rulings=acts.all_open(package_of(warning, lock=False)))
    assert "紧急发布超期没有确认" in enter(cast.zhao_min).get("/desk/").text
    assert "紧急发布超期没有确认" not in enter(cast.li_qiang).get("/desk/").text


def test_the_secrecy_reviewer_rules_on_each_piece_at_the_desk(
    cast: Cast, draft: Document, enter: Any
) -> None:
    walk(cast, draft, until="pass_first", on=TODAY)
    client, key = enter(cast.sun_jing), f"b{draft.editions.get().pk}"
    response = client.post(at(draft, "do/pass_secrecy/"), {"opinion": "同意"})
    assert response.status_code == 422
    assert "请选择“正文”的保密审查结论" in response.text
    response = client.post(at(draft, "do/pass_secrecy/"), {f"verdict-{key}": "closed"})
    assert response.status_code == 409
    assert "要写明理由" in response.text
    closed = {f"verdict-{key}": "closed", f"reason-{key}": "含未公开数据"}
    assert client.post(at(draft, "do/pass_secrecy/"), closed).status_code == 302
    assert draft.editions.get().stage == "draft"
    text = enter(cast.li_qiang).get(at(draft)).text
    assert "不可公开" in text
    assert "含未公开数据" in text


def test_a_withheld_document_is_closed_and_comes_up_again_for_the_leaders(cast: Cast, enter: Any) -> None:
    closed = {"attribute": "withheld", "attribute_ground": "16-1", "attribute_reason": "内部工作流程"}
    document = draft_of(cast, title="内部流程", **closed)
    walk(cast, document, until="sign", on=date(2023, 3, 15))
    assert enter(cast.qian_jin).post(at(document, "do/shelve/"), {"opinion": "归档"}).status_code == 302
    assert "到期评估（1）" in enter(cast.wu_tao).get(REVIEWS).text
    assert "到期评估（" not in enter(cast.qian_jin).get(REVIEWS).text
    stay = {"attribute": "withheld", "ground": "16-1", "reason": "仍是内部事务"}
    assert enter(cast.wu_tao).post(at(document, "do/reassess/"), stay).status_code == 302
    assert "到期评估（" not in enter(cast.wu_tao).get(REVIEWS).text


def test_the_months_decisions_are_listed_and_taken_away_as_a_workbook(
    cast: Cast, draft: Document, outsider: Any, enter: Any
) -> None:
    walk(cast, draft, until="sign", on=TODAY)
    text = enter(cast.qian_jin).get(f"{MONTH}?month=2024-03").text
    assert "共 2 次认定" in text
    assert "主动公开 1 条" in text
    assert "共 0 次认定" in enter(cast.qian_jin).get(f"{MONTH}?month=2024-02").text
    for stranger in (outsider, cast.zhou_yang):
        assert "共 0 次认定" in enter(stranger).get(f"{MONTH}?month=2024-03").text
    given = enter(cast.qian_jin).get(f"{MONTH}export.xlsx?month=2024-03").content
    sheet = load_workbook(BytesIO(given)).active
    assert sheet is not None
    assert sheet["A1"].value == "甲市文化和旅游局2024年3月公开属性认定清单"
    assert [sheet.cell(row, 5).value for row in (3, 4)] == ["拟稿认定", "签发时确定"]


@pytest.mark.parametrize("month", ["", "2024-13", "x", "0000-01", "2024-3"])
def test_an_odd_month_is_this_one(cast: Cast, draft: Document, enter: Any, month: str) -> None:
    assert "2024年3月" in enter(cast.qian_jin).get(MONTH, {"month": month}).text


@pytest.mark.parametrize("rest", ["reviews/", "attributes/", "attributes/export.xlsx"])
def test_the_lists_need_a_login(client: Client, cast: Cast, rest: str) -> None:
    assert client.get(f"/desk/doc/{rest}").status_code == 302
