"""What the page of a document says about its release: the limit, the schedule, warnings of the day, how it was taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from gongkai.desk.access import DeskRequest
from gongkai.desk.clockface import Face
from gongkai.desk.publication import limit_face
from gongkai.documents.models import Document, Edition, NoticePeriod, Schedule, Withdrawal
from gongkai.documents.release.gate import period_of
from gongkai.documents.release.limits import limit_clock
from gongkai.documents.release.reads import schedule_of, warnings_on
from gongkai.law.publication_limit import Clock
from gongkai.law.review import EditionStage


@dataclass(frozen=True)
class Panel:
    """`warnings` are about the day of the schedule, or about today where it is signed and has none."""

    clock: Clock | None
    face: Face | None
    schedule: Schedule | None
    alarms: Sequence[Schedule]
    warnings: list[str]
    period: NoticePeriod | None
    withdrawal: Withdrawal | None


def panel_of(request: DeskRequest, document: Document, current: Edition | None) -> Panel:
    clock = limit_clock(document, current, request.day)
    waits, day = schedule_of(document), request.day
    if waits is not None:
        day = timezone.localtime(waits.at).date()
    signed = current is not None and current.stage == EditionStage.APPROVED
    return Panel(
        clock, limit_face(clock), waits,
        list(document.schedules.filter(settled_on__isnull=True).exclude(alarm="")),
        warnings_on(document, day, clock) if signed else [], period_of(document),
        None if document.is_live else document.withdrawals.select_related("by").last(),
    )  # fmt: skip


def said_of(document: Document, act: str, form: Any) -> list[str]:
    """Warnings about the day a release was just set for."""
    if act not in ("schedule", "reschedule"):
        return []
    return warnings_on(document, form.facts()["at"].date())
