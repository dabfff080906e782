"""The moves of a request case (依申请公开办理程序): where it stands, and what may follow.

Pauses (third party, other agency) are facts with a beginning and an end: they leave the case in hand and stop
only its clock (`clock.py`). How a case ended is an Outcome, kept apart from where it stands.
"""

from enum import StrEnum

from gongkai.law.hand import Hand
from gongkai.law.moves import Move, Procedure
from gongkai.law.statutes import FORM_2021, OGI_2019


class Stage(StrEnum):
    """Where a case stands."""

    SUBMITTED = "submitted"
    RECEIVED = "received"
    IN_HAND = "in_hand"
    INCOMPLETE = "incomplete"
    CLOSED = "closed"


_OFFICE = frozenset({Hand.DISCLOSURE_CLERK, Hand.OFFICE_HEAD})
_COUNTER = _OFFICE | {Hand.WINDOW}
_HANDLER = frozenset({Hand.DISCLOSURE_CLERK, Hand.CLERK})
_CONSENT = frozenset({Hand.OFFICE_HEAD, Hand.DEPUTY})
_APPLICANT = frozenset({Hand.APPLICANT, Hand.DISCLOSURE_CLERK, Hand.WINDOW})
_art = OGI_2019.article
S = Stage

CASE = Procedure(
    "政府信息公开申请",
    S.SUBMITTED,
    [S.CLOSED],
    {
        S.SUBMITTED: "待双方确认",
        S.RECEIVED: "待受理",
        S.IN_HAND: "办理中",
        S.INCOMPLETE: "待补正",
        S.CLOSED: "已办结",
    },
    [
        #    at            act                     label            to            by          under
        Move(S.SUBMITTED, "confirm_receipt", "确认收到", S.RECEIVED, _COUNTER, _art(31)),
        Move(S.SUBMITTED, "withdraw", "撤回申请", S.CLOSED, _APPLICANT, FORM_2021.whole()),
        Move(S.RECEIVED, "accept", "受理分办", S.IN_HAND, _OFFICE, _art(45)),
        Move(S.RECEIVED, "withdraw", "撤回申请", S.CLOSED, _APPLICANT, FORM_2021.whole()),
        Move(S.IN_HAND, "ask_to_complete", "告知补正", S.INCOMPLETE, _HANDLER, _art(30)),
        Move(S.IN_HAND, "consult_third_party", "征求第三方意见", S.IN_HAND, _HANDLER, _art(32)),
        Move(S.IN_HAND, "third_party_answered", "登记第三方意见", S.IN_HAND, _HANDLER, _art(32)),
        Move(S.IN_HAND, "consult_agency", "征求机关意见", S.IN_HAND, _HANDLER, _art(34)),
        Move(S.IN_HAND, "agency_answered", "登记机关意见", S.IN_HAND, _HANDLER, _art(34)),
        Move(S.IN_HAND, "extend", "同意延期", S.IN_HAND, _CONSENT, _art(33, 2)),
        Move(S.IN_HAND, "answer", "答复", S.CLOSED, _HANDLER, _art(36)),
        Move(S.IN_HAND, "withdraw", "撤回申请", S.CLOSED, _APPLICANT, FORM_2021.whole()),
        Move(S.INCOMPLETE, "complete", "收到补正", S.IN_HAND, _APPLICANT, _art(30)),
        Move(S.INCOMPLETE, "let_lapse", "逾期不补正", S.CLOSED, _OFFICE, _art(30)),
        Move(S.INCOMPLETE, "withdraw", "撤回申请", S.CLOSED, _APPLICANT, FORM_2021.whole()),
    ],
)
