"""More time to answer: an extension, a reasonable delay (延期、合理延迟)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.cases.acts.extending import require_room
from gongkai.cases.acts.letters import issue
from gongkai.cases.acts.taking import hands_over, opened, take
from gongkai.cases.answer import not_yet
from gongkai.cases.clock import days_told, fact
from gongkai.cases.models import Case
from gongkai.law.clock_event import What
from gongkai.law.hand import Hand
from gongkai.law.letter import LetterKind
from gongkai.law.source import Refusal

CONSENTERS = (Hand.OFFICE_HEAD, Hand.DEPUTY)  # the post the regulation names first


@transaction.atomic
def ask_to_extend(case_id: int, *, days: int, reason: str, by: Person, on: date) -> Case:
    """The handler asks the head of the disclosure office to extend; nothing moves until the head consents."""
    case, row = opened(case_id, "ask_to_extend", by, on)
    require_room(case, days, on)
    return take(
        case, row, by, on, told={"days": days}, extension_days=days, extension_reason=reason, extension_refused_on=None
    )  # fmt: skip


@transaction.atomic
def extend(case_id: int, *, days: int, reason: str, by: Person, on: date) -> Case:
    """Consent to an extension before the limit ends, by at most twenty working days; the applicant is told."""
    case, row = opened(case_id, "extend", by, on)
    if case.handler_id == by.pk:
        raise Refusal(("延期由政府信息公开工作机构负责人同意，承办人不能同意自己的申请", row.under))
    before, post = (
        days_told(case, on).get("due"),
        min(row.by & hands_over(case, by, on), key=CONSENTERS.index),
    )
    event = fact(What.EXTEND, on, days=days, says=reason)
    case = take(case, row, by, on, event=event, extension_days=None, extension_reason="")
    issue(
        case, LetterKind.EXTENSION, by=by, on=on, event=event, reason=reason, days=days,
        approved_by=f"{post.label}{by.name}", due_before=before, **days_told(case, on),
    )  # fmt: skip
    return case


@transaction.atomic
def postpone(case_id: int, *, days: int, reason: str, by: Person, on: date) -> Case:
    """Set a reasonable delay for an excessive request with good reason, and tell the applicant (条例第三十五条)."""
    case, row = opened(case_id, "postpone", by, on)
    reasons = not_yet(case, row.act)
    if case.handler_id == by.pk:
        reasons.append(
            ("合理延迟由政府信息公开工作机构负责人或者分管领导确定，承办人不能自己确定", row.under)
        )
    if reasons:
        raise Refusal(*reasons)
    event = fact(What.POSTPONE, on, days=days, says=reason)
    case = take(case, row, by, on, event=event)
    issue(
        case,
        LetterKind.REASONABLE_PERIOD,
        by=by,
        on=on,
        event=event,
        reason=reason,
        days=days,
        **days_told(case, on),
    )
    return case
