"""What stands about the interpretation of a document beside its package: the duty, the plan, the waivers."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, may_over
from gongkai.documents.describing import CHANNELS
from gongkai.documents.interpreting.duty import duty, is_owed
from gongkai.documents.interpreting.models import InterpretationPlan, Waiver
from gongkai.documents.models import Document, Edition
from gongkai.law.interpretation import Duty
from gongkai.law.review import EditionStage


@dataclass(frozen=True)
class About:
    """The panel: `channels` are the plan's in words; `wanted` tells whether a plan is still to be written."""

    duty: Duty
    plan: InterpretationPlan | None
    channels: str
    waivers: list[Waiver]
    wanted: bool
    may_plan: bool


def about(request: DeskRequest, document: Document, current: Edition | None) -> About | None:
    """The panel of a document; None for an interpretation."""
    if document.interprets_id is not None:
        return None
    plans = InterpretationPlan.objects.select_related("responsible", "by")
    plan = plans.filter(document=document).first()
    in_draft = current is not None and current.stage == EditionStage.DRAFT
    return About(
        duty(document, request.day),
        plan,
        "、".join(label for code, label in CHANNELS.items() if plan and code in plan.channels),
        list(document.waivers.select_related("asked_by", "decided_by")),
        not document.is_live and is_owed(document, request.day),
        in_draft and may_over(request.scope, Right.DRAFT, document.division_id),
    )
