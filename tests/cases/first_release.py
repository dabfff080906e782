"""A database as the first release left it, filled through its own models, beside the one of the tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from gongkai.journal.chain import seal
from gongkai.law.hand import Hand
from gongkai.law.outcome import ANSWERS, Outcome
from tests.cast import SINCE

RELEASE = [
    ("agencies", "0001_agencies_first"),
    ("journal", "0002_journal_is_append_only"),
    ("documents", "0001_documents_first"),
    ("cases", "0001_cases_first"),
    ("quality", "0001_quality_first"),
    ("reports", "0001_reports_first"),
]
RECEIVED = date(2024, 3, 11)
OPEN = ("submitted", "received", "in_hand", "incomplete")
# One a process: tests run side by side.
NAME = f"gongkai_first_release_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


@contextmanager
def another_database(folder: Path) -> Iterator[None]:
    """Everything inside happens in a new, empty database of the same kind."""
    here = connections["default"]
    settings = deepcopy(here.settings_dict)
    settings["OPTIONS"].pop("pool", None)
    settings["NAME"] = str(folder / f"{NAME}.sqlite3") if here.vendor == "sqlite" else NAME
    _anew(f"DROP DATABASE IF EXISTS {NAME}", f"CREATE DATABASE {NAME}")
    connections["default"] = type(here)(settings, "default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = here
        _anew(f"DROP DATABASE IF EXISTS {NAME}")


def _anew(*commands: str) -> None:
    if connection.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
            for command in commands:
                cursor.execute(command)


def models_of_the_first_release() -> Any:
    """Migrate the empty database to that day; its models as they were."""
    executor = MigrationExecutor(connection)
    executor.migrate(RELEASE)
    return executor.loader.project_state(RELEASE).apps


def fill(apps: Any) -> None:
    """An agency with its people, a case at every stage and of every outcome, and what followed."""
    agency = apps.get_model("agencies", "Agency").objects.create(
        code="11990000CAST000001", name="甲市文化和旅游局", short_name="文旅局", slug="jia", is_home=True,
        government="甲市人民政府", letter_prefix="甲文旅公开", address="甲市一路1号", phone="0000-0000000",
    )  # fmt: skip
    division = apps.get_model("agencies", "Division").objects.create(agency=agency, code="YWK", name="业务科")
    people = [
        _person(apps, agency, division, *who)
        for who in (("liqiang", "李强", Hand.CLERK), ("qianjin", "钱进", Hand.DISCLOSURE_CLERK), ("sunjing", "孙静", Hand.SECRECY_REVIEWER), ("wutao", "吴涛", Hand.DEPUTY))
    ]  # fmt: skip
    apps.get_model("agencies", "Series").objects.create(agency=agency, name="YSQ", year=2024, last=30)
    for at, stage in enumerate(OPEN, 1):
        _open_case(apps, at, stage, agency=agency, division=division, handler=people[0])
    for at, outcome in enumerate(Outcome, 1 + len(OPEN)):
        _closed_case(apps, at, outcome, agency=agency, division=division, handler=people[0])
    _lines(apps, agency, people[0])


def _person(apps: Any, agency: Any, division: Any, login: str, name: str, hand: Hand) -> Any:
    made = apps.get_model("agencies", "Person").objects.create(
        agency=agency, division=division, username=login, name=name, password="!", is_active=True
    )
    place = division if hand is Hand.CLERK else None
    apps.get_model("agencies", "Post").objects.create(
        person=made, hand=hand.value, since=SINCE, division=place
    )
    return made


def _case(apps: Any, at: int, *, channel: str = "in_person", **fields: Any) -> Any:
    case = apps.get_model("cases", "Case").objects.create(
        number=f"2024-YSQ-{at:04d}", query_code="ABCD-EFGH", applicant_kind="natural",
        channel=channel, submitted_on=RECEIVED, asked=f"第{at}件所要的信息\n第二行", **fields,
    )  # fmt: skip
    apps.get_model("cases", "Applicant").objects.create(
        case=case, name=f"申请人{at}", id_kind="id_card", id_number=number_of(at), phone="13800000000"
    )
    return case


def number_of(at: int) -> str:
    """The invented number of the paper of the applicant of a case; the last letter in the small hand."""
    return f"99000019900307{at:03d}x"


def _open_case(apps: Any, at: int, stage: str, **fields: Any) -> None:
    if stage == "submitted":
        _case(apps, at, stage=stage, channel="online", agency=fields["agency"])
        return
    case = _case(apps, at, stage=stage, received_on=RECEIVED, due=date(2024, 4, 9), clock_status="official", **fields)  # fmt: skip
    facts = apps.get_model("cases", "CaseEvent").objects
    if stage == "in_hand":
        facts.create(
            case=case,
            on=date(2024, 3, 18),
            what="consult_third_party",
            party="某公司",
            received=date(2024, 3, 19),
        )
    if stage == "incomplete":
        facts.create(case=case, on=date(2024, 3, 18), what="ask_to_complete", says="请写明年份")
    if stage != "received":
        case.due, case.clock_status = None, "stopped"
        case.waits_until = date(2024, 4, 10) if stage == "in_hand" else None
        case.save()


def _closed_case(apps: Any, at: int, outcome: Outcome, **fields: Any) -> None:
    closed = RECEIVED + timedelta(days=at)
    said = {}
    if outcome in ANSWERS:
        said = {
            "answer": f"{outcome.label}的理由。\n依照条例。",
            "answer_no": f"甲文旅公开〔2024〕第{at}号-答",
        }
    case = _case(
        apps, at, stage="closed", received_on=RECEIVED, due=date(2024, 4, 9), clock_status="official",
        outcome=outcome.value, closed_on=closed, **said, **fields,
    )  # fmt: skip
    facts = apps.get_model("cases", "CaseEvent").objects
    if outcome in ANSWERS:
        facts.create(case=case, on=closed, what="answered")
    if outcome is Outcome.WITHHELD_PROCESS:
        apps.get_model("cases", "Remedy").objects.create(
            case=case, track="review", lodged_on=closed, result="upheld", concluded_on=closed
        )


def _lines(apps: Any, agency: Any, person: Any) -> None:
    """Two lines of the journal, sealed as they were then."""
    Entry, previous = apps.get_model("journal", "Entry"), ""  # noqa: N806
    for number, act in enumerate(("receive", "accept"), 1):
        entry = Entry(
            agency=agency, number=number, at=timezone.now(), on=RECEIVED, matter="case", key="2024-YSQ-0003", act=act,
            label=act, under="《条例》", person=person, by=person.name, hand="clerk", facts={"due": "2024-04-09"},
            previous=previous,
        )  # fmt: skip
        entry.digest = previous = seal(entry)
        entry.save()
    apps.get_model("journal", "Head").objects.create(agency=agency, number=2, digest=previous)
