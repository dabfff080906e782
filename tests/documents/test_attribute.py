"""The disclosure attribute: decided at birth, changed by reviewers with a reason, fixed by who signs, and looked at again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongkai.agencies.reads import calendar
from gongkai.documents import acts
from gongkai.documents.models import AttributeDecision, Document
from gongkai.documents.reads import decided_in, timely, to_reassess
from gongkai.documents.release.limits import Limits, limit_clock, waiting
from gongkai.law.assessment import Measure
from gongkai.law.attribute import Attribute, reassess_on
from gongkai.law.source import Refusal
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, walk

LATER = date(2025, 3, 11)
CLOSED: dict[str, Any] = {
    "attribute": "withheld", "attribute_ground": "16-1", "attribute_reason": "内部工作流程",
}  # fmt: skip
OPEN: dict[str, Any] = {"attribute": Attribute.PROACTIVE, "ground": "", "reason": "事项已经办结，可以公开"}


@pytest.fixture
def withheld(cast: Cast) -> Document:
    """A document signed as 不予公开."""
    document = draft_of(cast, **CLOSED)
    walk(cast, document, until="sign")
    return Document.objects.get(pk=document.pk)


def history(document: Document) -> list[tuple[str, str, str]]:
    return [(d.act, d.attribute, d.under) for d in document.attribute_decisions.all()]


def test_an_attribute_is_decided_at_birth_with_its_article(cast: Cast) -> None:
    kept = draft_of(cast, **CLOSED).attribute_decisions.get()
    assert (kept.act, kept.ground, kept.by) == ("draft", "16-1", cast.li_qiang)
    assert kept.under == "《中华人民共和国政府信息公开条例》第十六条第一款"


def test_every_step_is_on_record_with_the_attribute_it_saw(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    assert set(draft.editions.get().reviews.values_list("attribute", flat=True)) == {"proactive"}


def test_a_reviewer_changes_it_with_a_reason_and_the_signer_fixes_it(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="pass_first")
    change: dict[str, Any] = {"attribute": Attribute.WITHHELD, "ground": "16-1", "on": ON}
    with pytest.raises(Refusal, match="写明理由"):
        acts.change_attribute(draft.pk, reason=" ", by=cast.sun_jing, **change)
    for stranger in (cast.li_qiang, cast.he_jing, cast.zhao_min, cast.wu_tao, cast.zhou_yang):
        with pytest.raises(Refusal, match="由正在办理这一环节的审查人改变"):
            acts.change_attribute(draft.pk, reason="内部事务", by=stranger, **change)
    acts.change_attribute(draft.pk, reason="内部事务", by=cast.sun_jing, **change)
    acts.pass_secrecy(draft.pk, opinion="", by=cast.sun_jing, on=ON)
    acts.pass_second(draft.pk, opinion="", by=cast.zhao_min, on=ON)
    acts.sign(draft.pk, opinion="", by=cast.wu_tao, on=ON)
    draft.refresh_from_db()
    assert (draft.attribute_fixed_on, draft.editions.get().attribute) == (ON, "withheld")
    assert [act for act, _, _ in history(draft)] == ["draft", "change_attribute", "sign"]
    with pytest.raises(Refusal, match="不能发布"):
        acts.publish(draft.pk, by=cast.qian_jin, on=ON)


def test_a_withheld_document_names_its_ground_when_a_reviewer_changes_it(cast: Cast, draft: Document) -> None:
    walk(cast, draft, until="submit")
    with pytest.raises(Refusal, match="哪一种法定情形"):
        acts.change_attribute(
            draft.pk, attribute=Attribute.WITHHELD, ground="", reason="内部", by=cast.he_jing, on=ON
        )


def test_a_signature_taken_back_fixes_nothing(cast: Cast, withheld: Document) -> None:
    acts.send_back(withheld.pk, opinion="请补充", by=cast.wu_tao, on=ON)
    withheld.refresh_from_db()
    assert (withheld.attribute_fixed_on, withheld.reassess_on) == (None, None)


def test_what_is_withheld_is_closed_and_what_is_proactive_is_not(
    cast: Cast, withheld: Document, draft: Document
) -> None:
    acts.shelve(withheld.pk, opinion="归档", by=cast.qian_jin, on=ON)
    assert withheld.editions.get().stage == "shelved"
    walk(cast, draft, until="sign")
    with pytest.raises(Refusal, match="应当发布"):
        acts.shelve(draft.pk, opinion="归档", by=cast.qian_jin, on=ON)


@pytest.mark.parametrize(
    "who", ["li_qiang", "he_jing", "qian_jin", "zhao_min", "sun_jing", "zheng_zhi", "zhou_yang"]
)
def test_a_fixed_attribute_changes_by_a_leaders_decision_only(
    cast: Cast, withheld: Document, who: str
) -> None:
    for act in (acts.decide_attribute, acts.reassess):
        with pytest.raises(Refusal, match="由分管领导或者主要负责人决定"):
            act(withheld.pk, by=getattr(cast, who), on=LATER, **OPEN)


def test_a_fixed_attribute_is_no_longer_the_reviewers(cast: Cast, withheld: Document) -> None:
    with pytest.raises(Refusal, match="已经签发确定"):
        acts.change_attribute(withheld.pk, by=cast.wu_tao, on=ON, **OPEN)


def test_a_decision_changes_it_with_a_reason_and_is_kept(cast: Cast, withheld: Document) -> None:
    with pytest.raises(Refusal, match="写明理由"):
        acts.decide_attribute(withheld.pk, by=cast.feng_lin, on=LATER, **OPEN | {"reason": ""})
    acts.decide_attribute(withheld.pk, by=cast.feng_lin, on=LATER, **OPEN)
    withheld.refresh_from_db()
    assert (withheld.attribute, withheld.attribute_fixed_on, withheld.reassess_on) == (
        "proactive",
        LATER,
        None,
    )
    last = AttributeDecision.objects.latest("id")
    assert (last.was, last.act, last.by) == ("withheld", "decide_attribute", cast.feng_lin)
    with pytest.raises(Refusal, match="审查时不是主动公开"):  # it takes the whole chain, as open
        acts.publish(withheld.pk, by=cast.qian_jin, on=LATER)


def test_what_is_online_is_withdrawn_before_it_is_closed(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    close: dict[str, Any] = {"attribute": Attribute.ON_REQUEST, "ground": "", "reason": "涉及第三方"}
    with pytest.raises(Refusal, match="先由领导撤回"):
        acts.decide_attribute(draft.pk, by=cast.wu_tao, on=LATER, **close)


def test_what_is_withheld_is_looked_at_again_after_a_year(cast: Cast, withheld: Document) -> None:
    assert withheld.reassess_on == LATER
    assert not to_reassess(Document.objects.all(), date(2025, 3, 10)).exists()
    assert list(to_reassess(Document.objects.all(), LATER)) == [withheld]
    stay: dict[str, Any] = {"attribute": Attribute.WITHHELD, "ground": "16-1", "reason": "仍是内部事务"}
    acts.reassess(withheld.pk, by=cast.wu_tao, on=LATER, **stay)
    withheld.refresh_from_db()
    assert withheld.reassess_on == date(2026, 3, 11)


def test_what_turns_public_takes_the_way_of_a_new_edition(cast: Cast, withheld: Document) -> None:
    acts.shelve(withheld.pk, opinion="归档", by=cast.qian_jin, on=ON)
    revise: dict[str, Any] = {"text": "可以公开的内容。", "because": "转为公开", "by": cast.li_qiang}
    with pytest.raises(Refusal, match="先重新认定为主动公开"):
        acts.revise(withheld.pk, on=LATER, **revise)
    acts.reassess(withheld.pk, by=cast.wu_tao, on=LATER, **OPEN)
    acts.revise(withheld.pk, on=LATER, **revise)
    walk(cast, withheld, on=LATER)
    withheld.refresh_from_db()
    assert withheld.is_live
    assert [e.stage for e in withheld.editions.order_by("number")] == ["shelved", "published"]


def test_what_a_decision_opened_counts_from_the_day_of_the_decision(cast: Cast, withheld: Document) -> None:
    acts.reassess(withheld.pk, by=cast.wu_tao, on=LATER, **OPEN)
    withheld.refresh_from_db()
    clock = limit_clock(withheld, None, LATER)
    assert clock is not None
    assert (clock.is_late, clock.due > LATER) == (False, True)
    found = waiting(Document.objects.filter(pk=withheld.pk), LATER, Limits(cast.agency, LATER))
    assert found.over == ()
    acts.send_back(withheld.pk, opinion="按主动公开重新送审", by=cast.qian_jin, on=LATER)
    walk(cast, withheld, on=LATER)
    assert timely(cast.agency, LATER, LATER, calendar()) == Measure(1, 1)


def test_the_decisions_of_a_month_are_listed(cast: Cast, withheld: Document) -> None:
    acts.reassess(withheld.pk, by=cast.wu_tao, on=LATER, **OPEN)
    march = decided_in(Document.objects.all(), date(2024, 3, 1), date(2024, 3, 31))
    assert [d.act for d in march] == ["draft", "sign"]


def test_the_database_keeps_a_decision_whole(cast: Cast, withheld: Document) -> None:
    for change in ({"reason": ""}, {"ground": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            withheld.attribute_decisions.update(**change)


@pytest.mark.parametrize(
    ("decided", "months", "day"),
    [
        (date(2024, 3, 11), 12, date(2025, 3, 11)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 10, 31), 4, date(2025, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2024, 12, 31), 1, date(2025, 1, 31)),
    ],
)
def test_so_many_months_later_is_the_same_day_or_the_last_of_the_month(
    decided: date, months: int, day: date
) -> None:
    assert reassess_on(decided, months) == day


@pytest.mark.parametrize(
    ("attribute", "note"),
    [("proactive", "此件公开发布"), ("on_request", "此件依申请公开"), ("withheld", "此件不公开")],
)
def test_each_attribute_has_its_printed_note(attribute: str, note: str) -> None:
    assert Attribute(attribute).printed == note
