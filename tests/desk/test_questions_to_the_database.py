"""A page asks the database as many questions for ten of a thing as for two."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.cases import acts
from gongkai.cases.models import Case, CaseFile, Contact, Link
from gongkai.law.hand import Hand
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.remedy import Result, Track
from tests.answering import answered, approved, decision, in_hand, proposed
from tests.cast import Cast
from tests.desk.conftest import ON, TODAY, case_of
from tests.papers import pdf

FEW, MANY = 2, 7


def questions(client: Client, address: str) -> list[str]:
    """What a page asks, after it was seen once: what is remembered between two looks is not counted."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [q["sql"] for q in asked]


def fill_record(cast: Cast, case: Case, upto: int) -> None:
    """A case in hand with so many of everything that stands on its page."""
    acts.split(case.pk, points=[f"要点{n}" for n in range(upto)], by=cast.li_qiang, on=ON)
    for n in range(upto):
        by: dict[str, Any] = {"by": cast.li_qiang, "on": ON}
        point = case.points.get(order=n + 1)
        acts.record_search(case.pk, where=f"档案{n}", words="预算", found="有", point=point, **by)
        earlier = Case.objects.exclude(outcome="").get(pk__lt=case.pk)
        acts.decide(case.pk, n + 1, decision(Outcome.DECLINED_REPEATED, earlier=earlier), **by)
        asked = acts.log_contact(case.pk, how=Contact.How.ONLINE, says="何时答复？", by=Hand.APPLICANT, on=ON)
        acts.log_contact(case.pk, how=Contact.How.PHONE, says="尽快", answers=asked, **by)
        if not case.events.filter(party=f"甲市{n}局").exists():
            acts.consult_agency(case.pk, party=f"甲市{n}局", **by)
            acts.agency_answered(case.pk, party=f"甲市{n}局", says="同意", **by)
            paper = BytesIO(pdf(more=b"%%%d\n" % n))
            acts.add_file(case.pk, f"{n}.pdf", paper, purpose=CaseFile.Purpose.HANDED_OUT, **by)
            acts.link(case.pk, to=in_hand(cast, on=ON), kind=Link.Kind.RELATED, **by)
            acts.link(in_hand(cast, on=ON).pk, to=case, kind=Link.Kind.RELATED, **by)


@pytest.mark.parametrize("who", ["li_qiang", "qian_jin", "zhao_min"])
def test_the_page_of_a_case_in_hand(cast: Cast, enter: Any, who: str) -> None:
    answered(cast, in_hand(cast, on=ON), Outcome.WITHHELD_PROCESS, on=ON)
    case = in_hand(cast, on=ON)
    client, address = enter(getattr(cast, who)), f"/desk/ysq/{case.number}/"
    fill_record(cast, case, FEW)
    few = questions(client, address)
    fill_record(cast, case, MANY)
    assert len(questions(client, address)) == len(few)


@pytest.mark.parametrize("who", ["sun_jing", "wu_tao", "li_qiang"])
def test_the_page_of_an_answer_under_review(cast: Cast, enter: Any, who: str) -> None:
    answered(cast, in_hand(cast, on=ON), Outcome.WITHHELD_PROCESS, on=ON)
    case = in_hand(cast, on=ON)
    client, address = enter(getattr(cast, who)), f"/desk/ysq/{case.number}/"
    counted = []
    for size in (FEW, MANY):
        fill_record(cast, case, size)
        for point in case.points.all():
            acts.decide(case.pk, point.order, decision(Outcome.GRANTED), by=cast.li_qiang, on=ON)
        acts.propose(case.pk, by=cast.li_qiang, on=ON)
        counted.append(len(questions(client, address)))
        acts.send_back(case.pk, says="补充理由", by=cast.sun_jing, on=ON)
    assert counted[0] == counted[1]


def remedies_of(cast: Cast, case: Case, count: int) -> None:
    for _ in range(count):
        acts.lodge_remedy(case.pk, track=Track.SUIT_DIRECT, by=cast.qian_jin, on=ON)


def test_the_page_of_a_closed_case_with_what_followed(cast: Cast, enter: Any) -> None:
    case = case_of(cast)
    answered(cast, case, Outcome.GRANTED, on=ON)
    client, address = enter(cast.qian_jin), f"/desk/ysq/{case.number}/"
    remedies_of(cast, case, FEW)
    few = questions(client, address)
    remedies_of(cast, case, MANY)
    assert len(questions(client, address)) == len(few)


def some_cases(cast: Cast, count: int) -> None:
    """Of each kind so many: new, in hand, waiting for review, signed, over, moved, extended, answered, sued."""
    for n in range(count):
        in_hand(cast, on=ON - timedelta(days=40 + n))
        case_of(cast, channel=Channel.ONLINE)
        extended = in_hand(cast, on=ON)
        acts.ask_to_extend(extended.pk, days=5, reason="材料量大", by=cast.li_qiang, on=ON)
        acts.log_contact(extended.pk, how=Contact.How.ONLINE, says="何时答复？", by=Hand.APPLICANT, on=ON)
        proposed(cast, in_hand(cast, on=ON), Outcome.GRANTED, on=ON)
        proposed(cast, in_hand(cast, on=ON), Outcome.WITHHELD_PROCESS, on=ON)
        approved(cast, in_hand(cast, on=ON), Outcome.GRANTED, on=ON)
        done = in_hand(cast, on=ON)
        answered(cast, done, Outcome.WITHHELD_PROCESS, on=ON)
        first = acts.lodge_remedy(
            done.pk, track=Track.REVIEW, by=cast.qian_jin, on=TODAY, copy_received=TODAY
        )
        first = acts.conclude_remedy(first.pk, result=Result.UPHELD, by=cast.qian_jin, on=TODAY)
        acts.lodge_remedy(done.pk, track=Track.SUIT_AFTER_REVIEW, follows=first, by=cast.qian_jin, on=TODAY)


PAGES = ("/desk/", "/desk/ysq/", "/desk/ysq/?stage=all", "/desk/ysq/letters/", "/desk/ysq/remedies/")
PEOPLE = ("li_qiang", "he_jing", "qian_jin", "zhao_min", "sun_jing", "zheng_zhi", "wu_tao", "feng_lin")


def test_lists_and_ledgers_for_everybody(cast: Cast, enter: Any) -> None:
    def counted() -> dict[tuple[str, str], int]:
        return {
            (who, page): len(questions(enter(getattr(cast, who)), page)) for who in PEOPLE for page in PAGES
        }

    some_cases(cast, 1)
    few = counted()
    some_cases(cast, 3)
    assert counted() == few
