"""The acts of a clean-up, in their order: begin, propose, decide, conclude, draft the result, carry out."""

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
URGENT = "急需废止、宣布失效的，在那份文件上单独登记，写明依据"
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
    _still_open(item.round)
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
    _still_open(item.round)
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
def conclude_round(round_id: int, *, by: Person, on: date) -> CleanUpRound:
    """Conclude a round: after the last day of proposals, with everything decided. Raises Refusal before.

    What cannot wait is not carried out ahead of the others: it is repealed by itself (`validity.acts.register`).
    """
    round_, hand = _locked(round_id, by, on)
    _still_open(round_)
    if on <= round_.until:
        raise Refusal((f"提出意见的期限到{round_.until}，期满以后再结束清理；{URGENT}", UNDER))
    if lacking := list(round_.items.filter(decision="").select_related("document").order_by("pk")):
        raise Refusal(
            (f"还有{len(lacking)}件没有决定，如{in_book_marks(lacking[0].document.title)}；{URGENT}", UNDER)
        )
    round_.concluded_on, round_.concluded_by = on, by
    round_.save(update_fields=["concluded_on", "concluded_by"])
    _note(round_, "conclude_round", "结束清理", by, on, hand, documents=round_.items.count())
    return round_


@transaction.atomic
def reopen_round(round_id: int, *, says: str, by: Person, on: date) -> CleanUpRound:
    """Take the conclusion of a round back, as long as nobody outside has read its result. Raises Refusal."""
    round_, hand = _locked(round_id, by, on)
    if round_.concluded_on is None:
        raise Refusal((f"{round_}还没有结束", UNDER))
    if round_.closed_on is not None or (round_.result is not None and round_.result.published_on is not None):
        raise Refusal(("清理结果已经公布，不能再改结论；改变个别文件的有效性请在那份文件上登记", UNDER))
    if not says.strip():
        raise Refusal(("请写明重新清理的理由", UNDER))
    round_.concluded_on, round_.concluded_by = None, None
    round_.save(update_fields=["concluded_on", "concluded_by"])
    _note(round_, "reopen_round", "重新清理", by, on, hand, says=says.strip()[:300])
    return round_


@transaction.atomic
def draft_result(round_id: int, *, column: Column, by: Person, on: date) -> Document:
    """Draft the document that publishes the result: its text comes from the decisions, its way is that of any other."""
    round_, hand = _locked(round_id, by, on)
    if round_.concluded_on is None:
        raise Refusal(("清理还没有结束，先结束清理，再公布结果", UNDER))
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


@transaction.atomic
def carry_out(round_id: int, *, by: Person, on: date) -> CleanUpRound:
    """Carry out what a concluded round announced, from the day it was published. Raises Refusal before."""
    round_, hand = _locked(round_id, by, on)
    if round_.closed_on is not None:
        raise Refusal((f"{round_}的结论已经执行", UNDER))
    if round_.concluded_on is None:
        raise Refusal((f"{round_}还没有结束，结论不能先执行；{URGENT}", UNDER))
    result = round_.result
    if result is None or not round_.is_announced:
        raise Refusal(("清理结果还没有公布，公布以后再执行", UNDER))
    items = list(round_.items.select_related("document").order_by("pk"))
    _announced_all(result, items)
    for item in items:
        _carry_out(item, result, by, on)
    round_.closed_on = on
    round_.save(update_fields=["closed_on"])
    _note(round_, "carry_out", "执行清理结论", by, on, hand, documents=len(items))
    return round_


def _announced_all(result: Document, items: list[CleanUpItem]) -> None:
    """What ends is named in what was published: a conclusion changed since is not carried out."""
    said = result.live_edition.text if result.live_edition else ""
    missing = [
        i for i in items if i.decision in (CleanUp.REPEAL, CleanUp.LAPSE) and i.document.title not in said
    ]
    if missing:
        title = missing[0].document.title
        raise Refusal((f"公布的清理结果里没有{in_book_marks(title)}，请先更正公布的结果，再执行", UNDER))


def _carry_out(item: CleanUpItem, result: Document, by: Person, on: date) -> None:
    """One that ended meanwhile by something else stays as it is."""
    document, says = item.document, f"{item.round}决定：{item.decision_reason or item.proposal_reason}"[:300]
    since = result.published_on or on
    if validity_on(document, on) not in OUT_OF_FORCE:
        if item.decision == CleanUp.REPEAL:
            validity.repeal_as_decided(document.pk, decided_in=result, since=since, says=says, by=by, on=on)
        elif item.decision == CleanUp.LAPSE:
            validity.lapse_as_decided(document.pk, since=since, says=says, by=by, on=on)
    item.carried_out_on = on
    item.save(update_fields=["carried_out_on"])


def _locked(round_id: int, by: Person, on: date) -> tuple[CleanUpRound, Hand]:
    found = CleanUpRound.objects.select_for_update(of=("self",))
    round_ = found.select_related("agency", "result__live_edition").get(pk=round_id)
    return round_, _cleaner(round_.agency, by, on)


def _still_open(round_: CleanUpRound) -> None:
    if round_.concluded_on is not None:
        raise Refusal((f"{round_}已经结束，意见和决定不能再改", UNDER))


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
