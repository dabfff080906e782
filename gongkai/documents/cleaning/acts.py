"""The acts of a clean-up: begin, propose, decide, carry out, draft the result."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.scope import Right, scope_of
from gongkai.documents import acts
from gongkai.documents.acts.attribute import LEADERS
from gongkai.documents.acts.matter import hands_over
from gongkai.documents.cleaning.models import CleanUpItem, CleanUpRound
from gongkai.documents.cleaning.reads import result_text, to_clean
from gongkai.documents.models import Column, Document
from gongkai.documents.validity import acts as validity
from gongkai.documents.validity.standing import OUT_OF_FORCE, validity_on
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal
from gongkai.law.succession import UNDER, CleanUp
from gongkai.text.book_marks import in_book_marks

MATTER = "clean_up"
PROPOSERS = frozenset(
    {Hand.DIVISION_HEAD, Hand.CLERK, Hand.UNIT_CLERK, Hand.LEGAL_REVIEWER, Hand.DISCLOSURE_CLERK}
)


@transaction.atomic
def begin_round(agency: Agency, *, year: int, until: date, by: Person, on: date) -> CleanUpRound:
    """Begin the clean-up of a year with every normative document in force. Raises Refusal."""
    hand = _cleaner(agency, by, on)
    if until < on:
        raise Refusal(("提出意见的截止日期不能早于今天", UNDER))
    documents = list(to_clean(agency, on))
    if not documents:
        raise Refusal(("没有现行有效的规范性文件，不用清理", UNDER))
    try:
        with transaction.atomic():
            made = CleanUpRound.objects.create(agency=agency, year=year, until=until, by=by, on=on)
    except IntegrityError:
        raise Refusal((f"{year}年的清理已经发起", UNDER)) from None
    CleanUpItem.objects.bulk_create([CleanUpItem(round=made, document=document) for document in documents])
    _note(made, "begin_round", "发起规范性文件清理", by, on, hand, documents=len(documents), until=until)
    return made


@transaction.atomic
def propose(item_id: int, *, proposal: CleanUp, reason: str, by: Person, on: date) -> CleanUpItem:
    """The responsible division says what should become of its document, until it is decided. Raises Refusal."""
    item = _item(item_id)
    if not hands_over(item.document, by, on) & PROPOSERS:
        raise Refusal((f"清理意见由{item.document.division}提出", UNDER))
    if item.decision:
        raise Refusal(("已经作出决定，不能再改意见", UNDER))
    if not reason.strip():
        raise Refusal(("请写明理由", UNDER))
    item.proposal, item.proposal_reason = proposal, reason.strip()[:300]
    item.proposed_by, item.proposed_on = by, on
    item.save(update_fields=["proposal", "proposal_reason", "proposed_by", "proposed_on"])
    _note(
        item.round,
        "propose",
        "提出清理意见",
        by,
        on,
        document=item.document.index_no,
        proposal=proposal.value,
    )
    return item


@transaction.atomic
def decide(item_id: int, *, decision: CleanUp, reason: str, by: Person, on: date) -> CleanUpItem:
    """A leader decides, after the division's word and by another person. Raises Refusal."""
    item = _item(item_id)
    if not hands_over(item.document, by, on) & LEADERS:
        raise Refusal(("清理结论由分管领导或者主要负责人决定", UNDER))
    if not item.proposal:
        raise Refusal((f"{in_book_marks(item.document.title)}还没有责任科室的意见", UNDER))
    if item.carried_out_on is not None:
        raise Refusal(("这份文件的清理结论已经执行", UNDER))
    if item.proposed_by_id == by.pk:
        raise Refusal((f"意见是{by}提出的，由另外的领导决定", UNDER))
    if decision != item.proposal and not reason.strip():
        raise Refusal(("决定与科室意见不同的，请写明理由", UNDER))
    item.decision, item.decision_reason, item.decided_by, item.decided_on = (
        decision,
        reason.strip()[:300],
        by,
        on,
    )
    item.save(update_fields=["decision", "decision_reason", "decided_by", "decided_on"])
    _note(
        item.round, "decide", "决定清理结论", by, on, document=item.document.index_no, decision=decision.value
    )
    return item


@transaction.atomic
def carry_out(round_id: int, *, by: Person, on: date) -> CleanUpRound:
    """Carry out every decision of a round and close it: repeal and lapse by their acts. Raises Refusal while one lacks."""
    round_ = CleanUpRound.objects.select_for_update(of=("self",)).select_related("agency").get(pk=round_id)
    hand = _cleaner(round_.agency, by, on)
    if round_.closed_on is not None:
        raise Refusal((f"{round_}已经办结", UNDER))
    items = list(round_.items.select_related("document").order_by("pk"))
    if lacking := [item for item in items if not item.decision]:
        raise Refusal((f"还有{len(lacking)}件没有决定，如{in_book_marks(lacking[0].document.title)}", UNDER))
    for item in items:
        _carry_out(item, by, on)
    round_.closed_on = on
    round_.save(update_fields=["closed_on"])
    _note(round_, "carry_out", "执行清理结论", by, on, hand, documents=len(items))
    return round_


def _carry_out(item: CleanUpItem, by: Person, on: date) -> None:
    """One that ended meanwhile by something else stays as it is."""
    document, says = item.document, f"{item.round}决定：{item.decision_reason or item.proposal_reason}"
    if validity_on(document, on) not in OUT_OF_FORCE:
        if item.decision == CleanUp.REPEAL:
            validity.repeal_as_decided(document.pk, says=says[:300], by=by, on=on)
        elif item.decision == CleanUp.LAPSE:
            validity.lapse_as_decided(document.pk, says=says[:300], by=by, on=on)
    item.carried_out_on = on
    item.save(update_fields=["carried_out_on"])


@transaction.atomic
def draft_result(round_id: int, *, column: Column, by: Person, on: date) -> Document:
    """Draft the document that publishes the result: its text comes from the decisions, its way is that of any other."""
    round_ = CleanUpRound.objects.select_for_update(of=("self",)).select_related("agency").get(pk=round_id)
    hand = _cleaner(round_.agency, by, on)
    if round_.closed_on is None:
        raise Refusal(("先执行清理结论，再公布结果", UNDER))
    if round_.result is not None:
        raise Refusal(("清理结果已经拟稿", UNDER))
    if by.division is None:
        raise Refusal((f"{by}没有所在科室，请由有科室的人员拟稿", UNDER))
    made = acts.draft(
        column, title=f"{round_.agency.name}关于公布{round_.year}年规范性文件清理结果的公告", text=result_text(round_),
        division=by.division, by=by, on=on, genre="公告", basis=str(UNDER),
    )  # fmt: skip
    round_.result = made
    round_.save(update_fields=["result"])
    _note(round_, "draft_result", "拟稿清理结果", by, on, hand, document=made.index_no)
    return made


def _item(item_id: int) -> CleanUpItem:
    found = CleanUpItem.objects.select_for_update(of=("self",))
    return found.select_related("round__agency", "document__agency", "document__division").get(pk=item_id)


def _cleaner(agency: Agency, by: Person, on: date) -> Hand:
    scope = scope_of(by, on)
    if scope.agency != agency.pk:
        raise Refusal((f"{by}不是{agency}的人员", None))
    return scope.require(Right.CLEAN_UP, "规范性文件清理")


def _note(
    round_: CleanUpRound,
    act: str,
    label: str,
    by: Person,
    on: date,
    hand: Hand | None = None,
    **facts: object,
) -> None:
    note(
        round_.agency,
        MATTER,
        str(round_.year),
        act,
        label=label,
        under=UNDER,
        by=by,
        on=on,
        hand=hand,
        **facts,
    )
