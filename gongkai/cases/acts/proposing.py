"""An answer on its way to the signature: proposed, reviewed, approved, sent back, recalled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.cases.acts.letters import issue, void
from gongkai.cases.acts.taking import hands_over, opened, take
from gongkai.cases.answer import (
    content_digest,
    legal_review_of,
    not_yet,
    record_of,
    wanted_opinions,
)
from gongkai.cases.consulted import concerns, objections, unserved_consultations
from gongkai.cases.leaving import left_the_house
from gongkai.cases.models import (
    ANSWER_LETTERS,
    Case,
    Opinion,
    Point,
    Proposal,
)
from gongkai.law.answerable import Reason, missing, overrides
from gongkai.law.hand import Hand
from gongkai.law.letter import LetterKind, letter_for
from gongkai.law.opinion import Kind
from gongkai.law.outcome import Outcome
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019
from gongkai.law.whole import outcomes_of

HAND_OF = {Kind.SECRECY: Hand.SECRECY_REVIEWER, Kind.LEGAL: Hand.LEGAL_REVIEWER}


@transaction.atomic
def propose(
    case_id: int, *, outcome: Outcome | None = None, says: str = "", by: Person, on: date
) -> Proposal:
    """Put the answer forward. Every point must be decided; the whole falls into one row (`law.whole`).

    `outcome` chooses where the form leaves a choice. Raises Refusal listing all that is missing.
    """
    case, row = opened(case_id, "propose", by, on)
    points = list(case.points.all())
    reasons = not_yet(case, row.act)
    if not reasons:
        for point in points:
            lacks = missing(Outcome(point.outcome), record_of(case, point, as_of=on))
            reasons += [(f"要点{point.order}：{says}", cite) for says, cite in lacks]
        reasons += unserved_consultations(case)
    if reasons:
        raise Refusal(*reasons)
    proposal = Proposal.objects.create(
        case=case, round=case.proposals.count() + 1, outcome=_whole(points, outcome), says=says,
        digest=content_digest(case), by=by, on=on,
    )  # fmt: skip
    take(
        case,
        row,
        by,
        on,
        told={"round": proposal.round, "proposed": proposal.outcome, "digest": proposal.digest},
    )
    return proposal


def _whole(points: Sequence[Point], chosen: Outcome | None) -> Outcome:
    open_to = outcomes_of(Outcome(p.outcome) for p in points)
    if chosen is None and len({o.ground.row for o in open_to}) == 1:
        return open_to[0]
    if chosen not in open_to:
        labels = "、".join(o.label for o in open_to)
        raise Refusal((f"各要点的结论不同，请选定全件结论：{labels}", OGI_2019.article(37)))
    return chosen


@transaction.atomic
def review(case_id: int, *, agrees: bool, says: str, by: Person, on: date) -> Proposal:
    """Give the opinion one's post asks for on the proposal as it stands; a disagreement sends it back."""
    case, row = opened(case_id, "review", by, on)
    proposal = _current(case)
    kind = _kind_for(case, proposal, by, on)
    if not agrees and not says.strip():
        raise Refusal(("不同意的，请写明意见", row.under))
    Opinion.objects.create(proposal=proposal, kind=kind, agrees=agrees, says=says, by=by, on=on)
    take(
        case,
        row,
        by,
        on,
        under=kind.cite,
        told={"kind": kind.value, "agrees": agrees, "digest": proposal.digest},
    )
    if not agrees:
        send_back(case_id, says=says, by=by, on=on)
    return proposal


def _kind_for(case: Case, proposal: Proposal, by: Person, on: date) -> Kind:
    """Which of the opinions still wanted this person may give."""
    from_hands = [
        k
        for k in wanted_opinions(case, proposal, legal_review_of(case.agency, on))
        if HAND_OF[k] in hands_over(case, by, on)
    ]
    if proposal.by_id == by.pk:
        raise Refusal(("承办人不能审核自己呈批的答复", OGI_2019.article(17)))
    if not from_hands:
        raise Refusal(("这件答复不需要您再出具审核意见", OGI_2019.article(17)))
    return from_hands[0]


@transaction.atomic
def approve(case_id: int, *, says: str = "", by: Person, on: date) -> Case:
    """Sign the answer: its letter is made, numbered and kept as it is.

    Raises Refusal when an opinion is missing, the content changed since, or the signer proposed or reviewed it.
    """
    case, row = opened(case_id, "approve", by, on)
    proposal = _current(case)
    reasons: list[Reason] = [
        (f"还没有{k.label}意见", k.cite)
        for k in wanted_opinions(case, proposal, legal_review_of(case.agency, on))
    ]
    if proposal.by_id == by.pk:
        reasons.append(("承办人不能批准自己呈批的答复", row.under))
    if proposal.opinions.filter(by=by).exists():
        reasons.append(("审核人不能再批准同一件答复", row.under))
    if content_digest(case) != proposal.digest:
        reasons.append(("呈批以后内容有改动，审核意见已经失效，请退回重新呈批", OGI_2019.article(17)))
    if reasons:
        raise Refusal(*reasons)
    Opinion.objects.create(proposal=proposal, kind=Opinion.SIGN, agrees=True, says=says, by=by, on=on)
    _end(proposal, Proposal.Ended.APPROVED)
    case = take(case, row, by, on, told={"round": proposal.round, "digest": proposal.digest})
    outcome = Outcome(proposal.outcome)
    issue(case, letter_for(outcome), by=by, on=on, outcome=outcome)
    _tell_objectors(case, by, on)
    return case


def _tell_objectors(case: Case, by: Person, on: date) -> None:
    """A third party whose objection to a point gives way to the public interest is told what of it is disclosed and why
    (第三十二条)."""
    given = [
        p
        for p in case.points.all()
        if p.outcome in (Outcome.GRANTED, Outcome.GRANTED_IN_PART) and overrides(p.weighed)
    ]
    for event in objections(case):
        against = [p for p in given if concerns(event, p)]
        if against:
            issue(
                case, LetterKind.OVERRIDING_NOTICE, by=by, on=on, event=event, party=event.party, opinion=event.says,
                gives="\n".join(p.open_part or p.asks for p in against),
                reason="\n".join(dict.fromkeys(p.weighed for p in against)),
            )  # fmt: skip


@transaction.atomic
def send_back(case_id: int, *, says: str, by: Person, on: date) -> Case:
    """Return the proposal with an opinion; the handler mends it and puts it forward again."""
    case, row = opened(case_id, "send_back", by, on)
    if not says.strip():
        raise Refusal(("退回的，请写明意见", row.under))
    _end(_current(case), Proposal.Ended.SENT_BACK)
    return take(case, row, by, on, told={"says": says})


@transaction.atomic
def recall(case_id: int, *, says: str, by: Person, on: date) -> Case:
    """Take a signed answer back before it is served: its letter is void and its number stays to be seen. Raises Refusal
    where it left the house already. What a third party was sent of it stays."""
    case, row = opened(case_id, "recall", by, on)
    if not says.strip():
        raise Refusal(("撤回改办的，请写明原因", row.under))
    if gone := _left(case):
        raise Refusal((f"{gone}，不能撤回改办；请登记送达，没有收到的重新发送", row.under))
    proposal = case.proposals.filter(ended=Proposal.Ended.APPROVED).last()
    if proposal is not None:
        _end(proposal, Proposal.Ended.RECALLED)
    case = take(case, row, by, on, told={"says": says})
    for letter in case.letters.valid().filter(
        served_on__isnull=True, kind__in=[*ANSWER_LETTERS, LetterKind.OVERRIDING_NOTICE]
    ):
        if left_the_house(letter) is None:
            void(letter, says, by=by, on=on)
    return case


def _left(case: Case) -> str:
    """Which answer left the house and how, in words; "" for none."""
    found = ((x, left_the_house(x)) for x in case.letters.answers())
    return next((f"{letter}{left.how}" for letter, left in found if left), "")


def _current(case: Case) -> Proposal:
    found = case.proposals.filter(ended="").first()
    if found is None:
        raise Refusal(("没有待审核的答复", OGI_2019.article(36)))
    return found


def _end(proposal: Proposal, how: Proposal.Ended) -> None:
    proposal.ended = how
    proposal.save(update_fields=["ended"])
