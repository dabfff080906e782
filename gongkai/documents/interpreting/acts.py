"""Acts on the plan of an interpretation and on waivers. By who drafts the document; a waiver is decided by another."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.rights import MAY, Right
from gongkai.documents.acts.matter import hands_over, line, locked
from gongkai.documents.acts.writing import Stale, require_writer
from gongkai.documents.interpreting.duty import duty, is_owed
from gongkai.documents.interpreting.models import InterpretationPlan, Waiver
from gongkai.documents.models import Document
from gongkai.documents.package import edition_in_hand, writers_of
from gongkai.law.interpretation import IN_STEP, OUTLINE, Form, outline_missing
from gongkai.law.review import EditionStage
from gongkai.law.source import Citation, Refusal

SAID = ("interpreter", "when", *(name for name, _, _ in OUTLINE))
LISTED = ("forms", "channels")
ANOTHER = "您看到的申请已经审批，现在等待审批的是另一项，请重新打开这份文件的页面，核对以后再办理"


@transaction.atomic
def keep_plan(
    document_id: int, *, responsible: Person, by: Person, on: date, saves: int = 0, **said: Any
) -> InterpretationPlan:
    """Write the plan of a document that is still a draft: `interpreter`, `when`, the outline, `forms`, `channels`.

    `saves` is the count the writer saw: if it moved on, raises Stale. Raises Refusal for what a plan lacks.
    """
    document = locked(document_id)
    require_writer(document, by, on)
    _in_draft(document, "解读方案")
    if unknown := set(said) - {*SAID, *LISTED}:
        raise ValueError(f"not part of a plan: {sorted(unknown)}")
    plan = InterpretationPlan.objects.filter(document=document).first() or InterpretationPlan(
        document=document
    )
    if plan.saves != saves:
        raise Stale(("别人刚刚保存过解读方案，请核对最新内容后再保存", None))
    words = {name: str(said.get(name, "")).strip() for name in SAID}
    listed = {name: list(said.get(name, ())) for name in LISTED}
    _whole(document, words, listed, responsible)
    for name, value in (words | listed).items():
        setattr(plan, name, value)
    plan.responsible, plan.by, plan.on, plan.saves = responsible, by, on, saves + 1
    plan.full_clean()
    if plan.pk is None:
        plan.save(force_insert=True)
    else:
        plan.save(update_fields=[*words, *listed, "responsible", "by", "on", "saves"])
    line(
        document, "keep_plan", "拟定解读方案", IN_STEP, by, on, forms=plan.forms, responsible=responsible.name,
        plan=plan.fingerprint,
    )  # fmt: skip
    return plan


@transaction.atomic
def ask_waiver(document_id: int, *, reason: str, by: Person, on: date) -> Waiver:
    """Who drafts a document that is due asks that it goes without an interpretation (申请免予解读). Raises Refusal.

    Also for what is online without one: imported, or released in an emergency.
    """
    document = locked(document_id)
    require_writer(document, by, on)
    because = duty(document, on)
    if not is_owed(document, on) or document.interpretations.public().exists():
        raise Refusal(("这份文件不需要解读，或者已有解读、已经同意免予解读，不用申请", because.under))
    if not document.is_live:
        _in_draft(document, "免予解读的申请")
        if not because.is_due:
            raise Refusal(("这份文件按规则不是必须解读，不解读的，取消勾选“需要解读”即可", None))
    if document.waivers.filter(state=Waiver.State.ASKED).exists():
        raise Refusal(("免予解读的申请正在审批，不用重复提出", because.under))
    if not reason.strip():
        raise Refusal(("申请免予解读要写明理由", because.under))
    waiver = Waiver.objects.create(
        document=document, duty=because.reason, is_major=document.is_major, reason=reason.strip(), asked_by=by, asked_on=on
    )  # fmt: skip
    _note(waiver, "ask_waiver", "申请免予解读", by, on, reason=waiver.reason)
    return waiver


def grant_waiver(document_id: int, *, waiver: int, opinion: str, by: Person, on: date) -> Waiver:
    """The head of the office or a leader agrees, with a word on why. Raises Refusal.

    `waiver`: key of the request that was read; one made since is not decided unread.
    """
    return _decide(document_id, waiver, Waiver.State.GRANTED, "grant_waiver", opinion, by, on)


def refuse_waiver(document_id: int, *, waiver: int, opinion: str, by: Person, on: date) -> Waiver:
    """The document is interpreted after all. Raises Refusal."""
    return _decide(document_id, waiver, Waiver.State.REFUSED, "refuse_waiver", opinion, by, on)


@transaction.atomic
def _decide(
    document_id: int, key: int, state: Waiver.State, act: str, opinion: str, by: Person, on: date
) -> Waiver:
    document = locked(document_id)
    waiver = document.waivers.select_for_update().filter(state=Waiver.State.ASKED).first()
    if waiver is None:
        raise Refusal(("没有待审批的免予解读申请", IN_STEP))
    if reasons := why_not_decide(document, waiver, by, on):
        raise Refusal(*reasons)
    if waiver.pk != key:
        raise Refusal((ANOTHER, IN_STEP))
    if not opinion.strip():
        raise Refusal(("审批免予解读要写明意见", IN_STEP))
    waiver.state, waiver.decided_by, waiver.decided_on, waiver.says = state, by, on, opinion.strip()[:300]
    waiver.save(update_fields=["state", "decided_by", "decided_on", "says"])
    _note(waiver, act, str(state.label), by, on, reason=waiver.reason, says=waiver.says)
    return waiver


def why_not_decide(
    document: Document, waiver: Waiver, by: Person, on: date
) -> list[tuple[str, Citation | None]]:
    """Why somebody may not decide a waiver; empty for who may. Reads, never writes."""
    if not hands_over(document, by, on) & MAY[Right.DECIDE_WAIVER]:
        who = "、".join(sorted(hand.label for hand in MAY[Right.DECIDE_WAIVER]))
        return [(f"免予解读由{who}审批", IN_STEP)]
    edition = edition_in_hand(document) or document.live_edition
    if by.pk == waiver.asked_by_id or (edition is not None and by.pk in writers_of(edition)):
        return [(f"{by}申请免予解读或者起草了这份文件，由另外的人审批", IN_STEP)]
    return []


def _in_draft(document: Document, what: str) -> None:
    """Raises Refusal unless the document still waits, as a draft, to be released for the first time."""
    edition = edition_in_hand(document)
    if document.interprets_id is not None:
        raise Refusal((f"{what}写在被解读的文件上，不写在解读上", IN_STEP))
    if edition is None or edition.stage != EditionStage.DRAFT:
        raise Refusal((f"{what}只能在拟稿时提出或者修改；送审后要改的，先退回拟稿", IN_STEP))


def _whole(
    document: Document, words: dict[str, str], listed: dict[str, list[str]], responsible: Person
) -> None:
    """Raises Refusal with everything a plan lacks."""
    lacking = [
        label for name, label in (("interpreter", "解读主体"), ("when", "解读时间")) if not words[name]
    ]
    lacking += outline_missing(words)
    lacking += [
        label for name, label in (("forms", "解读形式"), ("channels", "解读渠道")) if not listed[name]
    ]
    reasons: list[tuple[str, Citation | None]] = []
    if lacking:
        reasons.append((f"解读方案还没有写：{'、'.join(lacking)}", IN_STEP))
    if unknown := sorted(set(listed["forms"]) - set(Form)):
        reasons.append((f"没有“{'、'.join(unknown)}”这种解读形式", None))
    if responsible.agency_id != document.agency_id or not responsible.is_active:
        reasons.append((f"负责人应当是{document.agency}的在岗人员", None))
    if reasons:
        raise Refusal(*reasons)


def _note(waiver: Waiver, act: str, label: str, by: Person, on: date, **facts: Any) -> None:
    hand = min(hands_over(waiver.document, by, on), default=None)
    line(waiver.document, act, label, IN_STEP, by, on, hand, waiver=waiver.pk, **facts)
