"""Who may do what on which day."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongkai.agencies import acts
from gongkai.agencies.models import Agency
from gongkai.agencies.rights import MAY, Right
from gongkai.agencies.scope import scope_of
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal
from tests.cast import Cast

ON = date(2024, 3, 11)


def test_a_post_is_held_from_its_first_day_to_its_last(cast: Cast) -> None:
    acts.give_post(
        cast.li_qiang, Hand.DISCLOSURE_CLERK, date(2024, 3, 11), until=date(2024, 3, 15), covers=cast.qian_jin
    )
    held = [scope_of(cast.li_qiang, date(2024, 3, d)).may(Right.PUBLISH_REPORT) for d in (10, 11, 15, 16)]
    assert held == [False, True, True, False]


def test_a_substitute_without_a_last_day_is_refused(cast: Cast) -> None:
    with pytest.raises(Refusal, match="截止日期"):
        acts.give_post(cast.li_qiang, Hand.DISCLOSURE_CLERK, ON, covers=cast.qian_jin)


def test_nobody_gets_a_post_in_another_agencys_division(cast: Cast) -> None:
    with pytest.raises(Refusal, match="不是甲市体育局的人员"):
        acts.give_post(cast.li_qiang, Hand.CLERK, ON, division=cast.other_division)


def test_a_division_hand_reaches_its_own_division_only(cast: Cast) -> None:
    scope = scope_of(cast.he_jing, ON)
    assert Hand.DIVISION_HEAD in scope.hands(cast.division.pk)
    assert Hand.DIVISION_HEAD not in scope.hands(cast.office.pk)
    assert scope.divisions == {cast.division.pk}


def test_a_deactivated_account_has_no_hand_at_all(cast: Cast) -> None:
    cast.qian_jin.is_active = False
    assert scope_of(cast.qian_jin, ON).all_hands() == frozenset()


def test_the_administrator_keeps_accounts_and_the_machine_and_sees_nothing_else() -> None:
    assert {right for right, hands in MAY.items() if Hand.ADMINISTRATOR in hands} == {
        Right.ACCOUNTS,
        Right.RUN_JOBS,
        Right.FILE_NOTICE,
        Right.CONFIRM_NOTICE,
    }


def test_who_may_not_is_told_who_may(cast: Cast) -> None:
    with pytest.raises(Refusal, match="签批由主要负责人办理"):
        scope_of(cast.li_qiang, ON).require(Right.SIGN_REPORT, "签批")


def test_an_installation_has_one_home_agency(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Agency.objects.filter(pk=cast.other_agency.pk).update(is_home=True)


def test_a_post_that_sees_everything_widens_only_its_own_rights(cast: Cast) -> None:
    acts.give_post(cast.li_qiang, Hand.SECRECY_REVIEWER, ON)
    scope = scope_of(cast.li_qiang, ON)
    assert scope.divisions is None  # a secrecy reviewer reads every draft
    assert scope.reach(Right.SEE_CASES) == {cast.division.pk}  # and no more requests than before
    assert scope_of(cast.zhao_min, ON).reach(Right.SEE_CASES) is None
