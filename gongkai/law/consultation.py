"""Consulting others about a request (征求意见): whose silence means what.

A third party whose rights may be harmed has fifteen working days from receiving the letter; silent, the agency
decides (条例第三十二条). An agency that made the information jointly has fifteen working days; silent, it counts
as consenting (条例第三十四条). Either way the time is not counted into the answer limit (第三十三条第三款).
"""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.source import Citation, Version, Versions
from gongkai.law.statutes import OGI_2019, OGI_SINCE


class Silence(StrEnum):
    """What no answer in time means."""

    AGENCY_DECIDES = "agency_decides"
    CONSENT = "consent"


class Opinion(StrEnum):
    """What somebody who was asked says about disclosing."""

    AGREES = "agrees"
    PARTLY = "partly"
    OBJECTS = "objects"

    @property
    def label(self) -> str:
        return {"agrees": "同意公开", "partly": "同意公开一部分", "objects": "不同意公开"}[self]


@dataclass(frozen=True)
class Consultation:
    """One kind of consultation: its own limit in working days, and the meaning of silence."""

    days: int
    silence: Silence


THIRD_PARTY = Versions(
    Version(OGI_SINCE, Consultation(15, Silence.AGENCY_DECIDES), OGI_2019.article(32)),
)
AGENCY = Versions(
    Version(OGI_SINCE, Consultation(15, Silence.CONSENT), OGI_2019.article(34)),
)
PAUSE: Citation = OGI_2019.article(33, 3)
