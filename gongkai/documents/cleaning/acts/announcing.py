"""The result of a concluded round: drafted, and carried out as it was published.

Every item keeps what the draft listed of it (`listed`, `listed_as`). Nothing is carried out but what was listed when the
result was drafted, and what the published words still say (`cleaning.listing`).
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.documents import acts
from gongkai.documents.cleaning.acts.round import URGENT, locked_round, note_round
from gongkai.documents.cleaning.listing import listed_of, otherwise, says_otherwise
from gongkai.documents.cleaning.models import CleanUpItem, CleanUpRound
from gongkai.documents.cleaning.reads import result_text
from gongkai.documents.models import Column, Document
from gongkai.documents.package import edition_in_hand
from gongkai.documents.validity import acts as validity
from gongkai.documents.validity.standing import OUT_OF_FORCE, validity_on
from gongkai.law.review import LABELS, EditionStage
from gongkai.law.source import Refusal
from gongkai.law.succession import UNDER, CleanUp
from gongkai.text.book_marks import in_book_marks


@transaction.atomic
def draft_result(round_id: int, *, column: Column, by: Person, on: date) -> Document:
    """Draft the document that publishes the result: its text comes from the decisions, its way is that of any other.

    Once a result was withdrawn, or closed unpublished, another one is drafted. Raises Refusal.
    """
    round_, hand = locked_round(round_id, by, on)
    _concluded(round_)
    former = round_.result
    if former is not None and (former.is_live or edition_in_hand(former) is not None):
        raise Refusal(("清理结果已经拟稿；结论改变了的，请改写清理结果", UNDER))
    if by.division is None:
        raise Refusal((f"{by}没有所在科室，请由有科室的人员拟稿", UNDER))
    made = acts.draft(
        column, title=f"{round_.agency.name}关于公布{round_.year}年规范性文件清理结果的公告", text=result_text(round_, on),
        division=by.division, by=by, on=on, kind="notice", genre="公告", basis=str(UNDER),
    )  # fmt: skip
    round_.result = made
    round_.save(update_fields=["result"])
    _keep_listed(round_)
    facts = {"former": former.index_no} if former else {}
    note_round(round_, "draft_result", "拟稿清理结果", by, on, hand, document=made.index_no, **facts)
    return made


@transaction.atomic
def redraft_result(round_id: int, *, by: Person, on: date) -> Document:
    """Write the draft of the result anew from the decisions as they are now. Raises Refusal.

    What was changed in it by hand is written over; under review it is sent back first.
    """
    round_, hand = locked_round(round_id, by, on)
    _concluded(round_)
    result = round_.result
    edition = edition_in_hand(result) if result else None
    if result is None or edition is None or result.is_live:
        raise Refusal(("没有可以改写的清理结果；公布了的请在那份文件上起草新版本", UNDER))
    if edition.stage != EditionStage.DRAFT:
        label = LABELS[EditionStage(edition.stage)]
        raise Refusal((f"{in_book_marks(result.title)}正在“{label}”，退回拟稿以后再改写", UNDER))
    acts.rewrite(edition.pk, text=result_text(round_, result.made_on), by=by, on=on, saves=edition.saves)
    _keep_listed(round_)
    note_round(round_, "redraft_result", "改写清理结果", by, on, hand, document=result.index_no)
    return result


@transaction.atomic
def carry_out(round_id: int, *, by: Person, on: date) -> CleanUpRound:
    """Carry out what a concluded round announced, from the day it was published. Raises Refusal before."""
    round_, hand = locked_round(round_id, by, on)
    if round_.closed_on is not None:
        raise Refusal((f"{round_}的结论已经执行", UNDER))
    if round_.concluded_on is None:
        raise Refusal((f"{round_}还没有结束，结论不能先执行；{URGENT}", UNDER))
    result = round_.result
    if result is None or not round_.is_announced:
        withdrawn = result is not None and result.published_on is not None
        says = (
            "清理结果已经撤回，请另行拟稿公布，或者重新清理"
            if withdrawn
            else "清理结果还没有公布，公布以后再执行"
        )
        raise Refusal((says, UNDER))
    items = list(round_.items.select_related("document").order_by("pk"))
    assert result.live_edition is not None  # what is live has an edition
    if wrong := otherwise(items, result.live_edition.text):
        raise Refusal((f"公布的{says_otherwise(wrong[0])}，请先更正公布的结果，再执行", UNDER))
    for item in items:
        _carry_out(item, result, by, on)
    round_.closed_on = on
    round_.save(update_fields=["closed_on"])
    note_round(round_, "carry_out", "执行清理结论", by, on, hand, documents=len(items))
    return round_


def _concluded(round_: CleanUpRound) -> None:
    if round_.closed_on is not None:
        raise Refusal((f"{round_}的结论已经执行，公布的结果在那份文件上更正", UNDER))
    if round_.concluded_on is None:
        raise Refusal(("清理还没有结束，先结束清理，再公布结果", UNDER))


def _keep_listed(round_: CleanUpRound) -> None:
    """Keep with every item what the draft lists of it."""
    items = list(round_.items.select_related("document"))
    for item in items:
        item.listed, item.listed_as = item.decision, listed_of(item.document)
    CleanUpItem.objects.bulk_update(items, ["listed", "listed_as"], batch_size=500)


def _announced_on(result: Document) -> date | None:
    """The day the public first read the result as it stands; a correction is none, a withdrawal begins anew."""
    anew = result.live_edition is not None and result.withdrawals.exists()
    return result.live_edition.published_on if anew and result.live_edition else result.published_on


def _carry_out(item: CleanUpItem, result: Document, by: Person, on: date) -> None:
    """One that ended meanwhile by something else stays as it is."""
    document, says = item.document, f"{item.round}决定：{item.decision_reason or item.proposal_reason}"[:300]
    since = _announced_on(result) or on
    if validity_on(document, on) not in OUT_OF_FORCE:
        if item.decision == CleanUp.REPEAL:
            validity.repeal_as_decided(document.pk, decided_in=result, since=since, says=says, by=by, on=on)
        elif item.decision == CleanUp.LAPSE:
            validity.lapse_as_decided(document.pk, since=since, says=says, by=by, on=on)
    item.carried_out_on = on
    item.save(update_fields=["carried_out_on"])
