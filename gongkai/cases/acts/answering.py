"""The answer: split, decided point by point, proposed, reviewed, signed, served, archived (答复、送达、归档)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from gongkai.agencies.acts import take_number
from gongkai.agencies.models import Person
from gongkai.cases.acts.letters import issue, serve_letter, void
from gongkai.cases.acts.taking import close, hands_over, opened, take
from gongkai.cases.answer import (
    content_digest,
    legal_review_of,
    not_yet,
    record_of,
    wanted_opinions,
)
from gongkai.cases.clock import fact
from gongkai.cases.consulted import concerns, objections, unserved_consultations, why_held
from gongkai.cases.leaving import left_the_house
from gongkai.cases.masking import masked
from gongkai.cases.models import (
    ANSWER_LETTERS,
    Case,
    CaseEvent,
    CaseFile,
    Opinion,
    Point,
    Proposal,
    SearchRecord,
)
from gongkai.cases.reads import was_answered_before
from gongkai.law.answerable import Reason, missing, overrides
from gongkai.law.clock import What
from gongkai.law.delivery import Electronic, Way
from gongkai.law.giving import Giving
from gongkai.law.hand import Hand
from gongkai.law.letter import LetterKind, letter_for
from gongkai.law.opinion import Kind
from gongkai.law.outcome import ANSWERS, Outcome
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019
from gongkai.law.whole import outcomes_of

HAND_OF = {Kind.SECRECY: Hand.SECRECY_REVIEWER, Kind.LEGAL: Hand.LEGAL_REVIEWER}


@dataclass(frozen=True)
class Decision:
    """What is decided of one point, and what has to be said of it."""

    outcome: Outcome
    reason: str = ""
    how: str = ""
    open_part: str = ""
    giving: Giving = Giving.COPY
    published_at: str = ""
    elsewhere: str = ""
    weighed: str = ""
    earlier: Case | None = None

    def fields(self) -> dict[str, object]:
        return {
            **{n: getattr(self, n) for n in self.__dataclass_fields__},
            "outcome": self.outcome.value,
            "giving": self.giving.value,
        }


@transaction.atomic
def split(case_id: int, *, points: Sequence[str], by: Person, on: date) -> Case:
    """Restate what is asked as points, one matter each. Points whose words stay keep their decision, and what others
    were asked and said of them. Raises Refusal where a point somebody was asked about by name would go."""
    case, row = opened(case_id, "split", by, on)
    wanted = [" ".join(p.split()) for p in points if p.strip()]
    if not wanted:
        raise Refusal(("至少要有一个申请要点", row.under))
    if len(set(wanted)) != len(wanted):
        raise Refusal(("两个申请要点的文字相同，请合并", row.under))
    gone = case.points.exclude(asks__in=wanted)
    if lost := _consulted_by_name(gone) + _with_files(gone):
        raise Refusal(*lost)
    told: dict[str, Any] = {"points": len(wanted)}
    if lost_words := _taken_back_about(case, gone):
        told["taken_back_about"] = lost_words
    SearchRecord.objects.filter(point__in=gone).update(point=None)
    gone.delete()
    case.points.update(order=F("order") + 1000)
    for order, asks in enumerate(wanted, start=1):
        Point.objects.update_or_create(case=case, asks=asks, defaults={"order": order})
    return take(case, row, by, on, told=told)


def _consulted_by_name(points: QuerySet[Point]) -> list[Reason]:
    """The points among these that a letter to somebody who was asked, or an opinion, names."""
    named = CaseEvent.objects.filter(about__in=points, struck_by__isnull=True).order_by("about__order", "id")
    parties: dict[tuple[int, str], dict[str, None]] = {}
    for order, asks, party in named.values_list("about__order", "about__asks", "party"):
        parties.setdefault((order, asks), {})[party] = None
    return [
        (
            f"要点{order}“{asks[:40]}”已经征求过{'、'.join(who)}的意见，对方看到的就是这些文字；请原样保留这一行，需要补充的另起一行",
            OGI_2019.article(32),
        )
        for (order, asks), who in parties.items()
    ]


def _with_files(points: QuerySet[Point]) -> list[Reason]:
    """The points among these that have files of their own: without the point they would be handed out for all."""
    named = CaseFile.objects.filter(point__in=points).order_by("point__order", "id")
    return [
        (
            f"要点{order}有单独提供的信息“{name}”，请先移除这份材料，或者原样保留这一行",
            OGI_2019.article(36, item=2),
        )
        for order, name in named.values_list("point__order", "name")
    ]


def _taken_back_about(case: Case, points: QuerySet[Point]) -> list[str]:
    """What consultations taken back were about, as the party read it: the journal keeps it when the points go."""
    struck = CaseEvent.objects.filter(about__in=points, struck_by__isnull=False).order_by(
        "id", "about__order"
    )
    return [
        f"{on} {party}：要点{order}“{masked(case, asks)}”"
        for on, party, order, asks in struck.values_list("on", "party", "about__order", "about__asks")
    ]


@transaction.atomic
def record_search(
    case_id: int, *, where: str, words: str, found: str, by: Person, on: date, point: Point | None = None
) -> Case:
    """Keep where something was looked for, with which words, and what was found."""
    case, row = opened(case_id, "record_search", by, on)
    SearchRecord.objects.create(case=case, point=point, on=on, where=where, words=words, found=found, by=by)
    return take(case, row, by, on, told={"where": where, "words": words})


@transaction.atomic
def decide(case_id: int, order: int, decision: Decision, *, by: Person, on: date) -> Case:
    """Decide one point. Raises Refusal listing everything the record still lacks for this decision."""
    case, row = opened(case_id, "decide", by, on)
    point = case.points.filter(order=order).first()
    if point is None:
        raise Refusal((f"没有第{order}个申请要点", row.under))
    if decision.outcome not in ANSWERS:
        raise Refusal(
            (f"“{decision.outcome.label}”不是答复，请用相应的办理步骤", decision.outcome.ground.cite)
        )
    earlier = decision.earlier
    if earlier is not None and not was_answered_before(earlier, case):
        raise Refusal((f"{earlier}不是本机关此前答复过的另一件申请，不能作为重复申请的依据", row.under))
    for name, value in decision.fields().items():
        setattr(point, name, value)
    lacks = missing(decision.outcome, record_of(case, point))
    if lacks:
        raise Refusal(*lacks)
    point.decided_by, point.decided_on = by, on
    point.save(update_fields=[*decision.fields(), "decided_by", "decided_on"])
    return take(case, row, by, on, told={"point": order, "decided": decision.outcome.value})


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


@transaction.atomic
def answer(
    case_id: int, *, way: Way, sent: date, signed: date | None = None, signed_by: str = "", tracking: str = "",
    via: Electronic | None = None, address: str = "", by: Person, on: date,
) -> Case:  # fmt: skip
    """Serve the answer. The case closes on the day that counts for this way of service (`law.delivery`)."""
    case, row = opened(case_id, "answer", by, on)
    proposal = case.proposals.filter(ended=Proposal.Ended.APPROVED).last()
    letter = case.letters.answers().last()
    if proposal is None or letter is None:
        raise Refusal(("没有已经批准的答复书", row.under))
    if sent < letter.issued_on:
        raise Refusal((f"送出日期不能早于答复书制发日期（{letter.issued_on}）", way.cite))
    served = serve_letter(
        letter, way=way, sent=sent, signed=signed, signed_by=signed_by, tracking=tracking, via=via, address=address, on=on
    )  # fmt: skip
    if served is None:
        raise Refusal((f"{way.label}以签收之日为送达之日，请填写签收日期", way.cite))
    return close(
        case, row, by, on, Outcome(proposal.outcome), event=fact(What.ANSWERED, served), day=served,
        told={"served": served, "way": way.value},
    )  # fmt: skip


@transaction.atomic
def answer_on_the_spot(
    case_id: int, *, published_at: str, way: Way, signed_by: str = "", via: Electronic | None = None, by: Person, on: date
) -> Case:  # fmt: skip
    """What is public already is told at once (条例第三十三条第一款): where and how to get it, on the spot.

    It is served as whoever answers says: handed over and signed for by `signed_by`, or electronically. Raises Refusal while
    somebody asked may still answer, and while a letter to others is on its way.
    """
    case, row = opened(case_id, "answer_on_the_spot", by, on)
    if lacks := not_yet(case, row.act) + why_held(case, row.act, on) + _handed_over(way, signed_by):
        raise Refusal(*lacks)
    if not published_at.strip():
        raise Refusal(("写明获取该政府信息的方式、途径", OGI_2019.article(36, item=1)))
    if case.points.exclude(outcome__in=["", Outcome.ALREADY_PUBLIC]).exists():
        raise Refusal(("有的要点已经另作决定，不能当场答复；请改写决定或者按呈批办理", row.under))
    case.points.update(
        reason="",
        open_part="",
        how="",
        elsewhere="",
        weighed="",
        earlier=None,
        giving=Giving.COPY,
        outcome=Outcome.ALREADY_PUBLIC,
        published_at=published_at,
        decided_by=by,
        decided_on=on,
    )
    letter = issue(case, LetterKind.ANSWER_ALREADY_PUBLIC, by=by, on=on, outcome=Outcome.ALREADY_PUBLIC)
    signed = on if way is Way.DIRECT else None
    serve_letter(letter, way=way, sent=on, signed=signed, signed_by=signed_by, via=via, on=on)
    handler: dict[str, Any] = {} if case.handler_id else {"handler": by, "division": by.division}
    return close(case, row, by, on, Outcome.ALREADY_PUBLIC, event=fact(What.ANSWERED, on), **handler)


def _handed_over(way: Way, signed_by: str) -> list[Reason]:
    """What is missing of how an answer on the spot reached the applicant."""
    if way not in (Way.DIRECT, Way.ELECTRONIC):
        return [("当场答复应当当面交付或者以电子形式发送；邮寄、委托送达的，请按呈批办理", way.cite)]
    if way is Way.DIRECT and not signed_by.strip():
        return [("当面交付的，请填写签收人（申请人或者代收人与申请人的关系）", way.cite)]
    return []


@transaction.atomic
def archive(case_id: int, *, by: Person, on: date) -> Case:
    """Put the closed case into the archive under a number of its own."""
    case, row = opened(case_id, "archive", by, on)
    if reasons := not_yet(case, row.act):
        raise Refusal(*reasons)
    number = f"{on.year}-YSQGD-{take_number(case.agency, 'YSQGD', on.year):04d}"
    return take(case, row, by, on, told={"archive_no": number}, archived_on=on, archive_no=number)


def _current(case: Case) -> Proposal:
    found = case.proposals.filter(ended="").first()
    if found is None:
        raise Refusal(("没有待审核的答复", OGI_2019.article(36)))
    return found


def _end(proposal: Proposal, how: Proposal.Ended) -> None:
    proposal.ended = how
    proposal.save(update_fields=["ended"])
