"""Asking third parties and other agencies for their opinion (征求意见)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.reads import calendar
from gongkai.cases.acts.letters import issue
from gongkai.cases.acts.signing_for import sign_where_known
from gongkai.cases.acts.taking import opened, take
from gongkai.cases.clock import fact, points_of
from gongkai.cases.models import Case, CaseEvent, Point
from gongkai.law import consultation
from gongkai.law.clock_event import What
from gongkai.law.consultation import meet
from gongkai.law.letter import LetterKind
from gongkai.law.source import Refusal

ASKED_OF_THIRD = "申请公开的政府信息公开后可能损害第三方的合法权益，本机关依法书面征求其意见。"


MADE_TOGETHER = "申请公开的政府信息由本机关牵头、与其他行政机关共同制作，本机关依法征求其意见。"


HELP_NEEDED = "答复申请需要其他行政机关协助提供意见。"


HOW_TO_HELP = "请书面提出意见，送交或者寄至本机关。"


@transaction.atomic
def consult_third_party(
    case_id: int,
    *,
    party: str,
    by: Person,
    on: date,
    received: date | None = None,
    says: str = "",
    points: Sequence[int] = (),
) -> Case:
    """Ask a third party whose rights may be harmed; the time until the opinion arrives is not counted.

    `points` are the numbers of the points that touch it, none for all. One letter goes to the party, with the words of
    those points alone and without the applicant's identity; one tells the applicant that the clock stands.
    """
    case, event = _ask(
        case_id, "consult_third_party", by, on, points, party=party, received=received, says=says
    )
    party = event.party
    letter = issue(
        case,
        LetterKind.THIRD_PARTY_CONSULTATION,
        by=by,
        on=on,
        event=event,
        party=party,
        reason=says or ASKED_OF_THIRD,
    )
    sign_where_known(letter, received, on)
    issue(
        case,
        LetterKind.CONSULTATION_NOTICE,
        by=by,
        on=on,
        event=event,
        consulted="有关第三方",
        reason=_told(event, ASKED_OF_THIRD),
        sent_on=on,
    )
    return case


@transaction.atomic
def consult_agency(
    case_id: int,
    *,
    party: str,
    by: Person,
    on: date,
    received: date | None = None,
    says: str = "",
    together: bool = True,
    points: Sequence[int] = (),
) -> Case:
    """Ask another agency: one that made the information jointly, whose silence counts as consent (第三十四条), or one
    whose help is needed (第三十三条第三款). Either way the time is not counted. `points` as for a third party."""
    case, event = _ask(case_id, "consult_agency", by, on, points, party=party, received=received, says=says)
    party = event.party
    if together:
        letter = issue(
            case,
            LetterKind.CO_MAKER_CONSULTATION,
            by=by,
            on=on,
            event=event,
            party=party,
            reason=says or MADE_TOGETHER,
        )
    else:
        due = calendar().nth_after(received or on, consultation.AGENCY.on(on).value.days)
        letter = issue(
            case,
            LetterKind.ASSISTANCE,
            by=by,
            on=on,
            event=event,
            party=party,
            reason=says or HELP_NEEDED,
            due=due,
            how_to=HOW_TO_HELP,
        )
    sign_where_known(letter, received, on)
    told = _told(event, MADE_TOGETHER if together else HELP_NEEDED)
    issue(
        case, LetterKind.CONSULTATION_NOTICE, by=by, on=on, event=event, consulted="有关行政机关", reason=told,
        sent_on=on,
    )  # fmt: skip
    return case


def _ask(
    case_id: int, act: str, by: Person, on: date, points: Sequence[int], *, party: str, **facts: Any
) -> tuple[Case, CaseEvent]:
    """Who is asked, named, and for the first time about these points: a second letter about one of them would stop the
    clock again. Asked under the lock, so that of two letters at the same moment one is refused."""
    case, row = opened(case_id, act, by, on)
    party, about = " ".join(party.split()), named_points(case, points)
    if not party:
        raise Refusal(("请写明被征求意见方", row.under))
    if again := _asked_again(case, What(act), party, about):
        raise Refusal((f"{again}已经征求过{party}的意见，不再重复征求", consultation.PAUSE))
    event = fact(What(act), on, party=party, **facts)
    return take(case, row, by, on, event=event, about=about), event


def named_points(case: Case, orders: Sequence[int]) -> list[Point]:
    """The points of these numbers. Raises Refusal for a number the case does not have."""
    found = list(case.points.filter(order__in=orders))
    if unknown := sorted(set(orders) - {p.order for p in found}):
        raise Refusal((f"没有第{'、'.join(map(str, unknown))}个申请要点", consultation.PAUSE))
    return found


def _asked_again(case: Case, what: What, party: str, about: list[Point]) -> str:
    """Which of these points the party was asked about already, in words; "" for none."""
    before = [points_of(e) for e in case.facts if (e.what, e.party) == (what, party)]
    if not before:
        return ""
    twice = [p for p in about if any(meet(b, {p.pk}) for b in before)]
    if about:
        return f"就要点{'、'.join(str(p.order) for p in twice)}" if twice else ""
    return "就全部要点" if frozenset() in before else "就其中的要点"


def _told(event: CaseEvent, why: str) -> str:
    """Why others are asked, as the applicant is told it: with the words of the points, where it is about some."""
    words = "；".join(f"“{p.asks}”" for p in event.about.all())
    return f"{why}征求意见只涉及您（单位）申请的以下内容：{words}。" if words else why
