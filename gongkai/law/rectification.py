"""The moves of a finding (差错整改): found, assigned, rectified, closed by somebody else.

Accurate information is a duty (条例第六条第一款); the supervising office may order rectification (第四十七条).
How many days a rectification may take is not in the law: a house rule by gravity.
"""

from enum import StrEnum

from gongkai.law.hand import Hand
from gongkai.law.moves import Move, Procedure
from gongkai.law.statutes import OGI_2019


class FindingStage(StrEnum):
    """Where a line of the ledger stands."""

    FOUND = "found"
    ASSIGNED = "assigned"
    RECTIFIED = "rectified"
    CLOSED = "closed"
    DISMISSED = "dismissed"


_OFFICE = frozenset({Hand.DISCLOSURE_CLERK, Hand.OFFICE_HEAD})
_OWNER = frozenset(
    {
        Hand.CLERK,
        Hand.UNIT_CLERK,
        Hand.DIVISION_HEAD,
        Hand.DISCLOSURE_CLERK,
        Hand.LEGAL_REVIEWER,
        Hand.OFFICE_HEAD,
    }
)
_SECOND = frozenset({Hand.DISCLOSURE_CLERK, Hand.OFFICE_HEAD, Hand.SECRECY_REVIEWER})
_ACCURATE = OGI_2019.article(6, 1)
_ORDERED = OGI_2019.article(47)
S = FindingStage

FINDING = Procedure(
    "差错整改",
    S.FOUND,
    [S.CLOSED, S.DISMISSED],
    {
        S.FOUND: "待交办",
        S.ASSIGNED: "整改中",
        S.RECTIFIED: "待销号",
        S.CLOSED: "已销号",
        S.DISMISSED: "不属差错",
    },
    [
        #    at          act          label        to            by        under
        Move(S.FOUND, "assign", "交办", S.ASSIGNED, _OFFICE, _ORDERED),
        Move(S.FOUND, "dismiss", "认定不属差错", S.DISMISSED, _OFFICE, _ACCURATE),
        Move(S.ASSIGNED, "rectify", "报告已整改", S.RECTIFIED, _OWNER, _ACCURATE),
        Move(S.RECTIFIED, "close", "复核销号", S.CLOSED, _SECOND, _ORDERED),
        Move(S.RECTIFIED, "reopen", "退回整改", S.ASSIGNED, _SECOND, _ORDERED),
    ],
)
