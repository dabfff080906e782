"""Two people act on one thing at the same moment, on real connections: one wins, the other is told, nothing is lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gongkai.agencies.acts import take_number
from gongkai.cases import acts as cases
from gongkai.cases.models import Case
from gongkai.cli.tick import tick
from gongkai.documents import acts as documents
from gongkai.documents.finding import everything, keep_found, reindex
from gongkai.documents.models import Review
from gongkai.documents.reads import search
from gongkai.journal import night
from gongkai.journal.acts import plan
from gongkai.journal.alone import alone
from gongkai.journal.jobs import Job
from gongkai.journal.models import JobRun
from gongkai.journal.reads import verify
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.delivery import Way
from gongkai.law.receipt import Channel
from gongkai.law.source import Refusal
from gongkai.search.reads import written
from tests.answering import approved
from tests.cast import TAKEN_BACK, WANG_FANG, Cast, assemble
from tests.documents.conftest import draft_of, walk
from tests.portal import filling

pytestmark = pytest.mark.django_db(transaction=True)
ON = date(2024, 3, 11)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    if connection.vendor != "postgresql":
        pytest.fail("the drills run on PostgreSQL: ./test drills")
    return assemble()


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Run each in a thread of its own with a connection of its own; returns results or the Refusals raised."""
    results: list[Any] = [None] * len(works)
    start = threading.Barrier(len(works))

    def run(place: int, work: Callable[[], Any]) -> None:
        start.wait()
        try:
            results[place] = work()
        except Refusal as refused:
            results[place] = refused
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def refused(results: list[Any]) -> list[Refusal]:
    return [r for r in results if isinstance(r, Refusal)]


def test_two_answers_at_once_close_the_case_once(cast: Cast) -> None:
    found = cases.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "x", channel=Channel.IN_PERSON, by=cast.qian_jin, on=ON
    )
    cases.accept(found.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=ON)

    approved(cast, found, on=ON)

    def answer(way: Way, by: Any) -> Callable[[], Case]:
        return lambda: cases.answer(found.pk, way=way, sent=ON, signed=ON, by=by, on=ON)

    results = at_once(answer(Way.ELECTRONIC, cast.li_qiang), answer(Way.DIRECT, cast.qian_jin))
    (late,) = refused(results)
    assert "“已办结”状态下不能“送达答复”" in str(late)
    won = next(r for r in results if isinstance(r, Case))
    found.refresh_from_db()
    assert found.outcome == won.outcome
    assert verify().ok


def test_the_last_button_of_a_request_pressed_at_once_makes_one_case(cast: Cast) -> None:
    browser = Client()
    filling.fill(browser)
    cookie = browser.cookies["draft"].value

    def press() -> str:
        again = Client()
        again.cookies["draft"] = cookie
        return again.post("/ysqgk/apply/check/")["Location"]

    assert at_once(press, press, press, press) == ["/ysqgk/receipt/"] * 4
    assert Case.objects.get().applicant.name == "王芳"


def test_a_draft_erased_while_it_is_submitted_is_one_or_the_other(cast: Cast) -> None:
    draft, _ = cases.begin_draft(cast.agency, on=ON)
    cases.write_draft(draft.pk, {"asked": "某项目申报书"}, on=ON)

    def submit() -> Case:
        return cases.submit_draft(draft.pk, WANG_FANG, ApplicantKind.NATURAL, "某项目申报书", on=ON)

    results = at_once(submit, lambda: cases.erase_draft(draft.pk))
    assert Case.objects.count() == 1 - len(refused(results))


def test_two_reviewers_at_once_leave_one_approval(cast: Cast) -> None:
    document = draft_of(cast)
    walk(cast, document, until="pass_second")
    works = [
        lambda who=who: documents.sign(document.pk, opinion="", by=who, on=ON)
        for who in (cast.wu_tao, cast.feng_lin)
    ]
    results = at_once(*works)
    assert len(refused(results)) == 1
    assert Review.objects.filter(act="sign").count() == 1


def test_two_writers_at_once_lose_nothing(cast: Cast) -> None:
    edition = draft_of(cast).editions.get()
    works = [
        lambda who=who: documents.rewrite(edition.pk, text=who.name, by=who, on=ON, saves=0)
        for who in (cast.li_qiang, cast.qian_jin)
    ]
    results = at_once(*works)
    (late,) = refused(results)
    assert isinstance(late, documents.Stale)
    edition.refresh_from_db()
    assert (edition.saves, edition.text) == (1, next(r.text for r in results if r is not late))


def test_numbers_taken_at_once_are_all_different_and_without_a_gap(cast: Cast) -> None:
    results = at_once(*[lambda: take_number(cast.agency, "YSQ", 2024)] * 8)
    assert sorted(results) == list(range(1, 9))


def test_eight_requests_filed_at_once_leave_one_unbroken_chain(cast: Cast) -> None:
    works = [
        lambda: cases.receive(
            cast.agency,
            WANG_FANG,
            ApplicantKind.NATURAL,
            "x",
            channel=Channel.IN_PERSON,
            by=cast.qian_jin,
            on=ON,
        )
    ] * 8
    results = at_once(*works)
    assert len({c.number for c in results}) == 8
    assert (verify().ok, verify().rows) == (
        True,
        17,
    )  # a line and a receipt each, and the line of the columns


def test_eight_plans_at_once_leave_one_waking(cast: Cast) -> None:
    at_once(*[lambda: plan(tick, timezone.now())] * 8)
    assert DBTaskResult.objects.count() == 1


def test_a_job_run_by_four_at_once_runs_in_one(cast: Cast) -> None:
    begun = threading.Event()

    def slowly(on: date) -> dict[str, int]:
        begun.set()
        time.sleep(0.5)
        return {}

    results = at_once(*[lambda: night.carry_out(Job("slow", "慢", slowly, ""), ON)] * 4)
    assert begun.is_set()
    assert sum(bool(runs) for runs in results) == 1
    assert JobRun.objects.filter(ok=True).count() == 1


def test_a_job_that_lets_its_connection_go_keeps_its_lock(cast: Cast) -> None:
    seen = []

    def look() -> None:
        with alone("matter-of-a-drill") as mine:
            seen.append(mine)

    with alone("matter-of-a-drill") as mine:
        connection.close()
        at_once(look)
    at_once(look)
    assert (mine, seen) == (True, [False, True])


def test_a_document_withdrawn_while_the_index_is_written_again_is_not_in_it(cast: Cast) -> None:
    for _ in range(5):
        document = draft_of(cast)
        walk(cast, document)
        key = document.pk
        results = at_once(
            lambda k=key: documents.withdraw(k, how=TAKEN_BACK, opinion="内容有误", by=cast.wu_tao, on=ON),
            lambda: list(reindex(everything())),
            lambda k=key: keep_found([k]),
        )
        assert not refused(results)
        assert not written("document").exists()
        assert search(cast.agency, "活动").count() == 0
