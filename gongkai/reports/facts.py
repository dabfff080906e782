"""Facts of a year the text of its report may say, each with the record it rests on (可以写进文字部分的事实).

For now the one of incidents: that there were none is said only from an empty register a leader signed (没有发布事故).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.agencies.models import Agency
from gongkai.documents.release.reads import incidents, none_confirmed

NONE = "未发生信息发布失信、影响社会稳定等问题"


@dataclass(frozen=True)
class Fact:
    """What may be said ("" where nothing may), and what it rests on or what is missing."""

    says: str
    because: str


def of_incidents(agency: Agency, year: int) -> Fact:
    """That a year had no incident of publication, or how many its register has."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    if found := incidents(agency).filter(happened_on__range=(first, last)).count():
        return Fact("", f"发布事故台账登记了{found}起，不能写“{NONE}”，请如实写明")
    signed = none_confirmed(agency, first, last)
    if signed is None:
        return Fact("", f"要写“{NONE}”，先由分管领导或者主要负责人在发布事故台账上确认全年没有发生")
    return Fact(f"{year}年{NONE}。", f"发布事故台账没有登记，{signed.by}{signed.on}确认")


def claims_not_borne_out(agency: Agency, year: int, texts: Iterable[str]) -> list[str]:
    """What the texts of a report say and no record bears out, a sentence each."""
    if not any(NONE in text for text in texts):
        return []
    fact = of_incidents(agency, year)
    return [] if fact.says else [f"文字部分写了“{NONE}”：{fact.because}"]
