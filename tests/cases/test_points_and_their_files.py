"""A point and what is handed out for it go together; an answer before is one that was given."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from gongkai.cases import acts
from gongkai.cases.models import Case, CaseFile
from gongkai.law.outcome import Outcome
from gongkai.law.source import Refusal
from tests.answering import decision, in_hand
from tests.cast import Cast
from tests.papers import pdf

pytestmark = pytest.mark.django_db
ON = date(2024, 3, 14)


@pytest.fixture
def case(cast: Cast) -> Case:
    found = in_hand(cast, "甲材料\n乙材料", on=date(2024, 3, 11))
    return acts.split(found.pk, points=["甲材料", "乙材料"], by=cast.li_qiang, on=ON)


def test_a_point_with_a_file_of_its_own_is_not_reworded_away(cast: Cast, case: Case) -> None:
    acts.add_file(
        case.pk, "某文.pdf", BytesIO(pdf()), purpose=CaseFile.Purpose.HANDED_OUT, point=case.points.get(order=2),
        by=cast.li_qiang, on=ON,
    )  # fmt: skip
    with pytest.raises(Refusal, match="要点2有单独提供的信息“某文.pdf”"):
        acts.split(case.pk, points=["甲材料", "乙材料（新）"], by=cast.li_qiang, on=ON)
    acts.split(case.pk, points=["乙材料", "甲材料（新）"], by=cast.li_qiang, on=ON)
    assert case.files.get().point == case.points.get(asks="乙材料")


@pytest.mark.parametrize("end", ["open", "struck"])
def test_only_an_answer_that_was_given_makes_a_request_a_repeat(cast: Cast, end: str) -> None:
    earlier = in_hand(cast, on=date(2024, 3, 11))
    if end == "struck":
        acts.strike_out(earlier.pk, why="登记错了", by=cast.zhao_min, on=ON)
    case = in_hand(cast, on=ON)
    with pytest.raises(Refusal, match="不能作为重复申请的依据"):
        acts.decide(case.pk, 1, decision(Outcome.DECLINED_REPEATED, earlier=earlier), by=cast.li_qiang, on=ON)
