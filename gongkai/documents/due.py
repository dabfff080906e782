"""By when a step of review, a check after release or a confirmation is due. Nothing here writes."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.models import Agency
from gongkai.agencies.reads import amber_until, calendar, house_rule
from gongkai.law.chain import Chain


def step_due(agency: Agency, chain: Chain, stage: str, on: date) -> date | None:
    """The last day of a step reached on a day: the agency's own number of days, or the type's; None where none runs."""
    days = chain.days_at(stage)
    if days is None:
        return None
    name = "secrecy_review" if stage == "referred" else stage
    return _after(on, house_rule(agency, f"days_{name}", on) or days)


def check_due(agency: Agency, chain: Chain, on: date) -> date:
    """The last day on which somebody looks at what was released."""
    return _after(on, house_rule(agency, "days_check", on) or chain.check_days)


def confirm_due(chain: Chain, on: date) -> date | None:
    """The last day on which somebody else confirms an emergency release."""
    return _after(on, chain.emergency.confirm_days) if chain.emergency else None


def _after(on: date, days: int) -> date:
    return on if days == 0 else amber_until(on, days, calendar())
