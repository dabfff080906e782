"""A disclosure gives something: a file with the answer, or the place where it can be seen or had."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from gongkai.cases import acts
from gongkai.cases.acts import Decision
from gongkai.cases.models import Case, CaseFile, Point
from gongkai.law.giving import Giving
from gongkai.law.outcome import Outcome
from gongkai.law.source import Refusal
from tests.answering import approved, in_hand
from tests.cast import Cast
from tests.letters import text_of
from tests.papers import pdf

DAY = date(2024, 3, 18)
GRANTED = Decision(Outcome.GRANTED, how="电子文本，发送至电子邮箱")


@pytest.fixture
def case(cast: Cast) -> Case:
    return in_hand(cast, on=date(2024, 3, 11))


def add(cast: Cast, case: Case, content: bytes, point: Point | None = None, **fields: object) -> CaseFile:
    said = {"purpose": CaseFile.Purpose.HANDED_OUT, "by": cast.li_qiang, "on": DAY} | fields
    return acts.add_file(case.pk, "文件.pdf", BytesIO(content), point=point, **said)


def test_a_copy_without_a_file_is_decided_but_not_put_forward(cast: Cast, case: Case) -> None:
    acts.decide(case.pk, 1, GRANTED, by=cast.li_qiang, on=DAY)
    with pytest.raises(Refusal, match="要点1：还没有添加提供给申请人的信息.*第三十六条") as refused:
        acts.propose(case.pk, by=cast.li_qiang, on=DAY)
    assert len(refused.value.reasons) == 1
    add(cast, case, pdf())
    assert acts.propose(case.pk, by=cast.li_qiang, on=DAY).round == 1


def test_what_the_applicant_sent_is_nothing_given(cast: Cast, case: Case) -> None:
    acts.decide(case.pk, 1, GRANTED, by=cast.li_qiang, on=DAY)
    add(cast, case, pdf(), purpose=CaseFile.Purpose.MATERIAL)
    with pytest.raises(Refusal, match="还没有添加提供给申请人的信息"):
        acts.propose(case.pk, by=cast.li_qiang, on=DAY)


def test_a_file_for_one_point_leaves_the_others_wanting(cast: Cast, case: Case) -> None:
    acts.split(case.pk, points=["甲", "乙", "丙"], by=cast.li_qiang, on=DAY)
    for order in (1, 2):
        acts.decide(case.pk, order, GRANTED, by=cast.li_qiang, on=DAY)
    severed = Decision(Outcome.GRANTED_IN_PART, how="纸质复制件", open_part="正文", reason="其余涉密。")
    acts.decide(case.pk, 3, severed, by=cast.li_qiang, on=DAY)
    add(cast, case, pdf(), case.points.get(order=1))
    with pytest.raises(Refusal) as refused:
        acts.propose(case.pk, by=cast.li_qiang, on=DAY)
    assert [says[:3] for says, _ in refused.value.reasons] == ["要点2", "要点3"]
    add(cast, case, pdf(more=b"%2"))  # for the whole case
    assert acts.propose(case.pk, by=cast.li_qiang, on=DAY).outcome == "granted_in_part"


@pytest.mark.parametrize(
    ("giving", "lacks", "says"),
    [
        (Giving.INSPECTION, "写明现场查阅的地点和时间（.*第四十条", "查阅的地点、时间：甲市一路1号，工作日"),
        (Giving.ADDRESS, "写明获取的地点、网址和时间（.*第三十六条", "获取的方式、途径：甲市一路1号，工作日"),
    ],
)
def test_what_is_looked_at_or_fetched_elsewhere_needs_its_place_and_no_file(
    cast: Cast, case: Case, giving: Giving, lacks: str, says: str
) -> None:
    bare = Decision(Outcome.GRANTED, how="现场", giving=giving)
    with pytest.raises(Refusal, match=lacks):
        acts.decide(case.pk, 1, bare, by=cast.li_qiang, on=DAY)
    told = Decision(Outcome.GRANTED, how="现场", giving=giving, published_at="甲市一路1号，工作日")
    acts.decide(case.pk, 1, told, by=cast.li_qiang, on=DAY)
    proposal = acts.propose(case.pk, by=cast.li_qiang, on=DAY)
    assert proposal.round == 1
    acts.review(case.pk, agrees=True, says="", by=cast.sun_jing, on=DAY)
    acts.approve(case.pk, by=cast.wu_tao, on=DAY)
    assert says in text_of(case.letters.answers().get())


def test_what_is_not_disclosed_needs_no_file(cast: Cast, case: Case) -> None:
    assert approved(cast, case, Outcome.WITHHELD_PROCESS, on=DAY).stage == "approved"


def test_a_file_is_for_a_point_of_its_own_case_and_only_what_is_handed_out(cast: Cast, case: Case) -> None:
    other = in_hand(cast, "另一件", on=date(2024, 3, 11))
    for point, purpose in (
        (other.points.get(), CaseFile.Purpose.HANDED_OUT),
        (case.points.get(), CaseFile.Purpose.OTHER),
    ):
        with pytest.raises(Refusal, match="要点应当是这件申请的"):
            add(cast, case, pdf(), point, purpose=purpose)
