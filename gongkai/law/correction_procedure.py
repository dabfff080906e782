"""The moves of a correction of records about oneself (更正申请办理程序).

条例第四十一条. Who handles it checks the record against the evidence; to correct or not to correct is decided by who
signs. A record beyond the agency's functions needs no check: it is passed on, or the applicant told where to turn.
The regulation gives no period: house rule `correction_days` reminds, and nothing is ever late.
"""

from enum import StrEnum

from gongkai.law.hand import Hand
from gongkai.law.moves import Move, Procedure
from gongkai.law.statutes import OGI_2019


class CorrectionStage(StrEnum):
    """Where a correction stands."""

    RECEIVED = "received"
    CHECKED = "checked"
    CLOSED = "closed"


_OFFICE = frozenset({Hand.DISCLOSURE_CLERK, Hand.OFFICE_HEAD})
_HANDLER = frozenset({Hand.DISCLOSURE_CLERK, Hand.CLERK})
_SIGN = frozenset({Hand.OFFICE_HEAD, Hand.DEPUTY, Hand.HEAD})
_APPLICANT = frozenset({Hand.APPLICANT, Hand.DISCLOSURE_CLERK, Hand.WINDOW})
_ART = OGI_2019.article(41)
S = CorrectionStage

CORRECTION = Procedure(
    "更正申请",
    S.RECEIVED,
    [S.CLOSED],
    {S.RECEIVED: "待核实", S.CHECKED: "待决定", S.CLOSED: "已办结"},
    [
        #    at          act         label               to           by                  under
        Move(S.RECEIVED, "assign", "分办", S.RECEIVED, _OFFICE | {Hand.DIVISION_HEAD}, _ART),
        Move(S.RECEIVED, "check", "登记核实情况", S.CHECKED, _HANDLER, _ART),
        Move(S.RECEIVED, "pass_on", "转送有权机关", S.CLOSED, _OFFICE, _ART),
        Move(S.RECEIVED, "tell", "告知向有权机关提出", S.CLOSED, _OFFICE, _ART),
        Move(S.RECEIVED, "withdraw", "申请人撤回", S.CLOSED, _APPLICANT, _ART),
        Move(S.CHECKED, "check", "补充核实情况", S.CHECKED, _HANDLER, _ART),
        Move(S.CHECKED, "correct", "予以更正", S.CLOSED, _SIGN, _ART),
        Move(S.CHECKED, "refuse", "不予更正", S.CLOSED, _SIGN, _ART),
        Move(S.CHECKED, "pass_on", "转送有权机关", S.CLOSED, _OFFICE, _ART),
        Move(S.CHECKED, "tell", "告知向有权机关提出", S.CLOSED, _OFFICE, _ART),
        Move(S.CHECKED, "withdraw", "申请人撤回", S.CLOSED, _APPLICANT, _ART),
    ],
)
