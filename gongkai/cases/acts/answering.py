"""The answer given, in writing or on the spot, and the case put away."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.acts import take_number
from gongkai.agencies.models import Person
from gongkai.cases.acts.letters import issue, serve_letter
from gongkai.cases.acts.taking import close, opened, take
from gongkai.cases.answer import (
    not_yet,
)
from gongkai.cases.clock import fact
from gongkai.cases.consulted import why_held
from gongkai.cases.models import (
    Case,
    Proposal,
)
from gongkai.law.answerable import Reason
from gongkai.law.clock_event import What
from gongkai.law.delivery import Electronic, Way
from gongkai.law.giving import Giving
from gongkai.law.letter import LetterKind
from gongkai.law.outcome import Outcome
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019


@transaction.atomic
def answer(
    case_id: int, *, way: Way, sent: date, signed: date | None = None, signed_by: str = "", tracking: str = "",
    via: Electronic | None = None, address: str = "", by: Person, on: date,
) -> Case:  # fmt: skip
    """Serve the answer. The case closes on the day that counts for this way of service (`law.delivery`)."""
    case, row = opened(case_id, "answer", by, on)
    proposal = case.proposals.filter(ended=Proposal.Ended.APPROVED).last()
    letter = case.letters.answers().last()
    if proposal is None or letter is None:
        raise Refusal(("没有已经批准的答复书", row.under))
    if sent < letter.issued_on:
        raise Refusal((f"送出日期不能早于答复书制发日期（{letter.issued_on}）", way.cite))
    served = serve_letter(
        letter, way=way, sent=sent, signed=signed, signed_by=signed_by, tracking=tracking, via=via, address=address, on=on
    )  # fmt: skip
    if served is None:
        raise Refusal((f"{way.label}以签收之日为送达之日，请填写签收日期", way.cite))
    return close(
        case, row, by, on, Outcome(proposal.outcome), event=fact(What.ANSWERED, served), day=served,
        told={"served": served, "way": way.value},
    )  # fmt: skip


@transaction.atomic
def answer_on_the_spot(
    case_id: int, *, published_at: str, way: Way, signed_by: str = "", via: Electronic | None = None, by: Person, on: date
) -> Case:  # fmt: skip
    """What is public already is told at once (条例第三十三条第一款): where and how to get it, on the spot.

    It is served as whoever answers says: handed over and signed for by `signed_by`, or electronically. Raises Refusal while
    somebody asked may still answer, and while a letter to others is on its way.
    """
    case, row = opened(case_id, "answer_on_the_spot", by, on)
    if lacks := not_yet(case, row.act) + why_held(case, row.act, on) + _handed_over(way, signed_by):
        raise Refusal(*lacks)
    if not published_at.strip():
        raise Refusal(("写明获取该政府信息的方式、途径", OGI_2019.article(36, item=1)))
    if case.points.exclude(outcome__in=["", Outcome.ALREADY_PUBLIC]).exists():
        raise Refusal(("有的要点已经另作决定，不能当场答复；请改写决定或者按呈批办理", row.under))
    case.points.update(
        reason="",
        open_part="",
        how="",
        elsewhere="",
        weighed="",
        earlier=None,
        giving=Giving.COPY,
        outcome=Outcome.ALREADY_PUBLIC,
        published_at=published_at,
        decided_by=by,
        decided_on=on,
    )
    letter = issue(case, LetterKind.ANSWER_ALREADY_PUBLIC, by=by, on=on, outcome=Outcome.ALREADY_PUBLIC)
    signed = on if way is Way.DIRECT else None
    serve_letter(letter, way=way, sent=on, signed=signed, signed_by=signed_by, via=via, on=on)
    handler: dict[str, Any] = {} if case.handler_id else {"handler": by, "division": by.division}
    return close(case, row, by, on, Outcome.ALREADY_PUBLIC, event=fact(What.ANSWERED, on), **handler)


def _handed_over(way: Way, signed_by: str) -> list[Reason]:
    """What is missing of how an answer on the spot reached the applicant."""
    if way not in (Way.DIRECT, Way.ELECTRONIC):
        return [("当场答复应当当面交付或者以电子形式发送；邮寄、委托送达的，请按呈批办理", way.cite)]
    if way is Way.DIRECT and not signed_by.strip():
        return [("当面交付的，请填写签收人（申请人或者代收人与申请人的关系）", way.cite)]
    return []


@transaction.atomic
def archive(case_id: int, *, by: Person, on: date) -> Case:
    """Put the closed case into the archive under a number of its own."""
    case, row = opened(case_id, "archive", by, on)
    if reasons := not_yet(case, row.act):
        raise Refusal(*reasons)
    number = f"{on.year}-YSQGD-{take_number(case.agency, 'YSQGD', on.year):04d}"
    return take(case, row, by, on, told={"archive_no": number}, archived_on=on, archive_no=number)
