"""What was decided before a second person and an announcement were asked for is brought on as what it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from gongkai.documents.clearing.scope import permitted
from gongkai.documents.models import (
    Allowance,
    CleanUpRound,
    CountingDecision,
    Document,
    KeptNumber,
    LookedAt,
)
from tests.cases.first_release import another_database

BEFORE = [("documents", "0014_the_record_is_signed_too")]
AFTER = [("documents", "0016_what_an_edition_corrects")]
ON, UNTIL, OVER, TODAY = date(2026, 3, 2), date(2026, 6, 30), date(2026, 7, 1), date(2026, 11, 26)


@pytest.fixture(scope="module", autouse=True)
def _upgraded(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    with django_db_blocker.unblock(), another_database(tmp_path_factory.mktemp("decisions")):
        fill(at(BEFORE))
        look(at(AFTER))
        call_command("migrate", interactive=False, verbosity=0)
        yield


@pytest.fixture(autouse=True)
def _there(_upgraded: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def at(state: list[tuple[str, str]]) -> Any:
    """The database brought to a state, and its models as they were then."""
    executor = MigrationExecutor(connection)
    executor.migrate(state)
    return executor.loader.project_state(state).apps


def fill(apps: Any) -> None:
    """A clean-up carried out and one that runs, a count one person changed, an exception over and one that runs."""
    agency = apps.get_model("agencies", "Agency").objects.create(
        code="11990000CAST000001", name="甲市文化和旅游局", short_name="文旅局", slug="jia", is_home=True
    )
    division = apps.get_model("agencies", "Division").objects.create(agency=agency, code="YWK", name="业务科")
    by = apps.get_model("agencies", "Person").objects.create(
        agency=agency, division=division, username="wutao", name="吴涛", password="!", is_active=True
    )
    column = apps.get_model("documents", "Column").objects.create(
        agency=agency, key="policy", name="政策文件"
    )
    rounds = apps.get_model("documents", "CleanUpRound").objects
    said = {"agency": agency, "until": UNTIL, "by": by, "on": ON}
    rounds.create(year=2025, closed_on=OVER, **said)
    rounds.create(year=2026, **said)
    for number, title in enumerate(("期满的", "仍有效的"), 1):
        document = apps.get_model("documents", "Document").objects.create(
            agency=agency, division=division, column=column, owner=by, title=title, made_on=ON,
            index_no=f"11990000CAST000001/2026-{number:05d}",
        )  # fmt: skip
        decided(apps, document, by, ended=OVER if title == "期满的" else None)


def decided(apps: Any, document: Any, by: Any, *, ended: date | None) -> None:
    until = UNTIL if ended else date(2027, 6, 30)
    allowance = apps.get_model("documents", "Allowance").objects.create(
        document=document, kind="sanction_notice", law="处罚法", article="第四十八条", scope="姓名", until=until, by=by, on=ON,
        ended_on=ended,
    )  # fmt: skip
    apps.get_model("documents", "KeptNumber").objects.create(
        document=document, piece="正文", digest="d" * 64, mark="m" * 64, kind="phone", shown="13******000", by=by, on=ON,
        ground="exception", reason="确需公开", basis="处罚法第四十八条", allowance=allowance,
    )  # fmt: skip
    apps.get_model("documents", "CountingDecision").objects.create(
        document=document, act="leave_out", reason="重复", by=by, on=ON
    )


def look(apps: Any) -> None:
    """Somebody looked at a scan of each while its exception ran, and at another one since."""
    for document in apps.get_model("documents", "Document").objects.all():
        for digest, on in (("a" * 64, ON), ("b" * 64, TODAY)):
            apps.get_model("documents", "LookedAt").objects.create(
                document=document, piece="扫描.png", digest=digest, says="看过", by=document.owner, on=on
            )


def test_a_clean_up_carried_out_was_concluded_that_day_by_nobody_known() -> None:
    done = CleanUpRound.objects.get(year=2025)
    assert (done.concluded_on, done.closed_on, done.concluded_by) == (OVER, OVER, None)
    assert CleanUpRound.objects.get(year=2026).concluded_on is None


def test_a_count_one_person_changed_says_so() -> None:
    assert set(CountingDecision.objects.values_list("state", "decided_by")) == {("alone", None)}


def test_an_exception_of_before_names_no_kind_and_permits_nothing_more() -> None:
    assert list(Allowance.objects.values_list("kinds", "revoked_on")) == [([], None)] * 2
    for title in ("期满的", "仍有效的"):
        assert permitted(Document.objects.get(title=title), TODAY) == set()


def test_what_was_kept_stays_kept_by_its_exception() -> None:
    kept = KeptNumber.objects.select_related("allowance")
    assert {(row.document_id, row.revoked_on) for row in kept} == {
        (row.allowance.document_id, None) for row in kept if row.allowance
    }
    assert kept.count() == 2


def test_a_look_ends_with_an_exception_that_is_over_and_no_other_does() -> None:
    rows = LookedAt.objects.order_by("document__index_no", "on").values_list(
        "document__title", "on", "void_on"
    )
    assert list(rows) == [
        ("期满的", ON, OVER), ("期满的", TODAY, None), ("仍有效的", ON, None), ("仍有效的", TODAY, None)
    ]  # fmt: skip
