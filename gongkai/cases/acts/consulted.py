"""What consulted parties received and answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.cases.acts.consulting import named_points
from gongkai.cases.acts.signing_for import sign_for
from gongkai.cases.acts.taking import day_of, happen, late, opened, take
from gongkai.cases.clock import fact, points_of
from gongkai.cases.consulted_reached import awaited
from gongkai.cases.models import Case, Point
from gongkai.cases.reads import parties_of
from gongkai.law import consultation
from gongkai.law.clock_event import ANSWER_TO, What
from gongkai.law.consultation import Opinion, meet
from gongkai.law.source import Refusal


@transaction.atomic
def consult_received(case_id: int, *, party: str, by: Person, on: date, arrived: date | None = None) -> Case:
    """The consulted party got the letter on the day it `arrived`; its fifteen working days run from there, once."""
    case, row = opened(case_id, "consult_received", by, on)
    party = _asked(case_id, party)
    asked = awaited(case, party)
    if not asked:
        raise Refusal((f"{party}收到征求意见书的日期已经登记", consultation.PAUSE))
    _be_after_asking(case, list(ANSWER_TO.values()), party, arrived or on, "对方收到")
    event = fact(What.CONSULT_RECEIVED, day_of(case, row, on, arrived), party=party)
    letter = case.letters.valid().filter(event__in=asked, party=party, served_on__isnull=True).first()
    about = list((letter.event if letter and letter.event else asked[0]).about.all())
    case = take(case, row, by, on, event=event, about=about, told=late(on, event))
    if letter is not None:
        sign_for(letter, event.on)
    return case


@transaction.atomic
def third_party_answered(
    case_id: int,
    *,
    says: str,
    by: Person,
    on: date,
    party: str = "",
    opinion: Opinion = Opinion.PARTLY,
    arrived: date | None = None,
    points: Sequence[int] = (),
) -> Case:
    """The third party's opinion arrived; its objection binds unless the public interest weighs more (第三十二条).

    `points` are the numbers of those it is about, none for all it was asked about: of two points a party may want one
    kept and let the other go, in two opinions.
    """
    return _opinion(
        case_id, What.THIRD_PARTY_ANSWERED, by, on, arrived, points, party=party, opinion=opinion, says=says
    )


@transaction.atomic
def agency_answered(
    case_id: int,
    *,
    says: str,
    by: Person,
    on: date,
    party: str = "",
    opinion: Opinion = Opinion.AGREES,
    arrived: date | None = None,
    points: Sequence[int] = (),
) -> Case:
    """The other agency's opinion arrived; `points` as for a third party's."""
    return _opinion(
        case_id, What.AGENCY_ANSWERED, by, on, arrived, points, party=party, opinion=opinion, says=says
    )


def _opinion(
    case_id: int,
    answer: What,
    by: Person,
    on: date,
    arrived: date | None,
    points: Sequence[int],
    *,
    party: str,
    opinion: Opinion,
    says: str,
) -> Case:
    """An opinion of who was asked, from the day it arrived, about points it was asked about."""
    party = _asked(case_id, party, answer)
    _be_after_asking(Case.objects.get(pk=case_id), [ANSWER_TO[answer]], party, arrived or on, "意见到达")
    about = _answered_about(case_id, ANSWER_TO[answer], party, points)
    return happen(
        case_id, answer.value, by, on, arrived=arrived, about=about, party=party, opinion=opinion, says=says
    )[0]


def _be_after_asking(case: Case, kinds: Sequence[What], party: str, day: date, doing: str) -> None:
    """Raises Refusal for what came before the party was first asked."""
    sent = min(e.on for e in case.facts if e.what in kinds and e.party == party)
    if day < sent:
        raise Refusal(
            (f"{doing}日期（{day}）早于向{party}发出征求意见书的日期（{sent}），请核对", consultation.PAUSE)
        )


def _answered_about(case_id: int, asked: What, party: str, orders: Sequence[int]) -> list[Point]:
    """The points an opinion is about: those named, else those the party was asked about, none where that was all.

    Raises Refusal for a point the party was not asked about.
    """
    case = Case.objects.get(pk=case_id)
    letters = [points_of(e) for e in case.facts if (e.what, e.party) == (asked, party)]
    about = named_points(case, orders)
    if strange := [p for p in about if not any(meet(x, {p.pk}) for x in letters)]:
        said = "、".join(str(p.order) for p in strange)
        raise Refusal((f"没有就要点{said}征求过{party}的意见，无法登记", consultation.PAUSE))
    if about or frozenset() in letters:
        return about
    return list(case.points.filter(pk__in=frozenset().union(*letters)))


def _asked(case_id: int, party: str, answer: What | None = None) -> str:
    """The party, which must have been asked; where only one was, it need not be named."""
    kinds = [ANSWER_TO[answer]] if answer else list(ANSWER_TO.values())
    parties = parties_of(Case.objects.get(pk=case_id), kinds)
    if not parties:
        said = ANSWER_TO[answer].label if answer else "征求意见书"
        raise Refusal((f"没有发出过“{said}”，无法登记", consultation.PAUSE))
    if not party and len(parties) == 1:
        return parties[0]
    if party not in parties:
        raise Refusal((f"请写明是哪一方：{'、'.join(parties)}", consultation.PAUSE))
    return party
