"""A request with two points is answered anew: what was said of a point stays with it, and nothing is counted twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gongkai.cases import acts
from gongkai.cases.models import Case, Remedy
from gongkai.cases.package_record import register_of
from gongkai.cases.reads import identity_due
from gongkai.law.consultation import Opinion
from gongkai.law.letter import LetterKind
from gongkai.law.outcome import Outcome
from gongkai.law.remedy import Result, Track
from gongkai.law.source import Refusal
from gongkai.portal.standing import history
from tests.answering import answered, approved, decision, in_hand
from tests.cast import Cast

pytestmark = pytest.mark.django_db
ON, ANSWERED, WON, ANEW = date(2024, 3, 11), date(2024, 3, 14), date(2024, 3, 20), date(2024, 3, 22)
WEIGHED = "不公开会对公共利益造成重大影响"


@pytest.fixture
def corrected(cast: Cast) -> Case:
    """Of two points one company objected to the first, another to the second; both were withheld."""
    case = in_hand(cast, "甲材料\n乙材料", on=ON)
    acts.split(case.pk, points=["甲材料", "乙材料"], by=cast.li_qiang, on=ON)
    for order, party in ((1, "某公司"), (2, "另一公司")):
        acts.consult_third_party(case.pk, party=party, points=[order], by=cast.li_qiang, on=ON)
        acts.third_party_answered(
            case.pk, says="不同意", party=party, opinion=Opinion.OBJECTS, by=cast.li_qiang, on=ON
        )
    return answered(cast, case, Outcome.WITHHELD_PROCESS, on=ANSWERED)


@pytest.fixture
def won(cast: Cast, corrected: Case) -> Remedy:
    remedy = acts.lodge_remedy(
        corrected.pk, track=Track.REVIEW, body="甲市人民政府", by=cast.qian_jin, on=WON
    )
    return acts.conclude_remedy(
        remedy.pk, result=Result.CORRECTED, doc_no="甲府复决〔2024〕1号", by=cast.qian_jin, on=WON
    )


@pytest.fixture
def anew(cast: Cast, won: Remedy) -> Case:
    case = acts.answer_anew(won.pk, received=WON, term=date(2024, 4, 12), by=cast.qian_jin, on=ANEW)
    return acts.accept(case.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=ANEW)


def test_an_objection_to_one_point_does_not_bind_the_other(cast: Cast, anew: Case) -> None:
    acts.decide(anew.pk, 1, decision(Outcome.WITHHELD_PROCESS), by=cast.li_qiang, on=ANEW)
    acts.decide(anew.pk, 2, replace(decision(Outcome.GRANTED), weighed=WEIGHED), by=cast.li_qiang, on=ANEW)
    case = Case.objects.get(pk=anew.pk)
    approved(cast, case, Outcome.WITHHELD_PROCESS, on=ANEW)
    assert not case.letters.filter(kind=LetterKind.OVERRIDING_NOTICE).exists()


def test_a_point_whose_words_are_new_is_bound_by_all_that_was_said(cast: Cast, anew: Case) -> None:
    acts.split(anew.pk, points=["全部材料"], by=cast.li_qiang, on=ANEW)
    with pytest.raises(Refusal, match="第三方"):
        acts.decide(anew.pk, 1, replace(decision(Outcome.GRANTED), weighed=""), by=cast.li_qiang, on=ANEW)


def test_it_is_no_repeat_of_itself(cast: Cast, corrected: Case, anew: Case) -> None:
    with pytest.raises(Refusal, match="不能作为重复申请的依据"):
        acts.decide(
            anew.pk, 1, decision(Outcome.DECLINED_REPEATED, earlier=corrected), by=cast.li_qiang, on=ANEW
        )


def test_proofs_of_identity_stay_while_it_goes_on(cast: Cast, corrected: Case, anew: Case) -> None:
    later = ANEW + timedelta(days=400)
    assert not identity_due(cast.agency, later, 365).exists()
    answered(cast, anew, Outcome.WITHHELD_PROCESS, on=ANEW)
    assert set(identity_due(cast.agency, later, 365)) == {corrected, anew}


def test_both_say_so_to_the_applicant_and_in_the_archive(corrected: Case, anew: Case) -> None:
    assert any("重新答复" in step.label for step in history(corrected))
    assert any("重新答复" in step.label for step in history(anew))
    assert (register_of(anew)["corrected"], register_of(anew)["term"]) == (corrected.number, anew.term)
