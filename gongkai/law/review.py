"""The moves of an edition (三审、保密审查): no text goes live but through this table.

Three reviews by different people — division, office, leader — and the secrecy review between them
(条例第十七条；保密法第三十五条：先审查、后公开). Who cannot tell refers the matter upward
(条例第十七条第三款).
"""

from enum import StrEnum

from gongkai.law.hand import Hand
from gongkai.law.moves import Move, Procedure
from gongkai.law.statutes import OGI_2019, SECRECY_2024


class EditionStage(StrEnum):
    """Where an edition of a document stands."""

    DRAFT = "draft"
    FIRST_REVIEW = "first_review"
    SECRECY_REVIEW = "secrecy_review"
    REFERRED = "referred"
    SECOND_REVIEW = "second_review"
    FINAL_REVIEW = "final_review"
    APPROVED = "approved"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


_AUTHOR = frozenset(
    {Hand.CLERK, Hand.UNIT_CLERK, Hand.DISCLOSURE_CLERK, Hand.DIVISION_HEAD, Hand.LEGAL_REVIEWER}
)
_DIVISION = frozenset({Hand.DIVISION_HEAD})
_SECRECY = frozenset({Hand.SECRECY_REVIEWER})
_OFFICE = frozenset({Hand.OFFICE_HEAD, Hand.DEPUTY})
_LEADER = frozenset({Hand.DEPUTY, Hand.HEAD})
_PUBLISHER = frozenset({Hand.DISCLOSURE_CLERK})
_REVIEW = OGI_2019.article(17)
_SECRET = SECRECY_2024.article(35)
_UNSURE = OGI_2019.article(17, 3)
S = EditionStage

EDITION = Procedure(
    "公开审查",
    S.DRAFT,
    [S.SUPERSEDED, S.WITHDRAWN],
    {
        S.DRAFT: "拟稿",
        S.FIRST_REVIEW: "科室初审",
        S.SECRECY_REVIEW: "保密审查",
        S.REFERRED: "报请确定",
        S.SECOND_REVIEW: "办公室复审",
        S.FINAL_REVIEW: "分管终审",
        S.APPROVED: "待发布",
        S.PUBLISHED: "已发布",
        S.SUPERSEDED: "已被新版本替代",
        S.WITHDRAWN: "已撤回",
    },
    [
        #    at                 act               label          to                by           under
        Move(S.DRAFT, "submit", "送审", S.FIRST_REVIEW, _AUTHOR, _REVIEW),
        Move(S.FIRST_REVIEW, "pass_first", "初审通过", S.SECRECY_REVIEW, _DIVISION, _REVIEW),
        Move(S.FIRST_REVIEW, "send_back", "退回修改", S.DRAFT, _DIVISION, _REVIEW),
        Move(S.SECRECY_REVIEW, "pass_secrecy", "保密审查通过", S.SECOND_REVIEW, _SECRECY, _SECRET),
        Move(S.SECRECY_REVIEW, "refer", "不能确定，报请确定", S.REFERRED, _SECRECY, _UNSURE),
        Move(S.SECRECY_REVIEW, "send_back", "退回修改", S.DRAFT, _SECRECY, _SECRET),
        Move(S.REFERRED, "resolve", "收到确定意见", S.SECRECY_REVIEW, _SECRECY, _UNSURE),
        Move(S.SECOND_REVIEW, "pass_second", "复审通过", S.FINAL_REVIEW, _OFFICE, _REVIEW),
        Move(S.SECOND_REVIEW, "send_back", "退回修改", S.DRAFT, _OFFICE, _REVIEW),
        Move(S.FINAL_REVIEW, "sign", "签发", S.APPROVED, _LEADER, _REVIEW),
        Move(S.FINAL_REVIEW, "send_back", "退回修改", S.DRAFT, _LEADER, _REVIEW),
        Move(S.APPROVED, "publish", "发布", S.PUBLISHED, _PUBLISHER, OGI_2019.article(23)),
        Move(S.APPROVED, "send_back", "退回修改", S.DRAFT, _LEADER | _PUBLISHER, _REVIEW),
        Move(S.PUBLISHED, "supersede", "由新版本替代", S.SUPERSEDED, _PUBLISHER, OGI_2019.article(6)),
        Move(S.PUBLISHED, "withdraw", "撤回", S.WITHDRAWN, _LEADER, OGI_2019.article(6)),
    ],
)

# The approvals of one edition: each by another person than the author and than the others.
APPROVALS = ("pass_first", "pass_secrecy", "pass_second", "sign")
