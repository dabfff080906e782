"""What the sheets of a case offer and say."""

from __future__ import annotations

import pytest

from gongkai.agencies.models import Person
from gongkai.cases import acts
from gongkai.cases.models import Case
from gongkai.law.delivery import Way
from tests.answering import answered
from tests.cast import Cast
from tests.desk.conftest import ON, TODAY, Enter, case_of


def page(enter: Enter, who: Person, case: Case, at: str = "") -> str:
    return enter(who).get(f"/desk/ysq/{case.number}/{at}").content.decode()


def test_thirty_days_are_refused_in_a_sentence_that_names_the_field(
    enter: Enter, cast: Cast, case: Case
) -> None:
    sent = enter(cast.li_qiang).post(
        f"/desk/ysq/{case.number}/do/ask_to_extend/", {"days": "30", "reason": "量大"}
    )
    assert sent.status_code == 422
    assert "延长工作日数不能大于20，现在填写的是30" in sent.content.decode()


def test_a_search_is_asked_for_before_anything_is_written(enter: Enter, cast: Cast, case: Case) -> None:
    before = page(enter, cast.li_qiang, case, "points/1/not_held_absent/")
    assert "先登记检索记录" in before
    assert "?step=have" in before
    acts.record_search(case.pk, where="档案室", words="方案", found="没有", by=cast.li_qiang, on=TODAY)
    assert "先登记检索记录" not in page(enter, cast.li_qiang, case, "points/1/not_held_absent/")


def test_an_opinion_is_offered_only_points_the_party_was_asked_about(
    enter: Enter, cast: Cast, case: Case
) -> None:
    acts.split(case.pk, points=["甲方案", "乙合同", "丙纪要"], by=cast.li_qiang, on=ON)
    acts.consult_third_party(case.pk, party="某公司", points=[1, 2], by=cast.li_qiang, on=ON)
    sheet = page(enter, cast.li_qiang, case).split('id="third_party_answered"')[1].split("</form>")[0]
    assert "甲方案" in sheet
    assert "乙合同" in sheet
    assert "丙纪要" not in sheet


def test_the_archive_links_the_letters_that_keep_a_case_out(enter: Enter, cast: Cast, case: Case) -> None:
    answered(cast, case, on=TODAY)
    receipt = case.letters.get(kind="receipt")
    shut = page(enter, cast.qian_jin, case).split("现在不能办理的步骤")[1]
    assert f"{receipt}）还没有登记送达" in shut
    assert f"letters/{receipt.pk}/" in shut


def test_a_refused_extension_is_shown_to_its_handler_once_and_on_the_first_page(
    enter: Enter, cast: Cast, case: Case
) -> None:
    acts.ask_to_extend(case.pk, days=5, reason="量大", by=cast.li_qiang, on=TODAY)
    assert "申请延长 5 个工作日" in page(enter, cast.zhao_min, case)
    assert "申请延长 5 个工作日" not in page(enter, cast.he_jing, case)
    acts.refuse_extension(case.pk, why="材料不多", by=cast.zhao_min, on=TODAY)
    assert "没有同意延期的申请 1 件" in enter(cast.li_qiang).get("/desk/").content.decode()
    seen = page(enter, cast.li_qiang, case)
    assert "没有同意您的延期申请" in seen
    assert "材料不多" in seen
    assert "没有同意您的延期申请" not in page(enter, cast.li_qiang, case)


def test_earlier_requests_out_of_sight_are_counted_with_whom_to_ask(
    enter: Enter, cast: Cast, case: Case, outsider: Person
) -> None:
    twin = case_of(cast)
    acts.reassign(
        twin.pk, division=outsider.division, handler=outsider, reason="职责", by=cast.qian_jin, on=ON
    )
    said = page(enter, outsider, twin)
    assert "此前有 1 件；其中不由您办理、请向承办科室了解的：业务科 1 件" in said
    assert "?same=" not in said
    assert f"?same={twin.number}" in page(enter, cast.qian_jin, twin)


@pytest.mark.parametrize("way", [Way.ELECTRONIC, Way.POST])
def test_a_way_the_applicant_cannot_be_reached_by_is_refused(
    enter: Enter, cast: Cast, case: Case, way: Way
) -> None:
    case.applicant.email = ""
    case.applicant.save()
    receipt = case.letters.get(kind="receipt")
    how = {"way": way.value, "sent": TODAY.isoformat(), "tracking": "EMS1"}
    sent = enter(cast.qian_jin).post(f"/desk/ysq/{case.number}/letters/{receipt.pk}/served/", how)
    assert sent.status_code in (409, 422)
    assert ("不能以电子形式送达" if way is Way.ELECTRONIC else "请填写邮寄地址") in sent.content.decode()
