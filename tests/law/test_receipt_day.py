"""The day a request counts as received (条例第三十一条)."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.receipt import Channel, received_on
from gongkai.law.source import Refusal

ARRIVED, CONFIRMED = date(2024, 1, 5), date(2024, 1, 8)


@pytest.mark.parametrize("channel", [Channel.IN_PERSON, Channel.ORAL, Channel.REGISTERED_POST])
def test_filed_or_signed_for_counts_at_once(channel: Channel) -> None:
    receipt = received_on(channel, ARRIVED)
    assert receipt is not None
    assert receipt.day == ARRIVED


@pytest.mark.parametrize("channel", [Channel.ONLINE, Channel.FAX, Channel.ORDINARY_POST])
def test_the_others_count_from_the_confirmation(channel: Channel) -> None:
    assert received_on(channel, ARRIVED) is None
    receipt = received_on(channel, ARRIVED, CONFIRMED)
    assert receipt is not None
    assert receipt.day == CONFIRMED
    assert receipt.because.number == 31


def test_nothing_is_confirmed_before_it_arrived() -> None:
    with pytest.raises(Refusal, match="不能早于提交之日"):
        received_on(Channel.ONLINE, CONFIRMED, ARRIVED)
