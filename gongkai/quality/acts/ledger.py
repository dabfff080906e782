"""What may be done to a line of the ledger: entered by hand, assigned, rectified, closed; never deleted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.reads import calendar, house_rule
from gongkai.agencies.scope import Right, scope_of
from gongkai.documents.models import Document
from gongkai.documents.proofing.reads import noted_of
from gongkai.documents.wordlists.reads import house_lists
from gongkai.law.hand import Hand
from gongkai.law.moves import Move
from gongkai.law.rectification import FINDING, FindingStage
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019
from gongkai.quality.acts.entering import new_row, note_line
from gongkai.quality.acts.patrol import PROFILE
from gongkai.quality.models import Finding
from gongkai.text.finding import Gravity

MOST_AT_ONCE = 1000
OWNERS = frozenset[Hand]().union(*(m.by for m in FINDING.moves if m.act == "rectify"))
RECTIFY_DAYS = {
    Gravity.SEVERE: "rectify_severe",
    Gravity.ERROR: "rectify_error",
    Gravity.WARNING: "rectify_minor",
    Gravity.ADVICE: "rectify_minor",
}


@transaction.atomic
def record(
    agency: Agency,
    *,
    document: Document | None,
    place: str,
    kind: str,
    found: str,
    says: str,
    gravity: Gravity,
    source: str,
    by: Person,
    on: date,
    better: str = "",
) -> Finding:
    """Enter a finding by hand: from a self-check, a spot check, or a reader's correction."""
    scope = scope_of(by, on)
    if scope.agency != agency.pk:
        raise Refusal((f"{by}不是{agency}的人员", None))
    hand = scope.require(Right.RECORD_FINDING, "登记差错")
    if document is not None and document.agency_id != agency.pk:
        raise Refusal(("只能登记本机关信息的差错", None))
    row = new_row(
        agency, on, source=source, document=document, edition=document.live_edition if document else None,
        place=place, code="", kind=kind, gravity=gravity, found=found, better=better, says=says, found_by=by,
        division=document.division if document else None,
    )  # fmt: skip
    note_line(row, "enter", "登记差错", OGI_2019.article(6, 1), by, on, hand)
    return row


@transaction.atomic
def assign(finding_id: int, *, owner: Person, by: Person, on: date) -> Finding:
    """Hand a finding to one accountable person; the due day follows its gravity by house rule."""
    finding, row = _open(finding_id, "assign", by, on)
    if owner.agency_id != finding.agency_id or not scope_of(owner, on).all_hands() & OWNERS:
        raise Refusal((f"{owner}不是{finding.agency}的在任经办人员，请另选责任人", row.under))
    days = house_rule(finding.agency, RECTIFY_DAYS[Gravity(finding.gravity)], on)
    due = calendar().nth_after(on, days) if days else on
    return _take(finding, row, by, on, owner=owner, due=due)


@transaction.atomic
def dismiss(finding_id: int, *, because: str, by: Person, on: date, with_same: bool = False) -> Finding:
    """Judge that it is no mistake; the reason stays on the line. `with_same`: so are the others the rule found in the same words,
    as far as nobody took them up and their judge may: all or none."""
    same = _same(finding_id, by, on) if with_same else []
    finding, row = _open(finding_id, "dismiss", by, on)
    if not because.strip():
        raise Refusal(("认定不属差错要写明理由", row.under))
    for key in same:
        other, row = _open(key, "dismiss", by, on)
        _take(other, row, by, on, remedy_note=because, closed_on=on, closed_by=by)
    return _take(finding, row, by, on, remedy_note=because, closed_on=on, closed_by=by)


def _same(finding_id: int, by: Person, on: date) -> list[int]:
    """The others of the same wording that somebody sees, all locked in the order everybody locks them in."""
    same = Finding.objects.same_as(Finding.objects.get(pk=finding_id)).visible_to(scope_of(by, on))
    keys = [*same.order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE]]
    list(Finding.objects.select_for_update(of=("self",)).filter(pk__in=[finding_id, *keys]).order_by("pk"))
    return keys


def rectify(finding_id: int, *, says: str, by: Person, on: date) -> Finding:
    """Report the mistake mended. Raises Refusal while the live text still shows it."""
    _read_ahead(finding_id, on)
    with transaction.atomic():
        finding, row = _open(finding_id, "rectify", by, on)
        reasons: list[tuple[str, Any]] = []
        if not says.strip():
            reasons.append(("请写明怎样整改的", row.under))
        if _still_there(finding, on):
            reasons.append((f"在线的正文里仍有“{finding.found}”，请先发布改正后的版本", row.under))
        if reasons:
            raise Refusal(*reasons)
        return _take(finding, row, by, on, remedy_note=says, rectified_on=on, rectified_by=by)


def close(finding_id: int, *, by: Person, on: date) -> Finding:
    """Close after a second look by somebody else, who sees the same text the rules see."""
    _read_ahead(finding_id, on)
    with transaction.atomic():
        finding, row = _open(finding_id, "close", by, on)
        reasons: list[tuple[str, Any]] = []
        if finding.rectified_by_id == by.pk:
            reasons.append(("整改人不能给自己销号，请另一人复核", row.under))
        if _still_there(finding, on):
            reasons.append((f"在线的正文里仍有“{finding.found}”，不能销号", row.under))
        if reasons:
            raise Refusal(*reasons)
        return _take(finding, row, by, on, closed_on=on, closed_by=by)


@transaction.atomic
def reopen(finding_id: int, *, because: str, by: Person, on: date) -> Finding:
    """Send it back to its owner."""
    finding, row = _open(finding_id, "reopen", by, on)
    if not because.strip():
        raise Refusal(("退回整改要写明原因", row.under))
    return _take(finding, row, by, on, remedy_note=because, rectified_on=None, rectified_by=None)


def _read_ahead(finding_id: int, on: date) -> None:
    """Read the live text before the transaction begins, so that nobody waits for it."""
    finding = Finding.objects.select_related("agency", "document__agency", "document__live_edition").get(
        pk=finding_id
    )
    _still_there(finding, on)


def _still_there(finding: Finding, on: date) -> bool:
    """Whether the live text still has what was found: the rule finds the very wording again, or, for a finding by hand,
    the words still stand while better ones were named."""
    document = finding.document
    if document is None or not document.is_live or document.live_edition is None:
        return False
    live = document.live_edition
    live.document = document
    if finding.print:
        there = noted_of(live, house_lists(finding.agency, on), profile=PROFILE)
        return any(one.print == finding.print and one.row is None for one in there)
    return bool(finding.better) and finding.found in live.text


def _open(finding_id: int, act: str, by: Person, on: date) -> tuple[Finding, Move[FindingStage]]:
    finding = (
        Finding.objects.select_for_update(of=("self",))
        .select_related("agency", "document__live_edition")
        .get(pk=finding_id)
    )
    row = FINDING.move(FindingStage(finding.stage), act, _hands(finding, by, on))
    if on < finding.found_on:
        raise Refusal((f"办理日期不能早于发现日期（{finding.found_on}）", row.under))
    return finding, row


def _hands(finding: Finding, by: Person, on: date) -> frozenset[Hand]:
    scope = scope_of(by, on)
    if scope.agency != finding.agency_id:
        return frozenset()
    return scope.all_hands() if finding.owner_id == by.pk else scope.hands(finding.division_id)


def _take(finding: Finding, row: Move[FindingStage], by: Person, on: date, **changes: Any) -> Finding:
    finding.stage = row.to
    for field, value in changes.items():
        setattr(finding, field, value)
    finding.save(update_fields=["stage", *changes])
    hand = min(row.by & _hands(finding, by, on), default=None)
    note_line(finding, row.act, row.label, row.under, by, on, hand)
    return finding
