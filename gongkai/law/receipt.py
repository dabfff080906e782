"""The day a request counts as received (收到申请之日), by channel.

条例第三十一条: in person, the day of filing; by post against signature, the day signed; by ordinary mail
without signature, the day the agency confirms with the applicant; by internet or fax, the day both sides
confirm. Oral requests are taken down at the counter and filed there (条例第二十九条).
Reading 0002: an e-mail counts from the mutual confirmation, as the regulation is later and higher than the
2015 reply that let arrival suffice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import OGI_2019


class Channel(StrEnum):
    """How a request reached the agency."""

    IN_PERSON = "in_person"
    ORAL = "oral"
    REGISTERED_POST = "registered_post"
    ORDINARY_POST = "ordinary_post"
    ONLINE = "online"
    FAX = "fax"

    @property
    def label(self) -> str:
        return _RULES[self][0]

    @property
    def needs_confirmation(self) -> bool:
        """Whether the clock waits for a confirmation between the agency and the applicant."""
        return _RULES[self][1]

    @property
    def cite(self) -> Citation:
        return _RULES[self][2]


_RULES = {
    Channel.IN_PERSON: ("当面提交", False, OGI_2019.article(31, item=1)),
    Channel.ORAL: ("口头（代为填写）", False, OGI_2019.article(29, 1)),
    Channel.REGISTERED_POST: ("邮寄（签收）", False, OGI_2019.article(31, item=2)),
    Channel.ORDINARY_POST: ("平常信函", True, OGI_2019.article(31, item=2)),
    Channel.ONLINE: ("互联网", True, OGI_2019.article(31, item=3)),
    Channel.FAX: ("传真", True, OGI_2019.article(31, item=3)),
}


@dataclass(frozen=True)
class Receipt:
    """The day that starts the clock, and the rule that fixes it."""

    day: date
    because: Citation


def received_on(channel: Channel, arrived: date, confirmed: date | None = None) -> Receipt | None:
    """The day of receipt, or None while a needed confirmation is outstanding.

    `arrived` is the day of filing, signature, or submission. Raises Refusal when the confirmation would lie
    before the arrival.
    """
    if not channel.needs_confirmation:
        return Receipt(arrived, channel.cite)
    if confirmed is None:
        return None
    if confirmed < arrived:
        raise Refusal((f"确认之日（{confirmed}）不能早于提交之日（{arrived}）", channel.cite))
    return Receipt(confirmed, channel.cite)
