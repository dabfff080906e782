"""The moves of a request case (依申请公开办理程序): where it stands, and what may follow.

Pauses (third party, other agency) are facts with a beginning and an end: they leave the case in hand and stop
only its clock (`clock.py`). How a case ended is an Outcome, kept apart from where it stands. An answer is written,
reviewed, approved and delivered (条例第十七条、第三十六条): a case is closed on the day its answer is served
(`delivery.py`), never on the day it was written. What was registered by mistake is struck out: it never was a request, so
it ends without an outcome.
"""

from enum import StrEnum

from gongkai.law.hand import Hand
from gongkai.law.moves import Move, Procedure
from gongkai.law.statutes import FEE_2020, FORM_2021, OGI_2019


class Stage(StrEnum):
    """Where a case stands."""

    SUBMITTED = "submitted"
    RECEIVED = "received"
    IN_HAND = "in_hand"
    INCOMPLETE = "incomplete"
    UNPAID = "unpaid"
    UNDER_REVIEW = "under_review"
    APPROVED = "approved"
    CLOSED = "closed"
    STRUCK = "struck"


_OFFICE = frozenset({Hand.DISCLOSURE_CLERK, Hand.OFFICE_HEAD})
_COUNTER = _OFFICE | {Hand.WINDOW}
_HANDLER = frozenset({Hand.DISCLOSURE_CLERK, Hand.CLERK})
CONSENT = frozenset({Hand.OFFICE_HEAD, Hand.DEPUTY})
_SIGN = frozenset({Hand.OFFICE_HEAD, Hand.DEPUTY, Hand.HEAD})
_REVIEWERS = frozenset({Hand.LEGAL_REVIEWER, Hand.SECRECY_REVIEWER})
_APPLICANT = frozenset({Hand.APPLICANT, Hand.DISCLOSURE_CLERK, Hand.WINDOW})
_art = OGI_2019.article
S = Stage


def _take_back(at: Stage) -> Move[Stage]:
    """A letter sent by mistake, and the fact it stands for, are struck: the case is in hand as if it had never been."""
    return Move(at, "take_back", "撤销发错的文书", S.IN_HAND, _HANDLER | CONSENT, _art(6))


def _withdraw(at: Stage) -> Move[Stage]:
    """A request may be taken back until its answer is served."""
    return Move(at, "withdraw", "撤回申请", S.CLOSED, _APPLICANT, FORM_2021.whole())


def _strike(at: Stage) -> Move[Stage]:
    """An entry of the register that was no request, or one entered twice, is struck out: it has no outcome and no row."""
    return Move(at, "strike_out", "登记有误，作废", S.STRUCK, frozenset({Hand.OFFICE_HEAD}), _art(45))


def _extend(at: Stage) -> Move[Stage]:
    """The clock runs on while an answer is reviewed, so an extension stays open there."""
    return Move(at, "extend", "同意延期", at, CONSENT, _art(33, 2))


def _refuse_extension(at: Stage) -> Move[Stage]:
    """Who may consent may say no; the handler is told why."""
    return Move(at, "refuse_extension", "不同意延期", at, CONSENT, _art(33, 2))


def _drop_extension(at: Stage) -> Move[Stage]:
    """The handler takes an application back that nobody has settled yet."""
    return Move(at, "drop_extension", "收回延期申请", at, _HANDLER, _art(33, 2))


CASE = Procedure(
    "政府信息公开申请",
    S.SUBMITTED,
    [S.CLOSED, S.STRUCK],
    {
        S.SUBMITTED: "待双方确认",
        S.RECEIVED: "待受理",
        S.IN_HAND: "办理中",
        S.INCOMPLETE: "待补正",
        S.UNPAID: "待缴费",
        S.UNDER_REVIEW: "答复审核中",
        S.APPROVED: "待送达",
        S.CLOSED: "已办结",
        S.STRUCK: "登记作废",
    },
    [
        #    at              act                     label            to              by          under
        Move(S.SUBMITTED, "confirm_receipt", "确认收到", S.RECEIVED, _COUNTER, _art(31)),
        _withdraw(S.SUBMITTED),
        _strike(S.SUBMITTED),
        Move(S.RECEIVED, "accept", "受理分办", S.IN_HAND, _OFFICE, _art(45)),
        Move(S.RECEIVED, "answer_on_the_spot", "当场答复", S.CLOSED, _COUNTER, _art(33, 1)),
        _withdraw(S.RECEIVED),
        _strike(S.RECEIVED),
        Move(S.IN_HAND, "reassign", "改派", S.IN_HAND, _OFFICE | {Hand.DIVISION_HEAD}, _art(45)),
        Move(S.IN_HAND, "ask_to_complete", "告知补正", S.INCOMPLETE, _HANDLER, _art(30)),
        Move(S.IN_HAND, "split", "拆分申请要点", S.IN_HAND, _HANDLER, _art(36)),
        Move(S.IN_HAND, "record_search", "登记检索", S.IN_HAND, _HANDLER, _art(36, item=4)),
        Move(S.IN_HAND, "decide", "逐项决定", S.IN_HAND, _HANDLER, _art(36)),
        Move(S.IN_HAND, "ask_for_reasons", "要求说明理由", S.IN_HAND, _HANDLER, _art(35)),
        Move(S.IN_HAND, "give_reasons", "登记说明的理由", S.IN_HAND, _APPLICANT | {Hand.CLERK}, _art(35)),
        Move(S.IN_HAND, "postpone", "合理延迟答复", S.IN_HAND, CONSENT, _art(35)),
        Move(S.IN_HAND, "consult_third_party", "征求第三方意见", S.IN_HAND, _HANDLER, _art(32)),
        Move(S.IN_HAND, "consult_agency", "征求机关意见", S.IN_HAND, _HANDLER, _art(34)),
        Move(S.IN_HAND, "consult_received", "登记对方收到", S.IN_HAND, _HANDLER, _art(32)),
        Move(S.IN_HAND, "third_party_answered", "登记第三方意见", S.IN_HAND, _HANDLER, _art(32)),
        Move(S.IN_HAND, "agency_answered", "登记机关意见", S.IN_HAND, _HANDLER, _art(34)),
        Move(S.IN_HAND, "ask_to_extend", "申请延期", S.IN_HAND, _HANDLER, _art(33, 2)),
        _extend(S.IN_HAND),
        _refuse_extension(S.IN_HAND),
        _drop_extension(S.IN_HAND),
        Move(S.IN_HAND, "notify_fee", "发出收费通知", S.IN_HAND, _HANDLER, _art(42)),
        Move(S.IN_HAND, "fee_notified", "登记收费通知送达", S.UNPAID, _HANDLER, FEE_2020.whole()),
        _take_back(S.IN_HAND),
        Move(S.IN_HAND, "propose", "呈批答复", S.UNDER_REVIEW, _HANDLER, _art(36)),
        Move(S.IN_HAND, "answer_on_the_spot", "当场答复", S.CLOSED, _HANDLER, _art(33, 1)),
        _withdraw(S.IN_HAND),
        _strike(S.IN_HAND),
        Move(S.INCOMPLETE, "complete", "收到补正", S.IN_HAND, _APPLICANT, _art(30)),
        Move(S.INCOMPLETE, "let_lapse", "逾期不补正", S.CLOSED, _OFFICE, _art(30)),
        _take_back(S.INCOMPLETE),
        _withdraw(S.INCOMPLETE),
        _strike(S.INCOMPLETE),
        Move(S.UNPAID, "fee_paid", "登记缴清费用", S.IN_HAND, _HANDLER | _OFFICE, FEE_2020.whole()),
        Move(S.UNPAID, "let_fee_lapse", "逾期不缴费", S.CLOSED, _OFFICE, FEE_2020.whole()),
        _take_back(S.UNPAID),
        _withdraw(S.UNPAID),
        Move(S.UNDER_REVIEW, "review", "出具审核意见", S.UNDER_REVIEW, _REVIEWERS, _art(17)),
        Move(S.UNDER_REVIEW, "approve", "批准答复", S.APPROVED, _SIGN, _art(36)),
        Move(S.UNDER_REVIEW, "send_back", "退回修改", S.IN_HAND, _SIGN | _REVIEWERS, _art(17)),
        _extend(S.UNDER_REVIEW),
        _refuse_extension(S.UNDER_REVIEW),
        _drop_extension(S.UNDER_REVIEW),
        _withdraw(S.UNDER_REVIEW),
        _strike(S.UNDER_REVIEW),
        Move(S.APPROVED, "answer", "送达答复", S.CLOSED, _HANDLER | _OFFICE, _art(36)),
        Move(S.APPROVED, "recall", "撤回改办", S.IN_HAND, _SIGN | _OFFICE, _art(6)),
        _extend(S.APPROVED),
        _refuse_extension(S.APPROVED),
        _drop_extension(S.APPROVED),
        _withdraw(S.APPROVED),
        _strike(S.APPROVED),
        Move(S.CLOSED, "archive", "归档", S.CLOSED, _OFFICE, _art(45)),
    ],
)
