"""A round from its beginning to its conclusion: what divisions propose and leaders decide."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from gongkai.agencies.models import Agency, Person
from gongkai.documents.acts.attribute import LEADERS
from gongkai.documents.acts.matter import hands_over
from gongkai.documents.cleaning.acts.round import URGENT, cleaner, locked_round, note_round
from gongkai.documents.cleaning.models import CleanUpItem, CleanUpRound
from gongkai.documents.cleaning.reads import to_clean
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal
from gongkai.law.succession import UNDER, CleanUp
from gongkai.text.book_marks import in_book_marks

ALONE = "改变个别文件的有效性请在那份文件上登记"
PROPOSERS = frozenset(
    {Hand.DIVISION_HEAD, Hand.CLERK, Hand.UNIT_CLERK, Hand.LEGAL_REVIEWER, Hand.DISCLOSURE_CLERK}
)


@transaction.atomic
def begin_round(agency: Agency, *, year: int, until: date, by: Person, on: date) -> CleanUpRound:
    """Begin the clean-up of a year with every normative document in force. Raises Refusal."""
    hand = cleaner(agency, by, on)
    if until < on:
        raise Refusal(("提出意见的截止日期不能早于今天", UNDER))
    if open_ := CleanUpRound.objects.filter(agency=agency, closed_on__isnull=True).exclude(year=year).first():
        raise Refusal((f"{open_}还没有办结，执行了它的结论再发起下一轮", UNDER))
    documents = list(to_clean(agency, on))
    if not documents:
        raise Refusal(("没有现行有效的规范性文件，不用清理", UNDER))
    try:
        with transaction.atomic():
            made = CleanUpRound.objects.create(agency=agency, year=year, until=until, by=by, on=on)
    except IntegrityError:
        raise Refusal((f"{year}年的清理已经发起", UNDER)) from None
    CleanUpItem.objects.bulk_create([CleanUpItem(round=made, document=document) for document in documents])
    note_round(made, "begin_round", "发起规范性文件清理", by, on, hand, documents=len(documents), until=until)
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
    note_round(
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
    note_round(
        item.round, "decide", "决定清理结论", by, on, document=item.document.index_no, decision=decision.value
    )
    return item


@transaction.atomic
def conclude_round(round_id: int, *, by: Person, on: date) -> CleanUpRound:
    """Conclude a round: after the last day of proposals, with everything decided. Raises Refusal before.

    What cannot wait is not carried out ahead of the others: it is repealed by itself (`validity.acts.register`).
    """
    round_, hand = locked_round(round_id, by, on)
    _still_open(round_)
    if on <= round_.until:
        raise Refusal((f"提出意见的期限到{round_.until}，期满以后再结束清理；{URGENT}", UNDER))
    if lacking := list(round_.items.filter(decision="").select_related("document").order_by("pk")):
        raise Refusal(
            (f"还有{len(lacking)}件没有决定，如{in_book_marks(lacking[0].document.title)}；{URGENT}", UNDER)
        )
    round_.concluded_on, round_.concluded_by = on, by
    round_.save(update_fields=["concluded_on", "concluded_by"])
    note_round(round_, "conclude_round", "结束清理", by, on, hand, documents=round_.items.count())
    return round_


@transaction.atomic
def reopen_round(round_id: int, *, says: str, by: Person, on: date) -> CleanUpRound:
    """Take the conclusion of a round back, as long as its result does not stand in public. Raises Refusal.

    A draft of the result stays the round's and goes no further (`listing.reasons_of_result`) until it is written anew
    (`redraft_result`). One that was published and withdrawn is followed by another.
    """
    round_, hand = locked_round(round_id, by, on)
    if round_.concluded_on is None:
        raise Refusal((f"{round_}还没有结束", UNDER))
    if round_.closed_on is not None:
        raise Refusal((f"{round_}的结论已经执行，不能再改；{ALONE}", UNDER))
    if round_.is_announced:
        raise Refusal((f"清理结果已经公布，不能再改结论，要改的先撤回公布的结果；{ALONE}", UNDER))
    if not says.strip():
        raise Refusal(("请写明重新清理的理由", UNDER))
    round_.concluded_on, round_.concluded_by = None, None
    round_.save(update_fields=["concluded_on", "concluded_by"])
    round_.items.update(listed="", listed_as=[])
    note_round(round_, "reopen_round", "重新清理", by, on, hand, says=says.strip()[:300])
    return round_


def _still_open(round_: CleanUpRound) -> None:
    if round_.concluded_on is not None:
        raise Refusal((f"{round_}已经结束，意见和决定不能再改", UNDER))


def _item(item_id: int) -> CleanUpItem:
    CleanUpRound.objects.select_for_update().get(
        items=item_id
    )  # nothing is decided while it is being concluded
    found = CleanUpItem.objects.select_for_update(of=("self",))
    return found.select_related("round__agency", "document__agency", "document__division").get(pk=item_id)
