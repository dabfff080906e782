"""Public notices (公示): their period is set while the text is a draft, and changed in public afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.documents.acts.matter import hands_over, line, locked
from gongkai.documents.acts.record import changing_in_public
from gongkai.documents.acts.writing import require_writer
from gongkai.documents.clearing.nobodys import require_nobodys
from gongkai.documents.models import Document, NoticeChange, NoticePeriod
from gongkai.documents.package import edition_in_hand
from gongkai.documents.release.gate import IN_TIME, is_notice, period_of
from gongkai.law.hand import Hand
from gongkai.law.review import EditionStage
from gongkai.law.source import Citation, Refusal

CHANGERS = frozenset({Hand.DISCLOSURE_CLERK, Hand.OFFICE_HEAD})


@transaction.atomic
def set_notice(
    document_id: int, *, last_day: date, basis: str, contact: str, by: Person, on: date
) -> NoticePeriod:
    """Until when a draft will stand for public notice. Reviewers read it with the text, so it is fixed with it."""
    document = locked(document_id)
    require_writer(document, by, on)
    _still_draft(document)
    reasons: list[tuple[str, Citation | None]] = []
    if last_day <= on:
        reasons.append(("公示期截止日应当晚于今天", IN_TIME))
    if not basis.strip():
        reasons.append(("请写明公示期长短的依据或理由", IN_TIME))
    if not contact.strip():
        reasons.append(("请写明怎样提出异议：部门、电话、地址或者邮箱", IN_TIME))
    if reasons:
        raise Refusal(*reasons)
    require_nobodys("公示期的说明和联系方式", basis, contact)
    said: dict[str, Any] = {"last_day": last_day, "basis": basis.strip(), "contact": contact.strip()}
    period, _ = NoticePeriod.objects.update_or_create(document=document, defaults=said)
    line(document, "set_notice", "写明公示期", IN_TIME, by, on, **said)
    return period


@transaction.atomic
def drop_notice(document_id: int, *, by: Person, on: date) -> Document:
    """The draft stands for no public notice after all."""
    document = locked(document_id)
    require_writer(document, by, on)
    _still_draft(document)
    if is_notice(document):
        raise Refusal(("标题或者体裁是“公示”，公示期不能取消；请先改标题和体裁", IN_TIME))
    if not NoticePeriod.objects.filter(document=document).delete()[0]:
        raise Refusal(("这份稿件没有写明公示期", None))
    line(document, "drop_notice", "取消公示期", IN_TIME, by, on)
    return document


@transaction.atomic
def change_notice(document_id: int, *, last_day: date, reason: str, by: Person, on: date) -> NoticePeriod:
    """Make a running notice longer, or end it early; the page says so and why."""
    document = locked(document_id)
    period = period_of(document)
    if period is None or not document.is_live:
        raise Refusal(("没有正在公示的公示期", IN_TIME))
    if not hands_over(document, by, on) & CHANGERS:
        raise Refusal(("公示期由公开专干或者政府信息公开工作机构负责人变更", IN_TIME))
    reasons: list[tuple[str, Citation | None]] = []
    if on > period.last_day:
        reasons.append((f"公示已于{period.last_day}结束，不能再变更", IN_TIME))
    if last_day < on or last_day == period.last_day:
        reasons.append(("新的截止日不早于今天，并且与原来的不同", IN_TIME))
    if not reason.strip():
        reasons.append(("延长或者提前结束公示要写明理由，页面上会显示", IN_TIME))
    if reasons:
        raise Refusal(*reasons)
    require_nobodys("变更的理由", reason)
    was, period.last_day = period.last_day, last_day
    NoticeChange.objects.create(
        period=period, was=was, last_day=last_day, reason=reason.strip(), by=by, on=on
    )
    with changing_in_public(document):
        period.save(update_fields=["last_day"])
    label = "延长公示" if last_day > was else "提前结束公示"
    line(document, "change_notice", label, IN_TIME, by, on, was=was, last_day=last_day, reason=reason.strip())
    return period


def _still_draft(document: Document) -> None:
    edition = edition_in_hand(document)
    if edition is None or edition.stage != EditionStage.DRAFT or document.published_on is not None:
        raise Refusal(("公示期只能在首次发布前、拟稿中写明；审签中的请先退回", IN_TIME))
