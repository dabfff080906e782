"""What can happen to the clock of a request, as facts with their days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class What(StrEnum):
    """What can happen to the clock of a request."""

    ASK_TO_COMPLETE = "ask_to_complete"
    COMPLETE = "complete"
    EXTEND = "extend"
    POSTPONE = "postpone"
    CONSULT_THIRD_PARTY = "consult_third_party"
    CONSULT_RECEIVED = "consult_received"
    THIRD_PARTY_ANSWERED = "third_party_answered"
    CONSULT_AGENCY = "consult_agency"
    AGENCY_ANSWERED = "agency_answered"
    FEE_NOTIFIED = "fee_notified"
    FEE_PAID = "fee_paid"
    ANSWERED = "answered"
    STRUCK = "struck"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    What.ASK_TO_COMPLETE: "告知补正",
    What.COMPLETE: "收到补正",
    What.EXTEND: "延期",
    What.POSTPONE: "合理延迟答复",
    What.CONSULT_RECEIVED: "对方收到征求意见书",
    What.CONSULT_THIRD_PARTY: "征求第三方意见",
    What.THIRD_PARTY_ANSWERED: "第三方答复",
    What.CONSULT_AGENCY: "征求机关意见",
    What.AGENCY_ANSWERED: "机关答复",
    What.FEE_NOTIFIED: "收费通知送达",
    What.FEE_PAID: "缴清费用",
    What.ANSWERED: "答复",
    What.STRUCK: "撤销办理事实",
}


ANSWER_TO = {
    What.THIRD_PARTY_ANSWERED: What.CONSULT_THIRD_PARTY,
    What.AGENCY_ANSWERED: What.CONSULT_AGENCY,
}


@dataclass(frozen=True)
class Event:
    """One fact: `days` is the length of an extension or postponement in working days, `received` the day the consulted
    party got the letter (unknown: None, then the day it was sent stands in for it, until CONSULT_RECEIVED tells),
    `party` who was consulted, got the letter or answered ("" where only one was). A `settled` fact was accepted on its
    day: a notice filed since may have moved the due day, and does not make it late. `key` names the fact, so that
    another one can strike it (`strikes`). `about` are the keys of the points a consultation or an opinion is about,
    empty for all."""

    on: date
    what: What
    days: int | None = None
    received: date | None = None
    party: str = ""
    settled: bool = False
    key: int | None = None
    strikes: int | None = None
    about: frozenset[int] = frozenset()
