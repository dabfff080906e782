"""Whether a document is in force follows from newer documents, from its last day and from what was registered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.agencies import acts as agencies
from gongkai.documents import acts
from gongkai.documents.models import Document, Succession
from gongkai.documents.reads import normative_counts
from gongkai.documents.validity import acts as validity
from gongkai.documents.validity.standing import standing, validity_on
from gongkai.law.source import Refusal
from gongkai.law.succession import Effect
from tests.cast import TAKEN_BACK, Cast
from tests.documents.conftest import ON, draft_of, walk
from tests.repealing import repealed

LATER = date(2024, 6, 3)


def live(cast: Cast, on: date = ON, **fields: Any) -> Document:
    document = draft_of(cast, **({"kind": "normative"} | fields))
    walk(cast, document, on=on)
    document.refresh_from_db()
    return document


def plan(
    cast: Cast, newer: Document, older: Document, effect: Effect = Effect.REPEALS, **fields: Any
) -> Succession:
    how = {"in_part": False, "since": None, "says": "", "by": cast.li_qiang, "on": ON} | fields
    return validity.plan(newer.pk, older.pk, effect=effect, **how)


def stands(document: Document) -> tuple[str, date | None]:
    document.refresh_from_db()
    return document.validity, document.repealed_on


@pytest.mark.parametrize(
    ("effect", "in_part", "expected"),
    [
        (Effect.AMENDS, False, ("amended", None)),
        (Effect.AMENDS, True, ("amended", None)),
        (Effect.REPLACES, False, ("repealed", LATER)),
        (Effect.REPEALS, False, ("repealed", LATER)),
        (Effect.REPLACES, True, ("amended", None)),
        (Effect.REPEALS, True, ("amended", None)),
    ],
)
def test_a_release_does_to_the_older_document_what_was_planned(
    cast: Cast, effect: Effect, in_part: bool, expected: tuple[str, date | None]
) -> None:
    older, newer = live(cast), draft_of(cast, title="新办法")
    row = plan(cast, newer, older, effect, in_part=in_part)
    walk(cast, newer, until="sign", on=LATER)
    assert stands(older) == ("in_force", None)
    acts.publish(newer.pk, by=cast.qian_jin, on=LATER)
    assert stands(older) == expected
    assert older.is_live
    row.refresh_from_db()
    assert (row.since, row.took_effect_on, row.found) == (LATER, LATER, "in_force")


def test_what_begins_later_waits_for_its_day(cast: Cast) -> None:
    older, newer = live(cast), draft_of(cast, title="新办法")
    plan(cast, newer, older, since=LATER)
    walk(cast, newer)
    assert stands(older) == ("in_force", None)
    assert validity.keep_validity(LATER - timedelta(days=1)) == (0, 0)
    assert validity.keep_validity(LATER) == (1, 0)
    assert stands(older) == ("repealed", LATER)
    assert validity.keep_validity(LATER) == (0, 0)


def test_what_was_withdrawn_before_its_day_ends_nothing(cast: Cast) -> None:
    older, newer = live(cast), draft_of(cast, title="新办法")
    plan(cast, newer, older, since=LATER)
    walk(cast, newer)
    acts.withdraw(newer.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=ON)
    assert validity.keep_validity(LATER) == (0, 0)


def test_taking_a_page_off_does_not_bring_the_older_document_back(cast: Cast) -> None:
    older, newer = live(cast), draft_of(cast, title="新办法")
    plan(cast, newer, older)
    walk(cast, newer)
    acts.withdraw(newer.pk, how=TAKEN_BACK, opinion="更换附件", by=cast.wu_tao, on=LATER)
    assert stands(older)[0] == "repealed"


def test_undone_it_is_as_the_others_leave_it(cast: Cast) -> None:
    older = live(cast)
    amended = validity.register(
        older.pk, successor_id=None, effect=Effect.AMENDS, in_part=True, since=ON, says="甲政〔2024〕1号第三条", by=cast.zheng_zhi,
        on=ON,
    )  # fmt: skip
    newer = draft_of(cast, title="新办法")
    row = plan(cast, newer, older)
    walk(cast, newer)
    assert stands(older)[0] == "repealed"
    validity.undo(row.pk, says="登记错了文件", by=cast.zheng_zhi, on=LATER)
    assert stands(older) == ("amended", None)
    validity.undo(amended.pk, says="登记错了", by=cast.zheng_zhi, on=LATER)
    assert stands(older) == ("in_force", None)
    with pytest.raises(Refusal, match="已经撤销"):
        validity.undo(row.pk, says="再来", by=cast.zheng_zhi, on=LATER)


def test_a_registered_repeal_can_be_undone(cast: Cast) -> None:
    older = live(cast)
    repealed(older.pk, by=cast.zheng_zhi, on=LATER)
    assert stands(older) == ("repealed", LATER)
    with pytest.raises(Refusal, match="已废止，不能再被"):
        repealed(older.pk, by=cast.zheng_zhi, on=LATER)
    validity.undo(older.successions.get().pk, says="登记错了", by=cast.zheng_zhi, on=LATER)
    assert stands(older) == ("in_force", None)


@pytest.mark.parametrize("says", ["不再适用", "上级要求"])
def test_a_repeal_by_hand_names_the_document_it_was_done_by(cast: Cast, says: str) -> None:
    older, newer = live(cast), live(cast, title="新办法")
    how: dict[str, Any] = {
        "effect": Effect.REPEALS, "in_part": False, "since": ON, "by": cast.zheng_zhi, "on": ON,
    }  # fmt: skip
    with pytest.raises(Refusal, match="请在理由里写明依据的文件"):
        validity.register(older.pk, successor_id=None, says=says, **how)
    validity.register(older.pk, successor_id=newer.pk, says=says, **how)
    assert stands(older) == ("repealed", ON)


@pytest.mark.parametrize("who", ["li_qiang", "he_jing", "sun_jing", "wu_tao", "zhou_yang"])
def test_only_some_hands_register_by_hand(cast: Cast, who: str) -> None:
    how = {
        "successor_id": None,
        "effect": Effect.REPEALS,
        "in_part": False,
        "since": ON,
        "says": "依据",
        "on": ON,
    }
    with pytest.raises(Refusal, match="由法制审核员或者公开专干登记"):
        validity.register(live(cast).pk, by=getattr(cast, who), **how)  # type: ignore[arg-type]


def test_what_is_out_of_force_is_not_ended_again(cast: Cast) -> None:
    older, newer = live(cast), draft_of(cast, title="新办法")
    repealed(older.pk, by=cast.zheng_zhi, on=ON)
    with pytest.raises(Refusal, match="已废止"):
        plan(cast, newer, older)


def test_a_plan_whose_document_ended_meanwhile_holds_the_release(cast: Cast) -> None:
    older, newer = live(cast), draft_of(cast, title="新办法")
    row = plan(cast, newer, older)
    repealed(older.pk, by=cast.zheng_zhi, on=ON)
    with pytest.raises(Refusal, match="请撤销这条关系"):
        acts.submit(newer.pk, by=cast.li_qiang, on=ON)
    validity.undo(row.pk, says="已经废止", by=cast.li_qiang, on=ON)
    walk(cast, newer)


def test_no_draft_ends_another_agencys_document_nor_itself_nor_a_draft(cast: Cast) -> None:
    older, newer = live(cast), draft_of(cast, title="新办法")
    for other in (newer, draft_of(cast, title="草稿")):
        with pytest.raises(Refusal):
            plan(cast, newer, other)
    with pytest.raises(Refusal, match="早于"):
        plan(cast, newer, older, since=ON - timedelta(days=1))


def test_a_document_lapses_after_its_last_day_whether_or_not_the_night_ran(cast: Cast) -> None:
    document = live(cast, valid_until=LATER)
    after = LATER + timedelta(days=1)
    assert validity_on(document, LATER) == "in_force"
    for _ in range(2):
        assert validity_on(document, after) == "lapsed"
        assert list(Document.objects.filter(standing("lapsed", after))) == [document]
        assert not Document.objects.filter(standing("in_force", after)).exists()
        validity.keep_validity(after)
        document.refresh_from_db()
    assert (document.validity, document.lapsed_on, document.is_live) == ("lapsed", after, True)


def test_a_normative_document_says_how_long_it_is_valid(cast: Cast) -> None:
    document = draft_of(cast, kind="normative", valid_always=False)
    with pytest.raises(Refusal, match="请写明有效期至，或者选长期有效"):
        acts.submit(document.pk, by=cast.li_qiang, on=ON)
    agencies.set_house_rule(cast.agency, "validity_named", 0, since=ON)
    walk(cast, document)


def test_the_last_day_is_moved_before_it_comes_only(cast: Cast) -> None:
    document = live(cast, valid_until=LATER)
    how: dict[str, Any] = {"says": "清理结论", "by": cast.zheng_zhi}
    validity.set_last_day(document.pk, until=date(2025, 6, 3), always=False, on=LATER, **how)
    with pytest.raises(Refusal, match="请选一个"):
        validity.set_last_day(document.pk, until=date(2026, 6, 3), always=True, on=LATER, **how)
    with pytest.raises(Refusal, match="已失效"):
        validity.set_last_day(document.pk, until=None, always=True, on=date(2025, 6, 4), **how)


@pytest.mark.parametrize(
    "fields",
    [
        {"lapsed_on": LATER}, {"valid_until": date(2020, 1, 1), "valid_always": False}, {"valid_until": LATER, "valid_always": True},
        {"repealed_on": LATER},
    ],
)  # fmt: skip
def test_the_database_keeps_days_and_words_together(cast: Cast, fields: dict[str, Any]) -> None:
    document = live(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**fields)


@pytest.mark.parametrize("fields", [{"since": None}, {"found": ""}, {"undone_on": LATER}, {"says": ""}])
def test_the_database_keeps_relations_whole(cast: Cast, fields: dict[str, Any]) -> None:
    document = live(cast)
    repealed(document.pk, by=cast.zheng_zhi, on=ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Succession.objects.filter(predecessor=document).update(**fields)


STEP = st.tuples(
    st.sampled_from(["repeal", "lapse", "amend", "last_day", "undo", "night", "withdraw"]),
    st.integers(0, 2),
    st.integers(20, 500),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, max_size=9))
def test_the_counts_of_a_year_tie_with_the_year_before(cast: Cast, steps: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        documents = [live(cast, title=f"文件{n}", valid_until=date(2025, 1, 10 + n)) for n in range(3)]
        on = ON
        for act, which, days in steps:
            on += timedelta(days=days)
            take(cast, act, documents[which], on)
        for year in (2024, 2025, 2026, 2027, 2028):
            before = normative_counts(cast.agency, year - 1)["normative_docs"]
            issued, ended, in_force = normative_counts(cast.agency, year)["normative_docs"]
            assert before[2] + issued - ended == in_force
        shown = Document.objects.filter(is_live=True).exclude(normative="")
        now = shown.filter(standing("in_force", on) | standing("amended", on)).count()
        until = normative_counts(cast.agency, on.year)["normative_docs"]
        assert now >= until[2]
        transaction.set_rollback(True)


def take(cast: Cast, act: str, document: Document, on: date) -> None:
    how: dict[str, Any] = {"by": cast.zheng_zhi, "on": on}
    try:
        if act == "repeal":
            repealed(document.pk, **how)
        elif act == "lapse":
            validity.declare_lapsed(document.pk, says="不再适用", **how)
        elif act == "amend":
            validity.register(
                document.pk,
                successor_id=None,
                effect=Effect.AMENDS,
                in_part=True,
                since=on,
                says="甲政〔2024〕2号修改",
                **how,
            )
        elif act == "last_day":
            validity.set_last_day(
                document.pk, until=on + timedelta(days=90), always=False, says="延长", **how
            )
        elif act == "undo":
            for row in document.successions.filter(undone_on__isnull=True):
                validity.undo(row.pk, says="撤销", **how)
        elif act == "night":
            validity.keep_validity(on)
        else:
            acts.withdraw(document.pk, how=TAKEN_BACK, opinion="撤回", by=cast.wu_tao, on=on)
    except Refusal:
        pass


JUNE = [date(2024, 6, day) for day in range(1, 31)]


def with_last_day(cast: Cast) -> Document:
    return live(cast, valid_until=JUNE[11])


def test_a_repeal_from_before_the_last_day_wins_however_late_the_night_runs(cast: Cast) -> None:
    older, newer = with_last_day(cast), draft_of(cast, title="新办法")
    plan(cast, newer, older, since=JUNE[9])
    walk(cast, newer)
    validity.keep_validity(JUNE[14])
    assert stands(older) == ("repealed", JUNE[9])
    assert older.lapsed_on is None


def test_a_repeal_from_after_the_last_day_finds_it_lapsed(cast: Cast) -> None:
    older, newer = with_last_day(cast), draft_of(cast, title="新办法")
    plan(cast, newer, older, since=JUNE[13])
    walk(cast, newer)
    validity.keep_validity(JUNE[14])
    assert stands(older) == ("lapsed", None)


@pytest.mark.parametrize("is_written", [False, True])
def test_a_repeal_from_before_a_lapse_is_registered_after_it(cast: Cast, is_written: bool) -> None:
    older = with_last_day(cast)
    if is_written:
        validity.keep_validity(JUNE[12])
    how: dict[str, Any] = {
        "successor_id": None,
        "effect": Effect.REPEALS,
        "in_part": False,
        "says": "见甲政〔2024〕3号",
    }
    row = validity.register(older.pk, since=JUNE[9], by=cast.qian_jin, on=JUNE[19], **how)
    assert stands(older) == ("repealed", JUNE[9])
    validity.undo(row.pk, says="登记有误", by=cast.qian_jin, on=JUNE[20])
    assert stands(older) == ("lapsed", None)
    assert older.lapsed_on == JUNE[12]
    with pytest.raises(Refusal, match="已失效"):
        validity.register(older.pk, since=JUNE[12], by=cast.qian_jin, on=JUNE[21], **how)


def test_an_amendment_from_before_a_lapse_leaves_it_lapsed(cast: Cast) -> None:
    older = with_last_day(cast)
    validity.keep_validity(JUNE[12])
    validity.register(
        older.pk, successor_id=None, effect=Effect.AMENDS, in_part=False, since=JUNE[4], says="见甲政〔2024〕4号", by=cast.qian_jin,
        on=JUNE[19],
    )  # fmt: skip
    assert stands(older) == ("lapsed", None)
    assert older.lapsed_on == JUNE[12]


def test_a_declared_lapse_is_not_gone_behind(cast: Cast) -> None:
    older = live(cast)
    validity.declare_lapsed(older.pk, says="任务完成", by=cast.qian_jin, on=JUNE[9])
    with pytest.raises(Refusal, match="已失效"):
        validity.register(
            older.pk, successor_id=None, effect=Effect.REPEALS, in_part=False, since=JUNE[4], says="见甲政〔2024〕3号",
            by=cast.qian_jin, on=JUNE[19],
        )  # fmt: skip


def test_with_every_relation_undone_it_is_in_force_whichever_was_entered_first(cast: Cast) -> None:
    older, newer = live(cast), draft_of(cast, title="修改决定")
    first = plan(cast, newer, older, Effect.AMENDS, since=JUNE[9])
    walk(cast, newer)
    second = validity.register(
        older.pk, successor_id=None, effect=Effect.AMENDS, in_part=True, since=JUNE[1], says="见甲政〔2024〕5号", by=cast.qian_jin,
        on=JUNE[4],
    )  # fmt: skip
    validity.keep_validity(JUNE[9])
    for row in (first, second):
        validity.undo(row.pk, says="登记有误", by=cast.qian_jin, on=JUNE[14])
    assert stands(older) == ("in_force", None)
