"""Documents at the stages of a matter, and what is said where there are none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.scope import scope_of
from gongkai.documents.models import Document
from gongkai.law.dossier import PHASES, part_of
from gongkai.law.source import Citation, Refusal
from gongkai.matters.acts.hands import UNDER, for_public, line, open_matter_locked, said
from gongkai.matters.models import Link, Matter, Statement

LONGEST = 10_000


@transaction.atomic
def link(matter_id: int, *, document: Document, phase: str, by: Person, on: date, part: str = "") -> Link:
    """Put a document at a stage of a matter, as a part of its file where one is named. Raises Refusal."""
    matter, hand = open_matter_locked(matter_id, "关联信息", by, on)
    found = part_of(matter.kind, part) if part else None
    same = matter.links.filter(document=document, phase=phase, part=part)
    reasons: list[tuple[str, Citation | None]] = []
    if not Document.objects.visible_to(scope_of(by, on)).filter(pk=document.pk).exists():
        reasons.append(("没有这条信息，请核对索引号", None))
    if phase not in PHASES:
        reasons.append((f"环节请从{'、'.join(PHASES)}中选择", UNDER))
    if part and found is None:
        reasons.append(("这类事项没有这个组成部分，请另选", UNDER))
    if same.filter(sent_back_on__isnull=True).exists():
        reasons.append(("这条信息已经这样关联过", None))
    if reasons:
        raise Refusal(*reasons)
    same.delete()  # what was sent back before
    made = Link.objects.create(
        matter=matter, document=document, phase=phase, part=part, author=by, made_on=on
    )
    line(matter, "link", "关联信息", by, on, hand, document=document.index_no, phase=phase, part=part)
    return made


@transaction.atomic
def link_all(
    pairs: Iterable[tuple[Matter, Document, str]], *, phase: str, by: Person, on: date
) -> list[Link]:
    """Put several documents into matters at one stage, each as a part or as none (""): all of them or none at all).

    Raises Refusal with the reasons of each, behind its number.
    """
    given = list(pairs)
    if not given:
        raise Refusal(("请先查找，再勾选要关联的信息", None))
    made, reasons = [], []
    for matter, document, part in given:
        try:
            made.append(link(matter.pk, document=document, phase=phase, part=part, by=by, on=on))
        except Refusal as refused:
            reasons += [
                (f"{document.index_no}，“{matter}”：{says}", under) for says, under in refused.reasons
            ]
    if reasons:
        raise Refusal(*reasons)
    return made


@transaction.atomic
def unlink(link_id: int, *, because: str, by: Person, on: date) -> Matter:
    """Take a document out of a matter; the journal keeps that it was there. Raises Refusal."""
    found = Link.objects.select_related("document").get(pk=link_id)
    matter, hand = open_matter_locked(found.matter_id, "取消关联", by, on)
    reason = said("取消关联的原因", because)
    found.delete()
    line(
        matter, "unlink", "取消关联", by, on, hand, document=found.document.index_no, phase=found.phase,
        because=reason,
    )  # fmt: skip
    return matter


@transaction.atomic
def explain(
    matter_id: int, *, place: str, because: str, expected_on: date, by: Person, on: date
) -> Statement:
    """Say why a stage or a part is empty, and on which day it is expected. Raises Refusal."""
    matter, _ = open_matter_locked(matter_id, "说明空缺", by, on)
    if expected_on < on:
        raise Refusal((f"预计公开的日期不能早于今天（{on}）", UNDER))
    if place not in PHASES and part_of(matter.kind, place) is None:
        raise Refusal(("这类事项没有这个环节或者组成部分，请另选", UNDER))
    return _state(matter, place, Statement.Form.GAP, for_public("原因", because), by, on, expected_on)


@transaction.atomic
def write(matter_id: int, *, place: str, text: str, by: Person, on: date) -> Statement:
    """Write a part of the file in words, where words serve. Raises Refusal."""
    matter, _ = open_matter_locked(matter_id, "填写内容", by, on)
    part = part_of(matter.kind, place)
    if part is None or not part.in_words:
        raise Refusal(("这一部分以文件公开，请关联文件", UNDER if part is None else part.cite))
    return _state(matter, place, Statement.Form.TEXT, for_public("内容", text), by, on)


@transaction.atomic
def waive(matter_id: int, *, place: str, because: str, by: Person, on: date) -> Statement:
    """Say that a part does not apply to this matter, with the reason. Raises Refusal."""
    matter, _ = open_matter_locked(matter_id, "说明不适用", by, on)
    part = part_of(matter.kind, place)
    if part is None or not part.may_not_apply:
        label = part.label if part else "这一部分"
        raise Refusal((f"“{label}”不能说明为不适用", UNDER if part is None else part.cite))
    return _state(matter, place, Statement.Form.NONE, for_public("不适用的理由", because), by, on)


def _state(
    matter: Matter,
    place: str,
    form: Statement.Form,
    text: str,
    by: Person,
    on: date,
    expected: date | None = None,
) -> Statement:
    if len(text) > LONGEST:
        raise Refusal((f"内容不超过{LONGEST}字，现在有{len(text)}字", None))
    part = part_of(matter.kind, place)
    made = Statement.objects.create(
        matter=matter, place=place, form=form, text=text, expected_on=expected, author=by, made_on=on
    )
    label = f"{part.label if part else place}：{made.get_form_display()}"[:60]
    line(matter, "state", label, by, on, under=part.cite if part else UNDER, place=place, expected=expected)
    return made
