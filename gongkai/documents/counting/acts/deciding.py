"""That one document is counted otherwise than the rule says: one person of the office proposes it for a reason, another
one confirms it, and only then the numbers change."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.rights import MAY, Right
from gongkai.documents.acts.matter import hands_over, line, locked
from gongkai.documents.acts.record import changing_in_public
from gongkai.documents.clearing.nobodys import require_nobodys
from gongkai.documents.counting.models import CountingDecision
from gongkai.documents.counting.rule import CATEGORIES
from gongkai.documents.models import Document
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

UNDER = OGI_2019.article(50)
CHANGED = "您看到的提议已经办理，现在等待确认的是另一项，请重新打开这条信息的页面，核对以后再办理"
PROPOSERS, CONFIRMERS = MAY[Right.PROPOSE_COUNTING], MAY[Right.CONFIRM_COUNTING]
Act, State = CountingDecision.Act, CountingDecision.State


@transaction.atomic
def leave_out(document_id: int, *, reason: str, by: Person, on: date) -> CountingDecision:
    """Propose that a document the rule would count is not counted. Raises Refusal."""
    document = _published(document_id, by, on)
    if not document.counts_in_total:
        raise Refusal(("这条信息已经不计入条数", UNDER))
    return _propose(document, Act.LEAVE_OUT, document.category, reason, by, on)


@transaction.atomic
def count_again(document_id: int, *, reason: str, by: Person, on: date) -> CountingDecision:
    """Propose that a document which was left out is counted by the rule again. Raises Refusal."""
    document = _published(document_id, by, on)
    if document.counts_in_total:
        raise Refusal(("这条信息没有被排除，是否计入由计数口径决定", UNDER))
    return _propose(document, Act.COUNT_AGAIN, document.category, reason, by, on)


@transaction.atomic
def recategorise(document_id: int, *, category: str, reason: str, by: Person, on: date) -> CountingDecision:
    """Propose another category for a published document: two numbers change, their sum by the rule. Raises Refusal."""
    document = _published(document_id, by, on)
    if category not in CATEGORIES or document.category == Document.Category.INTERPRETATION:
        known = "、".join(CATEGORIES.values())
        raise Refusal((f"信息类别请从{known}中选择；政策解读随所解读的文件，不改类别", UNDER))
    if category == document.category:
        raise Refusal((f"信息类别已经是“{document.get_category_display()}”", UNDER))
    return _propose(document, Act.RECATEGORISE, category, reason, by, on)


@transaction.atomic
def confirm_counting(document_id: int, *, decision: int, by: Person, on: date) -> Document:
    """Confirm what another person proposed; the numbers follow. Raises Refusal.

    `decision`: key of the proposal that was read. If another one waits by now, that is not confirmed unread.
    """
    document = locked(document_id)
    waits = _waiting(document, decision, by, on)
    if waits.by_id == by.pk:
        raise Refusal((f"“{waits.get_act_display()}”是{by}提出的，由办公室另外的人确认", UNDER))
    if waits.was != document.category or document.counts_in_total == (waits.act == Act.COUNT_AGAIN):
        raise Refusal(("提出以后这条信息的计数已经改变，请不予采纳，需要的重新提出", UNDER))
    with changing_in_public(document):
        if waits.act != Act.RECATEGORISE:
            document.counts_in_total = waits.act == Act.COUNT_AGAIN
        document.category = waits.category
        document.save(update_fields=["counts_in_total", "category"])
    _settle(waits, State.CONFIRMED, "", by, on)
    line(
        document, "confirm_counting", f"确认：{waits.get_act_display()}", UNDER, by, on, proposed_by=waits.by_id, was=waits.was,
        category=waits.category,
    )  # fmt: skip
    return document


@transaction.atomic
def refuse_counting(
    document_id: int, *, decision: int, reason: str, by: Person, on: date
) -> CountingDecision:
    """Do not follow the proposal that was read (`decision`), or take the own one back, for a reason; no number changes. Raises Refusal."""
    document = locked(document_id)
    waits = _waiting(document, decision, by, on)
    if not reason.strip():
        raise Refusal(("不采纳的，请写明理由", UNDER))
    require_nobodys("理由", reason)
    _settle(waits, State.REFUSED, reason.strip(), by, on)
    line(
        document,
        "refuse_counting",
        f"不采纳：{waits.get_act_display()}",
        UNDER,
        by,
        on,
        proposed_by=waits.by_id,
    )
    return waits


def _published(document_id: int, by: Person, on: date) -> Document:
    document = locked(document_id)
    if not hands_over(document, by, on) & PROPOSERS:
        raise Refusal(("改变条数由公开工作机构的公开专干或者办公室负责人提出", UNDER))
    if document.published_on is None:
        raise Refusal(("还没有发布的信息不计数；信息类别请直接在稿件里修改", UNDER))
    return document


def _propose(
    document: Document, act: CountingDecision.Act, category: str, reason: str, by: Person, on: date
) -> CountingDecision:
    if not reason.strip():
        raise Refusal((f"“{act.label}”会改变统计数字，要写明理由", UNDER))
    require_nobodys("理由", reason)
    if waits := document.counting_decisions.filter(state=State.OPEN).select_related("by").first():
        raise Refusal((f"{waits.by}提出的“{waits.get_act_display()}”还没有确认，先办理它", UNDER))
    made = CountingDecision.objects.create(
        document=document,
        act=act,
        was=document.category,
        category=category,
        reason=reason.strip(),
        by=by,
        on=on,
    )
    line(document, act.value, f"提出：{act.label}", UNDER, by, on, was=made.was, category=category)
    return made


def _waiting(document: Document, decision: int, by: Person, on: date) -> CountingDecision:
    if not hands_over(document, by, on) & CONFIRMERS:
        raise Refusal(("改变条数由公开工作机构的公开专干或者办公室负责人确认", UNDER))
    waits = document.counting_decisions.filter(state=State.OPEN).select_related("by").first()
    if waits is None:
        raise Refusal(("这条信息没有等待确认的计数提议", UNDER))
    if waits.pk != decision:
        raise Refusal((CHANGED, UNDER))
    return waits


def _settle(row: CountingDecision, state: CountingDecision.State, says: str, by: Person, on: date) -> None:
    row.state, row.says, row.decided_by, row.decided_on = state, says, by, on
    row.save(update_fields=["state", "says", "decided_by", "decided_on"])
