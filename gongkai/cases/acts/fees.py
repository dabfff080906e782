"""The fee for processing information (信息处理费): notified, paid, lapsed."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.reads import calendar
from gongkai.cases.acts.letters import issue
from gongkai.cases.acts.signing_for import sign_for
from gongkai.cases.acts.taking import By, close, day_of, happen, late, opened, take
from gongkai.cases.answer import not_yet
from gongkai.cases.clock import fact
from gongkai.cases.models import Case
from gongkai.cases.reads import asked_in_month, charged_in_month
from gongkai.law import fee_window
from gongkai.law.clock_event import What
from gongkai.law.fee import Fee, Method, fee_for
from gongkai.law.letter import LetterKind
from gongkai.law.outcome import Outcome
from gongkai.law.source import Refusal
from gongkai.law.statutes import FEE_2020
from gongkai.text.day_in_words import day_in_words


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
    sign_for(letter, event.on)
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
    reason = (
        f"本机关于{day_in_words(told.on)}送达收费通知书，缴费期限到{day_in_words(last)}届满，没有收到缴费。"
    )
    issue(case, LetterKind.CEASING, by=by, on=on, outcome=Outcome.FEE_UNPAID, reason=reason)
    return case
