"""What counts as one item: by a rule the authority sets, one condition for every number and every list."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from gongkai.agencies.models import Agency
from gongkai.documents.counting.acts.deciding import (
    confirm_counting,
    count_again,
    leave_out,
    recategorise,
    refuse_counting,
)
from gongkai.documents.counting.acts.setting import set_counting_rule
from gongkai.documents.counting.models import CountingDecision, SetCountingRule
from gongkai.documents.counting.reads import counted_q, proactive_counts, rule_of
from gongkai.documents.counting.rule import CATEGORIES, FIRST_YEAR, CountingRule, in_force, spans
from gongkai.documents.models import Document
from gongkai.journal.reads import lines_of
from gongkai.law.source import Refusal
from tests.cast import Cast
from tests.documents.conftest import draft_of, walk

ON = date(2024, 3, 11)
RULES = st.lists(
    st.builds(CountingRule, since=st.integers(FIRST_YEAR, 2040), interpretations=st.booleans()),
    max_size=5,
    unique_by=lambda rule: rule.since,
)


@given(RULES, st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_every_day_belongs_to_exactly_one_rule_that_of_its_year(rules: list[CountingRule], day: date) -> None:
    over = [rule for first, last, rule in spans(rules) if first <= day <= last]
    assert over == [in_force(rules, day.year)]


@given(RULES)
def test_a_rule_begins_where_the_one_before_ends(rules: list[CountingRule]) -> None:
    parts = list(spans(rules))
    assert all(after[0] == before[1] + timedelta(1) for before, after in zip(parts, parts[1:], strict=False))


def test_the_rule_says_itself_and_names_every_category() -> None:
    says = CountingRule(2024, ("document",), interpretations=True).says()
    assert all(label in says for label in CATEGORIES.values())
    assert "政策解读单独计一条" in says
    assert "转载其他机关的信息不计入" in says


def released(cast: Cast, **fields: object) -> Document:
    document = draft_of(cast, **fields)  # type: ignore[arg-type]
    walk(cast, document, on=ON)
    document.refresh_from_db()
    return document


def waiting(document: Document) -> int:
    """The key of the proposal that waits; 0 where none does."""
    return document.counting_decisions.filter(state="open").values_list("pk", flat=True).first() or 0


def counted(cast: Cast) -> dict[str, int]:
    return proactive_counts(cast.agency, 2024)


def rule(cast: Cast, **said: object) -> SetCountingRule:
    given = {
        "since": 2024, "categories": ["document", "culture"], "interpretations": False, "reposts": False,
        "basis": "市政务公开办通知",
    } | said  # fmt: skip
    return set_counting_rule(cast.agency, by=cast.qian_jin, on=ON, **given)  # type: ignore[arg-type]


def test_categories_are_disjoint_and_their_sum_is_the_list(cast: Cast) -> None:
    for category in ("document", "culture", "culture", "guide", "other"):
        released(cast, category=category)
    counts = counted(cast)
    assert counts == {"document": 1, "culture": 2, "other": 1, "total": 4}
    assert Document.objects.public().filter(counted_q(cast.agency)).count() == counts["total"]


def test_another_rule_gives_other_numbers_from_its_year_on(cast: Cast) -> None:
    released(cast, category="guide")
    rule(cast, since=2025, categories=["guide"])
    assert counted(cast)["total"] == 0
    rule(cast, since=2024, categories=["guide"])
    assert counted(cast) == {"guide": 1, "total": 1}


def test_what_is_taken_from_elsewhere_counts_only_where_the_rule_says(cast: Cast) -> None:
    released(cast, origin="省文化和旅游厅网站")
    assert counted(cast)["total"] == 0
    rule(cast, reposts=True)
    assert counted(cast)["total"] == 1


def test_what_is_not_public_is_never_counted(cast: Cast) -> None:
    draft_of(cast)
    assert counted(cast)["total"] == 0


def test_the_rule_of_the_authority_goes_before_the_own(cast: Cast) -> None:
    rule(cast, categories=["document"])
    city = cast.other_agency
    Agency.objects.filter(pk=cast.agency.pk).update(supervised_by=city)
    cast.agency.refresh_from_db()
    assert rule_of(cast.agency, 2024).categories == ("document",)
    SetCountingRule.objects.create(
        agency=city, since=2024, categories=["culture"], basis="市里统一规定", by=cast.qian_jin, on=ON
    )
    assert rule_of(cast.agency, 2024).categories == ("culture",)
    with pytest.raises(Refusal, match="由主管部门"):
        rule(cast)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"categories": []}, "至少选择一个"),
        ({"since": 2007}, "2008至2025之间"),
        ({"since": 2026}, "2008至2025之间"),
        ({"basis": " "}, "请写明口径的依据"),
    ],
)
def test_a_rule_that_says_nothing_is_refused(cast: Cast, said: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        rule(cast, **said)


def test_a_clerk_sets_no_rule(cast: Cast) -> None:
    with pytest.raises(Refusal):
        set_counting_rule(
            cast.agency, since=2024, categories=["document"], interpretations=False, reposts=False, basis="x",
            by=cast.li_qiang, on=ON,
        )  # fmt: skip


def test_one_document_is_left_out_and_counted_again_by_two_people(cast: Cast) -> None:
    document = released(cast)
    leave_out(document.pk, reason="与另一条内容相同", by=cast.qian_jin, on=ON)
    assert counted(cast)["total"] == 1
    confirm_counting(document.pk, decision=waiting(document), by=cast.zhao_min, on=ON)
    assert counted(cast)["total"] == 0
    with pytest.raises(Refusal, match="已经不计入"):
        leave_out(document.pk, reason="再来一次", by=cast.qian_jin, on=ON)
    count_again(document.pk, reason="内容不同，核对有误", by=cast.zhao_min, on=ON)
    assert counted(cast)["total"] == 0
    confirm_counting(document.pk, decision=waiting(document), by=cast.qian_jin, on=ON)
    assert counted(cast)["total"] == 1
    assert [d.act for d in document.counting_decisions.all()] == ["leave_out", "count_again"]
    acts = [line.act for line in lines_of(cast.agency, "document", document.index_no)]
    assert [acts.count(a) for a in ("leave_out", "count_again", "confirm_counting")] == [1, 1, 2]


def test_moving_a_document_moves_one_from_a_number_to_the_other_once_confirmed(cast: Cast) -> None:
    document = released(cast)
    recategorise(document.pk, category="culture", reason="内容是文化活动", by=cast.qian_jin, on=ON)
    assert counted(cast) == {"document": 1, "total": 1}
    confirm_counting(document.pk, decision=waiting(document), by=cast.zhao_min, on=ON)
    assert counted(cast) == {"culture": 1, "total": 1}
    with pytest.raises(Refusal, match="已经是“公共文化体育”"):
        recategorise(document.pk, category="culture", reason="x", by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="请从"):
        recategorise(document.pk, category="interpretation", reason="x", by=cast.qian_jin, on=ON)


def test_nobody_confirms_the_own_proposal_nor_from_outside_the_office(cast: Cast) -> None:
    document = released(cast)
    with pytest.raises(Refusal, match="没有等待确认"):
        confirm_counting(document.pk, decision=waiting(document), by=cast.zhao_min, on=ON)
    leave_out(document.pk, reason="重复", by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="由办公室另外的人确认"):
        confirm_counting(document.pk, decision=waiting(document), by=cast.qian_jin, on=ON)
    for stranger in (cast.li_qiang, cast.wu_tao, cast.zhou_yang):
        with pytest.raises(Refusal, match="办公室负责人确认"):
            confirm_counting(document.pk, decision=waiting(document), by=stranger, on=ON)
    with pytest.raises(Refusal, match="钱进提出的“不计入条数”还没有确认"):
        recategorise(document.pk, category="culture", reason="x", by=cast.zhao_min, on=ON)
    assert counted(cast)["total"] == 1


def test_a_proposal_is_refused_for_a_reason_and_changes_nothing(cast: Cast) -> None:
    document = released(cast)
    leave_out(document.pk, reason="重复", by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="请写明理由"):
        refuse_counting(document.pk, decision=waiting(document), reason="", by=cast.zhao_min, on=ON)
    refuse_counting(document.pk, decision=waiting(document), reason="不是同一件事", by=cast.zhao_min, on=ON)
    assert counted(cast)["total"] == 1
    leave_out(document.pk, reason="确实重复", by=cast.qian_jin, on=ON)
    refuse_counting(document.pk, decision=waiting(document), reason="提错了，收回", by=cast.qian_jin, on=ON)
    assert [d.state for d in document.counting_decisions.all()] == ["refused", "refused"]


def test_only_the_proposal_that_was_read_is_confirmed_or_refused(cast: Cast) -> None:
    document = released(cast)
    read = leave_out(document.pk, reason="重复", by=cast.qian_jin, on=ON)
    refuse_counting(document.pk, decision=read.pk, reason="改提", by=cast.qian_jin, on=ON)
    recategorise(document.pk, category="other", reason="归类", by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="现在等待确认的是另一项，请重新打开"):
        confirm_counting(document.pk, decision=read.pk, by=cast.zhao_min, on=ON)
    with pytest.raises(Refusal, match="现在等待确认的是另一项"):
        refuse_counting(document.pk, decision=read.pk, reason="不同意", by=cast.zhao_min, on=ON)
    assert counted(cast) == {"document": 1, "total": 1}
    assert document.counting_decisions.filter(state="open").get().category == "other"


def test_the_database_lets_no_one_change_a_number_alone(cast: Cast) -> None:
    document = released(cast)
    leave_out(document.pk, reason="重复", by=cast.qian_jin, on=ON)
    alone = {"state": "confirmed", "decided_by": cast.qian_jin, "decided_on": ON}
    for wrong in (
        alone,
        {"state": "confirmed"},
        {"state": "refused", "decided_by": cast.zhao_min, "decided_on": ON},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            CountingDecision.objects.update(**wrong)
    row = {"was": "document", "category": "document", "reason": "x", "by": cast.zhao_min, "on": ON}
    with pytest.raises(IntegrityError), transaction.atomic():
        CountingDecision.objects.create(document=document, act="leave_out", **row)


def test_no_number_changes_without_a_reason_or_by_a_clerk(cast: Cast) -> None:
    document = released(cast)
    with pytest.raises(Refusal, match="写明理由"):
        leave_out(document.pk, reason=" ", by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="公开专干或者办公室负责人"):
        leave_out(document.pk, reason="x", by=cast.li_qiang, on=ON)
    document.refresh_from_db()
    assert document.counts_in_total
    with pytest.raises(IntegrityError), transaction.atomic():
        CountingDecision.objects.create(
            document=document, act="leave_out", was="document", category="document", reason="", by=cast.qian_jin, on=ON
        )  # fmt: skip


def test_a_draft_has_no_number_to_change(cast: Cast) -> None:
    with pytest.raises(Refusal, match="还没有发布"):
        recategorise(draft_of(cast).pk, category="culture", reason="x", by=cast.qian_jin, on=ON)
