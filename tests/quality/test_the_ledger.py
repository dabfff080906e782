"""A mistake from found to closed, and the score it leaves."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongkai.documents import acts as documents
from gongkai.journal.reads import lines_of
from gongkai.law.assessment import Measure
from gongkai.law.source import Refusal
from gongkai.quality import acts
from gongkai.quality.models import Finding
from gongkai.quality.reads import rectified
from gongkai.text.finding import Gravity
from tests.cast import Cast
from tests.documents.conftest import draft_of, walk
from tests.planting import before_the_rule

ON, NEXT = date(2024, 3, 11), date(2024, 3, 12)


@pytest.fixture
def finding(cast: Cast) -> Finding:
    """布署 in a live page, found by a patrol."""
    document = draft_of(cast, text="各单位：\n\n现就有关工作作如下布署。")
    with before_the_rule():
        walk(cast, document)
    assert acts.patrol(cast.agency, on=ON) == acts.Patrol(1, 1, pages=1)
    return Finding.objects.get()


def mend(cast: Cast, finding: Finding) -> None:
    document = finding.document
    assert document is not None
    documents.revise(
        document.pk,
        text="各单位：\n\n现就有关工作作如下部署。",
        because="更正错别字",
        by=cast.li_qiang,
        on=NEXT,
    )
    walk(cast, document, on=NEXT)


def test_a_patrol_enters_what_it_finds_once(cast: Cast, finding: Finding) -> None:
    assert (finding.found, finding.better, finding.place) == ("布署", "部署", "正文第2段第10字")
    assert finding.code
    assert acts.patrol(cast.agency, on=NEXT) == acts.Patrol(0, 0, pages=1)


def test_a_mistake_is_assigned_mended_looked_at_again_and_scored(cast: Cast, finding: Finding) -> None:
    assigned = acts.assign(finding.pk, owner=cast.li_qiang, by=cast.qian_jin, on=ON)
    assert assigned.due is not None
    assert assigned.due > ON
    mend(cast, finding)
    acts.rectify(finding.pk, says="已改为“部署”", by=cast.li_qiang, on=NEXT)
    closed = acts.close(finding.pk, by=cast.qian_jin, on=NEXT)
    assert closed.stage == "closed"
    assert rectified(cast.agency, date(2024, 1, 1), date(2024, 3, 31)) == Measure(1, 1)


def test_a_mistake_that_still_stands_is_not_rectified(cast: Cast, finding: Finding) -> None:
    acts.assign(finding.pk, owner=cast.li_qiang, by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="仍有“布署”"):
        acts.rectify(finding.pk, says="已改", by=cast.li_qiang, on=ON)


def test_nobody_closes_what_they_mended(cast: Cast, finding: Finding) -> None:
    acts.assign(finding.pk, owner=cast.qian_jin, by=cast.qian_jin, on=ON)
    mend(cast, finding)
    acts.rectify(finding.pk, says="已改", by=cast.qian_jin, on=NEXT)
    with pytest.raises(Refusal, match="整改人不能给自己销号"):
        acts.close(finding.pk, by=cast.qian_jin, on=NEXT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Finding.objects.update(stage="closed", closed_on=NEXT, closed_by=cast.qian_jin)


def test_what_is_judged_no_mistake_is_not_found_again_on_the_same_words(cast: Cast, finding: Finding) -> None:
    with pytest.raises(Refusal, match="写明理由"):
        acts.dismiss(finding.pk, because="", by=cast.qian_jin, on=ON)
    acts.dismiss(finding.pk, because="引用原文", by=cast.qian_jin, on=ON)
    assert acts.patrol(cast.agency, on=NEXT).entered == 0
    assert rectified(cast.agency, ON, NEXT) == Measure(0, 0)


def test_many_of_one_wording_are_judged_at_once_and_nothing_else(cast: Cast) -> None:
    with before_the_rule():
        for number, text in enumerate(
            ("现就有关工作作如下布署。", "会议布署了工作。", "截止2024年3月1日，布署完毕。")
        ):
            walk(cast, draft_of(cast, title=f"关于第{number + 1}批活动的通知", text=f"各单位：\n\n{text}"))
    acts.patrol(cast.agency, on=ON)
    first, taken_up, other = Finding.objects.filter(found="布署").order_by("pk")
    odd = Finding.objects.get(found="截止")
    acts.assign(taken_up.pk, owner=cast.li_qiang, by=cast.qian_jin, on=ON)
    acts.dismiss(first.pk, because="店名", by=cast.qian_jin, on=ON, with_same=True)
    stages = {one.pk: (one.stage, one.remedy_note) for one in Finding.objects.all()}
    assert stages[first.pk] == stages[other.pk] == ("dismissed", "店名")
    assert (stages[taken_up.pk][0], stages[odd.pk][0]) == ("assigned", "found")
    assert {
        line.by for line in lines_of(cast.agency, acts.MATTER, other.number) if line.act == "dismiss"
    } == {"钱进"}
    with pytest.raises(Refusal):
        acts.dismiss(odd.pk, because="店名", by=cast.li_qiang, on=ON, with_same=True)


@pytest.mark.parametrize(
    "how",
    [{"code": "PD101", "found": "***"}, {"gravity": "severe"}, {"found": "，"}, {"found": "138****0000"}],
)
def test_what_is_no_wording_is_judged_one_by_one(cast: Cast, finding: Finding, how: dict[str, str]) -> None:
    Finding.objects.update(**how)
    finding.refresh_from_db()
    Finding.objects.create(
        agency=cast.agency, number="2024-CC-9999", place="正文", code=finding.code, kind="错别字", gravity=finding.gravity, found=finding.found,
        says="x", source="patrol", found_on=ON,
    )  # fmt: skip
    assert not Finding.objects.same_as(finding).exists()


def test_a_finding_by_hand_speaks_for_no_other(cast: Cast, finding: Finding) -> None:
    assert finding.code
    Finding.objects.update(code="")
    finding.refresh_from_db()
    assert not Finding.objects.same_as(finding).exists()


def test_a_finding_closed_and_made_again_is_entered_again(cast: Cast, finding: Finding) -> None:
    acts.assign(finding.pk, owner=cast.li_qiang, by=cast.qian_jin, on=ON)
    mend(cast, finding)
    acts.rectify(finding.pk, says="已改", by=cast.li_qiang, on=NEXT)
    acts.close(finding.pk, by=cast.qian_jin, on=NEXT)
    document = finding.document
    assert document is not None
    documents.revise(
        document.pk, text="各单位：\n\n现就有关工作作如下布署。", because="又改", by=cast.li_qiang, on=NEXT
    )
    with before_the_rule():
        walk(cast, document, on=NEXT)
    assert acts.patrol(cast.agency, on=NEXT).entered == 1


def test_a_stranger_touches_no_finding_here(cast: Cast, finding: Finding) -> None:
    with pytest.raises(Refusal):
        acts.assign(finding.pk, owner=cast.zhou_yang, by=cast.zhou_yang, on=ON)
    with pytest.raises(Refusal, match="不是甲市文化和旅游局的在任经办人员"):
        acts.assign(finding.pk, owner=cast.zhou_yang, by=cast.qian_jin, on=ON)


def test_a_severe_mistake_is_due_sooner_than_a_hint(cast: Cast) -> None:
    days = {}
    for gravity in (Gravity.SEVERE, Gravity.ADVICE):
        row = acts.record(
            cast.agency, document=None, place="首页", kind="错别字", found=gravity, says="x", gravity=gravity,
            source=Finding.Source.SELF_CHECK, by=cast.qian_jin, on=ON,
        )  # fmt: skip
        days[gravity] = acts.assign(row.pk, owner=cast.li_qiang, by=cast.qian_jin, on=ON).due
    assert days[Gravity.SEVERE] < days[Gravity.ADVICE]


def test_findings_are_numbered_without_a_gap(cast: Cast, finding: Finding) -> None:
    assert finding.number == "2024-CC-0001"


def test_an_owner_has_a_post_and_the_journal_says_by_which_post(cast: Cast, finding: Finding) -> None:
    from gongkai.agencies.models import Person
    from gongkai.journal.reads import lines_of

    idle = Person.objects.create(username="idle", name="无岗", agency=cast.agency)
    with pytest.raises(Refusal, match="在任经办人员"):
        acts.assign(finding.pk, owner=idle, by=cast.qian_jin, on=ON)
    acts.assign(finding.pk, owner=cast.li_qiang, by=cast.qian_jin, on=ON)
    last = lines_of(cast.agency, "finding", finding.number).last()
    assert last is not None
    assert last.hand == "disclosure"
