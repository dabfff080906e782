"""Consulting others about a request (征求意见): whose silence means what.

A third party whose rights may be harmed has fifteen working days from receiving the letter; silent, the agency
decides (条例第三十二条). An agency that made the information jointly has fifteen working days; silent, it counts
as consenting (条例第三十四条). Either way the time is not counted into the answer limit (第三十三条第三款).

Each point of a request is decided for itself (第三十七条), so a consultation is about the points whose information
touches the party, and an opinion binds at those alone.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.source import Citation, Version, Versions
from gongkai.law.statutes import OGI_2019, OGI_SINCE


class Silence(StrEnum):
    """What no answer in time means."""

    AGENCY_DECIDES = "agency_decides"
    CONSENT = "consent"

    @property
    def label(self) -> str:
        return {"agency_decides": "由本机关依法决定是否公开", "consent": "视为同意公开"}[self]


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


def meet(these: Collection[int], those: Collection[int]) -> bool:
    """Whether two consultations, or one and an opinion, have a point in common; one that names none is about all."""
    return not these or not those or not set(these).isdisjoint(those)


PAUSE: Citation = OGI_2019.article(33, 3)
