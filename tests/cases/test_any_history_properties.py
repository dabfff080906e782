"""Any year of any hands: several cases, every act of the procedure by who may and who may not, on any day.

The acts, the database and the Word letters are the real ones. Only the PDF is left out, as on a machine without
Chinese fonts: it says nothing the Word file does not, and setting it takes most of the time.
"""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from random import Random
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from gongkai.cases import acts
from gongkai.cases.acts import letters
from gongkai.cases.models import Case, CaseFile
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.delivery import Way
from gongkai.law.hand import Hand
from gongkai.law.outcome import ANSWERS
from gongkai.law.procedure import CASE, Stage
from gongkai.law.receipt import Channel
from gongkai.law.remedy import Result
from gongkai.law.source import Refusal
from tests.answering import decision
from tests.cases.hands import facts_for, keeping, mostly, people_of, staff_of
from tests.cases.ledger import everything_holds, picture, the_year_ties_out
from tests.cast import WANG_FANG, Cast
from tests.papers import pdf

STARTS = (date(2024, 4, 26), date(2024, 9, 12), date(2024, 12, 9), date(2025, 1, 17))
CASES_AT_MOST = 4
CLOCK_ACTS = (
    "ask_to_complete", "complete", "consult_third_party", "consult_agency", "consult_received", "third_party_answered",
    "agency_answered", "extend", "ask_for_reasons", "postpone", "notify_fee", "fee_notified", "fee_paid",
    "take_back",
)  # fmt: skip
ENDINGS = ("withdraw", "strike_out", "answer_on_the_spot", "archive", "let_lapse", "let_fee_lapse")


class AnyYear(RuleBasedStateMachine):
    """A bureau at work. `cast` and everything else of the database is put back after every history."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.day = STARTS[0]
        self.keys: list[int] = []
        self.changed = False

    def teardown(self) -> None:
        try:
            the_year_ties_out(self.cast.agency, 2024, 2026)
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def attempt(self, act: str, *args: Any, **facts: Any) -> Any:
        """Do it. What is refused is refused with a sentence and leaves everything as it was."""
        before = picture()
        try:
            done = getattr(acts, act)(*args, on=self.day, **facts)
        except Refusal as refused:
            wordless = [cite for says, cite in refused.reasons if not says.strip()]
        else:
            self.changed = True
            return done
        assert wordless == []
        assert picture() == before, f"{act}: refused, and yet something changed"
        return None

    def one_of(self, *stages: Stage) -> Case | None:
        found = [c for c in Case.objects.filter(pk__in=self.keys) if not stages or c.stage in stages]
        return self.chance.choice(found) if found else None

    def file(self, kind: ApplicantKind, channel: Channel, by: Any) -> Case | None:
        found: Case | None = self.attempt(
            "receive", self.cast.agency, WANG_FANG, kind, "某预算", channel=channel, by=by
        )
        self.keys += [found.pk] if found else []
        return found

    @initialize(start=st.sampled_from(STARTS), seed=st.integers(0, 2**32))
    def two_cases_are_in_hand(self, start: date, seed: int) -> None:
        self.day, self.chance = start, Random(seed)  # noqa: S311
        for division, handler in (
            (self.cast.division, self.cast.li_qiang),
            (self.cast.office, self.cast.qian_jin),
        ):
            case = self.file(ApplicantKind.NATURAL, Channel.IN_PERSON, Hand.APPLICANT)
            assert case is not None
            self.attempt("accept", case.pk, division=division, handler=handler, by=self.cast.zhao_min)

    @precondition(lambda self: len(self.keys) < CASES_AT_MOST)
    @rule()
    def another_is_filed(self) -> None:
        kind, channel = self.chance.choice(list(ApplicantKind)), self.chance.choice(list(Channel))
        self.file(kind, channel, mostly(self.chance, self.cast.qian_jin, Hand.APPLICANT, self.cast.zhou_yang))

    @rule()
    def time_passes(self) -> None:
        """And every night the clocks are read."""
        self.day += timedelta(days=self.chance.choice([1, 1, 2, 3, 8, 16, 31]))
        acts.recompute(Case.objects.all(), self.day)
        self.changed = True
        before = picture()
        assert acts.recompute(Case.objects.all(), self.day) == 0
        assert picture() == before

    @rule()
    def a_lawful_step(self) -> None:
        """A row of the table at this stage, by a hand it names; rarely one that ends the case."""
        case = self.one_of(*(m.at for m in CASE.moves))
        if case is None:
            return
        rows = [m for m in CASE.moves if m.at == case.stage]
        going_on = [m for m in rows if m.act not in ENDINGS]
        row = self.chance.choice(going_on if going_on and self.chance.random() < 0.8 else rows)
        self._step(row.act, case, self.chance.choice(people_of(self.cast, row.by)))

    @rule()
    def a_fact_for_the_clock(self) -> None:
        """What stops and lengthens a clock, by who handles the case."""
        case = self.one_of(Stage.IN_HAND, Stage.INCOMPLETE, Stage.UNPAID)
        if case is not None:
            act = self.chance.choice(CLOCK_ACTS)
            by = self.cast.zhao_min if act in ("extend", "postpone") else case.handler
            self._step(act, case, by)

    @rule()
    def any_step_by_anybody(self) -> None:
        case = self.one_of()
        by = self.chance.choice([*staff_of(self.cast), Hand.APPLICANT, Hand.CLOCK])
        self._step(self.chance.choice(CASE.acts()), case, by)

    def _step(self, act: str, case: Case | None, by: Any) -> None:
        assert case is not None
        facts = facts_for(act, self.chance, self.cast, case, self.day)
        place = (facts.pop("order"), facts.pop("decision")) if act == "decide" else ()
        self.attempt(act, case.pk, *place, by=by, **facts)

    @rule()
    def the_record_is_kept(self) -> None:
        case = self.one_of()
        assert case is not None
        act, args, facts = keeping(self.chance, case, self.day)
        by = mostly(self.chance, self.cast.qian_jin, *staff_of(self.cast))
        done = self.attempt(act, *args, by=by, **facts)
        if act == "answer_anew" and done:
            self.keys.append(done.pk)

    @rule()
    def an_answer_is_put_forward(self) -> None:
        """The handler decides every point alike and proposes: without this few histories come to an answer."""
        case = self.one_of(Stage.IN_HAND)
        if case is not None:
            outcome = self.chance.choice(ANSWERS)
            for point in case.points.all():
                self.attempt("decide", case.pk, point.order, decision(outcome), by=case.handler)
            paper = BytesIO(pdf(more=b"%%%d" % self.chance.randrange(10**6)))
            self.attempt(
                "add_file", case.pk, "某文.pdf", paper, purpose=CaseFile.Purpose.HANDED_OUT, by=case.handler
            )
            self.attempt("propose", case.pk, by=case.handler)

    @rule()
    def it_is_reviewed_and_signed(self) -> None:
        case = self.one_of(Stage.UNDER_REVIEW)
        if case is not None:
            for reviewer in (self.cast.sun_jing, self.cast.zheng_zhi):
                self.attempt("review", case.pk, agrees=True, says="", by=reviewer)
            self.attempt("approve", case.pk, by=self.chance.choice([self.cast.wu_tao, self.cast.feng_lin]))

    @rule()
    def it_is_served(self) -> None:
        case = self.one_of(Stage.APPROVED)
        if case is not None:
            self._step("answer", case, case.handler)

    @rule()
    def what_nobody_completed_or_paid_ends(self) -> None:
        case = self.one_of(Stage.INCOMPLETE, Stage.UNPAID)
        if case is not None:
            self.day += timedelta(days=45)
            acts.recompute(Case.objects.all(), self.day)
            act = "let_lapse" if case.stage == Stage.INCOMPLETE else "let_fee_lapse"
            if act == "let_lapse":
                notice = case.letters.valid().filter(kind="completion").last()
                if notice.served_on is None:
                    served = {"way": Way.ELECTRONIC, "sent": self.day, "by": self.cast.qian_jin}
                    assert self.attempt("serve", notice.pk, **served)
                    self.day += timedelta(days=45)
            assert self.attempt(act, case.pk, by=self.cast.qian_jin)

    @rule()
    def an_entry_turns_out_to_be_a_mistake(self) -> None:
        """Mostly twice the same request, and mostly while nothing went out yet."""
        case = self.one_of(*(s for s in Stage if s not in CASE.ends))
        if case is not None and self.chance.random() < 0.3:
            twin = self.chance.choice([None, *Case.objects.exclude(pk=case.pk)])
            by = mostly(self.chance, self.cast.zhao_min, *staff_of(self.cast))
            self.attempt("strike_out", case.pk, why="登记了两次", same_as=twin, by=by)

    @rule()
    def whatever_ended_can_be_archived(self) -> None:
        """Once its letters are served and its suits are over, nothing stands in the way."""
        case = self.one_of(Stage.CLOSED)
        if case is None or case.archived_on or case.received_on is None:
            return
        by = self.cast.qian_jin
        for letter in case.letters.valid().filter(served_on__isnull=True):
            assert self.attempt("serve", letter.pk, way=Way.ELECTRONIC, sent=self.day, by=by), letter
        for remedy in case.remedies.filter(result=""):
            assert self.attempt("conclude_remedy", remedy.pk, result=Result.UPHELD, by=by)
        assert self.attempt("archive", case.pk, by=by)

    @invariant()
    def what_must_be_true_is(self) -> None:
        """Looked at whenever something was done; what was refused left all as it was."""
        if self.changed:
            everything_holds(self.cast.agency, self.day)
            self.changed = False


@pytest.fixture
def without_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_fonts(_: bytes) -> bytes:
        raise Refusal(("没有中文字体", None))

    monkeypatch.setattr(letters, "pdf", no_fonts)


def test_whatever_is_done_and_by_whom_the_record_stays_true(cast: Cast, without_pdf: None) -> None:
    """A history is drawn from one seed, so a failing one is told by its steps and that seed; it is not made smaller,
    for with a step left out all later ones would be others."""
    AnyYear.cast = cast
    quickly = settings(
        max_examples=30,
        stateful_step_count=50,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate),
    )
    run_state_machine_as_test(AnyYear, settings=quickly)
