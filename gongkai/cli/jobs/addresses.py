"""The addresses at which delivered documents stand, asked from the day after whether they answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.channels.acts.checking import check_addresses
from gongkai.journal.jobs import Job


def run(on: date) -> dict[str, Any]:
    """What does not answer is shown at the desk; it is no failure of the night."""
    good, bad = check_addresses(on)
    return {"addresses_good": good, "addresses_bad": bad}


JOB = Job("addresses", "核对渠道网址", run, "能打开{addresses_good}个，打不开{addresses_bad}个", order=85)
