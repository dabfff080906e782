"""What is done every night: the shape of a job, and the register of those there are (夜间任务).

A job is a file of `gongkai.cli.jobs`, which fills the register when the program starts: whoever carries jobs out
or shows them reads it here and knows no room above.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

JOBS: dict[str, Job] = {}


@dataclass(frozen=True)
class Job:
    """`run(on)` does the work of a day and returns its facts: plain JSON, counts by name, nobody's data. `says` tells
    them in Chinese, as a format string over their names.

    It must change nothing when it is run a second time for the same day. With `each_day` the work belongs to its
    day, and a missed day is made up; otherwise once makes up for all. A smaller `order` comes earlier in the night.
    """

    name: str
    label: str
    run: Callable[[date], dict[str, Any]]
    says: str
    each_day: bool = False
    order: int = 50

    def said(self, facts: dict[str, Any]) -> str:
        """What a run did, in Chinese; empty where it left no facts."""
        return self.says.format_map(_Facts(facts)) if facts else ""


class Unfinished(Exception):
    """Part of a job could not be done. The text is one Chinese sentence, `facts` what was done all the same."""

    def __init__(self, says: str, facts: dict[str, Any]) -> None:
        super().__init__(says)
        self.facts = facts


class _Facts(dict[str, Any]):
    """Facts of an earlier version may lack a name."""

    def __missing__(self, name: str) -> str:
        return "—"


def in_words(name: str, facts: dict[str, Any]) -> str:
    """What a run of a job did, in Chinese; empty where it left no facts or nobody knows the job now."""
    job = JOBS.get(name)
    return job.said(facts) if job else ""


def register(job: Job) -> None:
    """Raises ValueError when two jobs claim one name."""
    if JOBS.setdefault(job.name, job) != job:
        raise ValueError(f"two jobs are called {job.name!r}")


def jobs() -> list[Job]:
    """All jobs in the order of the night."""
    return sorted(JOBS.values(), key=lambda job: (job.order, job.name))
