"""Two people do two things to one case at the same moment, on real connections of PostgreSQL.

Whoever comes second is told in a sentence; nothing is lost, nothing is there twice, the journal holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest

from gongkai.cases import acts
from gongkai.cases.answer import content_digest
from gongkai.cases.models import Case, CaseFile, Link, Opinion
from gongkai.journal.models import Entry
from gongkai.law.clock_event import What
from gongkai.law.delivery import Way
from gongkai.law.hand import Hand
from gongkai.law.letter import LetterKind
from gongkai.law.outcome import Outcome
from gongkai.law.remedy import Result, Track
from tests.answering import answered, approved, decision, hand_out, in_hand, proposed, serve_all
from tests.cases.ledger import everything_holds
from tests.cast import Cast
from tests.drills.test_two_at_once import ON, at_once, cast, refused
from tests.papers import pdf

__all__ = ["cast"]
pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5  # which of the two comes first is for the database to say


@pytest.fixture
def cases(cast: Cast) -> Iterator[Iterator[Case]]:
    """A new case in hand each round; at the end everything has to hold."""
    yield (in_hand(cast, on=ON) for _ in range(ROUNDS))
    everything_holds(cast.agency, ON)


def acts_on(case: Case, *acts: str) -> int:
    return Entry.objects.filter(matter="case", key=case.number, act__in=acts).count()


def one_wins(case: Case, *works: Callable[[], Any]) -> str:
    """Exactly one of two goes through; what the other one is told."""
    results = at_once(*works)
    (late,) = refused(results)
    assert not any(r is None for r in results), "a thread fell"
    return str(late)


def reviewed(cast: Cast, case: Case) -> None:
    proposed(cast, case, on=ON)
    acts.review(case.pk, agrees=True, says="", by=cast.sun_jing, on=ON)


def test_two_approvals_make_one_signature_and_one_letter(cast: Cast, cases: Iterator[Case]) -> None:
    for case in cases:
        reviewed(cast, case)
        said = one_wins(
            case,
            lambda c=case: acts.approve(c.pk, by=cast.wu_tao, on=ON),
            lambda c=case: acts.approve(c.pk, by=cast.feng_lin, on=ON),
        )
        assert "“待送达”状态下不能“批准答复”" in said
        assert Opinion.objects.filter(proposal__case=case, kind=Opinion.SIGN).count() == 1
        assert (case.letters.answers().count(), acts_on(case, "approve")) == (1, 1)


def test_an_approval_and_a_withdrawal_of_the_request_leave_no_living_answer(
    cast: Cast, cases: Iterator[Case]
) -> None:
    for case in cases:
        reviewed(cast, case)
        at_once(
            lambda c=case: acts.approve(c.pk, by=cast.wu_tao, on=ON),
            lambda c=case: acts.withdraw(c.pk, by=Hand.APPLICANT, on=ON),
        )
        case.refresh_from_db()
        assert (case.stage, case.outcome) == ("closed", Outcome.OTHER_ENDED)
        assert case.letters.answers().count() == 0


def test_a_recall_comes_after_the_approval_or_not_at_all(cast: Cast, cases: Iterator[Case]) -> None:
    for case in cases:
        reviewed(cast, case)
        late = refused(
            at_once(
                lambda c=case: acts.approve(c.pk, by=cast.wu_tao, on=ON),
                lambda c=case: acts.recall(c.pk, says="漏了附件", by=cast.zhao_min, on=ON),
            )
        )
        case.refresh_from_db()
        if late:
            assert "“答复审核中”状态下不能“撤回改办”" in str(late[0])
            assert (case.stage, case.letters.answers().count()) == ("approved", 1)
        else:
            assert (case.stage, case.letters.answers().count()) == ("in_hand", 0)


def test_an_answer_is_recalled_or_served_never_both(cast: Cast, cases: Iterator[Case]) -> None:
    for case in cases:
        approved(cast, case, on=ON)
        one_wins(
            case,
            lambda c=case: acts.answer(c.pk, way=Way.ELECTRONIC, sent=ON, by=cast.li_qiang, on=ON),
            lambda c=case: acts.recall(c.pk, says="漏了附件", by=cast.zhao_min, on=ON),
        )
        case.refresh_from_db()
        (letter,) = case.letters.filter(kind=LetterKind.ANSWER_OPEN)
        assert (case.stage == "closed") == (letter.served_on is not None) == (letter.cancelled_on is None)


def test_what_is_proposed_is_what_was_decided(cast: Cast, cases: Iterator[Case]) -> None:
    """A decision changed at the moment of the proposal is in it, or is refused."""
    for case in cases:
        acts.decide(case.pk, 1, decision(Outcome.GRANTED), by=cast.li_qiang, on=ON)
        hand_out(case, by=cast.li_qiang, on=ON)
        late = refused(
            at_once(
                lambda c=case: acts.propose(c.pk, by=cast.li_qiang, on=ON),
                lambda c=case: acts.decide(
                    c.pk, 1, decision(Outcome.WITHHELD_PROCESS), by=cast.qian_jin, on=ON
                ),
            )
        )
        proposal = case.proposals.get()
        assert proposal.digest == content_digest(case)
        assert proposal.outcome == (Outcome.GRANTED if late else Outcome.WITHHELD_PROCESS)


def test_two_letters_of_one_kind_have_two_numbers(cast: Cast, cases: Iterator[Case]) -> None:
    for case in cases:
        results = at_once(
            *[
                lambda c=case, p=party: acts.consult_third_party(c.pk, party=p, by=cast.li_qiang, on=ON)
                for party in ("某公司", "另一公司")
            ]
        )
        assert refused(results) == []
        kind = LetterKind.THIRD_PARTY_CONSULTATION
        numbers = case.letters.filter(kind=kind).order_by("pk").values_list("number", flat=True)
        assert [n.rpartition("号")[2] for n in numbers] == ["-征", "-征-2"]


def test_one_party_is_consulted_once(cast: Cast, cases: Iterator[Case]) -> None:
    for case in cases:
        said = one_wins(
            case,
            *[
                lambda c=case, w=who: acts.consult_third_party(c.pk, party="某公司", by=w, on=ON)
                for who in (cast.li_qiang, cast.qian_jin)
            ],
        )
        assert "已经征求过某公司的意见" in said
        assert case.events.filter(what=What.CONSULT_THIRD_PARTY).count() == 1
        assert case.letters.count() == 3  # the receipt, the letter, and what the applicant is told


def test_a_request_is_completed_or_lapses(cast: Cast, cases: Iterator[Case]) -> None:
    later = ON + timedelta(days=40)
    for case in cases:
        acts.ask_to_complete(case.pk, says="请写明年份", by=cast.li_qiang, on=ON)
        serve_all(case, by=cast.qian_jin, on=ON)
        one_wins(
            case,
            lambda c=case: acts.complete(c.pk, says="2023年", by=Hand.APPLICANT, on=later),
            lambda c=case: acts.let_lapse(c.pk, by=cast.qian_jin, on=later),
        )
        case.refresh_from_db()
        lapsed = case.outcome == Outcome.NOT_COMPLETED
        assert lapsed != case.events.filter(what=What.COMPLETE).exists()
        assert lapsed == case.letters.filter(kind=LetterKind.CEASING).exists()


@pytest.mark.parametrize("both", [Way.ELECTRONIC, Way.POST])
def test_a_letter_is_served_once(cast: Cast, cases: Iterator[Case], both: Way) -> None:
    for case in cases:
        key = case.letters.get().pk
        works = [
            lambda k=key, n=number: acts.serve(
                k, way=both, sent=ON, tracking=n, address="甲市二路2号", by=cast.qian_jin, on=ON
            )
            for number in ("EMS1", "EMS2")
        ]
        said = one_wins(case, *works)
        assert "已经登记送达" in said
        assert acts_on(case, "serve") == 1


def test_a_letter_is_made_anew_or_served(cast: Cast, cases: Iterator[Case]) -> None:
    for case in cases:
        letter = case.letters.get()
        one_wins(
            case,
            lambda x=letter: acts.serve(x.pk, way=Way.ELECTRONIC, sent=ON, by=cast.qian_jin, on=ON),
            lambda x=letter: acts.issue_again(x.pk, why="有误", by=cast.qian_jin, on=ON),
        )
        assert case.letters.valid().count() == 1


def test_a_case_is_archived_under_one_number(cast: Cast, cases: Iterator[Case]) -> None:
    numbers = []
    for case in cases:
        answered(cast, case, on=ON)
        for letter in case.letters.filter(served_on__isnull=True):
            acts.serve(letter.pk, way=Way.ELECTRONIC, sent=ON, by=cast.qian_jin, on=ON)
        said = one_wins(case, *[lambda c=case: acts.archive(c.pk, by=cast.qian_jin, on=ON)] * 2)
        assert "已经归档" in said
        case.refresh_from_db()
        numbers.append(case.archive_no)
    assert numbers == [f"2024-YSQGD-{n:04d}" for n in range(1, ROUNDS + 1)]


def test_a_suit_ends_once(cast: Cast, cases: Iterator[Case]) -> None:
    for case in cases:
        answered(cast, case, on=ON)
        remedy = acts.lodge_remedy(case.pk, track=Track.REVIEW, by=cast.qian_jin, on=ON)
        said = one_wins(
            case,
            *[
                lambda r=result, k=remedy.pk: acts.conclude_remedy(k, result=r, by=cast.qian_jin, on=ON)
                for result in (Result.UPHELD, Result.CORRECTED)
            ],
        )
        assert "已登记结果" in said


def test_a_file_is_taken_out_once(cast: Cast, cases: Iterator[Case]) -> None:
    for case in cases:
        added = acts.add_file(
            case.pk, "表.pdf", BytesIO(pdf()), purpose=CaseFile.Purpose.HANDED_OUT, by=cast.li_qiang, on=ON
        )
        results = at_once(*[lambda k=added.pk: acts.remove_file(k, by=cast.li_qiang, on=ON)] * 2)
        assert [str(r) for r in refused(results)] == [
            "这份材料已经移除（《中华人民共和国政府信息公开条例》第四十五条）"
        ]
        assert (case.files.count(), acts_on(case, "remove_file")) == (0, 1)


def test_two_cases_are_linked_once_whichever_is_named_first(cast: Cast, cases: Iterator[Case]) -> None:
    first, second, *_ = cases
    results = at_once(
        lambda: acts.link(first.pk, to=second, kind=Link.Kind.RELATED, by=cast.qian_jin, on=ON),
        lambda: acts.link(second.pk, to=first, kind=Link.Kind.RELATED, by=cast.qian_jin, on=ON),
    )
    assert len(refused(results)) == 1


def test_the_night_and_an_act_agree_on_the_day(cast: Cast, cases: Iterator[Case]) -> None:
    """The clocks are read while a party answers: whoever writes last has seen the other."""
    later = date(2024, 4, 2)  # the day after its time is over
    for case in cases:
        acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=ON)
        at_once(
            lambda: acts.recompute(Case.objects.all(), later),
            lambda c=case: acts.third_party_answered(c.pk, says="同意", by=cast.li_qiang, on=later),
        )
        case.refresh_from_db()
        assert (case.due, case.clock_status) == (date(2024, 4, 29), "official"), case
