"""Asking others, asking for reasons, more time, and the fee: the facts that move the clock of a case in hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.reads import calendar, house_rule
from gongkai.cases.acts.extending import require_room
from gongkai.cases.acts.letters import issue
from gongkai.cases.acts.taking import By, close, day_of, hands_over, happen, late, opened, take
from gongkai.cases.answer import not_yet
from gongkai.cases.clock import days_told, fact, points_of
from gongkai.cases.consulted_reached import awaited
from gongkai.cases.letter_facts import in_words
from gongkai.cases.models import Case, CaseEvent, Contact, Letter, Point
from gongkai.cases.reads import asked_in_month, charged_in_month, parties_of
from gongkai.law import consultation, fee_window
from gongkai.law.clock import ANSWER_TO, What
from gongkai.law.consultation import Opinion, meet
from gongkai.law.delivery import Way
from gongkai.law.fee import Fee, Method, fee_for
from gongkai.law.hand import Hand
from gongkai.law.letter import LetterKind
from gongkai.law.outcome import Outcome
from gongkai.law.source import Refusal
from gongkai.law.statutes import FEE_2020

ASKED_OF_THIRD = "申请公开的政府信息公开后可能损害第三方的合法权益，本机关依法书面征求其意见。"
MADE_TOGETHER = "申请公开的政府信息由本机关牵头、与其他行政机关共同制作，本机关依法征求其意见。"
HELP_NEEDED = "答复申请需要其他行政机关协助提供意见。"
HOW_TO_HELP = "请书面提出意见，送交或者寄至本机关。"
CONSENTERS = (Hand.OFFICE_HEAD, Hand.DEPUTY)  # the post the regulation names first


@transaction.atomic
def consult_third_party(
    case_id: int,
    *,
    party: str,
    by: Person,
    on: date,
    received: date | None = None,
    says: str = "",
    points: Sequence[int] = (),
) -> Case:
    """Ask a third party whose rights may be harmed; the time until the opinion arrives is not counted.

    `points` are the numbers of the points that touch it, none for all. One letter goes to the party, with the words of
    those points alone and without the applicant's identity; one tells the applicant that the clock stands.
    """
    case, event = _ask(
        case_id, "consult_third_party", by, on, points, party=party, received=received, says=says
    )
    party = event.party
    letter = issue(
        case,
        LetterKind.THIRD_PARTY_CONSULTATION,
        by=by,
        on=on,
        event=event,
        party=party,
        reason=says or ASKED_OF_THIRD,
    )
    _sign_where_known(letter, received, on)
    issue(
        case,
        LetterKind.CONSULTATION_NOTICE,
        by=by,
        on=on,
        event=event,
        consulted="有关第三方",
        reason=_told(event, ASKED_OF_THIRD),
        sent_on=on,
    )
    return case


@transaction.atomic
def consult_agency(
    case_id: int,
    *,
    party: str,
    by: Person,
    on: date,
    received: date | None = None,
    says: str = "",
    together: bool = True,
    points: Sequence[int] = (),
) -> Case:
    """Ask another agency: one that made the information jointly, whose silence counts as consent (第三十四条), or one
    whose help is needed (第三十三条第三款). Either way the time is not counted. `points` as for a third party."""
    case, event = _ask(case_id, "consult_agency", by, on, points, party=party, received=received, says=says)
    party = event.party
    if together:
        letter = issue(
            case,
            LetterKind.CO_MAKER_CONSULTATION,
            by=by,
            on=on,
            event=event,
            party=party,
            reason=says or MADE_TOGETHER,
        )
    else:
        due = calendar().nth_after(received or on, consultation.AGENCY.on(on).value.days)
        letter = issue(
            case,
            LetterKind.ASSISTANCE,
            by=by,
            on=on,
            event=event,
            party=party,
            reason=says or HELP_NEEDED,
            due=due,
            how_to=HOW_TO_HELP,
        )
    _sign_where_known(letter, received, on)
    told = _told(event, MADE_TOGETHER if together else HELP_NEEDED)
    issue(
        case, LetterKind.CONSULTATION_NOTICE, by=by, on=on, event=event, consulted="有关行政机关", reason=told,
        sent_on=on,
    )  # fmt: skip
    return case


def _ask(
    case_id: int, act: str, by: Person, on: date, points: Sequence[int], *, party: str, **facts: Any
) -> tuple[Case, CaseEvent]:
    """Who is asked, named, and for the first time about these points: a second letter about one of them would stop the
    clock again. Asked under the lock, so that of two letters at the same moment one is refused."""
    case, row = opened(case_id, act, by, on)
    party, about = " ".join(party.split()), _points(case, points)
    if not party:
        raise Refusal(("请写明被征求意见方", row.under))
    if again := _asked_again(case, What(act), party, about):
        raise Refusal((f"{again}已经征求过{party}的意见，不再重复征求", consultation.PAUSE))
    event = fact(What(act), on, party=party, **facts)
    return take(case, row, by, on, event=event, about=about), event


def _points(case: Case, orders: Sequence[int]) -> list[Point]:
    """The points of these numbers. Raises Refusal for a number the case does not have."""
    found = list(case.points.filter(order__in=orders))
    if unknown := sorted(set(orders) - {p.order for p in found}):
        raise Refusal((f"没有第{'、'.join(map(str, unknown))}个申请要点", consultation.PAUSE))
    return found


def _asked_again(case: Case, what: What, party: str, about: list[Point]) -> str:
    """Which of these points the party was asked about already, in words; "" for none."""
    before = [points_of(e) for e in case.facts if (e.what, e.party) == (what, party)]
    if not before:
        return ""
    twice = [p for p in about if any(meet(b, {p.pk}) for b in before)]
    if about:
        return f"就要点{'、'.join(str(p.order) for p in twice)}" if twice else ""
    return "就全部要点" if frozenset() in before else "就其中的要点"


def _told(event: CaseEvent, why: str) -> str:
    """Why others are asked, as the applicant is told it: with the words of the points, where it is about some."""
    words = "；".join(f"“{p.asks}”" for p in event.about.all())
    return f"{why}征求意见只涉及您（单位）申请的以下内容：{words}。" if words else why


@transaction.atomic
def consult_received(case_id: int, *, party: str, by: Person, on: date, arrived: date | None = None) -> Case:
    """The consulted party got the letter on the day it `arrived`; its fifteen working days run from there, once."""
    case, row = opened(case_id, "consult_received", by, on)
    party = _asked(case_id, party)
    asked = awaited(case, party)
    if not asked:
        raise Refusal((f"{party}收到征求意见书的日期已经登记", consultation.PAUSE))
    _be_after_asking(case, list(ANSWER_TO.values()), party, arrived or on, "对方收到")
    event = fact(What.CONSULT_RECEIVED, day_of(case, row, on, arrived), party=party)
    letter = case.letters.valid().filter(event__in=asked, party=party, served_on__isnull=True).first()
    about = list((letter.event if letter and letter.event else asked[0]).about.all())
    case = take(case, row, by, on, event=event, about=about, told=late(on, event))
    if letter is not None:
        _sign_for(letter, event.on)
    return case


def _sign_where_known(letter: Letter, received: date | None, on: date) -> None:
    """Who is asked with the letter in hand signed for it: there is no other service to wait for."""
    if received is not None and received <= on:
        _sign_for(letter, received)


def _sign_for(letter: Letter, on: date) -> None:
    letter.way = letter.way or Way.DIRECT
    letter.sent_on = letter.sent_on or min(letter.issued_on, on)
    letter.signed_on = letter.served_on = on
    letter.save(update_fields=["way", "sent_on", "signed_on", "served_on"])


@transaction.atomic
def third_party_answered(
    case_id: int,
    *,
    says: str,
    by: Person,
    on: date,
    party: str = "",
    opinion: Opinion = Opinion.PARTLY,
    arrived: date | None = None,
    points: Sequence[int] = (),
) -> Case:
    """The third party's opinion arrived; its objection binds unless the public interest weighs more (第三十二条).

    `points` are the numbers of those it is about, none for all it was asked about: of two points a party may want one
    kept and let the other go, in two opinions.
    """
    return _opinion(
        case_id, What.THIRD_PARTY_ANSWERED, by, on, arrived, points, party=party, opinion=opinion, says=says
    )


@transaction.atomic
def agency_answered(
    case_id: int,
    *,
    says: str,
    by: Person,
    on: date,
    party: str = "",
    opinion: Opinion = Opinion.AGREES,
    arrived: date | None = None,
    points: Sequence[int] = (),
) -> Case:
    """The other agency's opinion arrived; `points` as for a third party's."""
    return _opinion(
        case_id, What.AGENCY_ANSWERED, by, on, arrived, points, party=party, opinion=opinion, says=says
    )


def _opinion(
    case_id: int,
    answer: What,
    by: Person,
    on: date,
    arrived: date | None,
    points: Sequence[int],
    *,
    party: str,
    opinion: Opinion,
    says: str,
) -> Case:
    """An opinion of who was asked, from the day it arrived, about points it was asked about."""
    party = _asked(case_id, party, answer)
    _be_after_asking(Case.objects.get(pk=case_id), [ANSWER_TO[answer]], party, arrived or on, "意见到达")
    about = _answered_about(case_id, ANSWER_TO[answer], party, points)
    return happen(
        case_id, answer.value, by, on, arrived=arrived, about=about, party=party, opinion=opinion, says=says
    )[0]


def _be_after_asking(case: Case, kinds: Sequence[What], party: str, day: date, doing: str) -> None:
    """Raises Refusal for what came before the party was first asked."""
    sent = min(e.on for e in case.facts if e.what in kinds and e.party == party)
    if day < sent:
        raise Refusal(
            (f"{doing}日期（{day}）早于向{party}发出征求意见书的日期（{sent}），请核对", consultation.PAUSE)
        )


def _answered_about(case_id: int, asked: What, party: str, orders: Sequence[int]) -> list[Point]:
    """The points an opinion is about: those named, else those the party was asked about, none where that was all.

    Raises Refusal for a point the party was not asked about.
    """
    case = Case.objects.get(pk=case_id)
    letters = [points_of(e) for e in case.facts if (e.what, e.party) == (asked, party)]
    about = _points(case, orders)
    if strange := [p for p in about if not any(meet(x, {p.pk}) for x in letters)]:
        said = "、".join(str(p.order) for p in strange)
        raise Refusal((f"没有就要点{said}征求过{party}的意见，无法登记", consultation.PAUSE))
    if about or frozenset() in letters:
        return about
    return list(case.points.filter(pk__in=frozenset().union(*letters)))


def _asked(case_id: int, party: str, answer: What | None = None) -> str:
    """The party, which must have been asked; where only one was, it need not be named."""
    kinds = [ANSWER_TO[answer]] if answer else list(ANSWER_TO.values())
    parties = parties_of(Case.objects.get(pk=case_id), kinds)
    if not parties:
        said = ANSWER_TO[answer].label if answer else "征求意见书"
        raise Refusal((f"没有发出过“{said}”，无法登记", consultation.PAUSE))
    if not party and len(parties) == 1:
        return parties[0]
    if party not in parties:
        raise Refusal((f"请写明是哪一方：{'、'.join(parties)}", consultation.PAUSE))
    return party


@transaction.atomic
def ask_for_reasons(case_id: int, *, says: str, by: Person, on: date) -> Case:
    """Ask why the applicant asks for so much or so often; the clock runs on (条例第三十五条)."""
    case, row = opened(case_id, "ask_for_reasons", by, on)
    case = take(case, row, by, on)
    days = house_rule(case.agency, "reason_days", on)
    issue(case, LetterKind.REASONS, by=by, on=on, reason=says, days=days, due=calendar().nth_after(on, days))
    return case


@transaction.atomic
def give_reasons(case_id: int, *, says: str, by: By, on: date, via: Contact.Via | None = None) -> Case:
    """The applicant's reasons arrived: on the progress page from the applicant, else `via` what staff registers."""
    case, row = opened(case_id, "give_reasons", by, on)
    if lacks := not_yet(case, row.act):
        raise Refusal(*lacks)
    staff = by if isinstance(by, Person) else None
    via = via if staff else Contact.Via.PORTAL
    if via is None or staff and via == Contact.Via.PORTAL:
        raise Refusal(("请写明理由是当面、来信还是以其他方式说明的", row.under))
    case.contacts.create(on=on, how=Contact.How.REASONS, says=says, by=staff, via=via)
    return take(case, row, by, on, told={"via": via.value})


@transaction.atomic
def ask_to_extend(case_id: int, *, days: int, reason: str, by: Person, on: date) -> Case:
    """The handler asks the head of the disclosure office to extend; nothing moves until the head consents."""
    case, row = opened(case_id, "ask_to_extend", by, on)
    require_room(case, days, on)
    return take(
        case, row, by, on, told={"days": days}, extension_days=days, extension_reason=reason, extension_refused_on=None
    )  # fmt: skip


@transaction.atomic
def extend(case_id: int, *, days: int, reason: str, by: Person, on: date) -> Case:
    """Consent to an extension before the limit ends, by at most twenty working days; the applicant is told."""
    case, row = opened(case_id, "extend", by, on)
    if case.handler_id == by.pk:
        raise Refusal(("延期由政府信息公开工作机构负责人同意，承办人不能同意自己的申请", row.under))
    before, post = (
        days_told(case, on).get("due"),
        min(row.by & hands_over(case, by, on), key=CONSENTERS.index),
    )
    event = fact(What.EXTEND, on, days=days, says=reason)
    case = take(case, row, by, on, event=event, extension_days=None, extension_reason="")
    issue(
        case, LetterKind.EXTENSION, by=by, on=on, event=event, reason=reason, days=days,
        approved_by=f"{post.label}{by.name}", due_before=before, **days_told(case, on),
    )  # fmt: skip
    return case


@transaction.atomic
def postpone(case_id: int, *, days: int, reason: str, by: Person, on: date) -> Case:
    """Set a reasonable delay for an excessive request with good reason, and tell the applicant (条例第三十五条)."""
    case, row = opened(case_id, "postpone", by, on)
    reasons = not_yet(case, row.act)
    if case.handler_id == by.pk:
        reasons.append(
            ("合理延迟由政府信息公开工作机构负责人或者分管领导确定，承办人不能自己确定", row.under)
        )
    if reasons:
        raise Refusal(*reasons)
    event = fact(What.POSTPONE, on, days=days, says=reason)
    case = take(case, row, by, on, event=event)
    issue(
        case,
        LetterKind.REASONABLE_PERIOD,
        by=by,
        on=on,
        event=event,
        reason=reason,
        days=days,
        **days_told(case, on),
    )
    return case


@transaction.atomic
def notify_fee(
    case_id: int, *, method: Method, count: int, how_to_pay: str, by: Person, on: date
) -> tuple[Case, Fee]:
    """Decide to charge and issue the notice, with its basis, standard, amount and way to pay, within the limit.

    By item `count` is what this applicant asked in the month, and it must be what the record says; items an earlier
    notice of the month charged are not charged again.
    """
    case, row = opened(case_id, "notify_fee", by, on)
    reasons = not_yet(case, row.act)
    if case.due is not None and on > case.due:
        reasons.append((f"收费通知应当在答复期限（{case.due}）内发出", FEE_2020.whole()))
    if method is Method.ITEM and count > (known := asked_in_month(case)):
        reasons.append((f"这名申请人当月累计申请{known}件，不能按{count}件计收", FEE_2020.article(4)))
    already = charged_in_month(case) if method is Method.ITEM else 0
    fee = fee_for(method, count, on, already=already)
    if already and already >= count:
        reasons.append((f"当月前{already}件已经向这名申请人发出过收费通知", FEE_2020.article(4)))
    elif not fee.amount:
        reasons.append((f"{count}{method.unit}在免费的数量以内，不收费", fee.because[0]))
    if reasons:
        raise Refusal(*reasons)
    case = take(case, row, by, on, told={"method": method.value, "count": count, "yuan": fee.amount})
    issue(
        case,
        LetterKind.FEE_NOTICE,
        by=by,
        on=on,
        method=method,
        count=count,
        already=already,
        how_to=how_to_pay,
    )
    return case, fee


@transaction.atomic
def fee_notified(case_id: int, *, by: Person, on: date, arrived: date | None = None) -> Case:
    """The applicant received the fee notice on the day it `arrived`: twenty working days to pay, and the clock stands."""
    case, row = opened(case_id, "fee_notified", by, on)
    if lacks := not_yet(case, row.act):
        raise Refusal(*lacks)
    letter = case.letters.valid().get(kind=LetterKind.FEE_NOTICE)
    if letter.served_on:
        raise Refusal((f"收费通知书已经登记送达（{letter.served_on}）", row.under))
    event = fact(What.FEE_NOTIFIED, day_of(case, row, on, arrived))
    _sign_for(letter, event.on)
    return take(case, row, by, on, event=event, told=late(on, event))


@transaction.atomic
def fee_paid(case_id: int, *, by: By, on: date, arrived: date | None = None) -> Case:
    """Paid in full: the limit runs anew from the day after."""
    return happen(case_id, "fee_paid", by, on, arrived=arrived)[0]


@transaction.atomic
def let_fee_lapse(case_id: int, *, by: By, on: date) -> Case:
    """The time to pay is over: the request counts as given up."""
    case, row = opened(case_id, "let_fee_lapse", by, on)
    told = [e for e in case.facts if e.what == What.FEE_NOTIFIED][-1]
    window = fee_window.WORKING_DAYS.on(told.on)
    last = calendar().nth_after(told.on, window.value)
    if on <= last:
        raise Refusal(
            (f"缴费期限（{window.value}个工作日）到{last}届满，届满后才能按逾期不缴费处理", window.cite)
        )
    case = close(case, row, by, on, Outcome.FEE_UNPAID)
    reason = f"本机关于{in_words(told.on)}送达收费通知书，缴费期限到{in_words(last)}届满，没有收到缴费。"
    issue(case, LetterKind.CEASING, by=by, on=on, outcome=Outcome.FEE_UNPAID, reason=reason)
    return case
