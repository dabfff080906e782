"""Whether a document is to be interpreted, and whether it still lacks what that wants. Nothing here writes."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.reads import house_rule
from gongkai.documents.interpreting.models import InterpretationPlan, Waiver
from gongkai.documents.models import Document, in_force
from gongkai.law.attribute import Attribute
from gongkai.law.interpretation import Duty, duty_of, is_for_comment


def duty(document: Document, on: date) -> Duty:
    """What the rule says of a document as it stands."""
    asks = not is_for_comment(document.title, document.genre) or bool(
        house_rule(document.agency, "interpret_comment_drafts", on)
    )
    return duty_of(
        kind=document.kind, normative=document.normative, title=document.title, genre=document.genre,
        is_major=document.is_major, is_interpretation=document.interprets_id is not None,
        comment_drafts=asks,
    )  # fmt: skip


def settle(document: Document, on: date) -> None:
    """Decide at drafting: what is due by rule is to be interpreted, whatever was ticked. Sets a field, saves nothing."""
    document.needs_interpretation = document.needs_interpretation or duty(document, on).is_due


def waiver_of(document: Document, on: date) -> Waiver | None:
    """The waiver in force, or None: it holds for what the document was when it was asked, not for what it became."""
    now = duty(document, on).reason
    return in_force(document.pk).filter(duty=now).order_by("-id").first()


def plan_of(document: Document) -> InterpretationPlan | None:
    return InterpretationPlan.objects.filter(document=document).first()


def plan_digest(document: Document) -> str:
    """The fingerprint of a document's plan as it stands now; "" without one."""
    plan = plan_of(document)
    return plan.fingerprint if plan else ""


def is_owed(document: Document, on: date) -> bool:
    """Whether a public document is to be interpreted, by rule or by choice, and not waived."""
    if document.attribute != Attribute.PROACTIVE or document.interprets_id:
        return False
    return (document.needs_interpretation or duty(document, on).is_due) and waiver_of(document, on) is None


def is_wanted(document: Document, on: date, act: str = "submit") -> bool:
    """Whether the first release of a document waits for an interpretation.

    What was on its way already goes on as it was drafted: the rule alone asks only when a draft is sent in. A later
    edition of what is online is no new policy; what an import or an emergency left out is listed, not enforced.
    """
    decided = document.needs_interpretation or act == "submit"
    return not document.is_live and decided and is_owed(document, on)
