"""The moves of an annual report (年度报告编制): drafted by the office, signed by the head, published by 31 January.

条例第四十九条. A department reports to the office in charge and publishes by 31 January of the next year.
"""

from datetime import date
from enum import StrEnum

from gongkai.law.hand import Hand
from gongkai.law.moves import Move, Procedure
from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019


class ReportStage(StrEnum):
    """Where the report of a year stands."""

    DRAFT = "draft"
    SIGNED = "signed"
    PUBLISHED = "published"


_ANNUAL = OGI_2019.article(49)
S = ReportStage

REPORT = Procedure(
    "年度报告",
    S.DRAFT,
    [S.PUBLISHED],
    {S.DRAFT: "起草", S.SIGNED: "已签批", S.PUBLISHED: "已公布"},
    [
        Move(S.DRAFT, "sign", "签批", S.SIGNED, frozenset({Hand.HEAD}), _ANNUAL),
        Move(S.SIGNED, "reopen", "退回修改", S.DRAFT, frozenset({Hand.HEAD, Hand.OFFICE_HEAD}), _ANNUAL),
        Move(S.SIGNED, "publish", "公布", S.PUBLISHED, frozenset({Hand.DISCLOSURE_CLERK}), _ANNUAL),
    ],
)


def publish_by(year: int) -> tuple[date, Citation]:
    """The last day to publish a department's report on `year`."""
    return date(year + 1, 1, 31), OGI_2019.article(49, 1)
