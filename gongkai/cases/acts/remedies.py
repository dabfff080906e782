"""Reconsideration and suits over a reply: lodged, answered in time, concluded (行政复议、行政诉讼)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.reads import calendar
from gongkai.agencies.scope import Right
from gongkai.cases.acts.correction_record import line_of_correction, locked_correction
from gongkai.cases.acts.taking import line, locked, require
from gongkai.cases.models import Case, Correction, Remedy
from gongkai.law.procedure import Stage
from gongkai.law.remedy import Result, Track, defence
from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import LITIGATION_2017, OGI_2019, RECONSIDERATION_2023


@transaction.atomic
def lodge_remedy(
    case_id: int,
    *,
    track: Track,
    by: Person,
    on: date,
    lodged: date | None = None,
    body: str = "",
    doc_no: str = "",
    copy_received: date | None = None,
    follows: Remedy | None = None,
) -> Remedy:
    """Record that a reconsideration or a suit over this case was accepted.

    With the day the copy was received, the agency's own limit to answer is computed. A suit after review names the
    review it follows where that is known; the review must be concluded then.
    """
    return _lodge(
        locked(case_id), track, by, on, lodged=lodged or on, copy_received=copy_received, follows=follows,
        body=body, doc_no=doc_no,
    )  # fmt: skip


@transaction.atomic
def lodge_remedy_of_correction(
    correction_id: int,
    *,
    track: Track,
    by: Person,
    on: date,
    lodged: date | None = None,
    body: str = "",
    doc_no: str = "",
    copy_received: date | None = None,
    follows: Remedy | None = None,
) -> Remedy:
    """Record that a reconsideration or a suit over a correction was accepted (条例第四十一条、第五十一条; reading 0014)."""
    return _lodge(
        locked_correction(correction_id), track, by, on, lodged=lodged or on, copy_received=copy_received,
        follows=follows, body=body, doc_no=doc_no,
    )  # fmt: skip


def _lodge(
    matter: Case | Correction,
    track: Track,
    by: Person,
    on: date,
    *,
    lodged: date,
    copy_received: date | None,
    follows: Remedy | None,
    body: str,
    doc_no: str,
) -> Remedy:
    require(by, matter.agency, Right.RECORD_REMEDY, "登记复议诉讼", on)
    doc_no = doc_no.strip()
    reasons: list[tuple[str, Citation | None]] = []
    if isinstance(matter, Case) and matter.stage == Stage.STRUCK:
        reasons.append((f"{matter}已经作废，复议诉讼请登记在保留的那一件申请上", OGI_2019.article(45)))
    if matter.received_on and lodged < matter.received_on:
        reasons.append((f"受理日期不能早于收到申请之日（{matter.received_on}）", OGI_2019.article(51)))
    if max(lodged, copy_received or lodged) > on:
        reasons.append(("受理、收到副本的日期不能晚于今天", OGI_2019.article(51)))
    if copy_received and copy_received < lodged:
        reasons.append((f"收到副本日期不能早于受理日期（{lodged}）", cite_of(track)))
    if doc_no and matter.remedies.filter(track=track, doc_no=doc_no).exists():
        reasons.append((f"{track.label}{doc_no}已经登记过，不用重复登记", cite_of(track)))
    reasons += _wrong_predecessor(matter, track, follows)
    if reasons:
        raise Refusal(*reasons)
    over = {"case": matter} if isinstance(matter, Case) else {"correction": matter}
    remedy = Remedy.objects.create(
        **over, track=track, lodged_on=lodged, follows=follows, copy_received_on=copy_received, body=body,
        doc_no=doc_no,
        defence_due=defence(track, copy_received, calendar()).due if copy_received else None,
    )  # fmt: skip
    _line(remedy, "lodge_remedy", f"登记{track.label}", by, on, due=remedy.defence_due)
    return remedy


def _wrong_predecessor(
    matter: Case | Correction, track: Track, follows: Remedy | None
) -> list[tuple[str, Citation | None]]:
    if track is not Track.SUIT_AFTER_REVIEW:
        return [] if follows is None else [("只有复议后起诉才有前一程序", LITIGATION_2017.article(45))]
    reviews = [r for r in matter.remedies.all() if r.track == Track.REVIEW]
    if follows is None and reviews and not any(r.result for r in reviews):
        return [("复议还没有审结，登记复议结果以后再登记复议后起诉", LITIGATION_2017.article(45))]
    if follows is not None and (follows not in reviews or not follows.result):
        return [("前一程序应当是这件申请已经审结的复议", LITIGATION_2017.article(45))]
    return []


@transaction.atomic
def receive_copy(remedy_id: int, *, received: date, by: Person, on: date) -> Remedy:
    """The copy of the claim arrived: the agency's limit to answer runs from here."""
    remedy = _locked(remedy_id, by, on, "登记收到副本")
    track = Track(remedy.track)
    if remedy.copy_received_on:
        raise Refusal((f"已经登记收到副本（{remedy.copy_received_on}）", cite_of(track)))
    if not remedy.lodged_on <= received <= on:
        raise Refusal((f"收到副本日期应当在受理日期（{remedy.lodged_on}）和今天之间", cite_of(track)))
    remedy.copy_received_on, remedy.defence_due = received, defence(track, received, calendar()).due
    remedy.save(update_fields=["copy_received_on", "defence_due"])
    _line(remedy, "receive_copy", "收到副本", by, on, due=remedy.defence_due)
    return remedy


@transaction.atomic
def defend(remedy_id: int, *, by: Person, on: date, sent: date | None = None) -> Remedy:
    """The agency's answer, with evidence and basis, was handed in."""
    remedy = _locked(remedy_id, by, on, "登记提交答复")
    track, sent = Track(remedy.track), sent or on
    if remedy.copy_received_on is None:
        raise Refusal(("先登记收到副本的日期", cite_of(track)))
    if remedy.defended_on:
        raise Refusal((f"已经提交（{remedy.defended_on}）", cite_of(track)))
    if not remedy.copy_received_on <= sent <= on:
        raise Refusal((f"提交日期应当在收到副本（{remedy.copy_received_on}）和今天之间", cite_of(track)))
    remedy.defended_on = sent
    remedy.save(update_fields=["defended_on"])
    _line(remedy, "defend", "提交答复（答辩）和证据", by, on, due=remedy.defence_due, sent=sent)
    return remedy


@transaction.atomic
def conclude_remedy(
    remedy_id: int,
    *,
    result: Result,
    by: Person,
    on: date,
    concluded: date | None = None,
    doc_no: str = "",
    says: str = "",
) -> Remedy:
    """Record how it ended."""
    remedy = _locked(remedy_id, by, on, "登记复议诉讼结果")
    track, day = Track(remedy.track), concluded or on
    if remedy.result:
        raise Refusal((f"已登记结果：{Result(remedy.result).label}", cite_of(track)))
    if day < remedy.lodged_on or day > on:
        raise Refusal((f"审结日期应当在受理日期（{remedy.lodged_on}）和今天之间", cite_of(track)))
    remedy.result, remedy.concluded_on, remedy.result_doc_no, remedy.result_says = result, day, doc_no, says
    remedy.save(update_fields=["result", "concluded_on", "result_doc_no", "result_says"])
    _line(remedy, "conclude_remedy", f"{track.label}{result.label}", by, on, result=result.value)
    return remedy


def cite_of(track: Track) -> Citation:
    return RECONSIDERATION_2023.article(11) if track is Track.REVIEW else OGI_2019.article(51)


def _locked(remedy_id: int, by: Person, on: date, doing: str) -> Remedy:
    rows = Remedy.objects.select_for_update(of=("self",)).select_related("case__agency", "correction__agency")
    remedy = rows.get(pk=remedy_id)
    require(by, remedy.matter.agency, Right.RECORD_REMEDY, doing, on)
    return remedy


def _line(remedy: Remedy, act: str, label: str, by: Person, on: date, **facts: Any) -> None:
    track = Track(remedy.track)
    if remedy.case is not None:
        line(remedy.case, act, label, by, on, under=cite_of(track), track=track.value, **facts)
    elif remedy.correction is not None:
        line_of_correction(
            remedy.correction, act, label, by, on, under=cite_of(track), track=track.value, **facts
        )
