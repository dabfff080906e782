"""How a letter is served, and the day that counts (送达).

国办公开办函〔2016〕235号: a reply is served directly, through another agency, or by post; by post it goes through the
postal enterprise, not a courier, and the day it is handed to the post counts; otherwise the day it is signed for.
条例第四十条: the form the applicant asked for, so an electronic reply is served too: on the day it is sent
(reading 0009). The 2016 text was written under the 2007 regulation and is still posted by agencies.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import DELIVERY_2016, OGI_2019


class Way(StrEnum):
    """A way of serving a letter."""

    DIRECT = "direct"
    ENTRUSTED = "entrusted"
    POST = "post"
    ELECTRONIC = "electronic"

    @property
    def label(self) -> str:
        return _RULES[self][0]

    @property
    def counts_when_sent(self) -> bool:
        """Whether the day of sending counts, and not the day it was signed for."""
        return _RULES[self][1]

    @property
    def cite(self) -> Citation:
        return _RULES[self][2]


_RULES = {
    Way.DIRECT: ("直接送达", False, DELIVERY_2016.whole()),
    Way.ENTRUSTED: ("委托其他行政机关送达", False, DELIVERY_2016.whole()),
    Way.POST: ("通过邮政企业邮寄", True, DELIVERY_2016.whole()),
    Way.ELECTRONIC: ("电子形式发送", True, OGI_2019.article(40)),
}


class Electronic(StrEnum):
    """By which means a letter went out electronically (条例第四十条: in the form the applicant asked for)."""

    EMAIL = "email"
    ONLINE = "online"

    @property
    def label(self) -> str:
        return {"email": "发送电子邮件", "online": "在申请进度页提供下载"}[self]


def served_on(way: Way, *, sent: date, signed: date | None) -> date | None:
    """The day a letter counts as served: None while a needed signature is outstanding.

    Raises Refusal for a signature before the sending.
    """
    if signed is not None and signed < sent:
        raise Refusal((f"签收日期（{signed}）不能早于送出日期（{sent}）", way.cite))
    return sent if way.counts_when_sent else signed
