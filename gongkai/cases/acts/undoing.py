"""Taking back a letter sent by mistake, and with it the fact it stood for (撤销发错的文书).

Nothing is deleted: a letter still in the house is void and keeps its number, one that left the house is taken back by a letter to
who got it, and a later fact strikes the mistaken one, so that the clock reads as if it had never been (reading 0012).
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.cases.acts.ending import end
from gongkai.cases.acts.taking import hands_over, opened, take
from gongkai.cases.clock import fact, points_of
from gongkai.cases.consulted_reached import reached
from gongkai.cases.models import Case, CaseEvent, Contact, Letter
from gongkai.law.answerable import Reason
from gongkai.law.clock_event import What
from gongkai.law.consultation import meet
from gongkai.law.letter import BY_CONSENT, TAKEN_BACK_AT, LetterKind
from gongkai.law.moves import Move
from gongkai.law.procedure import CONSENT, Stage
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

CITE = OGI_2019.article(6)
# What others do in reliance on a fact of the agency, and how it is called.
RELIES_ON = {
    What.CONSULT_THIRD_PARTY: What.THIRD_PARTY_ANSWERED,
    What.CONSULT_AGENCY: What.AGENCY_ANSWERED,
    What.ASK_TO_COMPLETE: What.COMPLETE,
    What.FEE_NOTIFIED: What.FEE_PAID,
}
CONSULTATIONS = (What.CONSULT_THIRD_PARTY, What.CONSULT_AGENCY)
# Letters that stand for no fact: the clock runs on while reasons are awaited, and until a fee notice is served.
MOVE_NO_CLOCK = (LetterKind.REASONS, LetterKind.FEE_NOTICE)


@transaction.atomic
def take_back(case_id: int, *, letter: int, why: str, by: Person, on: date) -> Case:
    """Take back a letter sent by mistake: every letter of the same fact, and the fact.

    The limit is counted as if it had never been sent, so a mistake of the agency lengthens nothing. Raises Refusal where
    somebody acted on it already: paid, answered, completed the request, gave reasons.
    """
    case, row = opened(case_id, "take_back", by, on)
    mistaken = _letter_of(case, letter, row)
    struck = fact_of(case, mistaken)
    reasons = _refused(case, mistaken, row, by, on) or _relied_on(case, mistaken, struck)
    if not reasons and struck is None and mistaken.kind not in MOVE_NO_CLOCK:
        reasons = [(f"{mistaken}是早期记录，没有关联的办理事实，不能撤销", row.under)]
    if not why.strip():
        reasons.append(("请写明撤销的原因", row.under))
    if reasons:
        raise Refusal(*reasons)
    letters = [x for x in case.letters.valid() if struck and x.event_id == struck.pk or x == mistaken]
    for received in _got_by(case, struck):
        CaseEvent.objects.create(case=case, what=What.STRUCK, on=on, strikes=received, party=received.party)
    striking = fact(What.STRUCK, on, strikes=struck, party=struck.party, says=why) if struck else None
    told = {"letter": mistaken.number, "why": why} | ({"struck": struck.what} if struck else {})
    case = take(case, row, by, on, event=striking, told=told)
    for each in letters:
        end(case, each, why, by=by, on=on)
    return case


def fact_of(case: Case, letter: Letter) -> CaseEvent | None:
    """The fact a letter stands for, while it stands: a fee notice makes one only when it is served."""
    if letter.kind == LetterKind.FEE_NOTICE:
        return next((e for e in reversed(case.facts) if e.what == What.FEE_NOTIFIED), None)
    return next((e for e in case.facts if e.pk == letter.event_id), None)


def _letter_of(case: Case, key: int, row: Move[Stage]) -> Letter:
    found = case.letters.valid().filter(pk=key).first()
    if found is None:
        raise Refusal(("这件申请没有这份文书，或者已经作废、撤销", row.under))
    return found


def _refused(case: Case, letter: Letter, row: Move[Stage], by: Person, on: date) -> list[Reason]:
    """Why this letter cannot be taken back here, or not by this person."""
    kind = LetterKind(letter.kind)
    if kind not in TAKEN_BACK_AT[Stage(case.stage)]:
        open_to = "、".join(k.label for k in LetterKind if k in TAKEN_BACK_AT[Stage(case.stage)])
        return [
            (f"{kind.label}不能在这里撤销；“{case.get_stage_display()}”状态下可以撤销：{open_to}", row.under)
        ]
    if kind in BY_CONSENT and not hands_over(case, by, on) & CONSENT:
        who = "、".join(h.label for h in sorted(CONSENT))
        return [(f"{kind.label}由{who}同意后制发，也由其撤销", row.under)]
    return []


def _relied_on(case: Case, letter: Letter, struck: CaseEvent | None) -> list[Reason]:
    """What was done already because of the letter: it cannot be made undone."""
    if letter.kind == LetterKind.REASONS:
        if any(c.how == Contact.How.REASONS for c in case.contacts.all()):
            return [("申请人已经说明理由，说明理由告知书不能撤销；请按所说明的理由办理", CITE)]
        if any(e.what == What.POSTPONE for e in case.facts):
            return [("已经据此确定合理延迟，请先撤销合理延迟答复告知书", CITE)]
    done = _done_since(case, struck) if struck else None
    if done is None:
        return []
    who = done.party or "申请人"
    return [(f"{who}已经据此办理（{done.on}{What(done.what).label}），{letter}不能撤销", CITE)]


def _done_since(case: Case, struck: CaseEvent) -> CaseEvent | None:
    """What the same party did about one of the same points."""
    relies, about = RELIES_ON.get(What(struck.what)), points_of(struck)
    done = (e for e in case.facts if relies and (e.what, e.party) == (relies, struck.party))
    return next((e for e in done if meet(points_of(e), about)), None)


def _got_by(case: Case, struck: CaseEvent | None) -> list[CaseEvent]:
    """That the party got this letter: struck with it."""
    if struck is None or struck.what not in CONSULTATIONS:
        return []
    got = reached(case, struck.party).get(struck.pk)
    return [got] if got else []
