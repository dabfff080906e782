"""Load the demonstration year, in the order it happened."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.cli.demonstration import (
    in_force,
    live,
    request_cases,
    year_of_ledger,
    year_of_matters,
    year_of_publishing,
    yearly_reports,
)
from gongkai.cli.demonstration.people import gather


@transaction.atomic
def load(today: date) -> None:
    """Load everything into an empty installation: all of it, or nothing."""
    cast = gather()
    year_of_publishing.load(cast)
    year_of_ledger.load(cast)
    request_cases.load(cast)
    yearly_reports.load(cast)
    live.load(cast, today)
    in_force.load(cast, today)
    year_of_matters.load(cast, today)
