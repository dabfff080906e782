"""Answering anew at the desk: opened beside the remedy, the two cases lead to each other, refusals keep the sheet."""

from __future__ import annotations

import re
from typing import Any

import pytest

from gongkai.cases import acts
from gongkai.cases.models import Case, Remedy
from gongkai.law.outcome import Outcome
from gongkai.law.remedy import Result, Track
from tests.answering import answered
from tests.cast import Cast
from tests.desk.conftest import TODAY, case_of


@pytest.fixture
def case(cast: Cast) -> Case:
    return answered(cast, case_of(cast), Outcome.WITHHELD_PROCESS, on=TODAY)


@pytest.fixture
def remedy(cast: Cast, case: Case) -> Remedy:
    """Corrected today."""
    lodged = acts.lodge_remedy(case.pk, track=Track.REVIEW, body="甲市人民政府", by=cast.qian_jin, on=TODAY)
    return acts.conclude_remedy(lodged.pk, result=Result.CORRECTED, by=cast.qian_jin, on=TODAY)


def test_it_is_opened_beside_the_remedy_and_both_pages_lead_to_each_other(
    cast: Cast, case: Case, remedy: Remedy, enter: Any
) -> None:
    client, place = enter(cast.qian_jin), f"/desk/ysq/{case.number}/"
    assert f"{place}remedy/{remedy.pk}/anew/" in client.get(place).text
    assert "登记重新答复" in client.get(f"{place}remedy/{remedy.pk}/anew/").text
    typed = {"received": TODAY.isoformat(), "term": ""}
    assert client.post(f"{place}remedy/{remedy.pk}/anew/", typed).status_code == 302
    again = Case.objects.get(answers_anew=remedy)
    page = client.get(place).text
    assert f"/desk/ysq/{again.number}/" in page
    assert f"{place}remedy/{remedy.pk}/anew/" not in page
    other = client.get(f"/desk/ysq/{again.number}/").text
    assert f"{place}#remedies" in other
    assert "不作为新的申请统计" in other
    assert "受理分办" in other


def test_a_term_before_the_decision_is_refused_and_stays_on_the_sheet(
    cast: Cast, case: Case, remedy: Remedy, enter: Any
) -> None:
    typed = {"received": TODAY.isoformat(), "term": "2024-03-01"}
    address = f"/desk/ysq/{case.number}/remedy/{remedy.pk}/anew/"
    refused = enter(cast.zheng_zhi).post(address, typed)
    assert refused.status_code == 409
    assert "不能早于收到之日" in refused.text
    assert 'value="2024-03-01"' in refused.text
    assert enter(cast.zheng_zhi).post(address, {"received": "x"}).status_code == 422
    assert enter(cast.li_qiang).post(address, typed).status_code == 403
    assert enter(cast.zhou_yang).post(address, typed).status_code == 404


def test_the_clock_of_a_stated_term_is_told_as_the_decision_states_it(
    cast: Cast, case: Case, remedy: Remedy, enter: Any
) -> None:
    term = TODAY.replace(day=29)
    again = acts.answer_anew(remedy.pk, received=TODAY, term=term, by=cast.qian_jin, on=TODAY)
    page = enter(cast.qian_jin).get(f"/desk/ysq/{again.number}/").text
    assert "确定的期限" in page
    assert "2024-03-29" in page


def test_the_applicant_finds_it_with_the_same_code(
    cast: Cast, case: Case, remedy: Remedy, client: Any
) -> None:
    again = acts.answer_anew(remedy.pk, received=TODAY, by=cast.qian_jin, on=TODAY)
    for number, says in ((case.number, again.number), (again.number, case.number)):
        typed = {"number": number, "code": case.query_code}
        found = client.post("/ysqgk/track/", typed, follow=True)
        assert says in found.text
        assert "重新答复" in found.text
    told = " ".join(re.sub(r"<[^>]+>", " ", found.text).split())
    assert f"原申请 {case.number}， {case.submitted_on} 提交" in told
    assert f"重新答复 自 {TODAY}" in told
